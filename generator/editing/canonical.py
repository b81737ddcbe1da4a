"""One style for the files of units: keys in the order of schema.json, two blanks a level, comments where they belong.

Everything is copied from the text by the parser's marks, not loaded and dumped: quotes, long texts and comments keep
their spelling. Only what has one right spelling is written anew: keys, codes (in double quotes) and amounts (plain
digits, which every reader of YAML takes for the same number).
"""

from __future__ import annotations

import re
from collections import deque
from decimal import Decimal
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from generator.editing.comments import comments_of
from generator.schema.tree import CODES, NUMBERS, Schema, below, items, known, rank, unit_tree
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.paragraphs import unwrap
from generator.source.reading import read

NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]*)(\.[0-9]+)?")
MODELINE = "yaml-language-server"
BESIDE = re.compile(r"[ \t,:]*")
BLANKS = re.compile(r"(?<!\\)[ \t]+(?=\n)|(?<=\n)[ \t]+")  # but in quotes, “\\ ” is a blank that counts
BLOCK_SIGN = re.compile(r"[|>][-+1-9]*")
INDENT = "  "
BLANK = " \t"


class StyleError(Exception):
    """A style that would say something else than the text; it must not be written."""


class _Entry(NamedTuple):
    """A key with its value as lines, and the comments above it."""

    key: str
    above: list[str]
    lines: list[str]


def canonical(text: str) -> str:
    """Return the text of a unit's file, which has no faults of syntax, in its one style.

    Raises StyleError if that would change what it says or lose a comment: a fault of the program.
    """
    text = text.rstrip("\n") + "\n"
    styled = "\n".join(_Styling(text).document()) + "\n"
    if _content(styled) != _content(text):
        raise StyleError("内容或注释变了")
    return styled


def first_difference(text: str, styled: str) -> int:
    """Return the first line of a text, counted from 1, that differs from its style; 0 if none does."""
    if text == styled:
        return 0
    lines, wanted = text.split("\n"), styled.split("\n")
    pairs = enumerate(zip(lines, wanted, strict=False), 1)
    return next((number for number, (line, other) in pairs if line != other), min(len(lines), len(wanted)))


class _Styling:
    """Styles one text, once. Holds the comments that have not yet found their place, in order."""

    def __init__(self, text: str) -> None:
        self.text, self.lines = text, text.split("\n")
        self.root = YAML(typ="safe").compose(text)
        self.comments = deque(comments_of(text, self.root))

    def document(self) -> list[str]:
        """Return the lines of the whole, with an empty line below each block at the top and above each comment."""
        lines = self._head()
        entries = self._entries(self.root, unit_tree())
        for number, entry in enumerate(entries):
            if number and (entry.above or len(entries[number - 1].lines) > 1):
                lines.append("")
            lines += entry.above + entry.lines
        lines += self._tail(self.root, -1) + self._above(len(self.text))
        return lines if entries else [*lines, "{}"]

    def _head(self) -> list[str]:
        """Take the comments that are about the file and not about its first key: down to the modeline, or to a gap."""
        first = self.root.value[0][0].start_mark if self.root.value else self.root.start_mark
        leading = [comment for comment in self.comments if comment.start < first.index]
        if modelines := [comment.start for comment in leading if MODELINE in comment.text]:
            return self._above(modelines[-1] + 1)
        apart = [comment.apart for comment in leading[1:]] + [not self.lines[first.line - 1].strip()]
        ends = [comment.start for comment, gap in zip(leading, apart, strict=False) if gap]
        return [*self._above(ends[-1] + 1), ""] if ends else []

    def _entries(self, node: MappingNode, spec: Schema) -> list[_Entry]:
        entries = [self._entry(key, value, node, spec) for key, value in node.value]
        return sorted(entries, key=lambda entry: rank(spec, entry.key))

    def _entry(self, key: ScalarNode, value: Any, parent: MappingNode, spec: Schema) -> _Entry:
        above = self._above(key.start_mark.index)
        word, field = f"{self._key(key, spec)}:", below(spec, key.value)
        if _is_block(value):
            beside = self._beside(key.end_mark.index)
            lines = self._block(value, field, _column(parent))
            return _Entry(key.value, above, [word + beside, *map(_indented, lines)])
        above += self._above(value.start_mark.index)
        first, *others = self._inline(value, field, _column(parent))
        return _Entry(key.value, above, [_joined(word, first), *others])

    def _block(self, node: Any, spec: Schema, within: int) -> list[str]:
        """Return the lines of a mapping or list, which stands within the column of its key or dash."""
        lines = []
        if isinstance(node, MappingNode):
            for entry in self._entries(node, spec):
                lines += entry.above + entry.lines
        else:
            for number, item in enumerate(node.value):
                lines += self._item(item, node, items(spec), first=not number)
        return lines + self._tail(node, within)

    def _item(self, item: Any, parent: SequenceNode, spec: Schema, *, first: bool) -> list[str]:
        """Return the lines of a list's entry: what stands above it, and empty if anything does, stays so."""
        start = item.start_mark
        leading = self.comments[0] if self.comments and self.comments[0].start < start.index else None
        apart = leading.apart if leading else not self.lines[start.line - 1].strip()
        above = [""] * (apart and not first) + self._above(start.index)
        if not _is_block(item):
            text, *others = self._inline(item, spec, _column(parent))
            return [*above, _joined("-", text), *others]
        lines = deque(self._block(item, spec, _column(parent)))
        while lines[0].startswith("#") or not lines[0]:
            above.append(lines.popleft())
        return [*above, f"- {lines.popleft()}", *map(_indented, lines)]

    def _inline(self, node: Any, spec: Schema, column: int) -> list[str]:
        """Return a value that starts in the line of its key or dash: that line, and more of a long text."""
        if not isinstance(node, ScalarNode):
            return [self._flow(node, spec) + self._beside(node.end_mark.index)]
        if node.style in ("|", ">"):
            return self._block_text(node, column)
        first, *others = BLANKS.sub("", self._spelled(node, spec)).split("\n")
        lines = [first, *map(_indented, others)]
        lines[-1] += self._beside(node.end_mark.index)
        return lines

    def _block_text(self, node: ScalarNode, column: int) -> list[str]:
        """Return a text after | or >. The + goes: it keeps the empty lines below a text, and those are style.

        Blanks at the end of a line count after >, where they would part the words that it joins.
        """
        start, end = node.start_mark, node.end_mark
        sign = BLOCK_SIGN.match(self.text, start.index)
        assert sign
        digits = re.sub(r"\D", "", sign[0])
        content = self.lines[start.line + 1 : end.line]
        written = next((line for line in content if line.strip()), "")
        indent = column + int(digits) if digits else len(written) - len(written.lstrip(" "))
        lines = [_indented(line[indent:].rstrip(BLANK if node.style == "|" else "")) for line in content]
        while lines and not lines[-1].strip():
            lines.pop()
        first = f"{node.style}{len(INDENT) if digits else ''}{'-' if '-' in sign[0] else ''}"
        return [first + self._beside(sign.end()), *lines]

    def _flow(self, node: Any, spec: Schema) -> str:
        """Return a value in brackets or a plain one as it stands in them, on one line.

        A mapping with unknown keys stays as it is: one may be the rest of an amount, which its commas cut (1,234.00).
        """
        if isinstance(node, ScalarNode):
            return self._spelled(node, spec)
        if isinstance(node, SequenceNode):
            return f"[{', '.join(self._flow(item, items(spec)) for item in node.value)}]"
        if not all(known(spec, key.value) for key, _ in node.value):
            return self._slice(node)
        pairs = sorted(node.value, key=lambda pair: rank(spec, pair[0].value))
        texts = (f"{self._key(key, spec)}: {self._flow(value, below(spec, key.value))}" for key, value in pairs)
        return f"{{{', '.join(texts)}}}"

    def _key(self, node: ScalarNode, spec: Schema) -> str:
        if node.value in spec.get("properties", {}):
            return str(node.value)
        return f'"{node.value}"' if below(spec, node.value) else " ".join(self._slice(node).split())

    def _spelled(self, node: ScalarNode, spec: Schema) -> str:
        """Return a scalar as it is written; codes and amounts in their one spelling."""
        kind = spec.get("kind")
        if kind in CODES and node.value.isdecimal():
            return f'"{node.value}"'
        return node.value.replace(",", "") if kind in NUMBERS and NUMBER.fullmatch(node.value) else self._slice(node)

    def _slice(self, node: Any) -> str:
        return self.text[node.start_mark.index : node.end_mark.index]

    def _above(self, end: int) -> list[str]:
        """Take the comments before a place, with the gaps between them."""
        lines: list[str] = []
        while self.comments and self.comments[0].start < end:
            comment = self.comments.popleft()
            lines += [""] * (comment.apart and bool(lines)) + [comment.text]
        return lines

    def _beside(self, end: int) -> str:
        """Take the comment that stands in the line of what ends there, at its distance."""
        if not self.comments or not BESIDE.fullmatch(self.text, end, self.comments[0].start):
            return ""
        comment = self.comments.popleft()
        between = self.text[end : comment.start]
        return " " * max(len(between) - len(between.rstrip(" ")), 2) + comment.text

    def _tail(self, node: Any, within: int) -> list[str]:
        """Take the comments at the end of a mapping or list: those further right than its key or dash."""
        lines = []
        while self.comments and self.comments[0].start < node.end_mark.index:
            if not node.flow_style and self.comments[0].column <= within:
                break
            comment = self.comments.popleft()
            lines += [""] * comment.apart + [comment.text]
        after = self._beside(node.end_mark.index).strip() if node.flow_style else ""
        return [*lines, after] if after else lines


def _is_block(node: Any) -> bool:
    """Return whether a value is laid out below its key: not a scalar, nor one in brackets on one line."""
    if isinstance(node, ScalarNode) or not node.value:
        return False
    return not node.flow_style or node.start_mark.line != node.end_mark.line


def _column(node: Any) -> int:
    return int(node.start_mark.column)


def _indented(line: str) -> str:
    return INDENT + line if line else line


def _joined(word: str, text: str) -> str:
    return word + text if text[:1] in ("", " ") else f"{word} {text}"


# ---- what a text says


def _content(text: str) -> tuple[Any, list[str]]:
    """Return what a text says, whatever its style, and its comments."""
    root, findings = read(text, "")
    assert root is not None
    assert not findings, findings
    comments = comments_of(text, YAML(typ="safe").compose(text))
    return _meaning(root, unit_tree()), sorted(comment.text for comment in comments)


def _meaning(node: Node, spec: Schema) -> Any:
    if isinstance(node, Mapping):
        return {key: _meaning(value, below(spec, key)) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [_meaning(item, items(spec)) for item in node.items]
    return _value(node, spec.get("kind", ""))


def _value(scalar: Scalar, kind: str) -> Any:
    """Return an amount as a number, a code as its digits, a text by its paragraphs, all else as YAML takes it."""
    if kind in NUMBERS and NUMBER.fullmatch(scalar.text):
        return Decimal(scalar.text.replace(",", ""))
    if kind in CODES or (isinstance(scalar.core, str) and "\n" not in scalar.text and not scalar.folded):
        return scalar.text
    return unwrap(scalar) if isinstance(scalar.core, str) else scalar.core
