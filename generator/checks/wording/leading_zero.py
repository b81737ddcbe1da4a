"""Rule 文字-前导零: an amount or count that begins with a nought, so that its decimal point is lost."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import hits, report, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-前导零",
    level=WARNING,
    title="数以 0 开头，丢了小数点",
    reason="“03元”多半是 0.3 元丢了小数点，按字面读就是 3 元，差十倍。",
    source="GB/T 15835-2011《出版物上数字用法》；审核惯例。",
    passes="概况: {主要职能: 每人0.3元，03月起发放，0元支出为零。}",
    fails="概况: {主要职能: 每人03元。}",
)
PATTERN = r"0(?<![\d.,·:：\-—/〔（第]0)(\d+(?:\.\d+)?)(?=\s*(?:[万亿]?元(?!月)|%|％|人(?!民)|户|辆|台|份|箱))"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each number of money or things with a nought before its first digit."""
    for match in hits(subject, PATTERN):
        digits = match[1].lstrip("0") or "0"
        small = "" if "." in match[1] else f"“0.{match[1]}”或"
        message = f"数不能以 0 开头，这里写的是“{match[0]}”。"
        remedy = f"核对后改成{small}“{digits}”。"
        yield report(subject, RULE, spot_of(subject, match), message, remedy)
