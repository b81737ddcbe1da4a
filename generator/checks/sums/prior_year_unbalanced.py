"""Rule 上年-不平: what 上年 says of income, of expenditure and of items is not one and the same year.

Only 新疆-2020 asks for these amounts one by one; in later editions all of them come from one list.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.budget.disclosure import LAST_YEAR
from generator.checks.reading.budget import key_place, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="上年-不平",
    level=WARNING,
    title="上年的收入、支出、科目互相不合",
    reason="收入总计等于支出总计，一般公共预算等于它的各科目之和，上年也是这样。不合，就至少有一处的“比上年增减”是错的。",
    source="预算法第十二条（收支平衡）、实施条例第六条（公开到项）；勾稽关系。",
    passes="""
上年: {收入: {一般公共预算拨款: 800000, 单位上年结余: 0}, 支出合计: {基本支出: 800000, 项目支出: 0},
  科目: {'2101501': 800000}}""",
    fails="""
上年: {收入: {一般公共预算拨款: 800000, 单位上年结余: 100000}, 支出合计: {基本支出: 800000, 项目支出: 0},
  科目: {'2101501': 800000}}""",
)
# Two sums that must be equal, each by the words for it, the key it stands at and the items below.
PAIRS = (
    (("收入合计", "收入", "收入"), ("支出合计", "支出合计", "支出合计"), ("基本支出", "项目支出")),
    (("一般公共预算拨款", "收入", "收入.一般公共预算拨款"), ("各科目之和", "科目", "科目"), ()),
)
REMEDY = "以上年公开的预算为准改成一致；上年有、今年没有的科目也要写。"


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the sums that are written; a pair of which one is missing says nothing."""
    for (name, _, item), (other_name, key, other_item), needed in PAIRS:
        total, other = _stated(subject, item), _stated(subject, other_item)
        complete = all(_stated(subject, f"{other_item}.{part}") is not None for part in needed)
        if total is not None and other is not None and complete and total != other:
            gap = wan(total - other)
            message = f"上年的{name} {wan(total)}，{other_name} {wan(other)}，相差 {gap}，应当相等。"
            yield finding_at(subject, RULE, key_place(subject, (LAST_YEAR, key)), message, REMEDY)


def _stated(subject: Subject, item: str) -> Decimal | None:
    wanted = f"{LAST_YEAR}.{item}"
    found = [line.amount for line in subject.stated if line.item == wanted or line.item.startswith(f"{wanted}.")]
    return sum(found, Decimal(0)) if found else None
