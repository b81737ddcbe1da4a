"""Rule 文字-照搬上年: a text is that of last year's file and speaks of last year, as a file begun from it leaves it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding
from generator.source.passages import passages

RULE = Rule(
    id="文字-照搬上年",
    level=NOTE,
    title="与上年文件相同的文字里写着上年的年份",
    reason="新的一年从上年的文件开始编，没有改到的话还在说上年：计划、期限和目标已经过去了。",
    source="审核惯例。",
    passes="概况: {主要职能: 2026年完成平台建设。}",
    fails="概况: {主要职能: 2025年完成平台建设。}",
    earlier="概况: {主要职能: 2025年完成平台建设。}",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Point at last year's year in each text that last year's file has word for word."""
    if subject.earlier is None:
        return
    before = {passage.text for passage in passages(subject.earlier.root)}
    year = f"{subject.earlier.year}年"
    for passage in subject.passages:
        if passage.text in before and (start := passage.text.find(year)) >= 0:
            message = f"这段文字与上年的文件一字不差，里面写着“{year}”。"
            remedy = "核对它说的是不是本年；是上年的事，不必改。"
            yield report(subject, RULE, Spot(passage, start, year), message, remedy)
