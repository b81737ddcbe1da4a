"""A fact stands in one place: one changed line of a unit's file changes every figure that rests on it, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from generator.budget.disclosure import Line
from generator.budget.figure import Figure, Sum
from generator.document.tree import Document, Table
from generator.output.docx import render as render_docx
from generator.output.markdown import render
from tests.helpers.disclosures import composed_text
from tests.helpers.docx_inspect import body, find, text

UNITS = sorted(Path(__file__).parent.parent.joinpath("units").rglob("*.yaml"))
UNIT = next(path for path in UNITS if path.match("乌鲁木齐市医疗保障局/2026.yaml"))
FIGURE = re.compile(r"(\d[\d,]*\.\d\d)")
NUMBER = re.compile(r"(表\d+|[一二三四五六七八九十]+(?=、)|（[一二三四五六七八九十]+）)")
LEAD = 14  # characters shown before the first changed figure

# 办公费 155,600 → 165,600 元: 1.00 万元 more.
BEFORE, AFTER = '"30201": 155600', '"30201": 165600'
CHANGES = """\
表1 一、本年收入 | 677.87→678.87
表1 1.一般公共预算拨款 | 677.87→678.87
表1 其中：一般财力 | 547.87→548.87
表1 210 卫生健康支出 | 609.16→610.16
表1 收入总计 | 687.01→688.01 | 支出总计 | 687.01→688.01
表2 卫生健康支出 | 609.16→610.16 | 600.03→601.03 | 470.03→471.03
表2 医疗保障管理事务 | 609.16→610.16 | 600.03→601.03 | 470.03→471.03
表2 01 | 行政运行 | 440.83→441.83 | 440.83→441.83 | 440.83→441.83
表2 总计 | 687.01→688.01 | 677.87→678.87 | 547.87→548.87
表3 卫生健康支出 | 609.16→610.16 | 440.83→441.83
表3 医疗保障管理事务 | 609.16→610.16 | 440.83→441.83
表3 01 | 行政运行 | 440.83→441.83 | 440.83→441.83
表3 总计 | 687.01→688.01 | 518.67→519.67
表4 一、财政拨款（补助） | 677.87→678.87
表4 一般公共预算 | 677.87→678.87
表4 210 卫生健康支出 | 600.03→601.03 | 600.03→601.03
表4 收入总计 | 677.87→678.87 | 支出总计 | 677.87→678.87 | 677.87→678.87
表5 卫生健康支出 | 600.03→601.03 | 440.83→441.83
表5 医疗保障管理事务 | 600.03→601.03 | 440.83→441.83
表5 01 | 行政运行 | 440.83→441.83 | 440.83→441.83
表5 总计 | 677.87→678.87 | 518.67→519.67
表6 商品和服务支出 | 58.42→59.42 |  | 58.42→59.42
表6 01 | 办公费 | 15.56→16.56 |  | 15.56→16.56
表6 总计 | 518.67→519.67 | 460.25 | 58.42→59.42
一 纳入单位预算管理。收支总预算687.01→688.01
二 木齐市医疗保障局单位收入预算687.01→688.01
二 一般公共预算547.87→548.87万元，占79.75→79.78%，比上年预算增加152.79→153.79万元，增长38.67→38.93
二 支付资金130.00万元，占18.92→18.90
三 医疗保障局2026年支出预算687.01→688.01
三 基本支出518.67→519.67万元，占75.50→75.53%，比上年预算增加140.52→141.52万元，增长37.16→37.42
三 项目支出168.34万元，占24.50→24.47
四 2026年财政拨款收支总预算677.87→678.87
四 入预算包括：一般公共预算拨款677.87→678.87
四 老保险缴费支出；卫生健康支出600.03→601.03
五（一） 026年一般公共预算拨款合计677.87→678.87
五（一） 基本支出518.67→519.67万元，比上年预算增加140.52→141.52万元，增长37.16→37.42
五（二） 支出（类）77.85万元，占11.48→11.47
五（二） 2. 卫生健康支出（类）600.03→601.03万元，占88.52→88.53
五（三） 行（项）：2026年预算数为440.83→441.83万元，比上年预算增加104.69→105.69万元，增长31.14→31.44
六 026年一般公共预算基本支出518.67→519.67
六 公用经费58.42→59.42
十三（一） 年的机关运行经费财政拨款预算58.42→59.42万元，比上年预算增加15.17→16.17万元，增长35.08→37.39
"""


@pytest.fixture(scope="module")
def pair() -> tuple[Document, Document]:
    """The unit's document before and after the change of one line."""
    source = UNIT.read_text(encoding="utf-8")
    assert source.count(BEFORE) == 1
    return composed_text(source)[0], composed_text(source.replace(BEFORE, AFTER))[0]


def lines(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the lines of the Markdown, each with the number of the table or section that it stands in."""
    place, section = "", ""
    for line in render(document).splitlines():
        if line.startswith("#") and (number := NUMBER.search(line)):
            section = section if line.startswith("####") else number[0]
            place = section + (number[0] if line.startswith("####") else "")
        yield place, line


def changed(before: str, after: str) -> str:
    """Return a line with its changed figures as old→new, from shortly before the first to the last of them."""
    olds, news = FIGURE.split(before), FIGURE.split(after)
    assert olds[::2] == news[::2], "words changed"
    both = [old if old == new else f"{old}→{new}" for old, new in zip(olds, news, strict=True)]
    arrows = [place for place, part in enumerate(both) if "→" in part]
    return "".join(both[: arrows[0]])[-LEAD:].lstrip("|　 ") + "".join(both[arrows[0] : arrows[-1] + 1])


def test_one_changed_line_changes_exactly_the_figures_that_rest_on_it(pair: tuple[Document, Document]) -> None:
    both = zip(lines(pair[0]), lines(pair[1]), strict=True)
    found = [f"{place} {changed(before, after)}" for (place, before), (_, after) in both if before != after]
    assert found == CHANGES.splitlines()


def figures_in_docx(document: Document) -> list[str]:
    paragraphs = find(body(render_docx(document)), ".//w:p")
    return [figure for paragraph in paragraphs for figure in FIGURE.findall(text(paragraph))]


def test_the_same_figures_change_in_the_docx(pair: tuple[Document, Document]) -> None:
    before, after = map(figures_in_docx, pair)
    found = [f"{old}→{new}" for old, new in zip(before, after, strict=True) if old != new]
    assert found == re.findall(r"[\d,.]+→[\d,.]+", CHANGES)


def sums(document: Document, ledger_lines: tuple[Line, ...]) -> Iterator[tuple[Decimal, list[Line]]]:
    """Yield each amount that the tables print as the sum of two or more authored lines, with these lines."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    for part in (part for table in tables for row in table.rows for cell in row for part in cell.text):
        if isinstance(part, Figure) and isinstance(part.formula, Sum):
            bits = part.formula.lines
            added = [line for number, line in enumerate(ledger_lines) if bits >> number & 1 and line.amount]
            if len(added) > 1:
                yield part.value, added


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.parent.name + path.stem)
def test_no_sum_of_a_table_is_typed_as_an_amount(path: Path) -> None:
    document, ledger = composed_text(path.read_text(encoding="utf-8"))
    authored: dict[Decimal, list[Line]] = {}
    for line in ledger.lines:
        authored.setdefault(line.amount, []).append(line)
    # Equal amounts under another 科目 are chance: 600,000 元 of one project, 200,000 + 400,000 of another.
    twice = [
        (total, line.position)
        for total, added in sums(document, ledger.lines)
        for line in authored.get(total, [])
        if line.item or line.function in {part.function for part in added}
    ]
    assert twice == []
