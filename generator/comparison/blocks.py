"""What changes in the printed document: figures, sentences and rows, section by section, matched by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from generator.budget.figure import Figure
from generator.comparison.changes import ChangedSection, Pieces, Printed, same
from generator.document.tree import (
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
from generator.matching.pairing import Pair, likened, matched
from generator.matching.wording_diff import Piece, pieces

YEAR = re.compile(r"20\d\d")
NUMBERING = re.compile(r"\d+|（?[一二三四五六七八九十]+[、）]|第[一二三四五六七八九十]+部分")
COUNT = re.compile(r"^(\d+[.、]|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、) ?")
FRONT = "封面"
MOVED = "移动"
KEPT = 14  # characters of an unchanged stretch that are shown at each side of a change
CUT = "…"


class Chapter(NamedTuple):
    """A section of a document: its heading or table, with the number apart, and what stands under and before it."""

    number: str = ""
    title: str = ""
    blocks: tuple[Block, ...] = ()
    behind: str = ""


def changed_sections(before: Document, after: Document) -> tuple[ChangedSection, ...]:
    """Return the sections in which something printed changes, with what does.

    Numbers of headings and paragraphs and the lines of the 目录 follow from the rest and are not told; nor, of two
    years, is a text in which only the years go on.
    """
    years = after.year - before.year
    pairs = likened(_chapters(before), _chapters(after), _chapter_key)
    sections = (
        ChangedSection(_title(pair), tuple(change for change in _in_chapter(pair) if not _goes_on(change, years)))
        for pair in pairs
    )
    return tuple(section for section in sections if section.changes)


def _goes_on(change: Printed, years: int) -> bool:
    """Return whether nothing changes but years, each by so many."""
    gone, new = ([piece.text for piece in change.pieces if piece.kind == kind] for kind in ("gone", "new"))
    are_years = years and gone and len(gone) == len(new) and all(map(YEAR.fullmatch, (*gone, *new)))
    return bool(are_years) and all(int(other) - int(one) == years for one, other in zip(gone, new, strict=True))


def _title(pair: Pair[Chapter]) -> str:
    old, new, _ = pair
    part = new or old or Chapter()
    return ("" if old and new else "新增：" if new else "删去：") + part.number + part.title


def _chapters(document: Document) -> list[Chapter]:
    """Return the document cut at its headings and at the tables that are headings."""
    parts = [Chapter("", FRONT)]
    for block in document.blocks:
        if isinstance(block, Contents):
            continue
        if isinstance(block, Heading):
            parts.append(Chapter(plain(block.text[:1]), plain(block.text[1:]), (), parts[-1].title))
        elif isinstance(block, Table) and block.level:
            parts.append(Chapter(f"{block.number} ", block.title, (block,), parts[-1].title))
        else:
            parts[-1] = parts[-1]._replace(blocks=(*parts[-1].blocks, block))
    return parts


def _chapter_key(part: Chapter) -> str:
    """Return the title without the numbers in it that change by themselves."""
    return NUMBERING.sub("", part.title)


def _in_chapter(pair: Pair[Chapter]) -> Iterator[Printed]:
    before, after, moved = pair
    old, new = before or Chapter(), after or Chapter()
    is_whole = not (old.title and new.title)
    if moved:
        yield Printed("", same(f"移到“{new.behind}”之后"))
    if YEAR.sub("", old.title) != YEAR.sub("", new.title) and not (is_whole and (old.blocks or new.blocks)):
        yield Printed("", tuple(pieces(old.title, new.title)))
    for one, other, elsewhere in likened(old.blocks, new.blocks, _key, _known):
        if elsewhere:
            yield Printed(MOVED, same(beginning(_text(other), 3 * KEPT)))
        if isinstance(one or other, Table):
            yield from _in_tables(one, other)
        elif (texts := (_text(one), _text(other)))[0] != texts[1]:
            yield Printed("", excerpt(pieces(*texts)))


def _text(block: Block | None) -> str:
    """Return the words of a block, without the number that it begins with; of a table what it is called."""
    if isinstance(block, Paragraph):
        return COUNT.sub("", plain(block.text))
    if isinstance(block, Cover):
        return "".join(block.lines)
    return _caption(block) if isinstance(block, Table) else ""


def _key(block: Block) -> tuple[type, str]:
    return type(block), _text(block)


def _known(block: Block) -> tuple[type, str]:
    """Return what a block is and what others must resemble: of a project's table its name, as all have one title."""
    return type(block), (block.subject if isinstance(block, Table) else "") or _text(block)


def _caption(table: Table) -> str:
    """Return what a table is called, with the name of the project that it is about if there is one."""
    return f"{table.title}：{table.subject}" if table.subject else table.title


def excerpt(found: Sequence[Piece]) -> Pieces:
    """Return the pieces with long unchanged stretches cut to what stands next to the changes."""
    last = len(found) - 1
    return tuple(
        piece._replace(text=_shortened(piece.text, before=number > 0, after=number < last))
        if piece.kind == "same"
        else piece
        for number, piece in enumerate(found)
    )


def beginning(text: str, longest: int) -> str:
    """Return a text cut to so many characters if it is longer."""
    return text if len(text) <= longest else text[:longest] + CUT


def _shortened(text: str, *, before: bool, after: bool) -> str:
    """Return the ends of an unchanged stretch: that which a change stands before, that which one stands after."""
    head, tail = KEPT * before, KEPT * after
    if len(text) <= head + tail + 1:
        return text
    return text[:head] + CUT + text[len(text) - tail :]


def _in_tables(old: Block | None, new: Block | None) -> Iterator[Printed]:
    """Yield what changed in a table; of one in the text each change names it."""
    one, other = (block if isinstance(block, Table) else None for block in (old, new))
    table = other or one
    assert table
    changes = _in_table(one, other) if one and other else [_whole("表", one and _all_of(one), other and _all_of(other))]
    yield from (change._replace(table="" if table.level else _caption(table)) for change in changes)


def _in_table(old: Table, new: Table) -> Iterator[Printed]:
    """Yield the columns and rows that came or went, and the cells that changed in the others."""
    heads = column_titles(old), column_titles(new)
    both = [*matched([*enumerate(heads[0])], [*enumerate(heads[1])], _column_key)]
    kept = [(one[0], other[0]) for one, other, _ in both if one and other]
    yield from (_whole("列", one and one[1], other and other[1]) for one, other, _ in both if not (one and other))
    for one, other, moved in likened(old.rows, new.rows, _words):
        if one and other:
            yield from [Printed(MOVED, same(_words(other)))] * moved
            yield from _in_row(_spread(one), _spread(other), kept, heads[1])
        elif one and _words(one):
            yield _whole("行", _told(one, heads[0]), None)
        elif other and _words(other):
            yield _whole("行", None, _told(other, heads[1]))


def _all_of(table: Table) -> str:
    """Return a table in words, a line for each row that says anything."""
    heads = column_titles(table)
    return "\n".join(filter(None, (_told(row, heads) for row in table.rows)))


def _column_key(column: tuple[int, str]) -> str:
    return YEAR.sub("", column[1])


def _whole(what: str, old: str | None, new: str | None) -> Printed:
    return Printed(f"{'删去' if new is None else '新增'}的{what}", tuple(pieces(old or "", new or "")))


def _in_row(
    old: list[Cell | None], new: list[Cell | None], columns: list[tuple[int, int]], heads: list[str]
) -> Iterator[Printed]:
    for left, right in columns:
        before, after = old[left], new[right]
        if before and after and (texts := (plain(before.text), plain(after.text)))[0] != texts[1]:
            label = _label(new, right) or _label(old, left)
            yield Printed(label, excerpt(pieces(*texts)), column=heads[right], cell=True)


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
    """Return a row in words: what it is called, and each figure with its column; without columns as it stands."""
    if not any(heads):
        return " ".join(filter(None, (plain(cell.text).strip() for cell in row)))
    places = accumulate((cell.span for cell in row), initial=0)
    cells = zip(row, places, strict=False)
    figures = "，".join(f"{heads[place]} {plain(cell.text)}".strip() for cell, place in cells if _is_figure(cell))
    return f"{_words(row)}：{figures}" if figures else _words(row)
