"""Rule 科目-转移支付列基本: transfers to lower levels (230) among a unit's own basic expenditure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import basic
from generator.checks.reading.budget import KINDS, entries
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
    for entry in entries(subject):
        wrong = entry.kind in KINDS and entry.function.startswith(TRANSFERS)
        if wrong and entry.function_path not in told:
            told.add(entry.function_path)
            message = f"基本支出里有 {entry.function}，230 是转移性支出。"
            yield finding_at(subject, RULE, entry.function_path, message, "核对编码；拨给下级的写在“项目支出”里。")
