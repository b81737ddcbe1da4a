"""Markdown: what the officer wrote is shown as it stands, a table has one header row, a row is one line."""

from __future__ import annotations

import pytest

from generator.document.tree import Cell, Column, Contents, Cover, Document, Entry, Heading, Paragraph, Table
from generator.output.markdown import render


def rendered(*blocks: Cover | Contents | Heading | Paragraph | Table) -> str:
    return render(Document("名", "甲局", 2026, blocks))


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((text,)) for text in texts)


# ---- blocks

BLOCKS = [
    (Cover(("2026年甲局", "单位预算公开")), "# 2026年甲局单位预算公开\n"),
    (
        Contents("目录", (Entry(1, "第一部分 概况", "s_1"), Entry(2, "一、职能", "s_1_1"))),
        "**目录**\n\n- 第一部分 概况\n  - 一、职能\n",
    ),
    (Heading(1, ("第一部分 ", "概况"), "s_1"), "## 第一部分 概况\n"),
    (Heading(3, ("（一）", "规模"), "s_1_1_1"), "#### （一）规模\n"),
    (Heading(3, ("（一）", "甲 ##"), "s_1_1_1"), "#### （一）甲 \\##\n"),
    (Heading(3, ("（一）", "甲##"), "s_1_1_1"), "#### （一）甲##\n"),
    (Paragraph(("甲", "乙")), "甲乙\n"),
    (Paragraph(("甲局",), "signature"), "甲局\n"),
]


@pytest.mark.parametrize(("block", "markdown"), BLOCKS)
def test_a_block_becomes_lines(block: Cover | Contents | Heading | Paragraph, markdown: str) -> None:
    assert rendered(block) == markdown


def test_blocks_are_an_empty_line_apart() -> None:
    assert rendered(Paragraph(("甲",)), Paragraph(("乙",))) == "甲\n\n乙\n"


# ---- what Markdown would take for its own

ESCAPED = [
    ("a*b_c`d[e]f", r"a\*b\_c\`d\[e\]f"),
    ("C:\\甲", r"C:\\甲"),
    ("5~10人，20~30元", r"5\~10人，20\~30元"),
    ("<b>甲</b>", r"\<b>甲\</b>"),
    ("a<3且b>2", "a<3且b>2"),
    ("&amp;与&#42;与 A & B", r"\&amp;与\&#42;与 A & B"),
    ("# 甲", r"\# 甲"),
    ("#甲", "#甲"),
    ("- 甲", r"\- 甲"),
    ("-5%", "-5%"),
    ("+ 甲", r"\+ 甲"),
    (">=2起", r"\>=2起"),
    ("> 甲", r"\> 甲"),
    ("---", r"\---"),
    ("——甲", "——甲"),
    ("1. 甲", "1. 甲"),
]


@pytest.mark.parametrize(
    ("texts", "markdown"),
    [
        (("1. 甲", "2. 乙", "3. 丙"), "1. 甲\n\n2. 乙\n\n3. 丙\n"),
        (("1. 甲", "3. 乙", "4. 丙"), "1. 甲\n\n3\\. 乙\n\n4. 丙\n"),
        (("1) 甲", "1) 乙"), "1) 甲\n\n1\\) 乙\n"),
        (("3. 甲", "乙", "7. 丙"), "3. 甲\n\n乙\n\n7. 丙\n"),
        (("1.5万元", "3.6万元"), "1.5万元\n\n3.6万元\n"),
    ],
)
def test_a_number_that_does_not_follow_is_not_counted_anew(texts: tuple[str, ...], markdown: str) -> None:
    assert rendered(*(Paragraph((text,)) for text in texts)) == markdown


@pytest.mark.parametrize(("text", "markdown"), ESCAPED)
def test_what_markdown_would_take_for_its_own_is_shown_as_it_stands(text: str, markdown: str) -> None:
    assert rendered(Paragraph((text,))) == markdown + "\n"


def test_headings_cover_and_contents_are_escaped_too() -> None:
    assert rendered(Heading(2, ("一、", "*甲*"), "s")) == "### 一、\\*甲\\*\n"
    assert rendered(Cover(("_甲_",))) == "# \\_甲\\_\n"
    assert rendered(Contents("目录", (Entry(1, "[甲]", "s"),))) == "**目录**\n\n- \\[甲\\]\n"


# ---- tables

HEADER = (
    (Cell(("科目",), 2), Cell(("支出",), 2), Cell(("合计",), merge="start")),
    (*cells("编码", "名称", "基本", "项目"), Cell(("合计",), merge="continue")),
)
TABLE = Table(
    title="支出情况表",
    number="表3",
    left="编制单位：甲局",
    right="单位：万元",
    level=2,
    columns=(Column(8), Column(20), Column(8, numeric=True), Column(8, numeric=True), Column(8, numeric=True)),
    header=HEADER,
    rows=(cells("210", "卫生|健康", "1.00", "", "1.00"), cells("", "总计", "1.00", "", "1.00")),
)
TABLE_MARKDOWN = r"""### 表3 支出情况表

编制单位：甲局　单位：万元

| 科目／编码 | 科目／名称 | 支出／基本 | 支出／项目 | 合计 |
| --- | --- | --: | --: | --: |
| 210 | 卫生\|健康 | 1.00 |  | 1.00 |
|  | 总计 | 1.00 |  | 1.00 |
"""


def test_the_levels_of_the_header_are_joined_and_a_row_is_a_line() -> None:
    assert rendered(TABLE) == TABLE_MARKDOWN


FORM = Table(
    title="绩效目标表",
    subtitle="（2026年度）",
    columns=(Column(8), Column(8), Column(8)),
    header=(),
    rows=(
        (Cell(("项目名称",)), Cell(("奖励金",), 2)),
        (Cell(("产出",), merge="start"), *cells("数量", ">=2起\n两行")),
        (Cell(("产出",), merge="continue"), *cells("质量", "a_b")),
    ),
)
FORM_MARKDOWN = r"""**绩效目标表（2026年度）**

| 项目名称 | 奖励金 |  |
| --- | --- | --- |
| 产出 | 数量 | >=2起<br>两行 |
| 产出 | 质量 | a\_b |
"""


def test_a_form_without_header_takes_its_first_row_and_merged_cells_are_repeated() -> None:
    assert rendered(FORM) == FORM_MARKDOWN


def test_one_changed_figure_changes_one_line() -> None:
    changed = TABLE._replace(rows=(cells("210", "卫生|健康", "2.00", "", "1.00"), TABLE.rows[1]))
    before, after = rendered(TABLE).splitlines(), rendered(changed).splitlines()
    assert len(before) == len(after)
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        r"| 210 | 卫生\|健康 | 2.00 |  | 1.00 |"
    ]
