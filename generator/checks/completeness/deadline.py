"""Rule 公开-超过期限: the date of the document is later than 20 days after the budget was approved."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.dates import dates
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

DAYS = 20
RULE = Rule(
    id="公开-超过期限",
    level=WARNING,
    title="落款日期在批复二十日之后",
    reason="部门预算在财政部门批复后二十日内公开，单位预算在部门批复后二十日内公开。",
    source="预算法第十四条（部门）；预算法实施条例第六条（单位）。",
    passes="批复日期: 2026-01-16",
    fails="批复日期: 2026-01-15",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Count the days between the two dates, if both are given and real."""
    approved, dated = dates(subject)
    if approved and dated and (dated - approved).days > DAYS:
        who = "财政部门" if subject.disclosure.scope == "部门" else "主管部门"
        days = (dated - approved).days
        message = f"{who}批复是 {approved}，落款是 {dated}，隔了 {days} 天，超过二十日。"
        yield finding_at(subject, RULE, ("落款日期",), message, "核对两个日期；没有写错的，说明延迟公开的原因。")
