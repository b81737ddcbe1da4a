"""Rule 绩效-权重合计: the weights of a 绩效目标表 do not add up to what the edition wants.

The rest to 100 is the rate of budget execution, which the form does not list. A table without weights (2020) is
passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.examples import an_aim, an_overall_goal
from generator.checks.reading.goals import goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="绩效-权重合计",
    level=WARNING,
    title="绩效指标的权重合计不对",
    reason="一张绩效目标表的分值权重合计是 90，其余 10 分是预算执行率。合计不对，多半是漏了或多了指标。"
    "别的合计写在版式 edition.yaml 的“绩效权重合计”里。",
    source="项目支出绩效自评表的通行分值（预算执行率 10 分）。",
    passes=an_overall_goal(an_aim("宣传场次", "≥5场", 50), an_aim("宣传人次", "≥500人次", 40)),
    fails=an_overall_goal(an_aim("宣传场次", "≥5场", 50), an_aim("宣传人次", "≥500人次", 20)),
)
USUAL = 90


def check(subject: Subject) -> Iterator[Finding]:
    """Add up the weights of each table, exactly."""
    wanted = Decimal(subject.edition.settings.get("绩效权重合计", USUAL))
    for goal in goals(subject):
        weights = [Decimal(row.cells["权重"]) for row in goal.indicators if "权重" in row.cells]
        if weights and sum(weights) != wanted:
            message = f"“{goal.title}”的权重合计 {sum(weights)}，应当是 {wanted}。"
            remedy = f"核对有没有漏掉的指标，改到合计 {wanted}。"
            yield finding_at(subject, RULE, (*goal.path, "指标", 0, "三级", 0, "权重"), message, remedy)
