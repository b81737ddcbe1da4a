"""Where a printed figure comes from: its formula, the authored lines with their places, and the sum before rounding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from generator.budget.disclosure import CARRIED, Line
from generator.budget.figure import Change, Count, Figure, Growth, Share, Sum
from generator.budget.ledger import Ledger
from generator.budget.rounding import in_yuan
from generator.document.numerals import chinese
from generator.document.tree import Document, Heading, Paragraph, Table, Text, plain, titled_rows

LEAD = 12
UNIT = re.compile("(万?元|[%％])$")
FIGURE = re.compile(rf"[0-9][0-9,]*(\.[0-9]+)?({UNIT.pattern})?")
TABLE = re.compile("表([0-9]+|[一二三四五六七八九十]+)")
UNHEARD = re.compile(r"[\s“”\"'‘’]")


class Found(NamedTuple):
    """A figure in the document: the table or headings it stands under, and what stands beside it."""

    under: tuple[str, ...]
    beside: str
    figure: Figure


def figures(document: Document) -> Iterator[Found]:
    """Yield every figure of the document in printed order, with its place in the reader's words."""
    trail: tuple[str, ...] = ()
    for block in document.blocks:
        if isinstance(block, Heading):
            trail = (*trail[: block.level - 1], plain(block.text))
            yield from (Found(trail, "", part) for part in block.text if isinstance(part, Figure))
        elif isinstance(block, Paragraph):
            yield from _in_text(block.text, trail)
        elif isinstance(block, Table):
            under = (*trail[:1], f"{block.number} {block.title}") if block.level else (*trail, block.description)
            yield from _in_table(block, under)


def _in_text(text: Text, trail: tuple[str, ...]) -> Iterator[Found]:
    for number, part in enumerate(text):
        if isinstance(part, Figure):
            before = plain(text[:number])[-LEAD:]
            after = plain(text[number + 1 :])[:2]
            yield Found(trail, f"…{before}[{part.text}]{after}…", part)


def _in_table(table: Table, under: tuple[str, ...]) -> Iterator[Found]:
    heads = _column_heads(table)
    for row in table.rows:
        columns = accumulate((cell.span for cell in row), initial=0)
        label: list[str] = []
        over = False  # a text behind a figure begins a new label: that of the other half, or of the next field
        for cell, column in zip(row, columns, strict=False):
            found = [part for part in cell.text if isinstance(part, Figure)]
            if cell.text and not found:
                label = [*([] if over else label), plain(cell.text).strip()]
            over = bool(found) or (not cell.text and (over or table.columns[column].numeric))
            beside = " · ".join(filter(None, (" ".join(label), heads[column])))
            yield from (Found(under, beside, part) for part in found)


def _column_heads(table: Table) -> list[str]:
    heads = [""] * len(table.columns)
    for row in titled_rows(table):
        column = 0
        for cell in row:
            if cell.merge != "continue":
                heads[column : column + cell.span] = [plain(cell.text)] * cell.span
            column += cell.span
    return heads


def matches(found: Found, place: str, printed: str) -> bool:
    """Return whether a figure stands at a place (表3, a section's words) and reads as asked.

    A number alone is a figure: nobody looks for a heading by an amount.
    """
    if not printed and FIGURE.fullmatch(_bare(place)):
        place, printed = "", place
    wanted = _bare(place)
    at_place = not wanted or any(_names(_bare(name), wanted) for name in found.under)
    return at_place and (not printed or _digits(found.figure.text) == _digits(printed))


def _bare(text: str) -> str:
    return UNHEARD.sub("", text)


def _digits(text: str) -> str:
    """Return a figure without its unit, which is printed beside it, and without separators."""
    return UNIT.sub("", _bare(text)).replace(",", "")


def _names(name: str, wanted: str) -> bool:
    """Return whether a heading is meant. A table's number must be met whole (表1 is not 表10), in either numerals."""
    asked, own = TABLE.fullmatch(wanted), TABLE.match(name)
    return bool(own and _number(asked[1]) == _number(own[1])) if asked else wanted in name


def _number(digits: str) -> str:
    return chinese(int(digits)) if digits.isdecimal() else digits


def explanation(found: Found, ledger: Ledger) -> str:
    """Return the account of one figure as indented lines of text."""
    beside = [f"  {found.beside}"] if found.beside else []
    return "\n".join([" › ".join(found.under), *beside, *_account(found.figure, ledger, "  ")])


def _account(figure: Figure, ledger: Ledger, indent: str) -> Iterator[str]:
    formula = figure.formula
    if isinstance(formula, Sum):
        yield from _sum(figure, formula, ledger, indent)
    elif isinstance(formula, Count):
        names = sorted({line.project for line in ledger.pick(formula.lines) if line.project})
        yield f"{indent}{figure.text} ＝ 不同项目的个数（{formula.words or '全部'}）"
        yield from (f"{indent}  {name}" for name in names)
    elif isinstance(formula, Share):
        yield f"{indent}{figure.text}% ＝ 100 × {formula.part.text} ÷ {formula.whole.text}，按印出的数算，四舍五入"
        yield from _account(formula.part, ledger, indent + "  ")
        yield from _account(formula.whole, ledger, indent + "  ")
    elif isinstance(formula, Change):
        now, before = in_yuan(formula.now.value), in_yuan(formula.before.value)
        yield f"{indent}{figure.text} ＝ 今年 {now} − 上年 {before}，相减后再四舍五入"
        yield from _account(formula.now, ledger, indent + "  ")
        yield from _account(formula.before, ledger, indent + "  ")
    else:
        yield from _growth(figure, formula, ledger, indent)


def _growth(figure: Figure, formula: Growth, ledger: Ledger, indent: str) -> Iterator[str]:
    change, now = formula.change.shown, formula.now.shown
    if now - change:
        before = f"{now - change}（今年 {now} − 变动 {change}）"
        yield f"{indent}{figure.text}% ＝ 100 × {abs(change)} ÷ {before}，按印出的数算，四舍五入"
    else:
        yield f"{indent}{figure.text}% ：上年为零，今年{'有数' if now else '也为零'}"
    yield from _account(formula.change, ledger, indent + "  ")


def _sum(figure: Figure, formula: Sum, ledger: Ledger, indent: str) -> Iterator[str]:
    lines = list(ledger.pick(formula.lines))
    yield f"{indent}{figure.text} ＝ {len(lines)} 处之和（取数：{formula.words or '全部'}）"
    for line in lines:
        yield f"{indent}  {line.file}:{line.position.line}  {_amount(line)}  {_described(line)}"
    if lines and not lines[0].counts:
        yield f"{indent}  合计 {in_yuan(figure.value)}，四舍五入后印 {figure.text}"


def _amount(line: Line) -> str:
    return f"{line.amount:f}" if line.counts else in_yuan(line.amount)


def _described(line: Line) -> str:
    if line.item:
        return line.item.replace(".", " → ")
    period = f"{line.period}{line.carried}" if line.carried == CARRIED else line.period
    return " ".join(filter(None, (period, line.function, line.fund, line.kind, line.economy, line.project)))
