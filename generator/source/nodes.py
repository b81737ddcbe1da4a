"""YAML text → values exactly as written, each with its place. Nothing is converted, nothing is guessed.

One parse by the C parser of ruamel.yaml serves both readers: the schema sees the types of the YAML 1.2 core
(as an editor does, see `core`), the model sees the text as the officer spelled it.
"""

from __future__ import annotations

import re
from typing import Any

from _ruamel_yaml import CParser
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from ruamel.yaml.reader import ReaderError

from generator.finding import Finding, Position
from generator.source import syntax

CORE_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
WORD_STARTS = frozenset("~nNtTfF")
NUMBER_STARTS = frozenset("0123456789+-.")
MOST_DIGITS = 400
MOST_TOLD = 100
DEEPEST = 40  # what a file holds is some ten levels deep
CORE_TAGS = "tag:yaml.org,2002:"
INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


class _Placed:
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


class Scalar(_Placed):
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


class Mapping(_Placed):
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


class Sequence(_Placed):
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
Path = tuple[str | int, ...]
Span = tuple[tuple[int, int], tuple[int, int]]  # line and column of a start, and of what follows an end


def read(text: str, file: str) -> tuple[Mapping | None, list[Finding]]:
    """Return the mapping that `text` holds, with the faults of its syntax.

    The mapping is None if the text cannot be read to its end. A repeated key keeps its first value.
    """
    text = syntax.with_one_line_end(text)
    findings = list(syntax.strange_characters(text, file))
    if findings:
        text = syntax.OTHER_CHARACTER.sub(syntax.REPLACED, text)
    try:
        root = _Builder(text, file, findings).document()
    except (MarkedYAMLError, ReaderError) as error:
        return None, [*findings, syntax.complaint(error, file, text)]
    except _GivenUpError:
        return None, findings
    if not isinstance(root, Mapping):
        return None, [*findings, syntax.nothing(file)]
    return root, findings


class _GivenUpError(Exception):
    """The reading ends: there is more wrong than anyone could have meant."""


class _Builder:
    """Turns the events of the parser into nodes. One object reads one text, once."""

    def __init__(self, text: str, file: str, findings: list[Finding]) -> None:
        self.next = CParser(text).get_event
        self.file = file
        self.findings = findings
        self.depth = 0

    def document(self) -> Node | None:
        self.next()
        if isinstance(self.next(), StreamEndEvent):
            return None
        root = self._node(self.next())
        self.next()
        event = self.next()
        if isinstance(event, DocumentStartEvent):
            self._report(
                event, "一个文件只能写一份文档，这里用“---”另起了一份。", "删去“---”，或把以下的内容移到另一个文件。"
            )
        return root

    def _node(self, event: Any) -> Node:
        kind = type(event)
        if kind is ScalarEvent and event.style != '"' and not (event.anchor or event.tag):
            return Scalar(event)
        if event.anchor or kind is AliasEvent:
            self._report(event, "不能用锚点（&）和引用（*）。", "把内容直接写在这里。")
        elif event.tag:
            tag = event.tag.replace(CORE_TAGS, "!!")
            self._report(event, f"不能用类型标记“{tag}”。", "删去“!”开头的标记；要当文字就加引号。")
        elif kind is ScalarEvent and event.style == '"' and (strange := syntax.OTHER_CHARACTER.search(event.value)):
            if strange[0] == syntax.REPLACED:  # told already
                return Scalar(event)
            message = f"引号里用“\\”写了不能印的字符（U+{ord(strange[0]):04X}）。"
            self._report(event, message, "删去它；“\\”本身要写成“\\\\”。")
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            return self._nested(event)
        return Scalar(event if kind is ScalarEvent else _nothing(event))

    def _nested(self, event: Any) -> Node:
        """Return a mapping or list. Why a limit: all that looks at it later calls itself for each level."""
        self.depth += 1
        if self.depth > DEEPEST:
            self._report(event, "括号或缩进套得太深。", f"查看是否多写了括号；最多 {DEEPEST} 层。")
            raise _GivenUpError
        node = self._mapping(event) if type(event) is MappingStartEvent else self._sequence(event)
        self.depth -= 1
        return node

    def _sequence(self, start: Any) -> Sequence:
        sequence = Sequence(start)
        while type(event := self.next()) is not SequenceEndEvent:
            sequence.items.append(self._node(event))
        return sequence

    def _mapping(self, start: Any) -> Mapping:
        mapping = Mapping(start)
        while type(event := self.next()) is not MappingEndEvent:
            key = self._node(event)
            value = self._node(self.next())
            if not isinstance(key, Scalar):
                self._report(event, "键只能是一个词。", "把这里改成“键: 值”的形式。")
            elif key.text in mapping.entries:
                first = mapping.place(key.text).line
                mapping.repeated += (key.text,)
                self._report(event, *syntax.repetition(key.text, first))
            else:
                mapping.put(key, value)
        return mapping

    def _report(self, event: Any, message: str, remedy: str, rule: str = syntax.RULE) -> None:
        if len(self.findings) == MOST_TOLD:
            message, remedy = "错处太多，没有再往下读。", "先改正列出的；也许整个文件不是按这个格式写的。"
        self.findings.append(syntax.fault(self.file, _Placed(event).position, message, remedy, rule))
        if len(self.findings) > MOST_TOLD:
            raise _GivenUpError


def _nothing(event: Any) -> ScalarEvent:
    """Return an empty value in the place of something that is not allowed, so that reading can go on."""
    return ScalarEvent(None, None, (True, False), "", event.start_mark, event.end_mark)


def _core(text: str) -> Any:
    """Return the value that a plain scalar has in the YAML 1.2 core schema."""
    if not text or text[0] in WORD_STARTS:
        return CORE_WORDS.get(text, text)
    if text[0] not in NUMBER_STARTS:
        return text
    if INTEGER.fullmatch(text):
        return int(text) if len(text) < MOST_DIGITS else float("inf")
    return float(text) if FLOAT.fullmatch(text) else text


def find(root: Node, path: Path) -> Position:
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


def at(root: Node, path: Path) -> Node | None:
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
