"""YAML text → its values, each with its place, by the C parser of ruamel.yaml; and the faults of its syntax."""

from __future__ import annotations

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

from generator.finding import Finding
from generator.source import syntax
from generator.source.nodes import Mapping, Node, Placed, Scalar, Sequence

MOST_TOLD = 100
DEEPEST = 40  # what a file holds is some ten levels deep
STOPPED = (MarkedYAMLError, ReaderError)
CORE_TAGS = "tag:yaml.org,2002:"


def read(text: str, file: str) -> tuple[Mapping | None, list[Finding]]:
    """Return the mapping that `text` holds, with the faults of its syntax.

    The mapping is None if the text cannot be read to its end. A repeated key keeps its first value.
    """
    text = syntax.with_one_line_end(text)
    findings = list(syntax.strange_characters(text, file))
    if findings:
        text = syntax.printable(text)
    try:
        return parsed(text, file, findings), findings
    except STOPPED as error:
        return None, [*findings, syntax.complaint(error, file, text)]


def parsed(text: str, file: str, findings: list[Finding]) -> Mapping | None:
    """Return the mapping that a printable text holds, or None; what does not stop the parser is added to `findings`.

    Raises one of STOPPED where the parser stops.
    """
    try:
        root = _Builder(text, file, findings).document()
    except _GivenUpError:
        return None
    if not isinstance(root, Mapping):
        findings.append(syntax.nothing(file))
        return None
    return root


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
        self.findings.append(syntax.fault(self.file, Placed(event).position, message, remedy, rule))
        if len(self.findings) > MOST_TOLD:
            raise _GivenUpError


def _nothing(event: Any) -> ScalarEvent:
    """Return an empty value in the place of something that is not allowed, so that reading can go on."""
    return ScalarEvent(None, None, (True, False), "", event.start_mark, event.end_mark)
