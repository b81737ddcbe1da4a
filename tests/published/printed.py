"""Makes pages of a document of ours, the same shape that a published text is read into."""

from __future__ import annotations

from collections.abc import Iterable

from generator.document.tree import Block, Cell, Contents, Cover, Document, Heading, Paragraph, Row, Table, plain
from tests.published import grids
from tests.published.folding import squeeze
from tests.published.pages import Goal, Grid, Pages, Sheet

Part = list[Heading | Paragraph | Table]


def pages_of(document: Document) -> Pages:
    """Return the pages of a document, every text squeezed as that of a published text is."""
    cover = next(block for block in document.blocks if isinstance(block, Cover))
    contents = next(block for block in document.blocks if isinstance(block, Contents))
    one, two, three, four = _parts(document.blocks)
    return Pages(
        tuple(map(squeeze, cover.lines)),
        tuple(squeeze(entry.text) for entry in contents.entries),
        tuple(_text(part[0]) for part in (one, two, three, four)),
        _prose(one[1:]),
        _sheets(two[1:]),
        _prose(three[1:]),
        tuple(_goal(block) for block in three if isinstance(block, Table)),
        _prose(four[1:]),
    )


def _parts(blocks: Iterable[Block]) -> list[Part]:
    """Part the blocks at each heading of level 1."""
    parts: list[Part] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            parts.append([])
        if isinstance(block, (Heading, Paragraph, Table)):
            parts[-1].append(block)
    return parts


def _text(block: Block) -> str:
    return squeeze(plain(block.text)) if isinstance(block, (Heading, Paragraph)) else ""


def _prose(blocks: Part) -> tuple[str, ...]:
    return tuple(_text(block) for block in blocks if not isinstance(block, Table))


def _sheets(blocks: Part) -> tuple[Sheet, ...]:
    """Return the tables of part two, each with the sentences that follow it."""
    sheets: list[Sheet] = []
    for block in blocks:
        if isinstance(block, Table):
            sheets.append(_sheet(block))
        else:
            sheets[-1] = sheets[-1]._replace(notes=(*sheets[-1].notes, _text(block)))
    return tuple(sheets)


def _sheet(table: Table) -> Sheet:
    columns = grids.columns_of(_grid(table.header))
    captions = map(squeeze, (table.number, table.title, table.left, table.right))
    number, title, left, right = captions
    return Sheet(number, title, left, right, columns, _grid(table.rows), ())


def _goal(table: Table) -> Goal:
    return grids.goal_of(squeeze(table.title), squeeze(table.subtitle), _grid((*table.header, *table.rows)))


def _grid(rows: Iterable[Row]) -> Grid:
    return tuple(tuple(text for cell in row for text in _spread(cell)) for row in rows)


def _spread(cell: Cell) -> tuple[str, ...]:
    """Return a text for each column that a cell covers: its own, then blanks; blank below a merge's top."""
    text = "" if cell.merge == "continue" else squeeze(plain(cell.text))
    return (text, *("",) * (cell.span - 1))
