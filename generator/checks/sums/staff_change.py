"""Rule 人员-增减过大: more people are said to be new than there are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import people
from generator.checks.reading.budget import STAFF_KINDS, fact
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding

RULE = Rule(
    id="人员-增减过大",
    level=ERROR,
    title="增加的人数大于现有人数",
    reason="现有人数减去增加的人数是上年的人数，不能是负数。",
    source="数字本身的关系。",
    passes=people(20, 20),
    fails=people(20, 21),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each number of people with its own change."""
    for kind in STAFF_KINDS:
        people, change = (fact(subject, f"概况.人员.{kind}.{key}") for key in ("人数", "增减"))
        if change > people:
            message = f"{kind} {people} 人，却比上年增加 {change} 人，上年就成了负数。"
            path = ("概况", "人员", kind, "增减")
            yield finding_at(subject, RULE, path, message, "“人数”写现有人数，“增减”写比上年多几人，减少写负数。")
