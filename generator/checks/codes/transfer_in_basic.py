"""Rule 科目-转移支付列基本: transfers to lower levels (230) among a unit's own basic expenditure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.disclosure import BASIC
from generator.checks.examples import basic
from generator.checks.reading.budget import budget_lines, code_path
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="科目-转移支付列基本",
    level=WARNING,
    title="转移性支出列在基本支出里",
    reason="230 转移性支出是拨给下级的，不是本单位的人员和公用经费。",
    source="财政部《政府收支分类科目》230 转移性支出；预算法实施条例第六条（基本支出）。",
    passes=basic(),
    fails=basic(function="2300249"),
)
TRANSFERS = "230"


def check(subject: Subject) -> Iterator[Finding]:
    """Look at the codes of 基本支出, each block once."""
    told: set[tuple[str | int, ...]] = set()
    for line in budget_lines(subject, BASIC):
        path = code_path(line, "科目")
        if line.function.startswith(TRANSFERS) and path not in told:
            told.add(path)
            message = f"基本支出里有 {line.function}，230 是转移性支出。"
            yield finding_at(subject, RULE, path, message, "核对编码；拨给下级的写在“项目支出”里。")
