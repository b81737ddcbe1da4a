"""Rule 隐私-身份证号: an identity card number, with a right check digit."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import narrow_hits, report, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import ERROR, Finding

RULE = Rule(
    id="隐私-身份证号",
    level=ERROR,
    title="文字里有身份证号码",
    reason="身份证号码是个人隐私，公开会损害当事人的权益。前面写明是身份证的、校验码正确的才报。",
    source="政府信息公开条例第十五条；个人信息保护法第四条；GB 11643-1999《公民身份号码》。",
    passes="概况: {主要职能: 统一编码110101199003071234，电话0991-1234567。}",
    fails="概况: {主要职能: 联系人身份证号11010519491231002X。}",
)
PATTERN = (
    r"[1-8](?<![0-9A-Za-z].)\d{5}[ -]?(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[\dXx]"
    r"(?![0-9A-Za-z])"
)
LABELLED = r"(?:身份证|身份号码|证件号)[^\d，。；\n]{0,8}(\d(?:[ -]?\d){13,16}[\dXx])(?![0-9A-Za-z])"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each such number; the message does not repeat it. One that is called so need not be right."""
    cards = [spot_of(subject, match) for match in narrow_hits(subject, PATTERN) if _is_valid(match[0])]
    called = [spot_of(subject, match, 1) for match in narrow_hits(subject, LABELLED)]
    for spot in dict.fromkeys(cards + called):
        message = "公开的文字里不能有身份证号码。"
        remedy = "删去号码；必须写明身份时，只写姓名或遮去中间的数字。"
        yield report(subject, RULE, spot, message, remedy)


def _is_valid(number: str) -> bool:
    """Return whether the last character is the check digit of the others (ISO 7064, MOD 11-2)."""
    number = number.replace(" ", "").replace("-", "")
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECK_DIGITS[total % 11] == number[-1].upper()
