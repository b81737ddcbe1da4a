"""Rule 日期-年度不合: the document is dated in a year other than the budget's.

A budget is approved, and so published, in its own year; at the very earliest in the December before.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="日期-年度不合",
    level=WARNING,
    title="日期不在预算年度",
    reason="预算在当年年初经人民代表大会批准，随后批复、公开。日期在别的年份，多半是照抄上年的文件没有改。",
    source="预算法第十四条、第五十二条。",
    passes="落款日期: 2026-02-27",
    fails="落款日期: 2025-02-27",
)
DECEMBER = "12"


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the year of both dates with the budget's."""
    budget = subject.disclosure.year
    for key in ("落款日期", "批复日期"):
        year, _, rest = subject.disclosure.texts.get(key, "").partition("-")
        early = year == str(budget - 1) and rest.startswith(DECEMBER)
        if year and year != str(budget) and not early:
            yield finding_at(
                subject, RULE, (key,), f"{key}在 {year} 年，预算是 {budget} 年度的。", f"改正{key}或“年度”。"
            )
