"""Rule 原因-说的是别项: the reason of one 三公 item names another and not its own; reasons have slipped by a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.search import Spot, report, texts
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="原因-说的是别项",
    level=WARNING,
    title="“三公”经费的原因说的是另一项",
    reason="四项原因连着写在一句话里，容易错一行。一项的原因只提到另一项，多半是抄错了位置。",
    source="财预〔2016〕143号（“三公”经费增减变化要说明原因）；预算公开检查的常见问题。",
    passes="变动原因: {三公经费: {公务接待费: 严格控制接待批次，公务接待费未安排}}",
    fails="变动原因: {三公经费: {公务接待费: 车辆减少，公务用车运行维护费未安排}}",
)
ITEMS = {
    "因公出国（境）费用": re.compile(r"出国|出境"),
    "公务用车购置": re.compile(r"(?:公务用车|公车|车辆|用车)购置|购置费|购车|购置(?:公务)?(?:用车|车辆)"),
    "公务用车运行维护费": re.compile(r"运行|维护费|用车费|租车|租赁|燃油|油费"),
    "公务接待费": re.compile(r"接待"),
}
# A bought car is a reason for running costs.
COST_OF_BUYING = re.compile(r"(?:公务用车|公车|车辆|用车)购置费|购置费")


def check(subject: Subject) -> Iterator[Finding]:
    """Look in each of the four reasons for the names of the other three."""
    for passage in texts(subject)["变动原因"]:
        own = ITEMS.get(passage.key) if passage.path[1] == "三公经费" else None
        if own and not own.search(passage.text):
            yield from _foreign(subject, passage)


def _foreign(subject: Subject, passage: Passage) -> Iterator[Finding]:
    for name, pattern in _others(passage.key):
        if match := pattern.search(passage.text):
            message = f"这是“{passage.key}”的原因，里面说的是“{match[0]}”（{name}），没有提到本项。"
            remedy = "核对是否抄错一行，换成本项的原因。"
            yield report(subject, RULE, Spot(passage, match.start(), match[0]), message, remedy)
            return


def _others(key: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, pattern in ITEMS.items():
        if name != key:
            running = key == "公务用车运行维护费" and name == "公务用车购置"
            yield name, COST_OF_BUYING if running else pattern
