"""Rule 原因-照抄用途: a reason says what the money is for, in the words of a 用途, and not why it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.search import Spot, report, texts
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding
from generator.source.passages import Passage

USE = "开展业务培训、编印宣传资料、建设信息系统、维护网络设备"
RULE = Rule(
    id="原因-照抄用途",
    level=NOTE,
    title="变动原因照抄了用途",
    reason="用途说钱做什么，原因说为什么比上年多或少。把用途抄来当原因，没有回答增减的问题。",
    source="财预〔2016〕143号（增减变化要说明原因）。",
    passes=f'主要用途: {{一般公共预算: {{"210": {USE}}}}}\n变动原因: {{机关运行经费: 业务培训次数与上年持平}}',
    fails=f'主要用途: {{一般公共预算: {{"210": {USE}}}}}\n变动原因: {{机关运行经费: {USE}}}',
)
LISTING = re.compile(r"[、，；]")
LEAST, STEP = 24, 12


def check(subject: Subject) -> Iterator[Finding]:
    """Report reasons that share a long run of words, more than the name of a project, with a 用途."""
    uses = [passage.text for passage in _uses(subject) if len(passage.text) >= LEAST]
    for passage in texts(subject)["变动原因"] if uses else ():
        common = max((_common(use, passage.text) for use in uses), key=len, default="")
        if len(common) >= LEAST and LISTING.search(common):
            message = "这句话与用途的文字相同，没有说明为什么增减。"
            remedy = "写增减的原因，例如新增、完工、政策调整、标准提高。"
            yield report(subject, RULE, Spot(passage, passage.text.index(common), common), message, remedy)


def _uses(subject: Subject) -> Iterator[Passage]:
    blocks = texts(subject)
    yield from blocks["主要用途"]
    for passage in (*blocks["结转结余"], *blocks["项目支出"]):
        if passage.path[-1] in ("用途", "委托业务费用途"):
            yield passage


def _common(use: str, reason: str) -> str:
    """Return the longest run of characters of both texts that has a whole piece of the 用途, or nothing."""
    return max(_runs(use, reason), key=len, default="")


def _runs(use: str, reason: str) -> Iterator[str]:
    for start in range(0, len(use) - STEP + 1, STEP):
        if (at := reason.find(use[start : start + STEP])) >= 0:
            before = _equal(use[:start][::-1], reason[:at][::-1])
            after = _equal(use[start:], reason[at:])
            yield use[start - before : start + after]


def _equal(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their start."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
