"""Aligns two lists in order: equal items first, then what stands between them by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int | None, int | None]
Weights = dict[tuple[int, int], float]
ALIKE = 0.5


def align(published: Sequence[str], ours: Sequence[str]) -> Iterator[Pair]:
    """Yield pairs of indices in order; None on one side stands for an item that the other side has alone."""
    matcher = SequenceMatcher(None, published, ours, autojunk=False)
    for tag, start, end, our_start, our_end in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(range(start, end), range(our_start, our_end), strict=True)
        else:
            yield from _by_likeness(published, ours, range(start, end), range(our_start, our_end))


def match(published: Sequence[str], ours: Sequence[str]) -> list[Pair]:
    """Pair equal items wherever they stand, the rest in order by likeness; in the published order."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(ours):
        found[item].append(index)
    pairs: list[Pair] = []
    alone: list[int] = []
    for index, item in enumerate(published):
        if found[item]:
            pairs.append((index, found[item].pop(0)))
        else:
            alone.append(index)
    rest = sorted(index for indices in found.values() for index in indices)
    for i, j in align([published[index] for index in alone], [ours[index] for index in rest]):
        pairs.append((None if i is None else alone[i], None if j is None else rest[j]))
    return sorted(pairs, key=lambda pair: len(published) if pair[0] is None else pair[0])


def both(pairs: Iterable[Pair]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that have an item on either side."""
    return ((i, j) for i, j in pairs if i is not None and j is not None)


def _by_likeness(published: Sequence[str], ours: Sequence[str], left: range, right: range) -> Iterator[Pair]:
    """Pair the items of two stretches so that the sum of their likenesses is greatest."""
    likeness = {(i, j): _likeness(published[i], ours[j]) for i in left for j in right}
    best = _best_sums(left, right, likeness)
    i, j = left.start, right.start
    while i < left.stop or j < right.stop:
        if i < left.stop and j < right.stop and _pairs(best, likeness, i, j):
            yield i, j
            i, j = i + 1, j + 1
        elif i < left.stop and best.get((i + 1, j), 0.0) >= best.get((i, j + 1), 0.0):
            yield i, None
            i += 1
        elif j < right.stop:
            yield None, j
            j += 1
        else:
            yield i, None
            i += 1


def _pairs(best: Weights, likeness: Weights, i: int, j: int) -> bool:
    alike = likeness[i, j]
    return alike >= ALIKE and alike + best.get((i + 1, j + 1), 0.0) >= best[i, j]


def _best_sums(left: range, right: range, likeness: Weights) -> Weights:
    """Return the greatest sum of likenesses that the items from i and from j on can reach."""
    best: Weights = {}
    for i in reversed(left):
        for j in reversed(right):
            paired = likeness[i, j] + best.get((i + 1, j + 1), 0.0)
            best[i, j] = max(paired, best.get((i + 1, j), 0.0), best.get((i, j + 1), 0.0))
    return best


def _likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1; 0 if less than half."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= ALIKE else 0.0
