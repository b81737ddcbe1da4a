"""Rule 绩效-项目重复: one project stands in two 绩效目标, so that its money is counted twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.goals import project_goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding

RULE = Rule(
    id="绩效-项目重复",
    level=ERROR,
    title="一个项目列在两张绩效目标表里",
    reason="每张表的金额是它所含项目的全部金额。一个项目列在两张表里，金额就重复了，各表之和大于项目支出。",
    source="各级预算绩效管理办法：一个项目一套绩效目标；审核惯例。",
    passes=projects() + a_goal(a_row("印刷册数", "3000册")),
    fails=projects() + a_goal(a_row("印刷册数", "3000册"), projects="宣传, 宣传"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Point at each further mention of a project."""
    seen: set[str] = set()
    for goal in project_goals(subject):
        for number, name in enumerate(goal.projects):
            if name in seen:
                message = f"“{name}”前面已经列过，它的金额会重复计算。"
                remedy = "只在一张绩效目标表里列这个项目。"
                yield finding_at(subject, RULE, (*goal.path, "项目", number), message, remedy)
            seen.add(name)
