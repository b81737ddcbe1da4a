"""How wide the columns of a table are: the edition's shares, but never so narrow that a figure or code breaks."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise

from generator.document.tree import Table, plain

CELL_MARGINS = 120
FIGURE = re.compile(r"[<>=]*\d[\d,.]*%?")
# In twentieths of an em: a fifth more than Times takes, as much as what stands in for it where it is missing.
DIGIT = 12
WIDTHS = {**dict.fromkeys(",.-: ", 7), "%": 19}


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
        column = 0
        for text, span, _, _ in row:
            if text and span == 1:
                needed[column] = max(needed[column], _twentieths(plain(text)))
            column += span
    return [twentieths * size // 20 + CELL_MARGINS if twentieths else 0 for twentieths in needed]


@lru_cache(maxsize=4096)
def _twentieths(text: str) -> int:
    """Return the width of the longest figure or code in a text, in twentieths of an em.

    One character alone needs none, since it cannot break; neither do words.
    """
    figures = [text] if text.isascii() else FIGURE.findall(text)
    return max((_set_width(figure) for figure in figures if len(figure) > 1), default=0)


def _set_width(figure: str) -> int:
    return sum([WIDTHS.get(character, DIGIT) for character in figure])
