"""Rule 原因-没有内容: a placeholder stands where a reason or a use belongs, or only that the amount rose or fell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.explained import explained
from generator.checks.reading.reasons import Reason, reasons
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="原因-没有内容",
    level=WARNING,
    title="原因或用途没有内容",
    reason="“无”“同上”“略”“详见附件”印在“主要原因是”后面，等于没有写；“较上年增加”前面已经印了，也不是原因。",
    source="财预〔2016〕143号（增减变化要说明原因）；预算公开检查的常见问题（原因空泛）。",
    passes="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 取暖费较上年增加}",
    fails="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 较上年预算有所增加}",
)
PLACEHOLDER = re.compile(r"(?:暂?无|没有|同上|如上|同前|略|不涉及|[详参]?见附[件表]|[-—–/\\])*")
RESTATED = re.compile(
    r"(?:本年度?)?(?:导致|使得?)?(?:该|本|此)?项?(?:资金|预算|经费|支出)*"
    r"[较比与同](?:上年度?|上一年度?|去年)(?:预算)?(?:相比)?(?:有所|略有)?(?:增加|增长|减少|下降|增减)"
)
MARKS = re.compile(r"[，。；、,.;（）()\s]")


def check(subject: Subject) -> Iterator[Finding]:
    """Report the reasons of changes, and the uses of money, of which nothing remains without such words."""
    for reason in reasons(subject):
        if reason.change and _is_empty(_without_change(reason)):
            remedy = "写增减的原因，例如新增、完工、政策调整、标准提高。"
            yield _finding(subject, reason.passage, "没有说为什么增减", remedy)
    for passage, _ in explained(subject):
        if _is_empty(passage.text):
            yield _finding(subject, passage, "没有说钱用在哪里", "写用途，例如“印刷费 2 万元、培训费 3 万元”。")


def _without_change(reason: Reason) -> str:
    return RESTATED.sub("", reason.text.replace(reason.name, ""))


def _is_empty(text: str) -> bool:
    return bool(PLACEHOLDER.fullmatch(MARKS.sub("", text)))


def _finding(subject: Subject, passage: Passage, told: str, remedy: str) -> Finding:
    return report(subject, RULE, Spot(passage, 0, passage.text), f"“{passage.text.strip()}”{told}。", remedy)
