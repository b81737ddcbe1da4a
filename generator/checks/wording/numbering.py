"""Rule 文字-序号不连: the paragraphs of a text are numbered （一）, （二）, and one is left out or stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.search import hits, report, spot_at
from generator.checks.rule import Rule, Subject
from generator.document.numerals import chinese
from generator.finding import WARNING, Finding
from generator.source.nodes import KeyPath
from generator.source.passages import Passage

RULE = Rule(
    id="文字-序号不连",
    level=WARNING,
    title="段落的序号跳号、重号，或写法不对",
    reason="序号跳了一个，读者会以为漏了一条职能；十的序号是“（十）”，不是“（一十）”。",
    source="GB/T 9704-2012《党政机关公文格式》7.3.3（结构层次序数）。",
    passes='概况: {主要职能: "（一）甲。\\n\\n（二）乙。"}',
    fails='概况: {主要职能: "（一）甲。\\n\\n（三）乙。"}',
)
NUMBERED = r"\n(?:([（(])([一二三四五六七八九十]{1,3})[）)]、?|([一二三四五六七八九十]{1,3})、)"
FORMS = ("（{}）", "{}、")


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first number of each text that does not follow the one before or is not written like it."""
    texts: dict[KeyPath, list[re.Match[str]]] = {}
    spots: dict[KeyPath, Passage] = {}
    for match in hits(subject, NUMBERED):
        passage = spot_at(subject, match.start() + 1, "").passage
        texts.setdefault(passage.path, []).append(match)
        spots[passage.path] = passage
    for path, matches in texts.items():
        fault = _first_fault(matches) if "\n" in spots[path].text else None
        if fault:
            match, message, remedy = fault
            yield report(subject, RULE, spot_at(subject, match.start() + 1, match[0][1:]), message, remedy)


def _first_fault(matches: list[re.Match[str]]) -> tuple[re.Match[str], str, str] | None:
    """Return the first number with a fault, and what is wrong. The two forms count by themselves; 一 starts anew."""
    due = dict.fromkeys(FORMS, 1)
    for match in matches:
        number, form = match[2] or match[3], FORMS[not match[1]]
        other = FORMS[bool(match[1])]
        if number == chinese(1):
            due[form] = 1
        if number != chinese(due[form]):
            if due[other] > 1 and number == chinese(due[other]):
                right, before = other.format(number), other.format(chinese(due[other] - 1))
                return match, f"前面的序号是“{before}”，这里写的是“{match[0][1:]}”。", f"改成“{right}”。"
            message = f"这里的序号应当是“{chinese(due[form])}”，写的是“{number}”。"
            return match, message, "改正序号；看看是不是漏了一段。"
        if match[0][1:] != form.format(number):
            return (
                match,
                f"序号写作“{form.format(number)}”，这里写的是“{match[0][1:]}”。",
                f"改成“{form.format(number)}”。",
            )
        due[form] += 1
    return None
