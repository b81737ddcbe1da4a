"""Rule 绩效-上年值空: last year's values are left empty, where others write “-” for what is new."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.goals import PROJECTS, columns, project_goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="绩效-上年值空",
    level=NOTE,
    title="绩效目标表的上年完成值是空的",
    reason="空格看不出是新指标还是漏填。新设的指标通行写“-”。",
    source="各地项目支出绩效目标表的填报惯例。",
    passes=projects() + a_goal(a_row("制作成本", "<=20万元", 上年完成值="19万元")),
    fails=projects() + a_goal(a_row("制作成本", "<=20万元", 上年完成值="''")),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Count the empty cells of each table and point at the first."""
    for goal in project_goals(subject) if "上年完成值" in columns(subject.edition, PROJECTS) else ():
        empty = [row for row in goal.indicators if row.name and not row.before]
        if empty:
            path = (*empty[0].path, "上年完成值" if "上年完成值" in empty[0].cells else "指标")
            message = f"“{goal.title}”有 {len(empty)} 个指标没有上年完成值，第一个是“{empty[0].name}”。"
            yield finding_at(subject, RULE, path, message, "补上；新设的指标写加引号的“-”。")
