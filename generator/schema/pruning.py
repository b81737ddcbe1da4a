"""The sound part of a unit's file: what is left without the values that schema.json refuses or that stand twice.

So that an officer who has misspelt one key is told of all other mistakes as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy as copied
from itertools import chain
from typing import NamedTuple, TypeVar

from generator.schema.validation import misfits
from generator.source.nodes import KeyPath, Mapping, Node, Scalar, Sequence, Span, at, span

ROUNDS = 5  # Cutting a value off may leave its parent incomplete, which then has to go as well.
NEEDED = frozenset({"版式", "单位", "口径", "年度"})
SIDE_BLOCKS = frozenset({"简称", "批复日期", "落款日期", "科目名称", "概况", "其他说明", "豁免"})
SHORTEST_WORD = 3
N = TypeVar("N", bound=Node)


class Loss(NamedTuple):
    """What is known of a file that something was cut off from.

    `words` are those by which the lost values may still be spoken of, `sound` the places of the untouched entries
    beside a faulty one; if the loss is `grave`, no sum can be trusted.
    """

    words: frozenset[str]
    sound: tuple[Span, ...]
    grave: bool


NOTHING = Loss(frozenset(), (), grave=False)


def prune(whole: Mapping, *, widely: bool) -> tuple[Mapping, Loss] | None:
    """Return a file without what the schema refuses and the keys that stand twice, and what went.

    `widely` the whole blocks of them go. None if too little would be left.
    """
    root = _copied(whole)
    touched: list[Node | None] = []
    cut: list[tuple[str, Node]] = []
    for _ in range(ROUNDS):
        paths = {path[:1] if widely else path for path in chain(misfits(root.core), _repeated(root, ()))}
        if not paths:
            return (root, _loss(root, touched, cut)) if root.entries.keys() >= NEEDED else None
        touched += [at(root, path[:2]) for path in paths]
        # An entry before its list, and the last entry first.
        cut += [(str(path[0]), _cut_off(root, path)) for path in sorted(paths, key=_depth_first, reverse=True)]
    return None


def _copied(node: N) -> N:
    """Return a mapping or list from which values can be taken and leave the other whole; a scalar is the same."""
    copy = copied(node)
    if isinstance(copy, Mapping):
        copy.entries = {key: _copied(value) for key, value in copy.entries.items()}
    elif isinstance(copy, Sequence):
        copy.items = [_copied(item) for item in copy.items]
    return copy


def _repeated(node: Node, path: KeyPath) -> Iterator[KeyPath]:
    """Yield the path of each key that stands twice: which of its values is meant is not known."""
    if isinstance(node, Mapping):
        yield from ((*path, key) for key in node.repeated if key in node.entries)
        below: Iterable[tuple[str | int, Node]] = node.entries.items()
    else:
        below = enumerate(node.items if isinstance(node, Sequence) else ())
    for step, child in below:
        yield from _repeated(child, (*path, step))


def _depth_first(path: KeyPath) -> list[tuple[bool, str | int]]:
    """Return a key that compares keys of mappings with numbers of lists."""
    return [(isinstance(step, int), step) for step in path]


def _loss(root: Mapping, touched: list[Node | None], cut: list[tuple[str, Node]]) -> Loss:
    gone = [node for _, node in cut] + [node for node in touched if node]
    words = {word for node in gone for word in _words(node) if len(word) >= SHORTEST_WORD}
    left = [root.entries.get(block) for block in dict(cut) if block not in SIDE_BLOCKS]
    lists = [node for node in left if isinstance(node, Sequence)]
    sound = (span(entry) for node in lists for entry in node.items if not any(entry is one for one in touched))
    return Loss(frozenset(words), tuple(sound), grave=not all(node and node.core for node in left))


def _cut_off(root: Node, path: KeyPath) -> Node:
    parent, last = at(root, path[:-1]), path[-1]
    if isinstance(parent, Mapping):
        return parent.entries.pop(str(last))
    assert isinstance(parent, Sequence)
    return parent.items.pop(int(last))


def _words(node: Node) -> Iterator[str]:
    """Yield the names, codes and other values by which something lost may still be spoken of."""
    if isinstance(node, Scalar):
        yield node.text
    else:
        for below in node.entries.values() if isinstance(node, Mapping) else node.items:
            yield from _words(below)
        if isinstance(node, Mapping):
            yield from (key for key in node.entries if key.isdigit())
