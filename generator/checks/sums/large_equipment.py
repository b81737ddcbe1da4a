"""Rule 资产-大型设备: more pieces above 1,000,000 元 than above 500,000 元."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.budget import fact
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding

RULE = Rule(
    id="资产-大型设备",
    level=ERROR,
    title="100 万元以上的大型设备多于 50 万元以上的",
    reason="单价 100 万元以上的设备也在 50 万元以上，台数不能更多。",
    source="数字本身的关系；正文印“单价50万元以上大型设备……单价100万元以上大型设备……”。",
    passes="国有资产: {其他资产: 2000000, 大型设备: {单价50万元以上: 2, 单价100万元以上: 1}}",
    fails="国有资产: {其他资产: 2000000, 大型设备: {单价50万元以上: 0, 单价100万元以上: 1}}",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the two counts of what there is, and of what is to be bought."""
    for kind in ("大型设备", "计划购置大型设备"):
        less, more = (fact(subject, f"国有资产.{kind}.单价{price}万元以上") for price in (50, 100))
        if more > less:
            message = f"{kind}：单价 100 万元以上 {more} 台，多于单价 50 万元以上的 {less} 台；前者包含在后者里。"
            path = ("国有资产", kind, "单价50万元以上")
            yield finding_at(subject, RULE, path, message, "“单价50万元以上”写包含 100 万元以上在内的台数。")
