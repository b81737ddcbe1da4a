"""Rule 绩效-成本名称不符: one amount, two things: 资金分配情况 spends it on one, the 绩效目标表 on another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from generator.checks.examples import a_goal, a_project, a_row, projects
from generator.checks.reading.amounts import money
from generator.checks.reading.budget import wan
from generator.checks.reading.goals import Goal, Indicator, project_goals
from generator.checks.reading.itemising import items, name_of
from generator.checks.reading.search import NOT_HAN
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

T = TypeVar("T")
COSTS = a_goal(a_row("师资成本", "<=5万元"), a_row("场地成本", "<=3万元"))
RULE = Rule(
    id="绩效-成本名称不符",
    level=NOTE,
    title="同一笔钱在资金分配情况和绩效目标表里名称不同",
    reason="资金分配情况和成本指标说的是同一个项目的钱。金额相同、名称毫无共同之处，多半有一处没有跟着改。",
    source="《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）；审核惯例。",
    passes=projects(a_project(资金分配情况="聘请师资5万元；租用场地3万元")) + COSTS,
    fails=projects(a_project(资金分配情况="聘请师资5万元；印制资料3万元")) + COSTS,
)
# What says nothing of the thing itself; 共 and 个月 stand where a sum is told without a name (12个月共6万元).
GENERAL = re.compile(
    r"经费|资金|成本|项目|支出|预算|额度|工作|服务|专项|购置|补助|万元|购买|管理|合计|小计|个月|全年"
    rf"|[费金款额用共计每各约为及和等的]|{NOT_HAN}"
)
FEWEST = 2


def check(subject: Subject) -> Iterator[Finding]:
    """Match items and costs of equal amounts, where each occurs once, and report pairs that have nothing in common."""
    for goal in project_goals(subject):
        costs = [(amount, indicator) for indicator in goal.indicators if (amount := _cost(indicator))]
        spent = list(_spent(subject, goal)) if len(costs) >= FEWEST else []
        names = _unique(spent) if len(spent) >= FEWEST else {}
        for amount, indicator in _unique(costs).items():
            if amount in names and _differ(indicator.name, names[amount]):
                message = f"“{indicator.name}”的 {wan(amount)}，资金分配情况里是“{names[amount]}”。"
                remedy = "核对这笔钱的用途，两处用同一个名称。"
                yield finding_at(subject, RULE, (*indicator.path, "指标值"), message, remedy)


def _cost(indicator: Indicator) -> Decimal | None:
    """Return the amount that a 成本指标 states, if it states just one and not per head."""
    found = money(indicator.value) if "成本" in indicator.second else ()
    return found[0].yuan if len(found) == 1 and not found[0].rate else None


def _spent(subject: Subject, goal: Goal) -> Iterator[tuple[Decimal, str]]:
    for project in subject.disclosure.texts.get("项目支出", []):
        text = project.get("资金分配情况", "") if project.get("名称") in goal.projects else ""
        for item in items(text):
            yield item.yuan or Decimal(0), name_of(text, item)


def _unique(pairs: Iterable[tuple[Decimal, T]]) -> dict[Decimal, T]:
    """Return the values of the amounts that occur just once."""
    listed = list(pairs)
    counts = Counter(amount for amount, _ in listed)
    return {amount: value for amount, value in listed if counts[amount] == 1}


def _differ(one: str, other: str) -> bool:
    """Return whether both names say of what they are, and share no character of that."""
    words, others = set(GENERAL.sub("", one)), set(GENERAL.sub("", other))
    return bool(words and others) and not words & others
