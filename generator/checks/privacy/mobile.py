"""Rule 隐私-手机号: a mobile telephone number."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import narrow_hits, report, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="隐私-手机号",
    level=WARNING,
    title="文字里有手机号码",
    reason="手机号码是个人信息；公开的联系方式应当是办公电话。",
    source="政府信息公开条例第十五条；个人信息保护法第四条。",
    passes="概况: {主要职能: 电话0991-1234567，热线12393，金额13800000000元。}",
    fails="概况: {主要职能: 联系电话13800138000。}",
)
PATTERN = (
    r"(?:1(?<![\d.,-]1)|86(?<![\d.,-]86)[ -]?1)[3-9]\d(?:\d{8}|([ \-—–.])\d{4}\1\d{4})"
    r"(?![\d,]|\.\d|[^\S\n]*(?:[万亿]?元|人|户))"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report each such number."""
    for match in narrow_hits(subject, PATTERN):
        message = "公开的文字里不应有手机号码。"
        yield report(subject, RULE, spot_of(subject, match), message, "改成办公电话，或删去。")
