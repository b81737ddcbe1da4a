"""The file of a new year, made from that of the year before or of another unit: what stays, stays as it is written.

What must be authored anew is left without a value, which `check` reports at its place. Why not last year's amounts:
they would add up, read well, and be published by mistake. They stand beside, as comments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from generator.budget.disclosure import read_disclosure
from generator.editing.canonical import canonical
from generator.editing.comments import Comment, comments_of
from generator.finding import Position
from generator.source.nodes import Mapping, Node, Sequence
from generator.source.reading import read

# Of last year alone: its reasons, its carry-over, what it said of the year before, and findings that it bore with.
OF_A_YEAR = ("批复日期", "结转结余", "上年", "变动原因", "豁免")
OF_A_UNIT = (*OF_A_YEAR, "简称", "概况", "项目支出", "主要用途", "绩效目标", "其他说明")
REACHED = "上年完成值"
SKELETON = Path(__file__).with_name("skeleton.yaml")
Edit = tuple[int, int, str]  # from where to where in the text, and what comes instead


class Start(NamedTuple):
    """What a new file is for, and what it does not take over.

    With `notes`, amounts stay beside their keys. The blocks `asked` are added from the skeleton, to be filled.
    """

    unit: str
    year: int
    edition: str
    dropped: tuple[str, ...]
    notes: bool
    asked: tuple[str, ...] = ()


class Rolled(NamedTuple):
    """The text of a new file, with the keys at the top that it took over and those that it left out."""

    text: str
    kept: tuple[str, ...]
    dropped: tuple[str, ...]


def blank(unit: str, year: int) -> Rolled:
    """Return the shipped skeleton for a unit and year: every required key, none with a value."""
    text = SKELETON.read_text(encoding="utf-8")
    root, _ = read(text, SKELETON.name)
    assert root is not None
    filled = {"单位": unit, "年度": str(year)}
    edits = [_instead(text, root.entries[key].position, f" {value}") for key, value in filled.items()]
    return Rolled(_edited(text, edits), (), ())


def rolled(text: str, start: Start) -> Rolled:
    """Return a new file from the text of one without faults of structure."""
    root, _ = read(text, "")
    assert root is not None
    dropped = tuple(key for key in root.entries if key in start.dropped)
    edits = [(begin, end, "") for begin, end in _blocks(text, root, dropped)]
    outside = [edit for edit in _filled(text, root, start) if not _within(edit, edits)]
    blanks = [edit for edit in _blanked(text, root, notes=start.notes) if not _within(edit, edits)]
    edited = _edited(text, [*edits, *outside, *blanks]) + "".join(map(_block_of_skeleton, start.asked))
    kept = tuple(key for key in root.entries if key not in dropped)
    return Rolled(canonical(edited), kept, dropped)


def _block_of_skeleton(key: str) -> str:
    """Return a block of the skeleton with its comments: what stands there between two empty lines."""
    blocks = SKELETON.read_text(encoding="utf-8").split("\n\n")
    return next(f"\n{block}\n" for block in blocks if f"\n{key}:\n" in block)


def _within(edit: Edit, others: list[Edit]) -> bool:
    return any(begin <= edit[0] < end for begin, end, _ in others)


def _edited(text: str, edits: list[Edit]) -> str:
    for begin, end, new in sorted(edits, reverse=True):
        text = text[:begin] + new + text[end:]
    return text


def _offset(text: str, position: Position) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: position.line - 1]) + position.column - 1


def _instead(text: str, position: Position, new: str) -> Edit:
    begin = _offset(text, position)
    return begin, begin + (position.length if text[begin : begin + 1].strip() else 0), new


def _filled(text: str, root: Mapping, start: Start) -> Iterator[Edit]:
    values = {"版式": start.edition, "单位": start.unit, "年度": str(start.year), "落款日期": ""}
    yield from (_instead(text, root.entries[key].position, value) for key, value in values.items())


def _blocks(text: str, root: Mapping, dropped: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the blocks of keys at the top begin and end, each with the comments right above it."""
    lines = text.split("\n")
    starts = {key: _first_line(lines, place.line) for key, place in root.keys.items()}
    ends = [*list(starts.values())[1:], len(lines) + 1]
    for (key, first), end in zip(starts.items(), ends, strict=True):
        if key in dropped:
            yield _offset(text, Position(first)), min(_offset(text, Position(end)), len(text))


def _first_line(lines: list[str], line: int) -> int:
    while line > 1 and lines[line - 2].startswith("#"):
        line -= 1
    return line


def _blanked(text: str, root: Mapping, *, notes: bool) -> Iterator[Edit]:
    """Yield the edits that take every number of money or of things away, and with notes keep it as a comment."""
    comments = {text.count("\n", 0, one.start) + 1: one for one in comments_of(text, YAML(typ="safe").compose(text))}
    values: dict[int, list[Edit]] = defaultdict(list)
    for position in _of_last_year(root):
        values[position.line].append(_instead(text, position, ""))
    for number, edits in values.items():
        *others, (begin, end, _) = sorted(edits)
        comment = comments.get(number)
        if comment and not text[end : comment.start].strip():
            end = comment.start
        yield from others
        yield begin, end, " " * (comment is not None and end == comment.start)
        if notes:
            yield _note(text, number, comment, "、".join(_spelled(text, edit) for edit in sorted(edits)))


def _of_last_year(root: Mapping) -> Iterator[Position]:
    """Yield where there stands what another year has to say anew: numbers, and what was reached the year before."""
    yield from (line.position for line in read_disclosure(root, "")[0].lines)
    yield from _reached(root)


def _reached(node: Node) -> Iterator[Position]:
    if isinstance(node, Mapping):
        for key, child in node.entries.items():
            yield from [child.position] if key == REACHED else _reached(child)
    elif isinstance(node, Sequence):
        yield from (position for item in node.items for position in _reached(item))


def _spelled(text: str, edit: Edit) -> str:
    begin, end, _ = edit
    return text[begin:end].strip("\"'")


def _note(text: str, number: int, comment: Comment | None, values: str) -> Edit:
    """Return the edit that notes last year's values of a line: before its comment, or as one of its own."""
    if comment:
        said = comment.start + len(comment.text) - len(comment.text.lstrip("# "))
        return comment.start, said, f"# 上年 {values}，"
    end = _offset(text, Position(number)) + len(text.split("\n")[number - 1])
    return end, end, f"  # 上年 {values}"
