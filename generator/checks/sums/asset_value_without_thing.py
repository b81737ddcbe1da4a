"""Rule 资产-有值无物: houses or vehicles have a value, but there are none."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.rounding import in_yuan
from generator.checks.reading.budget import ASSETS, fact
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="资产-有值无物",
    level=WARNING,
    title="资产有价值，没有数量",
    reason="房屋 0 平方米、车辆 0 辆却有价值，是漏了数量，或价值写错了一行。",
    source="《行政事业性国有资产管理条例》；正文印“房屋……平方米，价值……万元”。",
    passes="国有资产: {车辆: {其他车辆: {数量: 1, 价值: 150000}}}",
    fails="国有资产: {车辆: {其他车辆: {数量: 0, 价值: 150000}}}",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each count with its value."""
    for path, key, unit in ASSETS:
        item = ".".join(("国有资产", *path))
        value = fact(subject, f"{item}.价值")
        if value and not fact(subject, f"{item}.{key}"):
            message = f"{path[-1]} 0 {unit}，价值却有 {in_yuan(value)}。"
            yield finding_at(subject, RULE, ("国有资产", *path, key), message, f"补上{key}，或改正价值。")
