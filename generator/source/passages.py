"""The officer's free texts with the paths of their keys, and the way back from a character to its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.finding import Position
from generator.source.nodes import KeyPath, Mapping, Node, Scalar, Sequence
from generator.source.paragraphs import text_of

NOT_TEXT = frozenset(
    {"版式", "口径", "年度", "金额单位", "落款日期", "批复日期", "科目", "资金来源", "经济科目", "资金级次", "豁免"}
)
TEXT_OR_NUMBER = frozenset(
    {"补贴人数", "联系电话", "指标", "指标值", "设置依据", "总体目标", "上年完成值", "赋分规则", "佐证资料"}
)  # as in schema.json


class Passage(NamedTuple):
    """One text: where its keys lead, its words with the line breaks undone, and the value it was read from."""

    path: KeyPath
    text: str
    scalar: Scalar

    @property
    def key(self) -> str:
        """The last key of the path that is a word."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")


def passages(root: Node) -> tuple[Passage, ...]:
    """Return every text of a file in the order written; numbers, codes and choices are not texts.

    A number without quotes where schema.json takes a text as well is one, as spelled: a telephone number, a value.
    """
    found: list[Passage] = []
    _gather(root, (), found)
    return tuple(found)


def _gather(node: Node, path: KeyPath, found: list[Passage]) -> None:
    """Add the texts below a value. A list that is handed on costs half of what nested generators would."""
    if isinstance(node, Mapping):
        for key, child in node.entries.items():
            if key not in NOT_TEXT or isinstance(child, Mapping) or path[-1:] == ("补贴",):
                _gather(child, (*path, key), found)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            _gather(item, (*path, number), found)
    elif isinstance(node.core, str) or path[-1] in TEXT_OR_NUMBER:
        text = text_of(node)
        if text.strip():
            found.append(Passage(path, text, node))


def place(passage: Passage, start: int, length: int, lines: list[str]) -> Position:
    """Return where characters of a passage stand in the file, of which `lines` are the lines.

    The passage and the file differ only in white space, quotes and marks of YAML, so walking both in step finds the
    character; a span that goes on in the next line is marked up to the end of its first.
    """
    text, wanted = passage.text, _next_word(passage.text, 0)
    for line, column, character in _characters(passage.scalar.position, lines):
        if wanted == len(text):
            break
        if character == text[wanted]:
            if wanted >= start:
                return Position(line + 1, column + 1, _run(lines[line], column, text, wanted, length))
            wanted = _next_word(text, wanted + 1)
    return passage.scalar.position


def _characters(position: Position, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the characters of the file from a position on, each with its line and column counted from 0."""
    first, skipped = position.line - 1, position.column - 1
    for line in range(first, len(lines)):
        for column in range(skipped if line == first else 0, len(lines[line])):
            yield line, column, lines[line][column]


def _next_word(text: str, start: int) -> int:
    """Return the next place from `start` on where no white space stands."""
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _run(source: str, column: int, text: str, start: int, length: int) -> int:
    """Return how many of the wanted characters stand together in this line of the file."""
    count = 0
    while count < length and source[column + count : column + count + 1] == text[start + count : start + count + 1]:
        count += 1
    return max(count, 1)
