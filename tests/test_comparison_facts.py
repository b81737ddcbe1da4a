"""What numbers the officer changed, matched by code, source and project, wherever it stands in the file."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.budget.disclosure import Disclosure, read_disclosure
from generator.comparison.facts import changed_facts, renamed_projects
from tests.helpers.small_unit import GOOD, parse
from tests.helpers.units_for_tests import altered

REWARD = ("项目支出", "举报奖励", "2101599 其他医疗保障管理事务支出", "一般财力", "303 对个人和家庭的补助")
UPPER = "上级一般公共预算安排转移支付"
BASIC = ("人员经费", "2101501 行政运行", "一般财力")


def disclosed(*changes: tuple[str, str]) -> Disclosure:
    return read_disclosure(parse(altered(GOOD, *changes)), "本.yaml")[0]


def facts(*changes: tuple[str, str]) -> list[tuple[object, ...]]:
    """Return the changed numbers: what, before and after (as texts), whether counted, the line."""
    return [
        (*fact.what, *(None if amount is None else f"{amount:f}" for amount in fact[1:3]), fact.counted, fact.place)
        for fact in changed_facts(disclosed(), disclosed(*changes))
    ]


REWARD_LINE = '      - {科目: "2101599", 资金来源: 一般财力, 经济科目: "303", 金额: %d}\n'
CARRIED = ("结转结余", "能力提升补助", "2101505 医疗保障政策管理", "一般公共预算拨款")
FACTS = {
    "an amount": (("1305200", "1305300"), [(*BASIC, "30101 基本工资", "1305200", "1305300", False, "本.yaml:13")]),
    "an amount spelled otherwise": (('"155,600.00"', "155600"), []),
    "a code": (
        ('"30101"', '"30102"'),
        [
            (*BASIC, "30102 津贴补贴", None, "1305200", False, "本.yaml:13"),
            (*BASIC, "30101 基本工资", "1305200", None, False, "本.yaml:13"),
        ],
    ),
    "a source": (
        ("资金来源: 一般财力, 经济科目", f"资金来源: {UPPER}, 经济科目"),
        [
            (*REWARD[:3], UPPER, REWARD[4], None, "200000", False, "本.yaml:18"),
            (*REWARD, "200000", None, False, "本.yaml:18"),
        ],
    ),
    "carry-over": (
        ("91398", "91399"),
        [(*CARRIED, "91398", "91399", False, "本.yaml:24")],
    ),
    "last year": (
        ("项目支出: 36500", "项目支出: 36600"),
        [("上年", "项目支出", "单位资金", "36500", "36600", False, "本.yaml:27")],
    ),
    "a fact in 元": (
        ("办公家具: 472100", "办公家具: 472100.5"),
        [("国有资产", "办公家具", "472100", "472100.5", False, "本.yaml:35")],
    ),
    "a count": (
        ("在职: {人数: 5, 增减: -1}", "在职: {人数: 6, 增减: 0}"),
        [
            ("概况", "人员", "在职", "人数", "5", "6", True, "本.yaml:9"),
            ("概况", "人员", "在职", "增减", "-1", "0", True, "本.yaml:9"),
        ],
    ),
    "a line split in two": ((REWARD_LINE % 200000, REWARD_LINE % 150000 + REWARD_LINE % 50000), []),
}  # fmt: skip


@pytest.mark.parametrize(("change", "told"), FACTS.values(), ids=FACTS)
def test_a_number_is_told_by_what_it_is(change: tuple[str, str], told: list[tuple[object, ...]]) -> None:
    assert facts(change) == told


RENAMED = [
    ((("名称: 举报奖励", "名称: 举报奖励金"),), {"举报奖励": "举报奖励金"}),
    ((("名称: 举报奖励", "名称: 另一个名称"),), {"举报奖励": "另一个名称"}),
    ((("名称: 举报奖励", "名称: 另一个名称"), ("金额: 200000", "金额: 1")), {}),
    ((("名称: 举报奖励", "名称: 举报奖励金"), ("金额: 200000", "金额: 1")), {"举报奖励": "举报奖励金"}),
    ((), {}),
]


@pytest.mark.parametrize(("changes", "renamed"), RENAMED)
def test_a_project_has_another_name_if_its_money_or_nearly_its_name_is_the_same(
    changes: tuple[tuple[str, str], ...], renamed: dict[str, str]
) -> None:
    assert renamed_projects(disclosed(), disclosed(*changes)) == renamed


def test_a_renamed_project_keeps_its_numbers() -> None:
    assert facts(("名称: 举报奖励", "名称: 举报奖励金")) == []
    before, after = disclosed(), disclosed(("名称: 举报奖励", "名称: 举报奖励金"), ("200000", "200001"))
    assert [fact.after for fact in changed_facts(before, after)] == [Decimal(200001)]
