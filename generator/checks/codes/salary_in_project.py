"""Rule 经济科目-项目列工资: a project pays salaries or insurance of staff, which are basic expenditure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.catalogue import names
from generator.budget.disclosure import PROJECT
from generator.checks.examples import a_project, projects
from generator.checks.reading.budget import ECONOMY, budget_lines, code_path
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="经济科目-项目列工资",
    level=NOTE,
    title="项目支出里有在职人员的工资和缴费",
    reason="基本工资、津贴补贴、社会保险缴费和住房公积金是基本支出。列在项目里，是挤占项目经费或科目写错。",
    source="预算法实施条例第六条（基本支出、项目支出）；审计常见问题。",
    passes=projects(a_project(economy="30199")),
    fails=projects(a_project(economy="30101")),
)
SALARIES = frozenset({"30101", "30102", "30103", "30107", "30108", "30109", "30110", "30111", "30113"})


def check(subject: Subject) -> Iterator[Finding]:
    """Look at the economic code of each amount of this year's projects."""
    for line in budget_lines(subject, PROJECT):
        if line.economy in SALARIES:
            title = names(subject.disclosure.year).get(line.economy, "")
            message = f"项目支出里有 {line.economy} {title}，一般列在基本支出。"
            yield finding_at(subject, RULE, code_path(line, ECONOMY), message, "核对经济科目；属于基本支出的移过去。")
