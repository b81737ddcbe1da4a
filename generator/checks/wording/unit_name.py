"""Rule 文字-单位名称: the unit's own name with one character wrong, lost, too many, or two in the wrong order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.search import NOT_HAN, is_chinese, places, report, sheet, spot_at, unlike
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-单位名称",
    level=WARNING,
    title="单位名称写错了一个字",
    reason="本单位的名称错一个字，就成了另一个单位，公开后也搜不到。级别不同的单位（市、县，局、厅）不算；"
    "“乙市某局本级预算”写进甲市某局的文本，是照抄了别的单位的。",
    source="党政机关公文处理工作条例第九条（发文机关署名用全称或规范化简称）；审核惯例。",
    passes="概况: {主要职能: 甲市医疗保障局会同乙市医疗保障局、甲县医疗保障局和甲市医疗保险局。}",
    fails="概况: {主要职能: 甲市医疗障保局负责。}",
)
LEVELS = frozenset("省市县区州盟旗乡镇街道局处科室中心委办厅院校部会所站队和与及")
NUMERALS = frozenset("一二三四五六七八九十百零〇1234567890")
LIKELY_OTHER = frozenset({"障险", "险障"})
SHORTEST = 6
SHORTEST_PLACE = 3
SHORTEST_BODY = 5
OWN_BUDGET, LONGEST, KIND = "本级预算", 40, 3  # 乙市公安局本级预算, of another 公安局
PLACE_ENDS = "省市县区州盟旗镇乡"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each string that is the unit's name with one slip, or the name of another unit whose 本级预算 is given."""
    name = subject.disclosure.unit
    if len(name) < SHORTEST or not is_chinese(name):
        return
    text = sheet(subject).text
    half = len(name) // 2
    for start, words in sorted({*_after(text, name, half), *_before(text, name, half), *_copied(text, name)}):
        message = f"本单位的名称是“{name}”，这里写的是“{words}”。"
        yield report(subject, RULE, spot_at(subject, start, words), message, f"改成“{name}”。")


def _after(text: str, name: str, half: int) -> Iterator[tuple[int, str]]:
    """Yield the slips in the second half of the name, where its first half is right."""
    head, tail = name[:half], name[half:]
    for start in places(text, head):
        rest = text[start + half : start + half + len(tail) + 1]
        if _close(tail, rest):
            lengths = (len(tail), len(tail) - 1, len(tail) + 1)
            yield from [(start, head + rest[:n]) for n in lengths if _slip(name, head + rest[:n])][:1]


def _before(text: str, name: str, half: int) -> Iterator[tuple[int, str]]:
    """Yield the slips in the first half of the name, where its second half is right."""
    head, tail = name[:half], name[half:]
    for end in places(text, tail):
        rest = text[max(end - half - 1, 0) : end]
        if _close(head, rest):
            lengths = (half, half - 1, half + 1)
            yield from [(end - n, rest[-n:] + tail) for n in lengths if _slip(name, rest[-n:] + tail)][:1]


def _copied(text: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield the names of bodies of the same kind elsewhere whose 本级预算 is said to be part of this one's."""
    for end in places(text, OWN_BUDGET):
        words = re.split(NOT_HAN, text[max(0, end - LONGEST) : end])[-1]
        if words != name and len(words) >= SHORTEST and words.endswith(name[-KIND:]) and not words.endswith(name):
            yield end - len(words), words


def _close(half: str, rest: str) -> bool:
    """Return whether what stands in the place of half the name is not it, but has all its characters but one."""
    return half not in rest and len(set(half).difference(rest)) <= 1


def _slip(name: str, words: str) -> bool:
    """Return whether the words are the name with one slip of the pen, and not the name of another body."""
    if not is_chinese(words):
        return False
    start, right, wrong = unlike(name, words)
    swapped = len(wrong) == len(right) == 2 and wrong == right[::-1]  # noqa: PLR2004
    return (swapped or max(len(wrong), len(right)) == 1) and not _other(name, start, wrong, right)


def _other(name: str, start: int, wrong: str, right: str) -> bool:
    """Return whether such a difference also parts the names of two bodies that both exist."""
    place = next((number for number, letter in enumerate(name) if letter in PLACE_ENDS), 0)
    short = SHORTEST_PLACE > place > start or (start > place and len(name) - place <= SHORTEST_BODY)
    if not wrong and right in PLACE_ENDS and start == place >= SHORTEST_PLACE - 1:
        return False  # 乌鲁木齐医疗保障局: the place has lost its 市
    numbered = NUMERALS.issuperset(wrong + right)  # 第二人民医院, 第三人民医院
    return (
        short or numbered or start >= len(name) - 1 or wrong + right in LIKELY_OTHER or bool(LEVELS & {*wrong, *right})
    )
