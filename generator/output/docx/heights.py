"""How high the rows of a header must be so that heads merged over several of them show whole.

Word and WPS let the last of the rows grow. LibreOffice does so on a table's first page, but cuts heads off on the
pages where they repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.document.tree import Row, Table, plain

SIDE_MARGINS, TOP_AND_BOTTOM = 100, 20
# A bracket or mark stays with the character that it belongs to.
PIECE = re.compile(r"[（《“]*.[）》”、，]*", re.DOTALL)


class HeadCell(NamedTuple):
    """A cell of the header: where it starts, how it is merged, and how high it is by itself."""

    column: int
    merge: str
    height: int


def least_heights(table: Table, edges: list[int], size: int, line: int) -> list[int]:
    """Return for each row of the header how high it must be at least, in twips; 0 if it grows by itself.

    `size` is that of the letters, `line` the distance of lines.
    """
    rows = [list(_heads(row, edges, size, line)) for row in table.header]
    grown = [max((head.height for head in row if not head.merge), default=line + TOP_AND_BOTTOM) for row in rows]
    least = [0] * len(rows)
    for top, row in enumerate(rows):
        for head in row:
            last = _last(rows, top, head.column) if head.merge == "start" else top
            lacking = head.height - sum(grown[top:last])
            if last > top and lacking > max(grown[last], least[last]):
                least[last] = lacking
    return least


def _heads(row: Row, edges: list[int], size: int, line: int) -> Iterator[HeadCell]:
    column = 0
    for cell in row:
        room = edges[column + cell.span] - edges[column] - SIDE_MARGINS
        lines = _lines(plain(cell.text), max(room // size, 1))
        yield HeadCell(column, cell.merge, lines * line + TOP_AND_BOTTOM)
        column += cell.span


def _last(rows: list[list[HeadCell]], top: int, column: int) -> int:
    """Return the last row that a head which starts in row `top` is merged over."""
    below = range(top + 1, len(rows))
    ends = (row for row in below if (column, "continue") not in {head[:2] for head in rows[row]})
    return next(ends, len(rows)) - 1


@lru_cache(maxsize=1024)
def _lines(text: str, room: int) -> int:
    """Return how many lines a head takes that has room for so many characters in a line. Kept, as heads recur."""
    lines = used = 0
    for piece in PIECE.findall(text):
        if not lines or used + len(piece) > room:
            lines, used = lines + 1, 0
        used += len(piece)
    return lines
