"""Rule 绩效-名称不同: the 绩效目标表 of a single project prints another name than the budget."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.goals import project_goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="绩效-名称不同",
    level=NOTE,
    title="绩效目标表上的项目名称与预算不同",
    reason="一个项目在项目支出表里和绩效目标表里两个名称，读者对不上。几个项目合成一张表时才需要另起名称。",
    source="各级项目库管理办法：一个项目一个名称；审核惯例。",
    passes=projects() + a_goal(a_row("制作成本", "<=20万元")),
    fails=projects() + a_goal(a_row("制作成本", "<=20万元"), name="宣传专项"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the two names, where a table covers one project."""
    for goal in project_goals(subject):
        if len(set(goal.projects)) == 1 and goal.title != goal.projects[0]:
            message = f"绩效目标表上叫“{goal.title}”，预算里叫“{goal.projects[0]}”。"
            yield finding_at(subject, RULE, (*goal.path, "名称"), message, "删去“名称”，两处用一个名称。")
