"""Rule 原因-增减数不符: a reason repeats by how much the item changed, and not as it is printed right before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.budget.rounding import HALF_CENT, YUAN, growth, shown
from generator.checks.reading.amounts import MONEY, NUMBER, half_width, number
from generator.checks.reading.budget import wan
from generator.checks.reading.reasons import Reason, reasons
from generator.checks.reading.search import BLANK, Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="原因-增减数不符",
    level=WARNING,
    title="原因里重复的增减数与算出的不同",
    reason="增减多少、百分之几，印在“主要原因是”前面，由程序算出。原因里再写一遍，改了预算就容易忘了改它。",
    source="预算法第十四条（公开的预算要真实）；预算公开检查的常见问题（文字与表不一致）。",
    passes="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 较上年增加5万元，主要是取暖费增加3万元}",
    fails="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 较上年增加6万元，主要是取暖费增加3万元}",
)
# The item itself must be the subject: 体检费较上年增加8万元 is about a part.
COMPARED = re.compile(
    rf"(?:^|[，。；、])(?:本年度?|预算|资金|经费|支出|总体|该项|{BLANK})*"
    r"[较比与](?:上年度?|去年)(?:预算)?(?:相比)?[，,]?(?:有所)?"
)
CHANGE = re.compile(rf"[，,、]?(?:增加|增长|上升|减少|下降|降低)了?({NUMBER})\s*([亿万千百]?元|%)")
PERCENT = "%"


def check(subject: Subject) -> Iterator[Finding]:
    """Compare amounts and percentages that follow 较上年 with the change that the document prints."""
    for reason in reasons(subject):
        text = half_width(reason.text)
        compared = COMPARED.search(half_width(reason.nameless)) if "年" in text else None
        place = compared.end() if compared else len(text)
        while found := CHANGE.match(text, place):
            place = found.end()
            if not _fits(reason, found):
                words = reason.passage.text[found.start(1) : place]
                spot = Spot(reason.passage, found.start(1), words)
                message = f"“{reason.name}”比上年预算增减 {_told(reason, found[2])}，原因里写的是“{words}”。"
                yield report(subject, RULE, spot, message, "删去这个数：前面已经印了；或改成算出的数。")


def _fits(reason: Reason, found: re.Match[str]) -> bool:
    """Return whether a figure is the change as exactly as it is written."""
    scale = MONEY.get(found[2], Decimal(1))
    width = scale.scaleb(-len(found[1].partition(".")[2])) / 2
    if found[2] == PERCENT:
        return abs(number(found[1]) - _growth(reason)) <= width
    return abs(number(found[1]) * scale - abs(reason.now - reason.before)) <= max(width, HALF_CENT)


def _growth(reason: Reason) -> Decimal:
    return growth(reason.change, reason.explained.now.shown)


def _told(reason: Reason, unit: str) -> str:
    return f"{shown(_growth(reason), YUAN)[1]}%" if unit == PERCENT else wan(reason.now - reason.before)
