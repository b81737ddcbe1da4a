"""Rule 经济科目-未收录: a project's economic code that the catalogue lacks. Its name is not printed, its 类 is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.catalogue import names
from generator.budget.disclosure import PROJECT
from generator.checks.examples import a_project, projects
from generator.checks.reading.budget import ECONOMY, REST, budget_lines, code_path
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="经济科目-未收录",
    level=NOTE,
    title="科目目录里没有项目的这个经济科目",
    reason="项目的经济科目决定它进项目支出情况表的哪一列、进不进“三公”经费和委托业务费。编码错一位，就进错地方。",
    source="财政部《部门预算支出经济分类科目》（当年）；目录见 generator/budget/catalogue。",
    passes=projects(a_project(economy="30213")),
    fails=projects(a_project(economy="30277")),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look up the economic code of each amount of projects and carry-over."""
    known = names(subject.disclosure.year)
    for line in budget_lines(subject, PROJECT, REST):
        if line.economy and line.economy not in known:
            message = f"科目目录里没有经济科目 {line.economy}。"
            yield finding_at(subject, RULE, code_path(line, ECONOMY), message, "核对编码；确有这个科目的不必改。")
