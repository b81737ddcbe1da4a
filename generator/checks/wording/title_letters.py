"""Rule 文字-书名相近: two titles that differ in one character, so that one of them may be a slip."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.citations import Citation, citations
from generator.checks.reading.search import report, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="文字-书名相近",
    level=NOTE,
    title="两个书名只差一个字",
    reason="同一份文件里两个书名只差一个字，常常是同一个文件、同一份刊物写成了两种。年份、批次、级别不同的不算。",
    source="审核惯例。",
    passes="概况: {主要职能: 按照《2025年政府工作报告》《2026年政府工作报告》《甲市救助办法》《乙市救助办法》执行。}",
    fails="概况: {主要职能: 编印《甲市医疗保障》杂志，《甲市医疗保险》杂志每月一期。}",
)
SHORTEST = 6
OTHERS = frozenset("0123456789一二三四五六七八九十甲乙丙丁上中下省市县区州乡镇国")


def check(subject: Subject) -> Iterator[Finding]:
    """Report each title that differs in one character from an earlier one. Titles with numbers of their own do not."""
    seen: dict[str, Citation] = {}
    for citation in citations(subject):
        title = citation.title
        if len(title) < SHORTEST or title in seen:
            continue
        for other in (earlier for earlier in seen.values() if _near(citation, earlier)):
            message = f"《{title}》与另一处的《{other.title}》只差一个字。"
            remedy = "是同一个文件或刊物，就改成一样；确实是两个，可以不改。"
            yield report(subject, RULE, spot_at(subject, citation.start, f"《{title}》"), message, remedy)
        seen[title] = citation


def _near(one: Citation, other: Citation) -> bool:
    if len(one.title) != len(other.title) or (one.number and other.number):
        return False
    differ = [{a, b} for a, b in zip(one.title, other.title, strict=True) if a != b]
    return len(differ) == 1 and not differ[0] & OTHERS
