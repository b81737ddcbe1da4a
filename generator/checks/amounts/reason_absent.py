"""Rule 原因-未安排却有数: a reason says that nothing is planned for the item, which has money this year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.amounts.figures import mark
from generator.checks.amounts.reasons import Reason, reasons
from generator.checks.budget import wan
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="原因-未安排却有数",
    level=WARNING,
    title="原因说没有安排，这一项却有预算",
    reason="说“未安排此项支出”而同一句前面印着金额，是抄用了别的项目的原因，或没有跟着预算改。",
    source="财预〔2016〕143号（增减变化要说明原因）；预算公开检查的常见问题。",
    passes="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 上年未安排此项支出中的取暖费}",
    fails="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 本年未安排此项支出}",
)
NOT_PLANNED = r"(?:未安排|没有安排|不再安排|未列支?|取消|无|没有)"
ABSENT = re.compile(rf"{NOT_PLANNED}(?:预算)?(?:此|该|本)(?:项|类)?(?:工作|支出|经费|费用|预算|项目|开支|的)*")
SIGN = re.compile(r"安排|未列|取消|[无有][此该本]")
EARLIER = re.compile(r"上年|去年|上一年|往年|当年")
CLAUSE = re.compile(r"[，。；、]")


def check(subject: Subject) -> Iterator[Finding]:
    """Report reasons that deny an item which has money both years; where last year had none they may mean last year."""
    for reason in reasons(subject):
        for match in _denials(reason) if reason.now and reason.before and SIGN.search(reason.text) else ():
            clause = CLAUSE.split(reason.text[: match.start()])[-1]
            if not EARLIER.search(clause) and str(subject.disclosure.year - 1) not in clause:
                message = f"原因里说“{match[0]}”，“{reason.name}”本年是 {wan(reason.now)}。"
                remedy = "这一项有预算，写它增减的原因。"
                yield mark(subject, RULE, (reason.passage, match.start(), match[0]), message, remedy)


def _denials(reason: Reason) -> Iterator[re.Match[str]]:
    yield from ABSENT.finditer(reason.text)
    yield from re.finditer(rf"{NOT_PLANNED}{re.escape(reason.name)}(?=[，。；的]|$)", reason.text)
