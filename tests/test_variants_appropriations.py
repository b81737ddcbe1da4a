"""Variants of section 四: what the year's appropriations are, and what each class is for."""

from __future__ import annotations

import pytest

from tests.helpers.documents import EDITIONS, printed

LATER = ("新疆-2025", "新疆-2026")
TWO_CLASSES = """
基本支出:
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 600000}, 公用经费: {"30201": 200000}}
  - {科目: "2080505", 资金来源: 一般财力, 人员经费: {"30108": 100000}}
变动原因:
  收入: {一般财力: 新增, 一般公共预算拨款: 新增}
  支出: {基本支出: 新增}
  科目: {"2080505": 新增}
"""


@pytest.mark.parametrize("edition", LATER)
def test_all_of_it_general_and_classes_parted_by_semicolons(edition: str) -> None:
    document = printed(edition, TWO_CLASSES, '主要用途: {一般公共预算: {"208": 缴纳养老保险。, "210": 医疗保障}}')
    assert document.under("财政拨款收支预算情况的总体说明") == [
        f"{edition[-4:]}年财政拨款收支总预算90.00万元。",
        "收入全部为一般公共预算拨款，无政府性基金预算拨款和国有资本经营预算。",
        "收入预算包括：一般公共预算拨款90.00万元。",
        (
            "一般公共预算支出包括：社会保障和就业支出10.00万元，主要用于缴纳养老保险；"
            "卫生健康支出80.00万元，主要用于医疗保障。"
        ),
    ]


@pytest.mark.parametrize("edition", LATER)
def test_classes_parted_by_full_stops_where_a_use_has_semicolons(edition: str) -> None:
    document = printed(edition, TWO_CLASSES, '主要用途: {一般公共预算: {"208": 养老；年金, "210": 医疗保障}}')
    assert document.under("财政拨款收支预算情况的总体说明")[-1] == (
        "一般公共预算支出包括：社会保障和就业支出10.00万元，主要用于养老；年金。卫生健康支出80.00万元，主要用于医疗保障。"
    )


@pytest.mark.parametrize("edition", LATER)
def test_a_use_may_be_a_list_of_paragraphs(edition: str) -> None:
    document = printed(edition, "主要用途:\n  一般公共预算:\n    210: |\n      1. 工资；\n\n      2. 办公。")
    assert document.under("财政拨款收支预算情况的总体说明")[-2:] == [
        "一般公共预算支出包括：卫生健康支出80.00万元，主要用于1. 工资；",
        "2. 办公。",
    ]


def test_all_of_it_general_2020() -> None:
    assert printed("新疆-2020", TWO_CLASSES).under("财政拨款收支预算情况的总体说明") == [
        "2020年财政拨款收支总预算90万元。",
        "收入全部为一般公共预算拨款，无政府性基金预算拨款。",
        "支出预算包括：208社会保障和就业支出10万元；210卫生健康支出80万元。",
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_unit_without_appropriations(edition: str) -> None:
    document = printed(
        edition,
        """
        基本支出: [{科目: "2101550", 资金来源: 事业收入, 人员经费: {"30101": 800000}}]
        上年: ~
        变动原因: {收入: {单位资金: 新设, 事业收入: 新设}, 支出: {基本支出: 新设}}
        """,
    )
    assert document.under("财政拨款收支预算情况的总体说明") == (
        ["2020年财政拨款收支总预算0万元。", "收入包括一般公共预算拨款0万元、政府性基金预算拨款0万元。"]
        if edition == "新疆-2020"
        else [
            f"{edition[-4:]}年财政拨款收支总预算0.00万元。",
            "收入预算包括：一般公共预算拨款0.00万元，政府性基金预算拨款0.00万元，国有资本经营预算拨款0.00万元。",
            "一般公共预算支出包括：0.00万元。",
            "政府性基金预算支出包括：0.00万元。",
            "国有资本经营预算支出包括：0.00万元。",
        ]
    )
    assert document.under("一般公共预算基本支出情况说明")[0].endswith("一般公共预算基本支出情况表为空表。")
