"""Rule 经济科目-公用经费: an amount among running costs whose economic code is one of salaries, aid or building."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.disclosure import BASIC
from generator.checks.examples import basic
from generator.checks.reading.budget import ECONOMY, budget_lines, code_path, key_place
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="经济科目-公用经费",
    level=WARNING,
    title="公用经费里有不属于公用经费的经济科目",
    reason="公用经费是商品和服务支出（302）和办公设备等资本性支出（310）。工资、补助列进来，机关运行经费就多了。",
    source="财政部《部门预算支出经济分类科目》；各级预算公开的名词解释（人员经费、公用经费、机关运行经费）。",
    passes=basic(running={"31002": 200000}),
    fails=basic(running={"30103": 200000}),
)
NOT_RUNNING = {"301": "人员经费", "303": "人员经费", "309": "项目支出", "311": "项目支出", "313": "项目支出"}


def check(subject: Subject) -> Iterator[Finding]:
    """Look at each code under 公用经费."""
    for line in budget_lines(subject, BASIC):
        right = NOT_RUNNING.get(line.economy[:3])
        if line.kind == "公用经费" and right:
            message = f"{line.economy} 不是公用经费的科目，{line.economy[:3]} 属于{right}。"
            place = key_place(subject, code_path(line, ECONOMY))
            yield finding_at(subject, RULE, place, message, f"移到“{right}”，或核对编码。")
