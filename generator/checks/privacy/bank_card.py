"""Rule 隐私-银行卡号: the number of a bank card, with a right check digit."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import before, compiled, narrow_hits, report, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import ERROR, Finding

RULE = Rule(
    id="隐私-银行卡号",
    level=ERROR,
    title="文字里有银行卡号",
    reason="银行卡号是敏感个人信息，公开后会被冒用。以 62、4、5 开头，校验码正确或前面写明是账号的才报。",
    source="政府信息公开条例第十五条；个人信息保护法第二十八条；ISO/IEC 7812-1（校验码）。",
    passes="概况: {主要职能: 项目编码6222021234567890124，金额4000000000000000元。}",
    fails="概况: {主要职能: 补助打入6222 0212 3456 7890 128。}",
)
PATTERN = r"[456](?<![0-9A-Za-z.].)\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![0-9A-Za-z]|\.\d|[万亿]?元)"
LABEL = r"(?:[账帐]号|[账帐]户|卡号|银行卡)[^\d，。；]*$"
LONGEST_LABEL = 12
SHORT = 16
UNION = "62"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each such number; the message does not repeat it."""
    for match in narrow_hits(subject, PATTERN):
        digits = match[0].replace(" ", "").replace("-", "")
        known = digits.startswith(UNION) or (len(digits) == SHORT and digits[0] in "45")
        if known and (_is_valid(digits) or compiled(LABEL).search(before(match, LONGEST_LABEL))):
            message = "公开的文字里不能有银行卡号。"
            yield report(subject, RULE, spot_of(subject, match), message, "删去卡号。")


def _is_valid(number: str) -> bool:
    """Return whether the last digit is the check digit of the others (Luhn)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0  # noqa: PLR2004
