"""Rule 资产-设备价值不足: the large equipment alone would be worth more than the assets it is part of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.reading.budget import fact, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="资产-设备价值不足",
    level=WARNING,
    title="其他资产的价值小于大型设备的最低价值",
    reason="大型设备在“其他资产”里。每台至少 50 万元或 100 万元，其他资产的价值不能比它们合起来还小。",
    source="数字本身的关系；《行政事业性国有资产管理条例》。",
    passes="国有资产: {其他资产: 1500000, 大型设备: {单价50万元以上: 2, 单价100万元以上: 1}}",
    fails="国有资产: {其他资产: 1400000, 大型设备: {单价50万元以上: 2, 单价100万元以上: 1}}",
)
HALF_MILLION = Decimal(500_000)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare what the equipment must at least be worth with all that is neither house, vehicle nor furniture."""
    less, more = (fact(subject, f"国有资产.大型设备.单价{price}万元以上") for price in (50, 100))
    least, others = HALF_MILLION * (max(less, more) + more), fact(subject, "国有资产.其他资产")
    if others < least:
        message = f"大型设备 {max(less, more)} 台至少值 {wan(least)}，其他资产的价值只有 {wan(others)}。"
        remedy = "核对其他资产的价值和单位（元、万元），以及设备台数。"
        yield finding_at(subject, RULE, ("国有资产", "其他资产"), message, remedy)
