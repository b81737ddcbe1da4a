"""Rule 经济科目-人员经费: an amount among staff costs whose economic code is not one of staff costs.

工会经费, 福利费, 其他交通费用 and 其他商品和服务支出 are counted as staff costs in some places, and are let pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.disclosure import BASIC
from generator.checks.examples import basic
from generator.checks.reading.budget import ECONOMY, budget_lines, code_path, key_place
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="经济科目-人员经费",
    level=WARNING,
    title="人员经费里有不属于人员经费的经济科目",
    reason="人员经费是工资福利支出（301）和对个人和家庭的补助（303）。办公费等列进人员经费，机关运行经费就少了。",
    source="财政部《部门预算支出经济分类科目》；各级预算公开的名词解释（人员经费、公用经费）。",
    passes=basic({"30101": 600000}),
    fails=basic({"30202": 600000}),
)
STAFF = ("301", "303")
LET_PASS = frozenset({"30228", "30229", "30239", "30299"})


def check(subject: Subject) -> Iterator[Finding]:
    """Look at each code under 人员经费."""
    for line in budget_lines(subject, BASIC):
        if line.kind == "人员经费" and not line.economy.startswith(STAFF) and line.economy not in LET_PASS:
            message = f"{line.economy} 不是人员经费的科目，人员经费是 301 和 303。"
            place = key_place(subject, code_path(line, ECONOMY))
            yield finding_at(subject, RULE, place, message, "移到“公用经费”，或核对编码。")
