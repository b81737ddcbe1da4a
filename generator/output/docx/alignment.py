"""Which blocks of two documents, and which rows of two tables, are one and the same, before and after."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

# Two texts are one text changed if they share half of their pairs of neighbouring characters.
ALIKE = 0.5


class Item(NamedTuple):
    """Something that may have a counterpart: the text it is known by, and its shape, which its counterpart must share.

    A `landmark` (a heading, a table) is matched before what stands between landmarks.
    """

    element: Any
    shape: Hashable
    text: str
    landmark: bool = False


Pair = tuple[Item | None, Item | None]


def by_landmarks(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair]:
    """Yield the pairs in reading order; nothing is paired across the landmarks that both have."""
    old_start = new_start = 0
    for before, after in aligned([item for item in old if item.landmark], [item for item in new if item.landmark]):
        if before and after:
            old_end, new_end = old.index(before, old_start), new.index(after, new_start)
            yield from aligned(old[old_start:old_end], new[new_start:new_end])
            yield before, after
            old_start, new_start = old_end + 1, new_end + 1
    yield from aligned(old[old_start:], new[new_start:])


def aligned(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair]:
    """Yield each item with its counterpart or None, in the order of both, what is gone before what is new."""
    known, new_known = ([(item.shape, item.text) for item in items] for items in (old, new))
    for kind, start, end, new_start, new_end in SequenceMatcher(None, known, new_known, autojunk=False).get_opcodes():
        gap = old[start:end], new[new_start:new_end]
        yield from zip(*gap, strict=True) if kind == "equal" else _likest(*gap)


def _likest(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair]:
    """Yield the pairs whose likeness adds up to most, of all pairings that keep the order of both."""
    likeness = _likeness(old, new)
    best = _best_sums(likeness, len(new))
    row = column = 0
    while row < len(old) and column < len(new):
        left = best[row][column]
        if likeness[row][column] and left == likeness[row][column] + best[row + 1][column + 1]:
            yield old[row], new[column]
            row, column = row + 1, column + 1
        elif left == best[row + 1][column]:
            yield old[row], None
            row += 1
        else:
            yield None, new[column]
            column += 1
    yield from ((item, None) for item in old[row:])
    yield from ((None, item) for item in new[column:])


def _best_sums(likeness: list[list[float]], width: int) -> list[list[float]]:
    """Return what the pairs of old[row:] with new[column:] can add up to, by row and column."""
    best = [[0.0] * (width + 1) for _ in range(len(likeness) + 1)]
    for row in reversed(range(len(likeness))):
        for column in reversed(range(width)):
            alike = likeness[row][column]
            paired = alike + best[row + 1][column + 1] if alike else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], paired)
    return best


def _likeness(old: Sequence[Item], new: Sequence[Item]) -> list[list[float]]:
    """Return by old and new item how much their texts have in common (1 is all), 0 where they are no pair."""
    neighbours = [_neighbours(item.text) for item in new]
    return [
        [
            _shared(found, others) if item.shape == other.shape else 0.0
            for other, others in zip(new, neighbours, strict=True)
        ]
        for item in old
        for found in [_neighbours(item.text)]
    ]


def _neighbours(text: str) -> set[tuple[str, str]]:
    return set(zip(f"^{text}", f"{text}$", strict=True))


def _shared(old: set[tuple[str, str]], new: set[tuple[str, str]]) -> float:
    share = 2 * len(old & new) / (len(old) + len(new))
    return share if share >= ALIKE else 0.0
