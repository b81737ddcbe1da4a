"""Whether the figures of a document agree with each other and with the ledger, whatever the file says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from operator import or_

from generator.budget.figure import Change, Count, Figure, Share, Sum
from generator.budget.ledger import Ledger
from generator.document.tree import Cell, Document, Row, Table, plain
from generator.explain import figures

TOTALS = ("总计", "合计", "收入总计", "支出总计")
BALANCED = ("收支总体情况表", "收支预算总体情况表")
BLANK = 50  # 元: what is less is printed as nothing
WHOLE = ("收入总体情况表", "支出总体情况表")


def contradictions(document: Document, ledger: Ledger) -> Iterator[str]:
    """Yield each figure that is not what it says, each total that is not the sum of its rows, each pair that differs."""  # noqa: E501
    for found in figures(document):
        if not is_true(found.figure, ledger):
            yield f"{found.under} {found.beside}: {found.figure}"
    tables = [block for block in document.blocks if isinstance(block, Table) and block.level]
    for table in tables:
        for row in table.rows:
            if _is_total(row):
                yield from _unlike_its_rows(table, row, ledger)
    yield from _unlike_each_other(tables)


def is_true(figure: Figure, ledger: Ledger) -> bool:
    """Return whether a figure is what its formula gives, rounded once: amounts exactly, shares from what is printed."""
    formula = figure.formula
    if isinstance(formula, Sum):
        exact = sum((line.amount for line in ledger.pick(formula.lines)), Decimal(0))
        return figure.value == exact and figure.shown in (_hundredths(exact / 10000), _hundredths(exact))
    if isinstance(formula, Count):
        return figure.shown == len({line.project for line in ledger.pick(formula.lines) if line.project})
    if isinstance(formula, Change):
        exact = formula.now.value - formula.before.value
        return figure.value == exact and figure.shown in (_hundredths(exact / 10000), _hundredths(exact))
    if isinstance(formula, Share):
        part, whole = formula.part.shown, formula.whole.shown
        return figure.shown == _hundredths(100 * part / whole if whole else Decimal(0))
    before = formula.now.shown - formula.change.shown
    from_nothing = Decimal(100) if formula.now.shown else Decimal(0)
    return figure.shown == _hundredths(abs(100 * formula.change.shown / before) if before else from_nothing)


def _hundredths(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _is_total(row: Row) -> bool:
    return any(plain(cell.text).strip() in TOTALS for cell in row)


def _figure(cell: Cell) -> Figure | None:
    return next((part for part in cell.text if isinstance(part, Figure)), None)


def _unlike_its_rows(table: Table, total: Row, ledger: Ledger) -> Iterator[str]:
    """Yield the columns in which the total is not all that stands above it, or not the sum of the finest rows."""
    others = [row for row in table.rows if not _is_total(row)]
    codes = min(3, [column.numeric for column in table.columns].index(True) - 1)
    finest = max((_depth(row[:codes]) for row in others), default=0)
    for column, cell in enumerate(total):
        whole = _figure(cell)
        if whole is None or not isinstance(whole.formula, Sum):
            continue
        parts = [(figure, row) for row in others if (figure := _figure(row[column]))]
        blank = BLANK * (len(others) - len(parts))
        lines = reduce(or_, (part.formula.lines for part, _ in parts if isinstance(part.formula, Sum)), 0)
        if abs(ledger.total(lines) - whole.value) > blank:
            yield f"{table.title}: column {column} is {whole.value}, its rows are {ledger.total(lines)}"
        leaves = sum(part.value for part, row in parts if _depth(row[:codes]) == finest)
        if finest and abs(leaves - whole.value) > blank:
            yield f"{table.title}: column {column} is {whole.value}, its items add up to {leaves}"


def _depth(codes: Row) -> int:
    """Return how many digits the codes of a row have: 3 for a 类, 5 for a 款, 7 for a 项."""
    texts = [plain(cell.text) for cell in codes]
    return sum(len(text) for text in texts if text.isdigit())


def _unlike_each_other(tables: list[Table]) -> Iterator[str]:
    wholes: list[Decimal] = []
    for table in tables:
        totals = [list(_totals(row)) for row in table.rows if _is_total(row)]
        if table.title.endswith(BALANCED) and len(set(totals[0])) != 1:
            yield f"{table.title}: {totals[0]}"
        if table.title.endswith((*WHOLE, BALANCED[0])):
            wholes.append(totals[0][0])
    if len(set(wholes)) > 1:
        yield f"the totals of {WHOLE} are {wholes}"


def _totals(row: Row) -> Iterator[Decimal]:
    """Yield the first figure after each label of a total."""
    label = False
    for cell in row:
        figure = _figure(cell)
        if label and figure:
            yield figure.value
        label = plain(cell.text).strip() in TOTALS
