"""Rule 绩效-完成值带符号: what was achieved is written with <=, >= or = before it, as a target is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.goals import goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="绩效-完成值带符号",
    level=WARNING,
    title="上年完成值带着比较符号",
    reason="完成值是已经做到的数，写 95%、3 次；≥、≤ 是给目标用的，带着它多半是照抄了指标值。",
    source="各地项目支出绩效目标表的填报要求。",
    passes=projects() + a_goal(a_row("制作成本", "<=20万元", 上年完成值="19万元")),
    fails=projects() + a_goal(a_row("制作成本", "<=20万元", 上年完成值='"<=19万元"')),
)
SIGNS = "<>=≤≥＜＞＝≦≧"


def check(subject: Subject) -> Iterator[Finding]:
    """Look at the first character of each 上年完成值."""
    for goal in goals(subject):
        for row in goal.indicators:
            if row.before.lstrip()[:1] and row.before.lstrip()[0] in SIGNS:
                message = f"上年完成值“{row.before}”带着比较符号。"
                remedy = f"写实际完成的数，例如“{row.before.lstrip().lstrip(SIGNS)}”。"
                yield finding_at(subject, RULE, (*row.path, "上年完成值"), message, remedy)
