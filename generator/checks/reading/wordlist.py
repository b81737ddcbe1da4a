"""Lists of words that should not be written, each with what is right: read once, searched for all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.checks.reading.search import Spot, compiled, places, sheet, spot_at
from generator.checks.rule import Subject


class Word(NamedTuple):
    """A word of a list: what is written, what is right, the longer words in which it is no fault, and the rest."""

    wrong: str
    right: str
    exceptions: tuple[str, ...]
    rest: tuple[str, ...]


class List(NamedTuple):
    """Words by two neighbouring characters of each, and patterns that find any such pair.

    A search starts at the character of a pair that is wrong, for few texts have it: at the first of the pair for the
    first pattern, at the second for the other.
    """

    patterns: tuple[str, ...]
    by_pair: dict[tuple[str, str], list[Word]]


@cache
def words(file: Path) -> tuple[Word, ...]:
    """Return the words of a file of columns parted by tabs: 错写, 正写, 不算 (joined by 、), and others."""
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:])
    return tuple(Word(row[0], row[1], tuple(filter(None, row[2].split("、"))), tuple(row[3:])) for row in rows)


def listed(subject: Subject, file: Path) -> Iterator[tuple[Spot, Word]]:
    """Yield each place where a word of the list stands, unless it is part of one of its exceptions.

    Where two words of the list overlap, the one that starts first is told, and of those the longest.
    """
    text, end = sheet(subject).text, 0
    for start, length, word in sorted(_occurrences(text, _list(file))):
        if start >= end:
            end = start - length
            yield spot_at(subject, start, word.wrong), word


def _occurrences(text: str, listing: List) -> Iterator[tuple[int, int, Word]]:
    """Yield where each word of a list stands, with its length as a negative number, so that long words sort first."""
    pairs = {found for pattern in listing.patterns for found in compiled(pattern).findall(text)}
    for word in (word for pair in pairs & listing.by_pair.keys() for word in listing.by_pair[pair]):
        for place in places(text, word.wrong):
            if not _excepted(word, text, place):
                yield place, -len(word.wrong), word


@cache
def _list(file: Path) -> List:
    by_pair: dict[tuple[str, str], list[Word]] = {}
    sides: tuple[set[tuple[str, str]], ...] = (set(), set())
    for word in words(file):
        pair, side = _pair(word)
        by_pair.setdefault(pair, []).append(word)
        sides[side].add(pair)
    forward, backward = ((_class(pairs, 0), _class(pairs, 1)) for pairs in sides)
    patterns = f"({forward[0]})(?=({forward[1]}))", f"{backward[1]}(?<=({backward[0]})(.))"
    return List(tuple(pattern for pattern, pairs in zip(patterns, sides, strict=True) if pairs), by_pair)


def _class(pairs: set[tuple[str, str]], side: int) -> str:
    """Return a pattern of any first (or second) character of the pairs."""
    return f"[{re.escape(''.join(sorted({pair[side] for pair in pairs})))}]"


def _pair(word: Word) -> tuple[tuple[str, str], int]:
    """Return two neighbouring characters of a word, and which of them the search starts at: a wrong one, if any."""
    wrong = next((place for place, letter in enumerate(word.wrong) if letter not in word.right), 0)
    start = min(wrong, len(word.wrong) - 2)
    return (word.wrong[start], word.wrong[start + 1]), wrong - start


def _excepted(word: Word, text: str, start: int) -> bool:
    return any(text.startswith(longer, start - longer.index(word.wrong)) for longer in word.exceptions)
