"""Members of two sequences matched: those that are the same, those that moved, those that resemble each other most."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

ALIKE = 0.5
MOST_PAIRS = 4000  # of which resemblance is looked for; beyond it a stretch has been written anew
FIGURE = re.compile(r"\d[\d.,]*")
T = TypeVar("T")
Key = Callable[[T], str]


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


def likened(old: Sequence[T], new: Sequence[T], key: Key[T], words: Key[T] | None = None) -> Iterator[Pair[T]]:
    """Yield the members as `matched` does, and pair those too that moved, or that in one place resemble each other.

    They resemble each other in their `words`, which are the key if nothing else is given.
    """
    gone: list[T] = []
    come: list[T] = []
    for pair in _with_moves(list(matched(old, new, key)), key):
        if pair.old is None and pair.new is not None:
            come.append(pair.new)
        elif pair.new is None and pair.old is not None:
            gone.append(pair.old)
        else:
            if not pair.moved:
                yield from _resembling(gone, come, words or key)
                gone, come = [], []
            yield pair
    yield from _resembling(gone, come, words or key)


def _with_moves(pairs: list[Pair[T]], key: Key[T]) -> Iterator[Pair[T]]:
    """Yield the pairs; what went in one place and came in another is one pair, where it came.

    What has no key does not move: blank rows are everywhere.
    """
    left: dict[str, list[int]] = {}
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


def _resembling(old: list[T], new: list[T], key: Key[T]) -> Iterator[Pair[T]]:
    """Yield two stretches in order, the most alike of both paired, then what stands before and behind that pair."""
    pairs = ((_likeness(key(a), key(b)), -i, -j) for i, a in enumerate(old) for j, b in enumerate(new))
    best = max(pairs, default=(0.0, 0, 0)) if len(old) * len(new) <= MOST_PAIRS else (0.0, 0, 0)
    if best[0] < ALIKE:
        yield from (Pair(one, None) for one in old)
        yield from (Pair(None, one) for one in new)
        return
    here, there = -best[1], -best[2]
    yield from _resembling(old[:here], new[:there], key)
    yield Pair(old[here], new[there])
    yield from _resembling(old[here + 1 :], new[there + 1 :], key)


def _likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how alike two texts are, whatever figures stand in them."""
    return _ratio(FIGURE.sub("", one), FIGURE.sub("", other))


@lru_cache(maxsize=4096)
def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    quick = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if quick >= ALIKE else 0.0
