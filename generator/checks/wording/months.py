"""Rule 文字-时长写法: a length of time written as a month of the year, 12月 for 12个月."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import before, compiled, hits, report, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-时长写法",
    level=WARNING,
    title="时长写成了月份",
    reason="“12月”是十二月，“12个月”才是一年。带比较符号或“/件”的写成“12月”，读者分不清是时点还是时长。",
    source="GB/T 15835-2011《出版物上数字用法》；审核惯例。",
    passes="概况: {主要职能: 保障时限≥12个月，2026年12月完成，平均2个月/件。}",
    fails="概况: {主要职能: 保障时限≥12月。}",
)
PATTERN = r"月(?:/(?!\d)|(?=[，。；、）\n]|$))"
LENGTH = r"[=＝≥≤<>]\s*(\d{1,2})$"
EACH = r"(?<![\d年\-—－至到])(\d{1,2})$"
LONGEST = 6


def check(subject: Subject) -> Iterator[Finding]:
    """Report each month that a sign of comparison leads or a slash follows."""
    for match in hits(subject, PATTERN):
        led = compiled(EACH if match[0].endswith("/") else LENGTH).search(before(match, LONGEST))
        if led:
            words, month = led[0] + match[0], f"{led[1]}月"
            message = f"“{month}”是月份；这里要写的是时长还是时点，看不出来。"
            remedy = f"时长写“{led[1]}个月”；时点写出年份，例如“{subject.disclosure.year}年{month}”。"
            yield report(subject, RULE, spot_at(subject, match.end() - len(words), words), message, remedy)
