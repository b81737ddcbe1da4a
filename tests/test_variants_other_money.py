"""Variants where money from another source is there: no sentence on appropriations says that there is none at all."""

from __future__ import annotations

import pytest

from tests.helpers.documents import EDITIONS, printed

LATER = ("新疆-2025", "新疆-2026")
OWN_INCOME = """
基本支出:
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 600000}, 公用经费: {"30201": 200000}}
  - {科目: "2101501", 资金来源: 其他收入, 公用经费: {"30217": 10000, "30227": 3000}}
项目支出:
  - 名称: 购车
    支出: [{科目: "2101502", 资金来源: 其他收入, 经济科目: "31013", 金额: 180000}]
    设立的政策依据: 某批复。
    资金分配情况: 购车一辆
    资金执行时间: 全年
变动原因: {收入: {单位资金: 新增, 其他收入: 新增}, 支出: {基本支出: 新增, 项目支出: 新增}}
"""
CARRIED = """
结转结余:
  - {名称: 救助, 用途: 尾款, 支出: [{科目: "2101505", 资金来源: 一般公共预算拨款, 金额: 18000}]}
  - {名称: 用完, 用途: 尾款, 支出: [{科目: "2101505", 资金来源: 一般公共预算拨款, 金额: 0}]}
变动原因: {收入: {财政拨款结转: 未完, 单位上年结余: 未完}, 支出: {项目支出: 未完}}
"""


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_car_bought_from_own_income_is_in_the_budget(edition: str) -> None:
    amount = "18万元" if edition == "新疆-2020" else "18.00万元"
    sentence = printed(edition, OWN_INCOME).under("国有资产占用使用情况")[-1]
    assert sentence.startswith(f"{edition[-4:]}年单位预算安排购置车辆经费{amount}，安排购置")


@pytest.mark.parametrize(("edition", "words"), [("新疆-2025", "因公出国（境）费"), ("新疆-2026", "因公出国（境）费用")])
def test_public_expense_from_own_income_is_only_not_from_appropriations(edition: str, words: str) -> None:
    sentence = printed(edition, OWN_INCOME).under("“三公”经费预算情况说明")[1]
    year = int(edition[-4:])
    assert f"{year - 1}年与{year}年均未安排{words}；" in sentence
    assert sentence.endswith(f"主要原因是{year - 1}年与{year}年均未安排财政拨款公务接待费。")


def test_public_expense_from_own_income_is_only_not_from_the_general_budget_2020() -> None:
    sentence = printed("新疆-2020", OWN_INCOME).under("“三公”经费预算情况说明")[1]
    assert sentence.partition("其中：")[2] == (
        "因公出国（境）费增加0万元；公务用车购置费为0，未使用一般公共预算安排；"
        "公务用车运行费增加0万元，主要原因是2019年与2020年均未安排公务用车运行费；"
        "公务接待费增加0万元，主要原因是2019年与2020年均未安排一般公共预算公务接待费。"
    )


@pytest.mark.parametrize("edition", LATER)
@pytest.mark.parametrize(
    ("block", "words"),
    [
        (OWN_INCOME, "一般公共预算项目支出"),
        (CARRIED, "一般公共预算项目支出"),
        ("上年: {支出合计: {项目支出: 50000}}\n变动原因: {支出: {项目支出: 上年自筹}}", "一般公共预算项目支出"),
        ("项目支出: []", "项目支出"),
    ],
)
def test_projects_from_other_money_are_only_not_from_the_general_budget(edition: str, block: str, words: str) -> None:
    year = int(edition[-4:])
    assert printed(edition, block).under("一般公共预算当年拨款规模变化情况")[-1] == (
        f"项目支出0.00万元，比上年预算增加0.00万元，增长0.00%，主要原因是{year - 1}年与{year}年均未安排{words}。"
    )


def test_entrusted_business_from_own_income_is_only_not_from_appropriations() -> None:
    document = printed("新疆-2026", OWN_INCOME)
    empty = "甲市医疗保障局2026年没有使用财政拨款安排委托业务费支出，财政拨款委托业务费支出情况表为空表。"
    assert document.under("委托业务费支出情况说明") == [empty]
    assert document.note("表11") == empty


def test_projects_from_carry_over_are_only_not_from_this_years_income_2020() -> None:
    document = printed("新疆-2020", CARRIED)
    no = "甲市医疗保障局2020年没有使用当年收入安排的项目支出，"
    assert document.under("年项目支出情况说明") == [f"{no}项目支出情况表为空表。"]
    assert document.note("表七：") == f"备注：{no}故项目支出情况表为空表。"


def test_carry_over_that_is_used_up_stands_in_neither_list_nor_table() -> None:
    document = printed("新疆-2026", CARRIED)
    assert document.under("上年结转结余预算情况说明")[1:] == ["1. 救助结转1.80万元，主要用于：尾款。"]
    assert document.labels("表12") == ["甲市医疗保障局", "救助", "总计"]


@pytest.mark.parametrize(
    ("edition", "fund", "function", "heading", "title"),
    [
        ("新疆-2020", "政府性基金预算", "2296013", "政府性基金预算拨款情况说明", "表九："),
        ("新疆-2025", "政府性基金预算", "2296013", "政府性基金预算拨款情况说明", "表8"),
        ("新疆-2026", "政府性基金预算", "2296013", "政府性基金预算拨款情况说明", "表8"),
        ("新疆-2026", "国有资本经营预算", "2230105", "国有资本经营预算拨款情况说明", "表9"),
        ("新疆-2025", "一般公共预算", "2101505", "一般公共预算项目支出情况说明", "表7"),
    ],
)
def test_carry_over_of_a_fund_is_only_not_this_years(
    edition: str, fund: str, function: str, heading: str, title: str
) -> None:
    block = CARRIED.replace("一般公共预算拨款", f"{fund}拨款").replace("2101505", function)
    document = printed(edition, block, '科目名称: {"22301": 改革成本支出, "2230105": 社会化管理补助支出}')
    (sentence,) = document.under(heading)
    assert f"没有使用当年{fund}拨款安排的" in sentence
    assert f"没有使用当年{fund}拨款安排的" in document.note(title)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_unit_of_carry_over_only_is_only_without_this_years_appropriations(edition: str) -> None:
    basic = "基本支出: []\n主要用途: ~\n上年: ~\n变动原因: {收入: {一般财力: ~, 一般公共预算拨款: ~}}"
    document = printed(edition, basic, CARRIED)
    numbers = ("表四：", "表五：") if edition == "新疆-2020" else ("表4", "表5")
    words = ("财政拨款", "一般公共预算拨款")
    for number, word in zip(numbers, words, strict=True):
        assert f"没有使用当年{word}安排的支出，" in document.note(number)
    assert "没有使用当年一般公共预算拨款安排的支出，" in document.under("一般公共预算当年拨款结构情况")[0]
    assert "没有使用一般公共预算拨款安排的基本支出，" in document.under("一般公共预算基本支出情况说明")[0]
