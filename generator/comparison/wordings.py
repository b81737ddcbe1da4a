"""What the officer wrote otherwise: texts and choices of two files, matched by their keys and by what they resemble."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.budget.disclosure import Disclosure
from generator.comparison.changes import What, Wording
from generator.comparison.facts import renamed_projects
from generator.matching.pairing import likened
from generator.source.nodes import Mapping as Block
from generator.source.nodes import Node, Scalar, at
from generator.source.paragraphs import text_of

# Blocks of lines, and the keys whose values say which line an amount belongs to: they are told with the amount.
LINES = frozenset({("基本支出",), ("项目支出", "支出"), ("结转结余", "支出"), ("上年", "支出")})
IDENTIFYING = frozenset({"科目", "资金来源", "经济科目", "支出类型"})
LABELS = (("名称",), ("项目",), ("指标",), ("一级", "二级"), ("规则", "位置"), ("科目", "资金来源"))
PROJECT_NAME = ("项目名称",)
PROJECTS = ("项目支出", "结转结余")
COMPARED = 300  # characters of an entry by which it is likened to others


class _Text(NamedTuple):
    """A text or choice, or a whole list of words, with the place where it begins: file:line."""

    words: str
    place: str


class _Entry(NamedTuple):
    """An entry of a list: the words by which it is known, if it has such, those that tell it, and what it says."""

    label: str
    told: str
    content: _Block


_Block = dict[str, "_Content"]
_Content = _Text | _Block | list[_Entry]


def changed_wordings(before: Disclosure, after: Disclosure) -> tuple[Wording, ...]:
    """Return each authored text or choice that is not the same in both.

    A list of words is one text. What came or went as a whole, such as an indicator, is one too.
    """
    renamed = renamed_projects(before, after)
    names = (Wording(PROJECT_NAME, *pair, _place(after, _named(after, pair[1]))) for pair in renamed.items())
    old, new = _Reader(before, renamed).read(before.root, ()), _Reader(after, {}).read(after.root, ())
    return (*names, *_changed(old, new, ()))


def _named(disclosure: Disclosure, project: str) -> Scalar | None:
    """Return where a project has its name."""
    entries = (at(disclosure.root, (block, project, "名称")) for block in PROJECTS)
    return next((node for node in entries if isinstance(node, Scalar)), None)


def _place(disclosure: Disclosure, node: Scalar | None) -> str:
    return f"{disclosure.file}:{node.position.line}" if node else disclosure.file


class _Reader:
    """Takes from a file what is no number of the budget, and calls projects by the names that they have now."""

    def __init__(self, disclosure: Disclosure, renamed: Mapping[str, str]) -> None:
        self.disclosure = disclosure
        self.renamed = renamed
        self.amounts = {line.position[:2] for line in disclosure.lines if line.file == disclosure.file}

    def read(self, node: Node, path: What) -> _Content | None:
        """Return what a value says; None if all that it says is told elsewhere."""
        if isinstance(node, Scalar):
            return None if node.position[:2] in self.amounts else self._text([node])
        if isinstance(node, Block):
            below = (
                (key, self.read(child, (*path, key)))
                for key, child in node.entries.items()
                if not _is_told(key, path, child)
            )
            return {key: content for key, content in below if content} or None
        if words := [item for item in node.items if isinstance(item, Scalar)]:
            return self._text(words)
        return self._entries([item for item in node.items if isinstance(item, Block)], path)

    def _text(self, nodes: list[Scalar]) -> _Text | None:
        words = "、".join(map(text_of, nodes))
        return _Text(words, _place(self.disclosure, nodes[0])) if words else None

    def _entries(self, items: list[Block], path: What) -> list[_Entry]:
        read = (
            _Entry(_label(item, self.renamed), entry_label(item, number, self.renamed), content)
            for number, item in enumerate(items, 1)
            if isinstance(content := self.read(item, path), dict)
        )
        return list(read)


def entry_label(item: Node, number: int, renamed: Mapping[str, str]) -> str:
    """Return the words by which an entry of a list is known, or its number if it has none."""
    return _label(item, renamed) or f"第{number}项"


def _label(item: Node, renamed: Mapping[str, str]) -> str:
    entries = item.entries if isinstance(item, Block) else {}
    known = ([_name(entries.get(key), renamed) for key in keys] for keys in LABELS)
    return next(("／".join(names) for names in known if all(names)), "")


def _name(node: Node | None, renamed: Mapping[str, str]) -> str:
    """Return a word, or a list of words, that names something; nothing for what says more."""
    if isinstance(node, Scalar):
        return renamed.get(node.text, node.text)
    items = node.items if node and not isinstance(node, Block) else ()
    return "、".join(_name(item, renamed) for item in items if isinstance(item, Scalar))


def _is_told(key: str, path: What, value: Node) -> bool:
    """Return whether a value is told with something else: with an amount, or as the name of what it stands in."""
    return isinstance(value, Scalar) and (
        (key in IDENTIFYING and path in LINES) or (key == "名称" and path in {(block,) for block in PROJECTS})
    )


def _changed(old: _Content | None, new: _Content | None, path: What) -> Iterator[Wording]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*new, *old)):
            yield from _changed(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list):
        for one, other, _ in likened(old, new, _key, _known):
            yield from _changed(one and one.content, other and other.content, (*path, *_called(one, other, new)))
    elif (texts := (_words(old), _words(new)))[0] != texts[1]:
        yield Wording(path, *texts, _first(new or old))


def _key(entry: _Entry) -> str:
    return entry.label or _words(entry.content) or ""


def _known(entry: _Entry) -> tuple[None, str]:
    return None, (_words(entry.content) or "")[:COMPARED]


def _called(old: _Entry | None, new: _Entry | None, all_new: list[_Entry]) -> What:
    """Return what an entry is called: nothing if it has no name and is the only one."""
    entry = new or old
    assert entry
    return () if old and new and not entry.label and len(all_new) == 1 else (entry.told,)


def _words(content: _Content | None) -> str | None:
    """Return all that something says, as one text."""
    if isinstance(content, _Text):
        return content.words
    if isinstance(content, dict):
        return "；".join(f"{key}：{(_words(below) or '').rstrip('。；')}" for key, below in content.items())
    return "；".join(_words(entry.content) or "" for entry in content) if content else None


def _first(content: _Content | None) -> str:
    """Return where something begins."""
    while not isinstance(content, _Text):
        assert content
        content = content[0].content if isinstance(content, list) else next(iter(content.values()))
    return content.place
