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

from generator.finding import ERROR, Finding, Position

CORE_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
WORD_STARTS = frozenset("~nNtTfF")
NUMBER_STARTS = frozenset("0123456789+-.")
MOST_DIGITS = 400
INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
CHINESE = r"[\u2014-\u2026\u3000-\u9fff\uff00-\uffef〔〕“”‘’]"
EMPTY_LINE = re.compile(r"\n[ \t]*\n")
SOFT_BREAK = re.compile(rf"(?<={CHINESE})\s*\n\s*|\s*\n\s*(?={CHINESE})")
FOLD = re.compile(rf"(?<={CHINESE}) (?={CHINESE})")


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
    """A single value."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The value as the officer spelled it, without quotes."""
        value: str = self.event.value
        return value

    @property
    def core(self) -> Any:
        """The value in the types of the YAML 1.2 core, as an editor's validator sees it."""
        return self.event.value if self.event.style else _core(self.event.value)

    @property
    def folded(self) -> bool:
        """Whether it stands on several lines that YAML itself joined with spaces."""
        event = self.event
        return bool(event.style != "|" and event.start_mark.line < event.end_mark.line)


class Mapping(_Placed):
    """Keys with values in the order written. A repeated key keeps its first value."""

    __slots__ = ("_keys", "entries")

    def __init__(self, event: Any) -> None:
        super().__init__(event)
        self.entries: dict[str, Node] = {}
        self._keys: dict[str, Scalar] = {}

    def put(self, key: Scalar, value: Node) -> None:
        """Add an entry."""
        self.entries[key.text] = value
        self._keys[key.text] = key

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


def read(text: str, file: str) -> tuple[Mapping | None, list[Finding]]:
    """Return the mapping that `text` holds, with the faults of its syntax.

    The mapping is None if the text cannot be read to its end. A repeated key keeps its first value.
    """
    findings: list[Finding] = []
    try:
        root = _Builder(text, file, findings).document()
    except (MarkedYAMLError, ReaderError) as error:
        return None, [*findings, _syntax_finding(error, file)]
    if not isinstance(root, Mapping):
        findings.append(
            Finding(
                file,
                Position(),
                "语法",
                ERROR,
                "文件里没有内容，或不是“键: 值”的形式。",
                "照 units/ 下已有的文件写，例如第一行写“版式: 新疆-2026”。",
            )
        )
        return None, findings
    return root, findings


class _Builder:
    """Turns the events of the parser into nodes. One object reads one text, once."""

    def __init__(self, text: str, file: str, findings: list[Finding]) -> None:
        self.next = CParser(text).get_event
        self.file = file
        self.findings = findings

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
        if event.anchor or kind is AliasEvent:
            self._report(event, "不能用锚点（&）和引用（*）。", "把内容直接写在这里。")
        elif event.tag:
            self._report(event, f"不能用类型标记“{event.tag}”。", "删去“!”开头的标记；要当文字就加引号。")
        if kind is MappingStartEvent:
            return self._mapping(event)
        if kind is SequenceStartEvent:
            sequence = Sequence(event)
            while type(item := self.next()) is not SequenceEndEvent:
                sequence.items.append(self._node(item))
            return sequence
        return Scalar(event if kind is ScalarEvent else _nothing(event))

    def _mapping(self, start: Any) -> Mapping:
        mapping = Mapping(start)
        while type(event := self.next()) is not MappingEndEvent:
            key = self._node(event)
            value = self._node(self.next())
            if not isinstance(key, Scalar):
                self._report(event, "键只能是一个词。", "把这里改成“键: 值”的形式。")
            elif key.text in mapping.entries:
                first = mapping.keys[key.text].line
                self._report(event, f"“{key.text}”写了两次，第 {first} 行已有。", "合并成一处，或删去其中一处。")
            else:
                mapping.put(key, value)
        return mapping

    def _report(self, event: Any, message: str, remedy: str) -> None:
        self.findings.append(Finding(self.file, _Placed(event).position, "语法", ERROR, message, remedy))


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


def _syntax_finding(error: MarkedYAMLError | ReaderError, file: str) -> Finding:
    mark = getattr(error, "problem_mark", None)
    position = Position(mark.line + 1, mark.column + 1) if mark else Position()
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", ""))
    for words, message, remedy in SYNTAX:
        if words in problem:
            return Finding(file, position, "语法", ERROR, message, remedy)
    return Finding(
        file, position, "语法", ERROR, f"这里的写法不对（{problem}）。", "查看这一行和上一行的缩进、冒号、引号和括号。"
    )


SYNTAX = (
    ("cannot start any token", "这里的字符不能开头。", "缩进用空格，不用制表符；以 @ ` % 开头的内容加引号。"),
    (
        "mapping values are not allowed",
        "这一行有两个“: ”，或缩进与上一行对不上。",
        "内容里有“: ”时给整个内容加引号；检查缩进。",
    ),
    ("could not find expected ':'", "这一行缺“:”。", "写成“键: 值”，冒号用半角，后面空一格。"),
    ("did not find expected key", "这里的缩进与同级的键对不上，或上一处括号、引号没有合上。", "让同级的键左边对齐。"),
    ("did not find expected '-' indicator", "列表里的这一行没有对齐。", "让同级的“-”左边对齐。"),
    (
        "did not find expected ',' or",
        "括号里缺逗号，或括号没有合上。",
        "检查 {} 或 [] 是否成对、项与项之间是否有半角逗号。",
    ),
    ("found unexpected end of stream", "引号或括号没有合上。", "在这一段的末尾补上引号或括号。"),
    ("found character '\\t'", "缩进里有制表符。", "把制表符换成空格。"),
    ("control characters are not allowed", "文件里有看不见的控制字符。", "删去这个字符，重新录入这一处。"),
    ("special characters are not allowed", "文件里有看不见的控制字符。", "删去这个字符，重新录入这一处。"),
)


def find(root: Node, path: Path) -> Position:
    """Return the place of the value at `path`, or of its nearest parent. An empty value is found at its key."""
    position = root.position
    for step in path:
        if isinstance(root, Mapping) and step in root.entries:
            key, root = root.keys[str(step)], root.entries[str(step)]
            empty = isinstance(root, Scalar) and not root.text
            position = key if empty or isinstance(root, Mapping) else root.position
        elif isinstance(root, Sequence) and isinstance(step, int) and step < len(root.items):
            root = root.items[step]
            position = root.position
        else:
            break
    return position


def unwrap(scalar: Scalar) -> tuple[str, ...]:
    """Return the paragraphs of a free text.

    A line break is only for reading: the lines are joined, without a space next to Chinese. An empty line
    starts a new paragraph.
    """
    paragraphs = FOLD.sub("", scalar.text).split("\n") if scalar.folded else EMPTY_LINE.split(scalar.text)
    joined = (SOFT_BREAK.sub("", part.strip()).replace("\n", " ") for part in paragraphs)
    return tuple(part for part in joined if part)
