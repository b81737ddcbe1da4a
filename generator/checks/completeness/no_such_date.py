"""Rule 日期-不存在: a date that no calendar has, such as 2026-02-30."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.dates import real_date
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding

RULE = Rule(
    id="日期-不存在",
    level=ERROR,
    title="日期不存在",
    reason="日历上没有这一天，印出来就是错的。",
    source="数字本身的关系。",
    passes="落款日期: 2026-02-28",
    fails="落款日期: 2026-02-30",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look both dates up in the calendar."""
    for key in ("落款日期", "批复日期"):
        text = subject.disclosure.texts.get(key, "")
        if text and not real_date(text):
            yield finding_at(subject, RULE, (key,), f"日历上没有 {text} 这一天。", "改成实际的日期。")
