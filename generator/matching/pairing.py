"""Members of two sequences matched: those that are the same, those that moved, those that resemble each other most.

The report of what changed and the DOCX with tracked changes both ask here, so that both tell the same changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

ALIKE = 0.5  # how alike two members must be, from 0 to 1, to be one that changed
MOST_PAIRS = 10_000  # of which the likeness is looked for; beyond it a stretch has been written anew
FIGURE = re.compile(r"\d[\d.,]*")
T = TypeVar("T")
Key = Callable[[T], Hashable]
Known = tuple[Hashable, str]
# A member before and after, None for a missing one, and whether it has moved: among the others it has another place.
Pair = tuple[T | None, T | None, bool]


def matched(old: Sequence[T], new: Sequence[T], key: Key[T]) -> Iterator[Pair[T]]:
    """Yield the members of both sequences in order, those of equal key paired."""
    keys = [key(one) for one in old], [key(one) for one in new]
    for kind, start, end, new_start, new_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            both = zip(old[start:end], new[new_start:new_end], strict=True)
            yield from ((one, other, False) for one, other in both)
        else:
            yield from _unpaired(old[start:end], new[new_start:new_end])


def likened(
    old: Sequence[T], new: Sequence[T], key: Key[T], known: Callable[[T], Known] | None = None, *, moves: bool = True
) -> Iterator[Pair[T]]:
    """Yield the members as `matched` does, and pair those too that in one place resemble each other most.

    They are `known` by their shape, which must be the same, and their words, whatever figures stand in them; by the
    words of their key if nothing else is given. If there are `moves`, what went in one place and came in another is
    one pair, where it came.
    """
    known = known or (lambda one: (None, str(key(one))))
    gone: list[T] = []
    come: list[T] = []
    pairs = [*_with_moves(old, new, key, known)] if moves else [*matched(old, new, key)]
    for pair in pairs:
        one, other, moved = pair
        if one is None and other is not None:
            come.append(other)
        elif other is None and one is not None:
            gone.append(one)
        else:
            if not moved:
                yield from _likest(gone, come, known)
                gone, come = [], []
            yield pair
    yield from _likest(gone, come, known)


def _with_moves(old: Sequence[T], new: Sequence[T], key: Key[T], known: Callable[[T], Known]) -> Iterator[Pair[T]]:
    """Yield what `matched` does, with the pairs that moved. What has no words does not: blank rows are everywhere."""
    pairs = [*matched(old, new, key)]
    left: dict[Hashable, list[int]] = {}
    for place, (one, other, _) in enumerate(pairs):
        if one is not None and other is None and known(one)[1]:
            left.setdefault(key(one), []).append(place)
    origins = {
        place: left[key(other)].pop(0)
        for place, (one, other, _) in enumerate(pairs)
        if one is None and other is not None and left.get(key(other))
    }
    for place in sorted(set(range(len(pairs))) - set(origins.values())):
        yield (pairs[origins[place]][0], pairs[place][1], True) if place in origins else pairs[place]


def _likest(old: list[T], new: list[T], known: Callable[[T], Known]) -> Iterator[Pair[T]]:
    """Yield two stretches in order, paired so that the likeness of all pairs adds up to most."""
    if len(old) * len(new) > MOST_PAIRS:
        yield from _unpaired(old, new)
        return
    likeness = _likeness(*([_without_figures(*known(one)) for one in members] for members in (old, new)))
    best = _best_sums(likeness, len(new))
    row = column = 0
    while row < len(old) and column < len(new):
        left = best[row][column]
        if likeness[row][column] and left == likeness[row][column] + best[row + 1][column + 1]:
            yield old[row], new[column], False
            row, column = row + 1, column + 1
        elif left == best[row + 1][column]:
            yield old[row], None, False
            row += 1
        else:
            yield None, new[column], False
            column += 1
    yield from _unpaired(old[row:], new[column:])


def _unpaired(old: Sequence[T], new: Sequence[T]) -> Iterator[Pair[T]]:
    yield from ((one, None, False) for one in old)
    yield from ((None, one, False) for one in new)


def _best_sums(likeness: list[list[float]], width: int) -> list[list[float]]:
    """Return what the pairs of old[row:] with new[column:] can add up to, by row and column."""
    best = [[0.0] * (width + 1) for _ in range(len(likeness) + 1)]
    for row in reversed(range(len(likeness))):
        for column in reversed(range(width)):
            alike = likeness[row][column]
            paired = alike + best[row + 1][column + 1] if alike else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], paired)
    return best


def _without_figures(shape: Hashable, words: str) -> Known:
    return shape, FIGURE.sub("", words)


def _likeness(old: list[Known], new: list[Known]) -> list[list[float]]:
    """Return from 0 to 1, by old and new member, how alike their words are; 0 where they are no pair."""
    matcher = SequenceMatcher(None, autojunk=False)
    columns = []
    for shape, words in new:
        matcher.set_seq2(words)
        columns.append([_ratio(matcher, one) if one_shape == shape else 0.0 for one_shape, one in old])
    return [list(row) for row in zip(*columns, strict=True)]


def _ratio(matcher: SequenceMatcher[str], words: str) -> float:
    matcher.set_seq1(words)
    likeness = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    likeness = matcher.ratio() if likeness >= ALIKE else 0.0
    return likeness if likeness >= ALIKE else 0.0
