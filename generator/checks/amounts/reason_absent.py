"""Rule 原因-未安排却有数: a reason or a use says that nothing is planned for the item, which has money this year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.budget import wan
from generator.checks.reading.explained import explained
from generator.checks.reading.reasons import Reason, reasons
from generator.checks.reading.search import BLANK, Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="原因-未安排却有数",
    level=WARNING,
    title="文字说没有安排，这一项却有预算",
    reason="说“未安排此项支出”而同一句前面印着金额，是抄用了别的项目的原因，或没有跟着预算改。",
    source="财预〔2016〕143号（增减变化要说明原因）；预算公开检查的常见问题。",
    passes="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 上年未安排此项支出中的取暖费}",
    fails="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 本年未安排此项支出}",
)
NOT_PLANNED = r"(?:未安排|没有安排|不再安排|未列支?|取消|无|没有)"
ABSENT = re.compile(rf"{NOT_PLANNED}(?:预算)?(?:此|该|本)(?:项|类)?(?:工作|支出|经费|费用|预算|项目|开支|的)*")
NAMED = re.compile(rf"{NOT_PLANNED}{BLANK}+(?=[，。；的]|$)")
# Nothing but the year and that there is nothing: 本年度未安排预算。
MONEY = "(?:预算|支出|经费|资金|费用)"
NOTHING = re.compile(
    r"(?:[本今]年度?|20\d\d年度?|两年|均|本单位|我单位|我局|此项)*"
    rf"(?:(?:未|没有|不|无)(?:预算)?安排{MONEY}*|[无未]{MONEY}+)(?=[，。；、]|$)"
)
SIGN = re.compile(r"安排|未列|取消|[无有][此该本]|无预算")
# A part that there was last year: 2025年含一次性搬迁费，2026年无此项支出.
PART = re.compile(r"含|包括|其中|一次性|追加|新增")
EARLIER = re.compile(r"上年|去年|上一年|往年|当年")
CLAUSE = re.compile(r"[，。；、]")


def check(subject: Subject) -> Iterator[Finding]:
    """Report reasons and uses that deny an item which has money.

    If it had none last year, a reason may mean last year unless it says this one.
    """
    for reason in reasons(subject):
        for start, end in _denials(reason) if reason.now and SIGN.search(reason.text) else ():
            if _of_a_part(subject, reason.text[:start]):
                continue
            clause, words = CLAUSE.split(reason.text[:end])[-1], reason.text[start:end]
            if (reason.before or _names_this_year(subject, clause)) and not _names_last_year(subject, clause):
                message = f"原因里说“{words}”，“{reason.name}”本年是 {wan(reason.now)}。"
                remedy = "这一项有预算，写它增减的原因。"
                yield report(subject, RULE, Spot(reason.passage, start, words), message, remedy)
    for passage, amounts in explained(subject):
        if nothing := NOTHING.match(passage.text):
            message = f"这里说“{nothing[0]}”，预算安排的是 {wan(amounts[0])}。"
            yield report(subject, RULE, Spot(passage, 0, nothing[0]), message, "这一项有预算，写它用在哪里。")


def _of_a_part(subject: Subject, before: str) -> bool:
    """Return whether the words before a denial are about a part of last year's money, which this may refer to."""
    return any(PART.search(clause) and _names_last_year(subject, clause) for clause in CLAUSE.split(before)[:-1])


def _names_this_year(subject: Subject, clause: str) -> bool:
    return any(word in clause for word in ("本年", "今年", "两年", str(subject.disclosure.year)))


def _names_last_year(subject: Subject, clause: str) -> bool:
    return bool(EARLIER.search(clause)) or str(subject.disclosure.year - 1) in clause


def _denials(reason: Reason) -> Iterator[tuple[int, int]]:
    """Yield where a reason says that there is nothing, or nothing for the item by its name."""
    if nothing := NOTHING.match(reason.text):
        yield nothing.span()
        return
    for match in (*ABSENT.finditer(reason.text), *NAMED.finditer(reason.nameless)):
        yield match.span()
