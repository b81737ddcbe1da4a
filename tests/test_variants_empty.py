"""Variants of a unit without any general budget: no heading and no table stands empty without a sentence."""

from __future__ import annotations

import pytest

from tests.helpers.documents import printed

OWN_INCOME = """
基本支出: [{科目: "2101501", 资金来源: 事业收入, 人员经费: {"30101": 600000}}]
上年: ~
变动原因:
  收入: {单位资金: 新设, 事业收入: 新设}
  支出: {基本支出: 新设}
主要用途: ~
"""
EMPTY = {
    4: "财政拨款安排的支出，{}财政拨款收支预算总体情况表为空表。",
    5: "一般公共预算拨款安排的支出，{}一般公共预算支出情况表为空表。",
    6: "一般公共预算拨款安排的基本支出，{}一般公共预算基本支出情况表为空表。",
}


@pytest.mark.parametrize("edition", ["新疆-2025", "新疆-2026"])
def test_without_general_budget_tables_and_sections_say_so(edition: str) -> None:
    document = printed(edition, OWN_INCOME)
    notes = {number: f"甲市医疗保障局{edition[-4:]}年没有使用{text.format('')}" for number, text in EMPTY.items()}
    assert {number: document.note(f"表{number}") for number in EMPTY} == notes
    assert document.under("五、关于")[-4:] == [
        "（二）一般公共预算当年拨款结构情况", notes[5], "（三）一般公共预算当年拨款具体使用情况", notes[5],
    ]  # fmt: skip
    assert document.under("六、关于") == [notes[6]]


def test_without_general_budget_tables_and_sections_say_so_2020() -> None:
    document = printed("新疆-2020", OWN_INCOME)
    no, so = "甲市医疗保障局2020年没有使用", "故"
    notes = [document.note(f"表{number}：") for number in "四五六"]
    assert notes == [f"备注：{no}{text.format(so)}" for text in EMPTY.values()]
    assert document.under("五、关于")[-3:] == [
        no + EMPTY[5].format(""), "（三）一般公共预算当年拨款具体使用情况", no + EMPTY[5].format(""),
    ]  # fmt: skip
    assert document.under("六、关于") == [no + EMPTY[6].format("")]


@pytest.mark.parametrize("edition", ["新疆-2020", "新疆-2025", "新疆-2026"])
def test_without_any_money_no_list_of_it_is_begun(edition: str) -> None:
    document = printed(edition, "基本支出: []\n上年: ~\n变动原因: ~\n主要用途: ~\n")
    (only,) = document.under("一、关于")
    assert only.endswith(("收支总预算0万元。", "收支总预算0.00万元。"))


def test_a_table_that_is_called_empty_lists_no_zero() -> None:
    zero = OWN_INCOME.replace("事业收入, 人员经费", "一般财力, 人员经费").replace("600000", "0")
    document = printed("新疆-2020", zero)
    assert document.note("表五：").endswith("为空表。")
    assert document.labels("表五：") == ["合计"]
