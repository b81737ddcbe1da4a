"""How wide the columns of a table are: the edition's shares, but never so narrow that a figure or code breaks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from generator.document import Row, Table, plain

CELL_MARGINS = 120
NARROW = frozenset(",.-: ")


def column_edges(table: Table, width: int, size: int) -> list[int]:
    """Return where columns begin and the last one ends, in twips; the widths add up to `width`.

    `size` is that of the letters. A column that is too narrow for its longest figure takes what it lacks from
    the others, each giving by what it has to spare.
    """
    shares = list(accumulate(column.width for column in table.columns))
    edges = [0, *(width * share // shares[-1] for share in shares)]
    widths = [end - start for start, end in pairwise(edges)]
    needed = _needed(table, size)
    lacking = sum(max(need - has, 0) for has, need in zip(widths, needed, strict=True))
    spare = [max(has - need, 0) for has, need in zip(widths, needed, strict=True)]
    if not lacking or sum(spare) <= lacking:
        return edges
    fitted = [max(has, need) for has, need in zip(widths, needed, strict=True)]
    given = list(accumulate(spare))
    taken = [lacking * sum_of_spare // given[-1] for sum_of_spare in given]
    return [0, *(end - less for end, less in zip(accumulate(fitted), taken, strict=True))]


def _needed(table: Table, size: int) -> list[int]:
    """Return the width that the longest unbreakable text of each column takes with the cell's margins."""
    needed = [0] * len(table.columns)
    for row in table.rows:
        for column, text in _unbreakable(row):
            needed[column] = max(needed[column], _width(text, size) + CELL_MARGINS)
    return needed


def _unbreakable(row: Row) -> Iterator[tuple[int, str]]:
    """Yield the figures and codes of a row with their columns; one character alone cannot break."""
    column = 0
    for cell in row:
        text = plain(cell.text) if cell.span == 1 else ""
        if len(text) > 1 and text.isascii():
            yield column, text
        column += cell.span


def _width(text: str, size: int) -> int:
    """Return the width of figures and Latin letters: half an em each, punctuation a quarter."""
    narrow = sum(character in NARROW for character in text)
    return (2 * len(text) - narrow) * size // 4
