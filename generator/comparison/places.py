"""Where things stand in a file by the words that lead there, which stay the same when lines move."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from generator.comparison.changes import What, Wording
from generator.comparison.wordings import entry_label
from generator.finding import Position
from generator.source.nodes import Mapping as Block
from generator.source.nodes import Node, Scalar
from generator.source.paragraphs import text_of

NAMES = ("名称", "项目")
Labels = Callable[[Node, int], str]


class Step(NamedTuple):
    """A key or a value with its place, and the words that lead to it; `scalar` is None for a key."""

    place: tuple[int, int]
    path: What
    scalar: Scalar | None


class Places:
    """The places of a file that was read, or of one that was not."""

    def __init__(self, root: Block | None, renamed: Mapping[str, str]) -> None:
        """Take what was read of the file, and the projects that are to be known by another name."""
        self._start = root.position[:2] if root else (0, 0)
        name = partial(_name, renamed=renamed)
        steps = sorted((place, path) for place, path, _ in _walk(root, (), name)) if root else []
        self._places, self._paths = [place for place, _ in steps], [path for _, path in steps]

    def path(self, position: Position) -> What:
        """Return the keys and names of projects that lead to a position; none for a file as a whole."""
        number = bisect_right(self._places, position[:2])
        return self._paths[number - 1] if number and position[:2] != self._start else ()


def changed_scalars(before: Block, after: Block, files: tuple[str, str]) -> tuple[Wording, ...]:
    """Return each number, text and choice that is not the same in two files whose structure may be at fault."""
    old, new = (
        {path: scalar for _, path, scalar in _walk(root, (), _label) if scalar is not None} for root in (before, after)
    )
    found = []
    for path in dict.fromkeys((*new, *old)):
        texts = _text(old.get(path)), _text(new.get(path))
        if texts[0] != texts[1]:
            file, scalar = (files[1], new[path]) if path in new else (files[0], old[path])
            found.append(Wording(path, *texts, f"{file}:{scalar.position.line}"))
    return tuple(found)


def _text(scalar: Scalar | None) -> str | None:
    return text_of(scalar) if scalar else None


def _walk(node: Node, path: What, labels: Labels) -> Iterator[Step]:
    """Yield every key and value below a value, in the order written."""
    if isinstance(node, Scalar):
        yield Step(node.position[:2], path, node)
    elif isinstance(node, Block):
        for key, child in node.entries.items():
            yield Step(node.place(key)[:2], (*path, key), None)
            yield from _walk(child, (*path, key), labels)
    else:
        taken: dict[str, int] = {}
        for number, item in enumerate(node.items, 1):
            name = labels(item, number)
            taken[name] = taken.get(name, 0) + 1
            shown = name if taken[name] == 1 or not name else f"{name}（{taken[name]}）"
            yield from _walk(item, (*path, shown) if shown else path, labels)


def _label(item: Node, number: int) -> str:
    return entry_label(item, number, {})


def _name(item: Node, number: int, renamed: Mapping[str, str]) -> str:
    """Return the name of a project, by which its entries are known; nothing for other entries of lists."""
    named = isinstance(item, Block) and any(name in item.entries for name in NAMES)
    return entry_label(item, number, renamed) if named else ""
