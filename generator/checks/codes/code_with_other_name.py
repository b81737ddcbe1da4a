"""Rule 科目-编码名称不符: a text writes a code together with the name of another code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.budget.catalogue import names
from generator.checks.reading.search import HAN, Spot, report, sheet
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="科目-编码名称不符",
    level=WARNING,
    title="编码和跟着它的科目名称不是一个科目",
    reason="编码和名称写在一起又对不上，读者无法知道指的是哪个科目。",
    source="财政部《政府收支分类科目》（当年）。",
    passes="其他说明: 调剂到2101502一般行政管理事务。",
    fails="其他说明: 调剂到2101502行政单位医疗。",
)
CODE = re.compile(r"2(?<!\d2)\d{4}")
NAMED = re.compile(rf"({HAN}{{4,20}})”?[（(](?:科目)?(?:编码|代码)?[：:]?(2\d{{4}}(?:\d{{2}})?)[）)]")
MENTION = re.compile(rf"(2(?<!\d2)\d{{4}}(?:\d{{2}})?)(?!\d)[ “（(]?(?=({HAN}{{4,}}))")


def check(subject: Subject) -> Iterator[Finding]:
    """Look at the words around each code of five or seven digits; only the name of another code counts."""
    coded = (passage for passage in subject.passages if CODE.search(passage.text))
    for passage in coded if CODE.search(sheet(subject).text) else ():
        for found in MENTION.finditer(passage.text):
            yield from _compared(subject, passage, found[1], found.span(2), str.startswith)
        for found in NAMED.finditer(passage.text):
            yield from _compared(subject, passage, found[2], found.span(1), str.endswith)


def _compared(
    subject: Subject, passage: Passage, code: str, span: tuple[int, int], holds: Callable[[str, str], bool]
) -> Iterator[Finding]:
    """Compare a code with the words behind it, which must start with its name, or before it, which must end so."""
    known, words = names(subject.disclosure.year), passage.text[slice(*span)]
    right = known.get(code)
    if right and not holds(words, right):
        other = max((title for title in known.values() if holds(words, title)), key=len, default="")
        if other:
            start = span[0] if words.startswith(other) else span[1] - len(other)
            spot = Spot(passage, start, other)
            message = f"{code} 是“{right}”，这里写的是“{other}”。"
            yield report(subject, RULE, spot, message, "核对编码和名称，改正写错的一个。")
