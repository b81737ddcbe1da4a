"""Searching all texts of a unit at once, and the way back from what was found to its place in the file.

The texts are joined to one sheet, so that a rule that finds nothing costs one look. A pattern is compiled when its
signs are seen for the first time: most rules never see theirs. Patterns begin with a character that is rare in such
texts, or with a class of them, and look back from there: a pattern that begins with any Chinese character is tried
at every character. None names a range of Chinese characters: to compile one takes a thousandth of a second.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

from generator.checks.once import once
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import Finding
from generator.source.passages import Passage, place

HAN = r"[^\W\d\x00-\x7f]"  # a Chinese character, or another letter outside ASCII
NOT_HAN = r"[\W\d\x00-\x7f]"
BLANK = "　"
WIDE = "[－０-９Ａ-Ｚａ-ｚ]"
LONGEST_DOUBLED = 12  # characters of a word that stands twice; what is longer is a sentence
TO_NARROW = 0xFEE0  # what such a character is above the one in half width

compiled = cache(re.compile)


class Sheet:
    """All texts of a unit, one after the other, each on a line (a paragraph) or more."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages
        self.text = "\n".join([passage.text for passage in passages])

    @cached_property
    def narrow(self) -> str:
        """The texts with digits, letters and hyphens in half width; every character keeps its place."""
        narrow: str = compiled(WIDE).sub(lambda match: chr(ord(match[0]) - TO_NARROW), self.text)
        return narrow

    @cached_property
    def starts(self) -> list[int]:
        """Where each text starts."""
        return list(accumulate((len(passage.text) + 1 for passage in self.passages[:-1]), initial=0))

    @cached_property
    def fields(self) -> defaultdict[str | int, list[Passage]]:
        """The texts by the last key of their paths."""
        fields = defaultdict(list)
        for passage in self.passages:
            fields[passage.path[-1]].append(passage)
        return fields


@once
def sheet(subject: Subject) -> Sheet:
    """Return the texts of the unit as one."""
    return Sheet(subject.passages)


@once
def texts(subject: Subject) -> dict[str, list[Passage]]:
    """Return the texts by the block of the file (项目支出, 变动原因 …) that they stand in."""
    blocks: dict[str, list[Passage]] = defaultdict(list)
    for passage in subject.passages:
        blocks[str(passage.path[0])].append(passage)
    return blocks


def hits(subject: Subject, pattern: str, *signs: str) -> Iterator[re.Match[str]]:
    """Yield each match of a pattern in the texts. Unless one of the `signs` stands somewhere, nothing is searched."""
    text = sheet(subject).text
    if signs and not any(sign in text for sign in signs):
        return iter(())
    return compiled(pattern).finditer(text)


def indicator(subject: Subject, value: Passage) -> str:
    """Return the name of the indicator that a value belongs to."""
    names = sheet(subject).fields["指标"]
    return next((name.text for name in names if name.path[:-1] == value.path[:-1]), "")


def narrow_hits(subject: Subject, pattern: str) -> Iterator[re.Match[str]]:
    """Yield each match of a pattern in the texts, whatever the width of their digits and letters."""
    return compiled(pattern).finditer(sheet(subject).narrow)


class Spot(NamedTuple):
    """Some words of a text, from its character `start` on."""

    passage: Passage
    start: int
    words: str


def spot_at(subject: Subject, offset: int, words: str) -> Spot:
    """Return the words at a place of the sheet as words of the text that they belong to."""
    joined = sheet(subject)
    number = bisect_right(joined.starts, offset) - 1
    return Spot(joined.passages[number], offset - joined.starts[number], words)


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """Return a text with what a pattern finds blanked out, so that its words do not count; places stay."""
    return pattern.sub(lambda match: BLANK * len(match[0]), text)


def spot_of(subject: Subject, match: re.Match[str], group: int = 0) -> Spot:
    """Return the words that a pattern, or one group of it, found in the sheet."""
    return spot_at(subject, match.start(group), match[group])


def end_of(passage: Passage) -> Spot:
    """Return the last character of a text."""
    text = passage.text.rstrip()
    return Spot(passage, len(text) - 1, text[-1])


def report(subject: Subject, rule: Rule, spot: Spot, message: str, remedy: str) -> Finding:
    """Return a finding at some words."""
    position = place(spot.passage, spot.start, len(spot.words), subject.source_lines)
    return finding_at(subject, rule, position, message, remedy)


def line_at(subject: Subject, offset: int) -> int:
    """Return the line of the file in which a place of the sheet stands."""
    spot = spot_at(subject, offset, "")
    return place(spot.passage, spot.start, 1, subject.source_lines).line


def before(match: re.Match[str], most: int, group: int = 0) -> str:
    """Return what stands before a match in its line, at most so many characters."""
    start = match.start(group)
    return match.string[max(start - most, 0) : start].rpartition("\n")[2]


def is_chinese(words: str) -> bool:
    """Return whether words consist of Chinese characters alone."""
    return bool(words) and all("\u4e00" <= letter <= "\u9fff" for letter in words)


def chinese_end(text: str) -> str:
    """Return the Chinese characters that a text ends with."""
    start = len(text)
    while start and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    return text[start:]


def within(text: str, start: int, marks: str) -> bool:
    """Return whether a place in a text stands between an opening and a closing mark, such as 《》."""
    return text.rfind(marks[0], 0, start) > text.rfind(marks[1], 0, start)


def places(text: str, piece: str) -> Iterator[int]:
    """Yield each place of a text where some words start."""
    place = text.find(piece)
    while place >= 0:
        yield place
        place = text.find(piece, place + 1)


def unlike(one: str, other: str) -> tuple[int, str, str]:
    """Return where two words begin to differ, and of each what stands between their common start and common end."""
    start = _same_start(one, other)
    one, other = one[start:], other[start:]
    end = _same_start(one[::-1], other[::-1])
    return start, one[: len(one) - end], other[: len(other) - end]


def _same_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
