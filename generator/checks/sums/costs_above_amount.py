"""Rule 绩效-成本大于预算: the cost targets of a 绩效目标表 add up to more than the project has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.budget import wan
from generator.checks.reading.costs import costs
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="绩效-成本大于预算",
    level=WARNING,
    title="成本指标之和大于项目金额",
    reason="成本指标都是总额时，各项之和不能大于项目的预算；大于的，是改了预算没有改指标，或算错了。",
    source="《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）；审核惯例。",
    passes=projects() + a_goal(a_row("印刷成本", "<=10万元"), a_row("制作成本", "<=20万元")),
    fails=projects() + a_goal(a_row("印刷成本", "<=10万元"), a_row("制作成本", "<=25万元")),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the sum of the costs of each table with its projects' amount."""
    for found in costs(subject):
        if found.stated > found.amount + found.slack:
            over = wan(found.stated - found.amount)
            message = f"表里写明的成本合计 {wan(found.stated)}，大于项目金额 {wan(found.amount)}，多 {over}。"
            remedy = "核对各项成本和项目金额，改到不超过项目金额。"
            yield finding_at(subject, RULE, (*found.indicators[0].path, "指标值"), message, remedy)
