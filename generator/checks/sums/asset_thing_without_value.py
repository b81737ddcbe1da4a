"""Rule 资产-有物无值: there are houses or vehicles, but they have no value."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.budget import ASSETS, fact
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="资产-有物无值",
    level=NOTE,
    title="资产有数量，没有价值",
    reason="入账的资产有账面价值。借用的资产不算本单位的；按名义金额入账的才可能是 0.00 万元。",
    source="《行政事业性国有资产管理条例》；审核惯例。",
    passes="国有资产: {房屋: {面积: 1200, 价值: 3600000}}",
    fails="国有资产: {房屋: {面积: 1200, 价值: 0}}",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each count with its value."""
    for path, key, unit in ASSETS:
        item = ".".join(("国有资产", *path))
        count = fact(subject, f"{item}.{key}")
        if count and not fact(subject, f"{item}.价值"):
            message = f"{path[-1]} {count} {unit}，价值是 0。"
            remedy = "补上账面价值；按名义金额入账的不必改。"
            yield finding_at(subject, RULE, ("国有资产", *path, "价值"), message, remedy)
