"""Rule 原因-两年都无数: a 三公 item has no money in either year, and its reason tells of something that happened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.reasons import reasons
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="原因-两年都无数",
    level=NOTE,
    title="“三公”经费的一项两年都是 0，却写了增减的原因",
    reason="两年都没有安排的一项，原因只能是没有这项工作。写了别的原因，多半是钱列在了别的经济科目，或写错了一行。",
    source="财预〔2016〕143号（“三公”经费增减变化要说明原因）；审核惯例。",
    passes="变动原因: {三公经费: {公务接待费: 两年均未安排公务接待}}",
    fails="变动原因: {三公经费: {公务接待费: 来访批次增加}}",
)
NOTHING = re.compile(r"[未无没不零]|取消|严格|严控|持平|节约|停止")


def check(subject: Subject) -> Iterator[Finding]:
    """Look at the reasons of the 三公 items that are 0 in both years."""
    for reason in reasons(subject):
        nothing = not reason.now and not reason.before and reason.key.startswith("三公经费.")
        if nothing and not NOTHING.search(reason.text):
            message = f"“{reason.name}”两年都是 0.00万元，这里写的却是增减的原因。"
            remedy = "核对这笔钱的经济科目是否写到款；确实没有的，写“未安排”，或删去这句话。"
            yield report(subject, RULE, Spot(reason.passage, 0, reason.passage.text), message, remedy)
