"""What changes in the printed document: figures, sentences and rows, section by section, matched by their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple, TypeVar

from generator.comparison.changes import Pieces, Printed, Section
from generator.document import (
    Block,
    Cell,
    Contents,
    Cover,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    column_titles,
    plain,
)  # fmt: skip
from generator.figure import Figure
from generator.wording_diff import Piece, pieces

YEAR = re.compile(r"20\d\d")
NUMBERING = re.compile(r"\d+|（?[一二三四五六七八九十]+[、）]|第[一二三四五六七八九十]+部分")
FRONT = "封面"
KEPT = 14  # characters of an unchanged stretch that are shown at each side of a change
CUT = "…"
ALIKE = 0.5
T = TypeVar("T")


class Part(NamedTuple):
    """A section of a document: its heading or table, with the number apart, and what stands under it."""

    number: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def shown(self) -> str:
        """The heading as it is printed."""
        return f"{self.number}{self.title}"


def _part_key(part: Part) -> str:
    """Return the title without the numbers in it that change by themselves."""
    return NUMBERING.sub("", part.title)


def changed_sections(before: Document, after: Document) -> tuple[Section, ...]:
    """Return the sections in which something printed changes, with what does.

    Numbers of headings and the lines of the 目录 follow from the headings and are not told.
    """
    sections = []
    for old, new in matched(_parts(before), _parts(after), _part_key):
        if (part := new or old) and (changes := tuple(_in_part(old, new))):
            sections.append(Section(part.shown, changes))
    return tuple(sections)


def _parts(document: Document) -> list[Part]:
    """Return the document cut at its headings and at the tables that are headings."""
    parts = [Part("", FRONT, ())]
    for block in document.blocks:
        if isinstance(block, Contents):
            continue
        if isinstance(block, Heading):
            parts.append(Part(plain(block.text[:1]), plain(block.text[1:]), ()))
        elif isinstance(block, Table) and block.level:
            parts.append(Part(f"{block.number} ", block.title, (block,)))
        else:
            parts[-1] = parts[-1]._replace(blocks=(*parts[-1].blocks, block))
    return parts


def matched(old: Sequence[T], new: Sequence[T], key: Callable[[T], str]) -> Iterator[tuple[T | None, T | None]]:
    """Yield the members of both sequences in order, those of equal key paired; None stands for a missing one."""
    keys = [key(one) for one in old], [key(one) for one in new]
    for kind, start, end, new_start, new_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(old[start:end], new[new_start:new_end], strict=True)
        else:
            yield from ((one, None) for one in old[start:end])
            yield from ((None, one) for one in new[new_start:new_end])


def likened(old: Sequence[T], new: Sequence[T], text: Callable[[T], str]) -> Iterator[tuple[T | None, T | None]]:
    """Yield the members as `matched` does by their texts, but pair those that merely resemble each other too."""
    waiting: tuple[list[T], list[T]] = [], []
    for one, other in matched(old, new, text):
        if one is None or other is None:
            waiting[0].extend([one] if one is not None else [])
            waiting[1].extend([other] if other is not None else [])
        else:
            yield from _resembling(*waiting, text)
            waiting = [], []
            yield one, other
    yield from _resembling(*waiting, text)


def _resembling(old: list[T], new: list[T], text: Callable[[T], str]) -> Iterator[tuple[T | None, T | None]]:
    """Yield the members of two stretches in order, each with the first later one that it resembles."""
    place = 0
    for one in old:
        likely = (number for number in range(place, len(new)) if _alike(text(one), text(new[number])))
        found = next(likely, None)
        if found is None:
            yield one, None
            continue
        yield from ((None, other) for other in new[place:found])
        yield one, new[found]
        place = found + 1
    yield from ((None, other) for other in new[place:])


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _in_part(old: Part | None, new: Part | None) -> Iterator[Printed]:
    if old is None or new is None:
        yield _changed("一节", old and old.title, new and new.title)
        return
    if YEAR.sub("", old.title) != YEAR.sub("", new.title):
        yield Printed("标题", tuple(pieces(old.title, new.title)))
    for one, other in likened(old.blocks, new.blocks, _text):
        yield from _in_block(one, other)


def _text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return plain(block.text)
    if isinstance(block, Cover):
        return "".join(block.lines)
    return block.title if isinstance(block, Table) else ""


def _in_block(old: Block | None, new: Block | None) -> Iterator[Printed]:
    if isinstance(old, Table) and isinstance(new, Table):
        yield from _in_table(old, new)
    elif isinstance(old, Table) or isinstance(new, Table):
        yield from (
            _changed("表", *texts) for texts in ((old and _text(old), None), (None, new and _text(new))) if any(texts)
        )
    elif (texts := (old and _text(old), new and _text(new)))[0] != texts[1]:
        yield Printed("", excerpt(_pieces(*texts)))


def excerpt(found: Sequence[Piece]) -> Pieces:
    """Return the pieces with long unchanged stretches cut to what stands next to the changes."""
    last = len(found) - 1
    return tuple(
        piece._replace(text=_shortened(piece.text, before=number > 0, after=number < last))
        if piece.kind == "same"
        else piece
        for number, piece in enumerate(found)
    )


def _shortened(text: str, *, before: bool, after: bool) -> str:
    """Return the ends of an unchanged stretch: that which a change stands before, that which one stands after."""
    head, tail = KEPT * before, KEPT * after
    if len(text) <= head + tail + 1:
        return text
    return text[:head] + CUT + text[len(text) - tail :]


def _in_table(old: Table, new: Table) -> Iterator[Printed]:
    """Yield the columns and rows that came or went, and the cells that changed in the others."""
    heads = column_titles(old), column_titles(new)
    columns = [list(enumerate(titles)) for titles in heads]
    both = matched(columns[0], columns[1], _column_key)
    pairs = list(both)
    kept = [(one[0], other[0]) for one, other in pairs if one and other]
    yield from (_changed("列", one and one[1], other and other[1]) for one, other in pairs if not (one and other))
    if (old.title, old.subtitle) != (new.title, new.subtitle) and not new.level:
        yield Printed("表名", tuple(pieces(old.title + old.subtitle, new.title + new.subtitle)))
    for one, other in likened(old.rows, new.rows, _words):
        if one and other:
            yield from _in_row(_spread(one), _spread(other), kept, heads[1])
        elif one and _words(one):
            yield _changed("行", _told(one, heads[0]), None)
        elif other and _words(other):
            yield _changed("行", None, _told(other, heads[1]))


def _column_key(column: tuple[int, str]) -> str:
    return YEAR.sub("", column[1])


def _changed(what: str, old: str | None, new: str | None) -> Printed:
    return Printed(f"{'删去' if new is None else '新增'}的{what}", _pieces(old, new))


def _pieces(old: str | None, new: str | None) -> Pieces:
    return tuple(pieces(old or "", new or ""))


def _in_row(
    old: list[Cell | None], new: list[Cell | None], columns: list[tuple[int, int]], heads: list[str]
) -> Iterator[Printed]:
    for left, right in columns:
        before, after = old[left], new[right]
        if before and after and (texts := (plain(before.text), plain(after.text)))[0] != texts[1]:
            place = " · ".join(filter(None, (_label(new, right) or _label(old, left), heads[right])))
            yield Printed(place, excerpt(pieces(*texts)))


def _spread(row: Row) -> list[Cell | None]:
    """Return what stands in each column of a row; None where a cell reaches over from the left."""
    return [cell for covering in row for cell in (covering, *[None] * (covering.span - 1))]


def _label(cells: list[Cell | None], column: int) -> str:
    """Return the words nearest to the left of a column: of two tables side by side, those of its own."""
    before = [cell for cell in cells[:column] if cell]
    while before and (not before[-1].text or _is_figure(before[-1])):
        before.pop()
    words: list[str] = []
    while before and before[-1].text and not _is_figure(before[-1]):
        words.insert(0, plain(before.pop().text).strip())
    return " ".join(words)


def _is_figure(cell: Cell) -> bool:
    return any(isinstance(part, Figure) for part in cell.text)


def _words(row: Row) -> str:
    """Return the words of a row, by which it is known; figures are not among them."""
    return " ".join(plain(cell.text).strip() for cell in row if cell.text and not _is_figure(cell))


def _told(row: Row, heads: list[str]) -> str:
    """Return a row in words: what it is called, and each figure with its column."""
    places = accumulate((cell.span for cell in row), initial=0)
    figures = (
        f"{heads[place]} {plain(cell.text)}" for cell, place in zip(row, places, strict=False) if _is_figure(cell)
    )
    return f"{_words(row)}：{'，'.join(figures)}".rstrip("：")
