"""The comparison itself: whatever is changed, moved, lost or outdated must be reported."""

from __future__ import annotations

import re

import pytest

from generator.document.tree import (
    Block,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Entry,
    Heading,
    Paragraph,
    Row,
    Table,
)
from tests.published.aligning import align, match
from tests.published.cells import compare_sheet
from tests.published.comparing import compare
from tests.published.difference import Difference
from tests.published.errata import judge
from tests.published.grids import is_label
from tests.published.pages import Sheet
from tests.published.passages import compare_texts
from tests.published.printed import pages_of
from tests.published.reading import NAMES, read

HEADER = (
    (Cell(("科目",), 2), Cell(("支出预算",), 2)),
    (Cell(("类",)), Cell(("科目名称",)), Cell(("合计",)), Cell(("项目支出",))),
)
GOAL_HEAD = tuple(Cell((text,)) for text in ("一级指标", "二级指标", "三级指标", "指标值"))


def cells(*texts: str) -> Row:
    return tuple(Cell((text,) if text else ()) for text in texts)


def sheet(*rows: Row, header: tuple[Row, ...] = HEADER) -> Table:
    return Table("支出表", (Column(8),) * 4, header, rows, "表 3", left="编制单位：甲局", right="单位：万元", level=2)


def goal(value: str) -> Table:
    rows = (
        (Cell(("项目名称",)), Cell(("奖励金",), 3)),
        GOAL_HEAD,
        (Cell(("产出指标",), merge="start"), *cells("数量指标", "案件数", value)),
        (Cell(("产出指标",), merge="continue"), *cells("质量指标", "准确率", "=100%")),
    )
    return Table("绩效目标表", (Column(8),) * 4, (), rows, subtitle="（2026 年）")


ROWS = (
    cells("201", "一般支出", "1.00", ""),
    cells("208", "社保支出", "2.00", "2.00"),
    cells("", "总计", "3.00", "2.00"),
)
PROSE = ("一、关于支出", "支出预算 3.00 万元，占 100.00%。", "项目支出 2.00 万元，其中：")


SHEET, GOAL = sheet(*ROWS), goal(">=2 起")


def document(table: Table = SHEET, prose: tuple[str, ...] = PROSE, indicator: Table = GOAL) -> Document:
    blocks: tuple[Block, ...] = (
        Cover(("2026年甲局",)),
        Contents("目录", (Entry(1, "第一部分 概况", "a"),)),
        Heading(1, ("第一部分 概况",), "a"),
        Heading(1, ("第二部分 表",), "b"),
        table,
        Heading(1, ("第三部分 说明",), "c"),
        *(Paragraph((text,)) for text in prose),
        indicator,
        Heading(1, ("第四部分 名词解释",), "d"),
    )
    return Document("甲局", "甲局", 2026, blocks)


def differences(changed: Document) -> list[tuple[str, ...]]:
    return [tuple(found) for found in compare(pages_of(document()), pages_of(changed)).differences]


def test_same_document_has_no_difference() -> None:
    assert differences(document()) == []


def test_counts_what_it_compares() -> None:
    comparison = compare(pages_of(document()), pages_of(document()))
    assert (comparison.cells, comparison.figures) == (5, 3)


def test_changed_cell_is_reported() -> None:
    changed = document(sheet(cells("201", "一般支出", "1.01", ""), *ROWS[1:]))
    assert differences(changed) == [("表3 行 201-一般支出 列 支出预算/合计", "1.00", "1.01")]


def test_filled_blank_is_reported() -> None:
    changed = document(sheet(cells("201", "一般支出", "1.00", "0.00"), *ROWS[1:]))
    assert differences(changed) == [("表3 行 201-一般支出 列 支出预算/项目支出", "", "0.00")]


def test_amount_in_another_column_is_reported() -> None:
    changed = document(sheet(cells("201", "一般支出", "", "1.00"), *ROWS[1:]))
    assert len(differences(changed)) == 2


def test_moved_column_is_reported() -> None:
    header = (HEADER[0], (*HEADER[1][:2], HEADER[1][3], HEADER[1][2]))
    swapped = [(*row[:2], row[3], row[2]) for row in ROWS]
    assert "表3 列" in {place for place, *_ in differences(document(sheet(*swapped, header=header)))}


def test_renamed_column_is_reported_and_its_amounts_compared() -> None:
    header = (HEADER[0], (*HEADER[1][:3], Cell(("项目支出数",))))
    rows = (*ROWS[:2], cells("", "总计", "3.00", "9.00"))
    assert differences(document(sheet(*rows, header=header))) == [
        ("表3 列", "支出预算/项目支出", "支出预算/项目支出数"),
        ("表3 行 总计 列 支出预算/项目支出", "2.00", "9.00"),
    ]


def test_moved_row_is_reported() -> None:
    changed = document(sheet(ROWS[1], cells("201", "一般支出", "1.01", ""), ROWS[2]))
    assert differences(changed) == [
        ("表3 行序", "一般支出、社保支出", "社保支出、一般支出"),
        ("表3 行 201-一般支出 列 支出预算/合计", "1.00", "1.01"),
    ]


def test_lost_row_is_reported() -> None:
    assert ("表3 行", "201-一般支出 1.00", "") in differences(document(sheet(*ROWS[1:])))


def test_renamed_row_is_reported_and_its_amounts_compared() -> None:
    changed = document(sheet(cells("201", "一般的支出", "1.05", ""), *ROWS[1:]))
    assert differences(changed) == [
        ("表3 行 201-一般支出", "201-一般支出", "201-一般的支出"),
        ("表3 行 201-一般支出 列 支出预算/合计", "1.00", "1.05"),
    ]


def test_missing_paragraph_is_reported() -> None:
    assert differences(document(prose=PROSE[:2])) == [("第三部分 一 段2", PROSE[2].replace(" ", ""), "")]


def test_additional_paragraph_is_reported() -> None:
    assert differences(document(prose=(*PROSE, "多出的一段。"))) == [("第三部分 一 段3", "", "多出的一段。")]


def test_changed_figure_is_quoted_whole() -> None:
    changed = (PROSE[0], "支出预算 4.00 万元，占 100.00%。", PROSE[2])
    assert differences(document(prose=changed)) == [("第三部分 一 段1", "支出预算3.00万元，占", "支出预算4.00万元，占")]


def test_changed_indicator_is_reported() -> None:
    assert differences(document(indicator=goal(">=3 起"))) == [("绩效表1 行 案件数 列 指标值", ">=2起", ">=3起")]


def test_white_space_and_width_are_no_difference() -> None:
    changed = (PROSE[0], "支出预算3.00万元,占100.00%。", "项目支出2.00 万元,其中:")
    assert differences(document(prose=changed)) == []


def test_unlisted_and_stale_differences_are_told_apart() -> None:
    found = [Difference("表1", "1.00", "2.00")]
    listed = [Difference("表1", "1.00", "3.00")]
    assert judge(found, listed) == ((found[0],), (listed[0],))
    assert judge(found, found) == ((), ())


def test_difference_that_occurs_twice_must_be_listed_twice() -> None:
    found = [Difference("表1", "（一）", "1")] * 2
    assert judge(found, [Difference("表 1", "(一)", "1")]).unlisted


@pytest.mark.parametrize(
    ("published", "ours", "snippets"),
    [
        ("主要原是二〇一九年成立", "主要原因是二〇一九年成立", [("主要原是二〇一", "主要原因是二〇一")]),
        (
            "共支出1265.67万元左右",
            "共支出961.47万元左右",
            [("共支出1265.67万元左右", "共支出961.47万元左右")],
        ),
        ("社（2025）191号", "社〔2025〕191号", [("社（2025）191号", "社〔2025〕191号")]),
    ],
)
def test_snippets_are_short_and_whole(published: str, ours: str, snippets: list[tuple[str, str]]) -> None:
    assert [(found.published, found.ours) for found in compare_texts("", published, ours)] == snippets


def test_matching_finds_what_has_moved() -> None:
    assert match(["甲", "乙一", "丙"], ["丙", "甲", "乙"]) == [(0, 1), (1, 2), (2, 0)]


def test_alignment_keeps_order() -> None:
    assert list(align(["甲", "乙", "丙"], ["乙", "丁", "丙"])) == [(0, None), (1, 0), (None, 1), (2, 2)]


def altered(table: Sheet, row: int, column: int) -> Sheet:
    cells = list(table.rows[row])
    cells[column] = "9.87"
    return table._replace(rows=(*table.rows[:row], tuple(cells), *table.rows[row + 1 :]))


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_escapes(name: str) -> None:
    for table in read(name).sheets:
        amounts = [index for index, column in enumerate(table.columns) if not is_label(column)]
        for row in range(len(table.rows)):
            for column in amounts:
                assert len(list(compare_sheet(table, altered(table, row, column)))) == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_figure_escapes(name: str) -> None:
    for text in read(name).three:
        for figure in re.finditer(r"\d[\d,.]*", text):
            changed = f"{text[: figure.start()]}9.87{text[figure.end() :]}"
            assert list(compare_texts("", text, changed))
