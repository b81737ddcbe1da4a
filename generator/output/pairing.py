"""Members of two sequences matched: those that are the same, those that moved, those that resemble each other most.

The report of what changed and the DOCX with tracked changes both ask here, so that both tell the same changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Generic, NamedTuple, TypeVar

ALIKE = 0.4  # of their marks, which two members must share to be one that changed
MOST_PAIRS = 250_000  # of which the likeness is looked for; beyond it a stretch has been written anew
FIGURE = re.compile(r"\d[\d.,]*")
T = TypeVar("T")
Key = Callable[[T], Hashable]
Marks = frozenset[Hashable]


class Pair(NamedTuple, Generic[T]):
    """A member before and after; None stands for a missing one. `moved`: among the others it has another place."""

    old: T | None
    new: T | None
    moved: bool = False


def matched(old: Sequence[T], new: Sequence[T], key: Key[T]) -> Iterator[Pair[T]]:
    """Yield the members of both sequences in order, those of equal key paired."""
    keys = [key(one) for one in old], [key(one) for one in new]
    for kind, start, end, new_start, new_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            both = zip(old[start:end], new[new_start:new_end], strict=True)
            yield from (Pair(one, other) for one, other in both)
        else:
            yield from (Pair(one, None) for one in old[start:end])
            yield from (Pair(None, one) for one in new[new_start:new_end])


def likened(
    old: Sequence[T], new: Sequence[T], key: Key[T], marks: Callable[[T], Marks] | None = None, *, moves: bool = True
) -> Iterator[Pair[T]]:
    """Yield the members as `matched` does, and pair those too that in one place share most of their marks.

    The marks are those of the key if nothing else is given. If there are `moves`, what went in one place and came in
    another is one pair, where it came.
    """
    marks = marks or (lambda one: marks_of(str(key(one))))
    gone: list[T] = []
    come: list[T] = []
    pairs = matched(old, new, key)
    for pair in _with_moves(list(pairs), key) if moves else pairs:
        if pair.old is None and pair.new is not None:
            come.append(pair.new)
        elif pair.new is None and pair.old is not None:
            gone.append(pair.old)
        else:
            if not pair.moved:
                yield from _likest(gone, come, marks)
                gone, come = [], []
            yield pair
    yield from _likest(gone, come, marks)


def marks_of(text: str) -> Marks:
    """Return the marks of a text: its pairs of neighbouring characters, whatever figures stand in it."""
    words = FIGURE.sub("", text)
    return frozenset(zip(f"\n{words}", f"{words}\n", strict=True))


def _with_moves(pairs: list[Pair[T]], key: Key[T]) -> Iterator[Pair[T]]:
    """Yield the pairs with those that moved. What has no key does not move: blank rows are everywhere."""
    left: dict[Hashable, list[int]] = {}
    for place, (one, other, _) in enumerate(pairs):
        if one is not None and other is None and key(one):
            left.setdefault(key(one), []).append(place)
    origins = {
        place: left[key(other)].pop(0)
        for place, (one, other, _) in enumerate(pairs)
        if one is None and other is not None and left.get(key(other))
    }
    for place in sorted(set(range(len(pairs))) - set(origins.values())):
        yield Pair(pairs[origins[place]].old, pairs[place].new, moved=True) if place in origins else pairs[place]


def _likest(old: list[T], new: list[T], marks: Callable[[T], Marks]) -> Iterator[Pair[T]]:
    """Yield two stretches in order, paired so that the likeness of all pairs adds up to most."""
    if len(old) * len(new) > MOST_PAIRS:
        yield from (*(Pair(one, None) for one in old), *(Pair(None, one) for one in new))
        return
    likeness = _likeness(list(map(marks, old)), list(map(marks, new)))
    best = _best_sums(likeness, len(new))
    row = column = 0
    while row < len(old) and column < len(new):
        left = best[row][column]
        if likeness[row][column] and left == likeness[row][column] + best[row + 1][column + 1]:
            yield Pair(old[row], new[column])
            row, column = row + 1, column + 1
        elif left == best[row + 1][column]:
            yield Pair(old[row], None)
            row += 1
        else:
            yield Pair(None, new[column])
            column += 1
    yield from (Pair(one, None) for one in old[row:])
    yield from (Pair(None, one) for one in new[column:])


def _best_sums(likeness: list[list[float]], width: int) -> list[list[float]]:
    """Return what the pairs of old[row:] with new[column:] can add up to, by row and column."""
    best = [[0.0] * (width + 1) for _ in range(len(likeness) + 1)]
    for row in reversed(range(len(likeness))):
        for column in reversed(range(width)):
            alike = likeness[row][column]
            paired = alike + best[row + 1][column + 1] if alike else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], paired)
    return best


def _likeness(old: list[Marks], new: list[Marks]) -> list[list[float]]:
    """Return by old and new member which share of their marks both have (1 is all), 0 where they are no pair."""
    return [[_shared(one, other) for other in new] for one in old]


def _shared(one: Marks, other: Marks) -> float:
    share = 2 * len(one & other) / (len(one) + len(other))
    return share if share >= ALIKE else 0.0
