"""Rule 资产-单价异常: a vehicle or a square metre is far too cheap or far too dear.

Mostly an amount in 万元 where 元 was meant, or the reverse.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.budget.rounding import in_yuan
from generator.checks.reading.budget import ASSETS, fact, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="资产-单价异常",
    level=NOTE,
    title="资产的平均单价不合常情",
    reason="车辆平均每辆不到 1 万元或超过 200 万元，房屋平均每平方米不到 10 元或超过 10 万元，多半是元和万元写混了。"
    "“其他车辆”里有摩托车、消防车，不到 1000 元或超过 2000 万元才算。",
    source="审核惯例。",
    passes="国有资产: {车辆: {一般公务用车: {数量: 2, 价值: 360000}}}",
    fails="国有资产: {车辆: {一般公务用车: {数量: 2, 价值: 36}}}",
)
USUAL = {"辆": (Decimal(10_000), Decimal(2_000_000)), "平方米": (Decimal(10), Decimal(100_000))}
OTHER = {"其他车辆": (Decimal(1_000), Decimal(20_000_000))}  # motorcycles, fire engines


def check(subject: Subject) -> Iterator[Finding]:
    """Divide each value by its count."""
    for path, key, unit in ASSETS:
        item = ".".join(("国有资产", *path))
        count, value = fact(subject, f"{item}.{key}"), fact(subject, f"{item}.价值")
        lowest, highest = OTHER.get(path[-1], USUAL[unit])
        if count and value and not lowest * count <= value <= highest * count:
            message = f"{path[-1]} {count} {unit}，价值 {wan(value)}，平均每{unit} {in_yuan(value / count)}。"
            yield finding_at(subject, RULE, ("国有资产", *path, "价值"), message, "核对价值的单位（元、万元）。")
