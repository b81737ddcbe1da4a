"""Rule 金额-名称不符: a figure that a text gives a 科目 or project is not that 科目's or project's.

“行政运行 12.3 万元” in a text must be what the tables print for 行政运行, in whole or in one of its parts (by source,
by 基本 and 项目, by project, last year). A right figure under a wrong name adds up and still misleads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.budget.disclosure import LAST_YEAR, Line
from generator.budget.rounding import HALF_CENT
from generator.checks.reading.amounts import Amount, half_width, money
from generator.checks.reading.bearers import bearers as bearers_of
from generator.checks.reading.bearers import parts, totals
from generator.checks.reading.budget import wan
from generator.checks.reading.search import Spot, report, texts
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="金额-名称不符",
    level=WARNING,
    title="文字里写在科目或项目名称后面的数不是它的数",
    reason="说明里点名的科目和项目，表里都有数；同一个名称两个数，读者不知道信哪一个。",
    source="预算法第十四条（公开的预算要真实）；预算公开检查的常见问题（文字与表不一致）。",
    passes='主要用途: {一般公共预算: {"210": 1.行政运行80万元}}',
    fails='主要用途: {一般公共预算: {"210": 1.行政运行81.5万元}}',
)
USES = ("用途", "委托业务费用途")
JOINT = re.compile(r"(?:\([^()]*\)|\(|支出|经费|资金|项目|预算|金额|共计|共|为|[:：])\s*$")
START = re.compile(
    r"(?:^|[，。；、：:\n(“\"]|\d[.、．]|其中|用于|及|和|与|安排|[本今]年度?|\d年度?|本单位|我单位|本部门|我局)\s*$"
)
OTHER_TEXT = "其他说明"
LONGEST_JOINT = 24


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each figure that follows a name with the amounts of what bears the name."""
    found = [(p, amount) for p in _texts(subject) for amount in money(p.text) if not (amount.rate or amount.bound)]
    bearers = bearers_of(subject) if found else {}
    with_totals = {**totals(subject), **bearers} if found else {}
    for passage, amount in found:
        named = with_totals if passage.path[0] == OTHER_TEXT else bearers
        if name := _name(half_width(passage.text[: amount.start]), named):
            yield from _compared(subject, passage, amount, name, named[name])


def _texts(subject: Subject) -> Iterator[Passage]:
    blocks = texts(subject)
    for passage in (*blocks["项目支出"], *blocks["结转结余"]):
        if passage.path[-1] in USES:
            yield passage
    yield from (*blocks["变动原因"], *blocks["主要用途"], *blocks[OTHER_TEXT])


def _compared(subject: Subject, passage: Passage, amount: Amount, name: str, lines: list[Line]) -> Iterator[Finding]:
    written = amount.yuan or Decimal(0)
    if not any(abs(written - total) <= HALF_CENT for total in parts(lines)):
        whole = sum((line.amount for line in lines if line.period != LAST_YEAR), Decimal(0))
        figure = passage.text[amount.start : amount.end]
        message = f"“{name}”本年是 {wan(whole)}，这里写的是“{figure}”，它的各个部分里也没有这个数。"
        remedy = "核对是名称写错还是数写错；数不必手写的，删去。"
        yield report(subject, RULE, Spot(passage, amount.start, figure), message, remedy)


def _name(before: str, bearers: dict[str, list[Line]]) -> str:
    """Return the longest name with which the words before an amount end, and that is not the end of a longer word."""
    for end in _ends(before):
        names = [name for name in bearers if end.endswith(name) and START.search(end[: -len(name)])]
        if names:
            return max(names, key=len)
    return ""


def _ends(before: str) -> Iterator[str]:
    """Yield the words before an amount, less more and more of what may join it to its name."""
    yield before
    while joint := JOINT.search(before, max(0, len(before) - LONGEST_JOINT)):
        before = before[: joint.start()]
        yield before
