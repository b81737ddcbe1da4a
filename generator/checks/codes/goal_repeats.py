"""Rule 绩效-值重复指标: the value of an indicator only repeats its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.goals import goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="绩效-值重复指标",
    level=NOTE,
    title="指标值重复了指标的名称",
    reason="指标值要写做到什么程度。把名称再写一遍，到年底无法判断完成没有。",
    source="绩效指标设置的通行要求：细化、可衡量。",
    passes=projects() + a_goal(a_row("制作成本", "<=20万元")),
    fails=projects() + a_goal(a_row("制作成本", "制作成本")),
)
PUNCTUATION = re.compile(r"[\s，。、；：,.;:]")


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the two, without punctuation; one finding for each table, at the first such row."""
    for goal in goals(subject):
        alike = (row for row in goal.indicators if row.name and row.name[0] == row.value[:1])
        same = [row for row in alike if _bare(row.name) == _bare(row.value)]
        if same:
            message = f"“{goal.title}”有 {len(same)} 个指标值只是重复名称，第一个是“{same[0].name}”。"
            remedy = "写可以衡量的程度，例如“≥95%”“有效提升”。"
            yield finding_at(subject, RULE, (*same[0].path, "指标值"), message, remedy)


def _bare(text: str) -> str:
    return PUNCTUATION.sub("", text)
