"""Rule 人数-分项不合计: “共 80 人，其中在职 11 人，退休 68 人”: the parts of a headcount are not its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from generator.checks.reading.amounts import half_width
from generator.checks.reading.search import Spot, blanked, report
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="人数-分项不合计",
    level=WARNING,
    title="人数的分项加起来不是总数",
    reason="机构设置里的人数互相校验：在职、退休、离休，行政、参公、事业，各级职务，加起来应当是前面的总数。",
    source="财预〔2016〕143号（公开机构设置和人员情况）；预算公开检查的常见问题。",
    passes="概况: {机构设置: 编制30名，实有在职人员28人，其中行政20人，事业8人。}",
    fails="概况: {机构设置: 编制30名，实有在职人员28人，其中行政20人，事业9人。}",
)
WHOLE = re.compile(r"(?<![\d.])(\d+)\s*[人名](?:\([^()]*\))?[，,：:；;]?\s*(?:其中|包括)[：:，,]?")
PART = re.compile(r"(?<![\d.第])(\d+)\s*[人名](?!次)")
TOTAL = re.compile(r"(?:合计|共计|总计)\s*(\d+)\s*[人名](?!次)")
# How many more or fewer they are than last year is no part: 在职221人，增加3人；退休97人，增加5人。
CHANGE = re.compile(r"[，,(]\s*(?:[较比]上年)?(?:增加|减少)\s*\d+\s*[人名]\)?(?=[，,；;、。]|$)")
SENTENCE = re.compile(r"[。\n]|其中|包括|(?:分别)?增加|(?:分别)?减少")
# These overlap with others, or with each other.
OVERLAPPING = re.compile(r"党员|女|男|民族|本科|学历|硕士|博士|职称|高级|平均|岁")
STATUS = re.compile(
    r"在职|在编|编外|退休|离休|退职|行政|事业|参公|参照|公务员|工勤|聘用|领导|正[处科局县厅股]|副[处科局县厅股]|科员|机关|整体转隶|遗属"
)
# Of a change (减少8人，其中调出5人、退休14人、新招录11人) some parts count the other way.
LEFT = re.compile(r"调出|转出|退休|离职|辞职|辞退|离开|去世|死亡")
CAME = re.compile(r"调入|转入|招[录聘考]|录[用取]|聘[用请]|新[进增录]|安置|引进")
FEWEST = 2


def check(subject: Subject) -> Iterator[Finding]:
    """Add up the parts that follow each 其中, and those before each 合计, within the sentence.

    A further item may stand on the far side of those that fit.
    """
    for passage in subject.passages:
        if "人" not in passage.text and "名" not in passage.text:
            continue
        text = blanked(CHANGE, half_width(passage.text))
        for match in WHOLE.finditer(text) if "其中" in text or "包括" in text else ():
            end = SENTENCE.search(text, match.end())
            parts = _parts(text, match.end(), end.start() if end else len(text))
            if parts and int(match[1]) not in accumulate(map(_count, parts)):
                yield _finding(subject, passage, int(match[1]), parts, (match.start(), parts[-1].end()))
        for match in TOTAL.finditer(text) if "计" in text else ():
            parts = _parts(text, max(text.rfind(mark, 0, match.start()) for mark in "。；;\n") + 1, match.start())
            if parts and int(match[1]) not in accumulate(map(_count, reversed(parts))):
                yield _finding(subject, passage, int(match[1]), parts, (parts[0].start(), match.end()))


def _parts(text: str, start: int, stop: int) -> list[re.Match[str]]:
    """Return the headcounts listed between two places if they can be added up."""
    listed = text[start:stop]
    parts = [part for part in PART.finditer(text, start, stop) if not _in_brackets(text, start, part)]
    addable = len(parts) >= FEWEST and STATUS.search(listed) and not OVERLAPPING.search(listed)
    addable = addable and not (LEFT.search(listed) and CAME.search(listed))
    return parts if addable else []


def _count(part: re.Match[str]) -> int:
    return int(part[1])


def _in_brackets(text: str, start: int, part: re.Match[str]) -> bool:
    return text.count("(", start, part.start()) > text.count(")", start, part.start())


def _finding(
    subject: Subject, passage: Passage, whole: int, parts: list[re.Match[str]], span: tuple[int, int]
) -> Finding:
    counts = [_count(part) for part in parts]
    message = f"总数写了 {whole} 人，分项 {'＋'.join(map(str, counts))} 合计 {sum(counts)} 人。"
    spot = Spot(passage, span[0], passage.text[slice(*span)])
    return report(subject, RULE, spot, message, "核对每个人数，改正写错的一处。")
