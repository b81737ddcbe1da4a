"""Values exactly as written in a YAML file, each with its place. Nothing is converted, nothing is guessed.

One parse serves both readers: the schema sees the types of the YAML 1.2 core (as an editor does, see `core`), the model
sees the text as the officer spelled it.
"""

from __future__ import annotations

import re
from typing import Any

from generator.finding import Position

CORE_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
WORD_STARTS = frozenset("~nNtTfF")
NUMBER_STARTS = frozenset("0123456789+-.")
MOST_DIGITS = 400
INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


class Placed:
    """A value that keeps the parser's event it came from, and so its place."""

    __slots__ = ("event",)

    def __init__(self, event: Any) -> None:
        self.event = event

    @property
    def position(self) -> Position:
        """Where the value starts, and how long it is if it stands on one line."""
        start, end = self.event.start_mark, self.event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return Position(start.line + 1, start.column + 1, max(length, 1))


class Scalar(Placed):
    """A single value. `text` is how the officer spelled it, without quotes."""

    __slots__ = ("text",)

    def __init__(self, event: Any) -> None:
        self.event = event
        self.text: str = event.value

    @property
    def core(self) -> Any:
        """The value in the types of the YAML 1.2 core, as an editor's validator sees it."""
        return self.text if self.event.style else _core(self.text)

    @property
    def folded(self) -> bool:
        """Whether it stands on several lines that YAML itself joined with spaces."""
        event = self.event
        return bool(event.style != "|" and event.start_mark.line < event.end_mark.line)


class Mapping(Placed):
    """Keys with values in the order written. A repeated key keeps its first value and is one of `repeated`."""

    __slots__ = ("_keys", "entries", "repeated")

    def __init__(self, event: Any) -> None:
        super().__init__(event)
        self.entries: dict[str, Node] = {}
        self._keys: dict[str, Scalar] = {}
        self.repeated: tuple[str, ...] = ()

    def put(self, key: Scalar, value: Node) -> None:
        """Add an entry."""
        self.entries[key.text] = value
        self._keys[key.text] = key

    def place(self, key: str) -> Position:
        """Return the place of a key."""
        return self._keys[key].position

    @property
    def keys(self) -> dict[str, Position]:
        """The place of each key."""
        return {text: key.position for text, key in self._keys.items()}

    @property
    def core(self) -> dict[str, Any]:
        """The mapping as plain Python values of the YAML 1.2 core."""
        return {key: node.core for key, node in self.entries.items()}


class Sequence(Placed):
    """Values in the order written."""

    __slots__ = ("items",)

    def __init__(self, event: Any) -> None:
        super().__init__(event)
        self.items: list[Node] = []

    @property
    def core(self) -> list[Any]:
        """The list as plain Python values of the YAML 1.2 core."""
        return [node.core for node in self.items]


Node = Scalar | Mapping | Sequence
KeyPath = tuple[str | int, ...]
Span = tuple[tuple[int, int], tuple[int, int]]  # line and column of a start, and of what follows an end


def _core(text: str) -> Any:
    """Return the value that a plain scalar has in the YAML 1.2 core schema."""
    if not text or text[0] in WORD_STARTS:
        return CORE_WORDS.get(text, text)
    if text[0] not in NUMBER_STARTS:
        return text
    if INTEGER.fullmatch(text):
        return int(text) if len(text) < MOST_DIGITS else float("inf")
    return float(text) if FLOAT.fullmatch(text) else text


def find(root: Node, path: KeyPath) -> Position:
    """Return the place of the value at `path`, or of its nearest parent. An empty value is found at its key.

    A list's entry is named by its number or by its 名称.
    """
    position = root.position
    for step in path:
        below = child(root, step)
        if below is None:
            break
        position = below.position
        if isinstance(root, Mapping) and (isinstance(below, Mapping) or (isinstance(below, Scalar) and not below.text)):
            position = root.place(str(step))
        root = below
    return position


def at(root: Node, path: KeyPath) -> Node | None:
    """Return the value at a path, or None if there is none."""
    node: Node | None = root
    for step in path:
        node = child(node, step) if node else None
    return node


def child(node: Node, step: str | int) -> Node | None:
    """Return the value of a mapping's key, or a list's entry by its number or its 名称; None if there is none."""
    if isinstance(node, Mapping):
        return node.entries.get(step) if isinstance(step, str) else None
    if isinstance(node, Sequence) and (number := _number(node, step)) < len(node.items):
        return node.items[number]
    return None


def span(node: Node) -> Span:
    """Return where a value starts, and where what follows it does."""
    start = node.position[:2]
    if isinstance(node, Scalar):
        mark = node.event.end_mark
        return start, max((mark.line + 1, mark.column + 1), (start[0], start[1] + 1))
    below = list(node.entries.values()) if isinstance(node, Mapping) else node.items
    return start, span(below[-1])[1] if below else (start[0], start[1] + 1)


def _number(sequence: Sequence, step: str | int) -> int:
    """Return the number of an entry named by its number or its 名称, past the end if there is none."""
    if isinstance(step, int):
        return step
    names = (item.entries.get("名称") if isinstance(item, Mapping) else None for item in sequence.items)
    texts = [node.text if isinstance(node, Scalar) else "" for node in names]
    return texts.index(step) if step in texts else len(texts)
