"""Rule 绩效-同行数量不一: a 指标 and its 指标值 count the same thing and give different numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.amounts import half_width
from generator.checks.reading.goals import Indicator, project_goals
from generator.checks.reading.search import HAN
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="绩效-同行数量不一",
    level=WARNING,
    title="同一行里指标和指标值的数量不同",
    reason="指标的名称里写了数量，指标值里对同一样东西写了另一个数量，读者不知道哪个是目标。",
    source="《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）；审核惯例。",
    passes=projects() + a_goal(a_row("对20个社区开展宣传", "20个社区，每个社区1期")),
    fails=projects() + a_goal(a_row("对20个社区开展宣传", "50个社区，每个社区1期")),
)
COUNTED = re.compile(rf"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(万?[个家名辆台所处]{HAN}{{2}})")
COUNTERS = re.compile(r"[个家名辆台所处]")


def check(subject: Subject) -> Iterator[Finding]:
    """Compare what each 指标 and its 指标值 count under the same name."""
    for goal in project_goals(subject):
        for indicator in goal.indicators:
            if COUNTERS.search(indicator.name) and COUNTERS.search(indicator.value):
                yield from _compared(subject, indicator)


def _compared(subject: Subject, indicator: Indicator) -> Iterator[Finding]:
    named = [match.groups() for match in COUNTED.finditer(half_width(indicator.name))]
    for match in COUNTED.finditer(half_width(indicator.value)):
        numbers = [number for number, thing in named if thing == match[2]]
        if numbers and match[1] not in numbers:
            message = f"指标里写的是“{numbers[0]}{match[2]}”，指标值里是“{match[0]}”。"
            yield finding_at(subject, RULE, (*indicator.path, "指标值"), message, "核对哪个数对，两处写成一样。")
            return
