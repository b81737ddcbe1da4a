"""Members of two sequences matched in order: those that are the same, then those that resemble each other most."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

ALIKE = 0.5
MOST_PAIRS = 4000  # of which resemblance is looked for; beyond it a stretch has been written anew
FIGURE = re.compile(r"\d[\d.,]*")
T = TypeVar("T")


def matched(old: Sequence[T], new: Sequence[T], key: Callable[[T], str]) -> Iterator[tuple[T | None, T | None]]:
    """Yield the members of both sequences in order, those of equal key paired; None stands for a missing one."""
    keys = [key(one) for one in old], [key(one) for one in new]
    for kind, start, end, new_start, new_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(old[start:end], new[new_start:new_end], strict=True)
        else:
            yield from ((one, None) for one in old[start:end])
            yield from ((None, one) for one in new[new_start:new_end])


def likened(old: Sequence[T], new: Sequence[T], key: Callable[[T], str]) -> Iterator[tuple[T | None, T | None]]:
    """Yield the members as `matched` does, and pair those too that merely resemble each other."""
    gone: list[T] = []
    come: list[T] = []
    for one, other in matched(old, new, key):
        if one is not None and other is not None:
            yield from _resembling(gone, come, key)
            gone, come = [], []
            yield one, other
        elif one is not None:
            gone.append(one)
        elif other is not None:
            come.append(other)
    yield from _resembling(gone, come, key)


def _resembling(old: list[T], new: list[T], key: Callable[[T], str]) -> Iterator[tuple[T | None, T | None]]:
    """Yield two stretches in order, the most alike of both paired, then what stands before and behind that pair."""
    pairs = ((_likeness(key(a), key(b)), -i, -j) for i, a in enumerate(old) for j, b in enumerate(new))
    best = max(pairs, default=(0.0, 0, 0)) if len(old) * len(new) <= MOST_PAIRS else (0.0, 0, 0)
    if best[0] < ALIKE:
        yield from ((one, None) for one in old)
        yield from ((None, one) for one in new)
        return
    here, there = -best[1], -best[2]
    yield from _resembling(old[:here], new[:there], key)
    yield old[here], new[there]
    yield from _resembling(old[here + 1 :], new[there + 1 :], key)


def _likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how alike two texts are, whatever figures stand in them."""
    return _ratio(FIGURE.sub("", one), FIGURE.sub("", other))


@lru_cache(maxsize=4096)
def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    quick = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if quick >= ALIKE else 0.0
