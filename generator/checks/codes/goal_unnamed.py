"""Rule 绩效-缺名称: a 绩效目标表 covers several projects and has no name of its own; it prints that of the first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_project, a_row, projects
from generator.checks.reading.budget import key_place
from generator.checks.reading.goals import project_goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding

BOTH = projects(a_project("宣传"), a_project("培训"))
RULE = Rule(
    id="绩效-缺名称",
    level=ERROR,
    title="几个项目合成的绩效目标表没有名称",
    reason="不写名称就印第一个项目的名称，旁边的金额却是几个项目的合计，读者会以为那个项目有这么多钱。",
    source="各级项目库管理办法：一个项目一个名称；审核惯例。",
    passes=BOTH + a_goal(a_row("制作成本", "<=20万元"), projects="宣传, 培训", name="宣传和培训"),
    fails=BOTH + a_goal(a_row("制作成本", "<=20万元"), projects="宣传, 培训"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for a 名称 in each table of two or more projects."""
    for goal in project_goals(subject):
        if len(set(goal.projects)) > 1 and "名称" not in goal.texts:
            message = f"这张绩效目标表合了 {len(set(goal.projects))} 个项目，没有名称，会印第一个项目的“{goal.title}”。"
            yield finding_at(
                subject,
                RULE,
                key_place(subject, (*goal.path, "项目")),
                message,
                "加上“名称: …”，写几个项目合起来的名称。",
            )
