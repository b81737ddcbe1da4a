"""Rule 文字-金额写法: a unit of money that stands twice or the wrong way round, or a comma in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import before, compiled, hits, report, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-金额写法",
    level=WARNING,
    title="金额的单位写重、写反，或千分位逗号的位置不对",
    reason="25万万元是二十五亿，30,00元可以读成30元或3000元：读者不知道是多少，程序也算不对。",
    source="GB/T 15835-2011《出版物上数字用法》5.1（多位数的千分撇）；审核惯例。",
    passes="概况: {主要职能: 安排25万元，发放5元元旦慰问，培训费3,000元。}",
    fails="概况: {主要职能: 安排25万万元。}",
)
UNITS = r"(?:万万+元?|亿亿+元?|[万亿]?元元+(?![旦月年宵件])|元[万亿]元?)"
COMMA = r",(?:\d{1,2}|\d{4,})(?![\d,])(?:\.\d+)?\s*[万亿]?元"
FIGURE = r"(?<![\d.])\d[\d,.]*\s*$"
LONGEST = 20


def check(subject: Subject) -> Iterator[Finding]:
    """Report each amount whose unit or comma cannot be right."""
    for pattern, signs, fault, remedy in (
        (UNITS, ("万万", "亿亿", "元元", "元万", "元亿"), "的单位写重或写反了", "核对后写成一个单位，例如“万元”。"),
        (COMMA, (",",), "的千分位逗号位置不对", "核对是多少；逗号后面是三位数字，小数点用“.”。"),
    ):
        for match in hits(subject, pattern, *signs):
            led = compiled(FIGURE).search(before(match, LONGEST))
            if led:
                words = led[0] + match[0]
                spot = spot_at(subject, match.end() - len(words), words)
                yield report(subject, RULE, spot, f"“{words}”{fault}。", remedy)
