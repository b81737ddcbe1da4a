"""Rule 文字-句号不一: the same field ends with a full stop in some projects and without in others."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_project, projects
from generator.checks.reading.search import end_of, report, sheet
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="文字-句号不一",
    level=NOTE,
    title="同一栏有的项目末尾有句号，有的没有",
    reason="各个项目的同一栏排在一起，有的有句号有的没有，一眼就看得出不是一次写成的。",
    source="审核惯例。",
    passes=projects(a_project("项目甲", 资金执行时间="2026年1月至12月"), a_project("项目乙")),
    fails=projects(a_project("项目甲", 资金执行时间="2026年1月至12月。"), a_project("项目乙")),
)
FIELDS = ("资金执行时间", "补贴人数", "补贴标准", "补贴方式", "补贴范围")
STOP = "。"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the places that differ from the most, or from the first if both are as many."""
    for field in FIELDS:
        places = sheet(subject).fields[field]
        stopped = sum(place.text.endswith(STOP) for place in places)
        yield from _odd(subject, field, places, usual=2 * stopped >= len(places))


def _odd(subject: Subject, field: str, places: list[Passage], *, usual: bool) -> Iterator[Finding]:
    has, do = ("没有", "补上") if usual else ("有", "删去")
    for place in places:
        if place.text.endswith(STOP) != usual:
            message = f"“{field}”在这里末尾{has}句号，与其他项目不一致。"
            yield report(subject, RULE, end_of(place), message, f"{do}末尾的句号。")
