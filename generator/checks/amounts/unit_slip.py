"""Rule 金额-元万混淆: a project's texts give its figure with the other unit, 万元 for 元 or 元 for 万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.budget.rounding import YUAN_PER_WAN, in_yuan
from generator.checks.examples import a_project, projects
from generator.checks.reading.amounts import money
from generator.checks.reading.budget import project_amounts, project_name, wan
from generator.checks.reading.goals import amount_of, project_goals
from generator.checks.reading.search import Spot, report, texts
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="金额-元万混淆",
    level=WARNING,
    title="元与万元写错",
    reason="数与项目的金额相同而单位差一万倍，多半是把元写成了万元，或把万元写成了元。",
    source="预算公开检查的常见问题（元与万元混用）。",
    passes=projects(a_project(amount=80000, 资金分配情况="80000元全部用于业务培训")),
    fails=projects(a_project(amount=80000, 资金分配情况="80000万元全部用于业务培训")),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for the project's figure with the other unit in the texts of each project and of its 绩效 table."""
    for passage, total in _texts(subject):
        for amount in money(passage.text):
            told = amount.yuan or Decimal(0)
            if told and not amount.rate and told in (total * YUAN_PER_WAN, total / YUAN_PER_WAN):
                written = passage.text[amount.start : amount.end]
                message = f"写的是“{written}”，项目的金额是 {in_yuan(total)}，正好相差一万倍。"
                remedy = f"核对单位；如果说的是项目的金额，写“{wan(total)}”。"
                yield report(subject, RULE, Spot(passage, amount.start, written), message, remedy)


def _texts(subject: Subject) -> Iterator[tuple[Passage, Decimal]]:
    """Yield the texts with money of each project and each 绩效 table, with what the project has."""
    totals = {goal.path: amount_of(goal, subject) for goal in project_goals(subject)}
    for passage in texts(subject)["绩效目标"]:
        if "元" in passage.text and (total := totals.get(passage.path[:3])):
            yield passage, total
    for passage in texts(subject)["项目支出"]:
        if "元" in passage.text:
            yield passage, project_amounts(subject, [project_name(subject, "项目支出", int(passage.path[1]))])[0]
