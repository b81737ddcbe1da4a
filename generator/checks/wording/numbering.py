"""Rule 文字-序号不连: the paragraphs of a text are numbered （一）, （二）, and one is left out or stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule, Subject
from generator.checks.search import hits, report, spot_of
from generator.document.numerals import chinese
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-序号不连",
    level=WARNING,
    title="段落的序号跳号、重号，或写法不对",
    reason="序号跳了一个，读者会以为漏了一条职能；十的序号是“（十）”，不是“（一十）”。",
    source="GB/T 9704-2012《党政机关公文格式》7.3.3（结构层次序数）。",
    passes='概况: {主要职能: "（一）甲。\\n\\n（二）乙。"}',
    fails='概况: {主要职能: "（一）甲。\\n\\n（三）乙。"}',
)
NUMBERED = r"\n(（([一二三四五六七八九十]{1,3})）|([一二三四五六七八九十]{1,3})、)"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first number of each text that does not follow the one before."""
    passage, told, expected = None, None, 1
    for match in hits(subject, NUMBERED):
        spot, number = spot_of(subject, match, 1), match[2] or match[3]
        if spot.passage is not passage:
            passage, expected = spot.passage, 1
        if number not in (chinese(expected), chinese(1)) and passage is not told and "\n" in passage.text:
            told = passage
            message = f"这里的序号应当是“{chinese(expected)}”，写的是“{number}”。"
            yield report(subject, RULE, spot, message, "改正序号；看看是不是漏了一段。")
        expected = 2 if number == chinese(1) else expected + 1
