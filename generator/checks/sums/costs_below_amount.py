"""Rule 绩效-成本小于预算: the cost targets of a 绩效目标表 leave part of the project's money without a target."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.budget import wan
from generator.checks.reading.costs import costs
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="绩效-成本小于预算",
    level=NOTE,
    title="成本指标之和小于项目金额",
    reason="成本指标只覆盖一部分支出是允许的；但改了预算没有改指标、漏了一项，也是这个样子。",
    source="《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）；审核惯例。",
    passes=projects() + a_goal(a_row("印刷成本", "<=10万元"), a_row("制作成本", "<=20万元")),
    fails=projects() + a_goal(a_row("印刷成本", "<=10万元"), a_row("制作成本", "<=15万元")),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the sum of the costs of each table with its projects' amount."""
    for found in costs(subject):
        if found.stated < found.amount - found.slack:
            under = wan(found.amount - found.stated)
            message = (
                f"表里写明的成本合计 {wan(found.stated)}，小于项目金额 {wan(found.amount)}，有 {under}没有对应的指标。"
            )
            remedy = "核对有没有漏掉的成本；只列主要成本的，不必改。"
            yield finding_at(subject, RULE, (*found.indicators[0].path, "指标值"), message, remedy)
