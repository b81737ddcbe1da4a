"""The reader of the published texts: nothing is lost, and the conversion's damage is undone."""

from __future__ import annotations

import pytest

from tests.published import reading
from tests.published.cells import amounts_in
from tests.published.folding import figures
from tests.published.reading import NAMES, paragraphs, read

BOLE = "博乐市医疗保障局-2026"
URUMQI = "乌鲁木齐市医疗保障局-2026"
URUMQI_2020 = "乌鲁木齐市医疗保障局-2020"
XINJIANG = "新疆维吾尔自治区医疗保障局本级-2025"


def test_four_texts_are_there() -> None:
    assert set(NAMES) == {BOLE, URUMQI, URUMQI_2020, XINJIANG}


@pytest.mark.parametrize(
    ("name", "tables", "cells", "amounts"),
    [(URUMQI, 12, 201, 141), (BOLE, 12, 280, 141), (XINJIANG, 11, 382, 261), (URUMQI_2020, 9, 187, 87)],
)
def test_every_figure_is_read(name: str, tables: int, cells: int, amounts: int) -> None:
    pages = read(name)
    assert len(pages.sheets) == tables
    assert amounts_in(pages.sheets) == cells
    assert sum(len(figures(text)) for text in pages.three) == amounts


@pytest.mark.parametrize(
    ("name", "one", "three", "four"),
    [(URUMQI, 14, 94, 11), (BOLE, 13, 115, 11), (XINJIANG, 13, 178, 10), (URUMQI_2020, 15, 120, 11)],
)
def test_paragraphs_are_whole(name: str, one: int, three: int, four: int) -> None:
    pages = read(name)
    assert (len(pages.one), len(pages.three), len(pages.four)) == (one, three, four)


@pytest.mark.parametrize(
    ("name", "indicators"),
    [
        (URUMQI, [7, 7, 13]),
        (BOLE, [4, 10, 4, 6]),
        (XINJIANG, [7, 7, 7, 7, 10, 10, 7, 11]),
        (URUMQI_2020, [7, 8, 7, 8, 7, 7, 7, 7, 7, 7, 7]),
    ],
)
def test_every_indicator_is_read(name: str, indicators: list[int]) -> None:
    goals = read(name).goals
    assert [len(goal.rows) for goal in goals] == indicators
    assert all(row[0] and row[1] for goal in goals for row in goal.rows)


def test_indicator_columns_are_whole() -> None:
    columns = ("一级指标", "二级指标", "三级指标", "指标值", "指标值设置依据", "上年完成值")
    scoring = ("指标分值权重", "指标赋分规则", "佐证资料")
    goals = [goal for name in (URUMQI, BOLE, XINJIANG) for goal in read(name).goals]
    assert {goal.columns for goal in goals if goal.title == "项目支出绩效目标表"} == {(*columns, *scoring)}


def test_shifted_indicator_stands_in_its_columns_again() -> None:
    rows = {row[2]: row for row in read(URUMQI).goals[2].rows}
    row = rows["基金监管专项成本"]
    assert row[:4] == ("成本指标", "经济成本指标", "基金监管专项成本", "<=90万元")
    assert row[4:] == ("计划标准", "-", "12", "按照完成比例赋分", "原始凭证")


def test_merged_code_stands_in_its_column_again() -> None:
    rows = read(BOLE).sheets[5].rows
    assert rows[0][:4] == ("301", "", "工资福利支出", "290.89")
    assert rows[1][:4] == ("301", "01", "基本工资", "80.55")
    assert rows[-1][:4] == ("", "", "总计", "302.97")


def test_column_is_named_by_its_header_path() -> None:
    columns = read(URUMQI).sheets[11].columns
    assert columns[3:6] == ("财政拨款/基本支出/人员经费", "财政拨款/基本支出/公用经费", "财政拨款/项目支出")


def test_repeated_header_is_left_out() -> None:
    codes = ["".join(row[:3]) for row in read(XINJIANG).sheets[1].rows]
    assert "类款项" not in codes
    assert codes[14:16] == ["21015", "2101501"]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["依法查处医疗服务行为", "和医疗费用。"], ["依法查处医疗服务行为和医疗费用。"]),
        (["一、主要职能", "贯彻执行政策。"], ["一、主要职能", "贯彻执行政策。"]),
        (["预算安排规模：2 万元", "项目承担单位：局"], ["预算安排规模：2万元", "项目承担单位：局"]),
        (["其中：", "基本支出"], ["其中：", "基本支出"]),
    ],
)
def test_parted_paragraph_is_joined(lines: list[str], whole: list[str]) -> None:
    assert paragraphs(lines) == whole


def test_repair_must_find_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    repair = {"文件": BOLE, "原文": "没有这句话", "复原": "", "原因": ""}
    monkeypatch.setattr(reading, "load", lambda _: [repair])
    with pytest.raises(ValueError, match="恰好出现一次"):
        read(BOLE)


def test_every_part_has_its_heading() -> None:
    assert [heading[1] for heading in read(BOLE).headings] == list("一二三四")
