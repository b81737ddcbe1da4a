"""The cost that a 绩效目标表 states, as far as it is stated in whole amounts, and so comparable with the project's."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from generator.budget.rounding import HALF_CENT
from generator.checks.once import once
from generator.checks.reading.amounts import AVERAGE, amounts
from generator.checks.reading.arithmetic import expressions
from generator.checks.reading.goals import Goal, Indicator, amount_of, project_goals
from generator.checks.rule import Subject

# A name that says that the amount is for one of many: 每套成本, 平均每台补贴额, 人均费用.
RATE = re.compile(rf"^每|{AVERAGE}|标准(?!化)")


class Costs(NamedTuple):
    """The rows that state costs, what these come to and what the projects have, in 元."""

    indicators: tuple[Indicator, ...]
    stated: Decimal
    amount: Decimal

    @property
    def slack(self) -> Decimal:
        """What rounding each row to 0.01 万元 allows."""
        return HALF_CENT * len(self.indicators)


@once
def costs(subject: Subject) -> tuple[Costs, ...]:
    """Return what each table states of its projects' costs, if it does so in whole amounts only.

    Costs stand under 成本指标. A table without these (2020) may have them under 数量指标. One row that has the
    whole amount by itself settles the matter.
    """
    return tuple(found for goal in project_goals(subject) if (found := _costs(goal, subject)))


def _costs(goal: Goal, subject: Subject) -> Costs | None:
    filed = tuple(indicator for indicator in goal.indicators if "成本" in indicator.second)
    indicators = filed or tuple(filter(is_cost, goal.indicators))
    whole = amount_of(goal, subject)
    amounts_told = [(indicator, amount) for indicator in indicators if (amount := _amount(indicator.value)) is not None]
    stated = [amount for indicator, amount in amounts_told if amount > whole or not RATE.search(indicator.name)]
    if not indicators or len(stated) < len(indicators) or not whole or whole in stated:
        return None
    return Costs(indicators, sum(stated, Decimal(0)), whole)


def is_cost(indicator: Indicator) -> bool:
    """Return whether a 数量指标 states an amount of money that is spent."""
    name, value = indicator.name, indicator.value
    money = "元" in value and indicator.second == "数量指标" and ("费" in name or bool(expressions(value)))
    return money and _amount(value) is not None


def _amount(value: str) -> Decimal | None:
    """Return the one amount that a value states, or the result of the one sum that it works out."""
    worked = expressions(value)
    if worked:
        return worked[0].told if len(worked) == 1 else None
    stated = amounts(value)
    return stated[0].yuan if len(stated) == 1 and not stated[0].rate else None
