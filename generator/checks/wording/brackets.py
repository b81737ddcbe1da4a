"""Rule 文字-括号不配对: a bracket or quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import Spot, compiled, report, sheet
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="文字-括号不配对",
    level=WARNING,
    title="括号、引号、书名号只有一半，或左右不是一对",
    reason="缺了一半，读者不知道引的话、书名到哪里为止；左全角右半角，排版会错开。",
    source="GB/T 15834-2011《标点符号用法》4.8（引号）、4.9（括号）、4.15（书名号）。",
    passes="概况: {主要职能: 按照《甲市救助办法》（甲政发〔2024〕5号）推进“一站式”服务。}",
    fails="概况: {主要职能: 按照《甲市救助办法（甲政发〔2024〕5号）推进“一站式”服务。}",
)
PAIRS = dict(zip("（(〔[【“‘《〈", "）)〕]】”’》〉", strict=True))
OPENING = {closing: opening for opening, closing in PAIRS.items()}
LIKE = {"（": ")", "(": "）", "〔": "]】", "[": "〕】", "【": "〕]"}
MARKS = "[（）()〔〕【】“”‘《》〈〉\\[\\]]|’(?!\\d\\d)"
COUNTER = r"(?:^|[^\w.])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])$"
LETTER_BEFORE = r"[A-Za-z]$"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first bracket of each text that lacks its partner."""
    if not _balanced("".join(compiled(MARKS).findall(sheet(subject).text))):
        for passage in subject.passages:
            yield from _first(subject, passage)


def _balanced(marks: str) -> bool:
    """Return whether nothing is left when each opening mark is struck out with the closing one next to it."""
    before = ""
    while before != marks:
        before = marks
        for opening, closing in PAIRS.items():
            marks = marks.replace(opening + closing, "")
    return not marks


def _first(subject: Subject, passage: Passage) -> Iterator[Finding]:
    fault = _fault(passage.text)
    if fault:
        place, message = fault
        sign = passage.text[place]
        remedy = "补上缺的一半，或删去多余的一半。"
        yield report(subject, RULE, Spot(passage, place, sign), message, remedy)


def _fault(text: str) -> tuple[int, str] | None:
    """Return where the first bracket without a partner stands, and what is wrong with it."""
    waiting: list[int] = []
    for match in compiled(MARKS).finditer(text):
        sign, place = match[0], match.start()
        if sign in PAIRS:
            waiting.append(place)
        elif waiting and PAIRS[text[waiting[-1]]] == sign:
            waiting.pop()
        elif waiting and sign in LIKE.get(text[waiting[-1]], ""):
            return place, f"左边是“{text[waiting[-1]]}”，右边是“{sign}”，不是一对。"
        elif any(text[other] == OPENING[sign] for other in waiting):
            break
        elif not _counts(text[:place], sign):
            return place, f"“{sign}”没有左边的“{OPENING[sign]}”。"
    return (waiting[-1], f"“{text[waiting[-1]]}”没有右边的“{PAIRS[text[waiting[-1]]]}”。") if waiting else None


def _counts(before: str, sign: str) -> bool:
    """Return whether a closing mark belongs to a counter, as in 1）, or is an apostrophe."""
    pattern = COUNTER if sign in "）)" else LETTER_BEFORE
    return sign in "）)’" and bool(compiled(pattern).search(before))
