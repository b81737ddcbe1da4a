"""Rule 人员-与上年不合: people and their change do not lead from last year's file to this one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.budget.disclosure import Disclosure
from generator.checks.examples import people
from generator.checks.reading.budget import STAFF_KINDS, fact
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="人员-与上年不合",
    level=WARNING,
    title="人数增减与上年的文件不合",
    reason="上年的文件写了人数。今年的人数减去增减，应当等于它。",
    source="审核惯例（与上年公开的文本核对）。",
    passes=people(20, -1),
    fails=people(20, 1),
    earlier=people(21, 0),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare with last year's file, if both say how many people there are."""
    for kind in STAFF_KINDS if subject.earlier and "人员" in subject.disclosure.texts.get("概况", {}) else ():
        before = _before(subject.earlier, kind)
        people, change = (fact(subject, f"概况.人员.{kind}.{key}") for key in ("人数", "增减"))
        if before is not None and before + change != people:
            message = (
                f"{kind}上年的文件是 {before} 人，今年 {people} 人，差 {people - before:+}，“增减”写的是 {change:+}。"
            )
            yield finding_at(subject, RULE, ("概况", "人员", kind, "增减"), message, "核对两年的人数，改正“增减”。")


def _before(earlier: Disclosure | None, kind: str) -> Decimal | None:
    lines = earlier.lines if earlier else ()
    return next((line.amount for line in lines if line.item == f"概况.人员.{kind}.人数"), None)
