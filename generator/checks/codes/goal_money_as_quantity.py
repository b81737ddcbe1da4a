"""Rule 绩效-费用列数量: costs among the 数量指标 of a table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.costs import is_cost
from generator.checks.reading.goals import goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

COSTS = a_row("印刷费", "<=10万元"), a_row("制作费", "<=20万元")
RULE = Rule(
    id="绩效-费用列数量",
    level=NOTE,
    title="数量指标里写的是费用",
    reason="数量指标写做多少事；花多少钱是成本指标。费用放在数量指标里，读者看不到项目要做多少事。",
    source="《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）：指标类型。",
    passes=projects() + a_goal(*COSTS),
    fails=projects() + a_goal(*COSTS, first="产出指标", second="数量指标"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Count the rows of each table that state an amount of costs, and point at the first."""
    for goal in goals(subject):
        found = [row for row in goal.indicators if is_cost(row)]
        if found:
            message = f"“{goal.title}”的数量指标里有 {len(found)} 个写的是费用，第一个是“{found[0].name}”。"
            remedy = "移到成本指标，数量指标写次数、人数、份数。"
            yield finding_at(subject, RULE, (*found[0].path, "指标值"), message, remedy)
