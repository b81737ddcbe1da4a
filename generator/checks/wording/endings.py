"""Rule 文字-句末标点: a text breaks off with a comma, or a long one has no full stop."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import end_of, hits, report, sheet, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="文字-句末标点",
    level=NOTE,
    title="一段话没有写完，或末尾没有句号",
    reason="末尾是逗号、顿号、分号的，后面可能还有话；成段的文字末尾没有句号，读者也会以为缺了一截。",
    source="GB/T 15834-2011《标点符号用法》4.1（句号）。",
    passes="概况: {主要职能: 负责医疗保障工作，做好服务。}",
    fails="概况: {主要职能: 负责医疗保障工作；}",
)
LAST = r"[，、；：,;]\s*(?=\n|$)"
FIELDS = ("主要职能", "机构设置", "设立的政策依据", "总体目标", "年度绩效目标", "其他说明")
LONG = 40
ENDS = tuple("。！？”）》…；，、：;,.")


def check(subject: Subject) -> Iterator[Finding]:
    """Report the last character of each text that breaks off, and of each whole paragraph without a full stop."""
    for match in hits(subject, LAST):
        spot = spot_of(subject, match)
        if spot.passage.text.endswith(match[0]) and spot.start + len(match[0]) == len(spot.passage.text):
            message = f"这段文字以“{match[0].strip()}”结尾，话没有说完。"
            yield report(subject, RULE, end_of(spot.passage), message, "删去末尾的标点，或补上后面的话。")
    for passage in (passage for field in FIELDS for passage in sheet(subject).fields[field]):
        if len(passage.text) >= LONG and not passage.text.rstrip().endswith(ENDS):
            last = end_of(passage)
            message = f"成段的文字末尾要有句号，这里以“{last.words}”结尾。"
            yield report(subject, RULE, last, message, "补上句号。")
