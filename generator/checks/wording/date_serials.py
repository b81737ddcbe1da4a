"""Rule 文字-日期序列号: a spreadsheet's number of a day stands where a date belongs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.checks.reading.dates import EPOCH
from generator.checks.reading.search import Spot, hits, indicator, report, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-日期序列号",
    level=WARNING,
    title="应当是日期的地方写着电子表格的序列号",
    reason="电子表格把日期存成从 1900 年算起的天数，复制成文字时只剩一个五位数，例如 46054 就是 2026年2月1日。",
    source="ECMA-376 第 1 部分 18.17.4（日期序列值）；审核惯例。",
    passes="概况: {主要职能: 截至2026年2月底，参保人数46054人。}",
    fails="概况: {主要职能: 项目从46054开始。}",
)
PATTERN = r"4(?<![\d.,]4)\d{4}(?![\d.,，]*\d|[^\S\n]*[人元件户个次家份万亿%‰箱辆台张册平公吨米])"
LED = ("截至", "截止", "日期", "时间", "于", "从", "自", "至", "到", "前")
PERIODS = ("资金执行时间", "时间")
OF_TIME = ("时间", "日期", "时限", "期限", "进度")


def check(subject: Subject) -> Iterator[Finding]:
    """Report each number of a day in a period, after a word of time, or as the value of an indicator of time."""
    for match in hits(subject, PATTERN):
        spot = spot_of(subject, match)
        if _is_time(subject, spot):
            day = EPOCH + timedelta(int(match[0]))
            message = f"这里应当是日期，写的是电子表格的序列号“{match[0]}”。"
            yield report(subject, RULE, spot, message, f"改成“{day.year}年{day.month}月{day.day}日”，并核对。")


def _is_time(subject: Subject, spot: Spot) -> bool:
    if spot.passage.path[-1] == "指标值":
        return any(word in indicator(subject, spot.passage) for word in OF_TIME)
    led = spot.passage.text[: spot.start].rstrip(" =≥≤<>：:")
    return spot.passage.path[-1] in PERIODS or led.endswith(LED)
