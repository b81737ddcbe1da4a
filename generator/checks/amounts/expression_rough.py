"""Rule 金额-算式待核: a sum in a text comes out only roughly, or its units leave open what it says.

The sure faults are `expression_wrong`. Here a result is a rounded one (10.4 written as 10), or a factor has no
unit or just 万, and the figures do not fit whatever unit is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.arithmetic import Expression, worked_out
from generator.checks.reading.budget import wan
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="金额-算式待核",
    level=WARNING,
    title="文字里的算式只约略成立，或缺单位而对不上",
    reason="等号两边应当相等。得数是约数时用“约”；每个数写明单位（元、万元、人、次），读者才算得出来。",
    source="预算法第十四条（公开的预算要真实并对重要事项作出说明）；审核惯例。",
    passes="其他说明: 印刷费3000册×8元=2.4万元，会务费2次×1.2万元，共约2万元。",
    fails="其他说明: 会务费2次×1.2万元=2万元。",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report sums that hold only to the last figure written, and those without clear units that do not hold."""
    for passage, found in worked_out(subject):
        if found.rounds == found.sure and not found.holds:
            written = passage.text[found.start : found.end]
            remedy = "写出准确的得数，或者不用等号而写“约”；每个数后面写明单位。"
            yield report(subject, RULE, Spot(passage, found.start, written), _message(found, written), remedy)


def _message(found: Expression, written: str) -> str:
    if found.sure:
        return f"算式“{written}”准确的得数是 {wan(found.worked)}。"
    return f"算式“{written}”对不上，有的数没有写明单位：左边算得 {found.worked.normalize():f}。"
