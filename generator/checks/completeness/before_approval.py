"""Rule 公开-早于批复: the document is dated before the budget was approved."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.dates import dates
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="公开-早于批复",
    level=WARNING,
    title="落款日期早于批复日期",
    reason="公开的是批复了的预算，落款不能早于批复。",
    source="预算法第十四条（经批复的预算在批复后公开）。",
    passes="批复日期: 2026-02-05",
    fails="批复日期: 2026-02-06",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the two dates, if both are given and real."""
    approved, dated = dates(subject)
    if approved and dated and dated < approved:
        message = f"落款是 {dated}，早于批复日期 {approved}。"
        yield finding_at(subject, RULE, ("落款日期",), message, "核对落款日期和批复日期，改正写错的一个。")
