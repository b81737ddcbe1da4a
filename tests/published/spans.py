"""Differences inside a pair of texts, each quoted short, with a few characters on either side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from tests.published.folding import fold

CONTEXT = 4
NEAR = 4
NUMBER = frozenset("0123456789.,")


class Span(NamedTuple):
    """A stretch of the published text and the stretch of ours that stands in its place."""

    start: int
    end: int
    our_start: int
    our_end: int


def snippets(published: str, ours: str) -> Iterator[tuple[str, str]]:
    """Yield each difference of two texts as what either says, with whole numbers and some context."""
    left, right = fold(published), fold(ours)
    for span in _joined(_whole_numbers(left, right, span) for span in _spans(left, right)):
        before, after = _before(left, span.start), _after(left, span.end)
        yield (
            published[span.start - before : span.end + after],
            ours[span.our_start - before : span.our_end + after],
        )


def _before(text: str, start: int) -> int:
    """Return how many characters of context to quote before `start`, without cutting a number."""
    first = max(start - CONTEXT, 0)
    while 0 < first < start and text[first] in NUMBER and text[first - 1] in NUMBER:
        first -= 1
    return start - first


def _after(text: str, end: int) -> int:
    """Return how many characters of context to quote from `end` on, without cutting a number."""
    last = min(end + CONTEXT, len(text))
    while end < last < len(text) and text[last - 1] in NUMBER and text[last] in NUMBER:
        last += 1
    return last - end


def _spans(left: str, right: str) -> Iterator[Span]:
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return (Span(*place) for tag, *place in codes if tag != "equal")


def _whole_numbers(left: str, right: str, span: Span) -> Span:
    """Widen a span that cuts a number, so that the number is quoted whole."""
    start, end, our_start, our_end = span
    touches = bool(set(left[start:end] + right[our_start:our_end]) & NUMBER)
    while touches and min(start, our_start) and left[start - 1] in NUMBER:
        start, our_start = start - 1, our_start - 1
    while touches and end < len(left) and our_end < len(right) and left[end] in NUMBER:
        end, our_end = end + 1, our_end + 1
    return Span(start, end, our_start, our_end)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Make one span of those that hardly anything parts."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start - joined[-1].end <= NEAR:
            joined[-1] = Span(joined[-1].start, span.end, joined[-1].our_start, span.our_end)
        else:
            joined.append(span)
    return joined
