"""How wide the columns of a table are: the edition's shares, but never so narrow that a figure or code breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from generator.document.tree import Table, plain

CELL_MARGINS = 120
FIGURE = re.compile(r"[<>=]*\d[\d,.]*%?")
WORD = re.compile("[A-Za-z]{2}")
# In hundredths of an em: a quarter more than Times takes, for what stands in for it where it is missing (DejaVu).
DIGIT = 64
WIDTHS = {**dict.fromkeys(",.-: ", 34), **dict.fromkeys("<>=", 84), "%": 95}


def column_edges(table: Table, width: int, attempts: Sequence[tuple[int, int]]) -> tuple[list[int], int]:
    """Return where columns begin and the last one ends, in twips, and the size of the letters, the first that suits.

    The widths add up to `width`. A column that is too narrow for its longest figure takes what it lacks from the
    others, each giving by what it has to spare. Names and heads must remain readable too: an attempt is a size of
    letters with the sixths of its share that each column keeps at least.
    """
    shares = list(accumulate(column.width for column in table.columns))
    edges = [0, *(width * share // shares[-1] for share in shares)]
    widths = [end - start for start, end in pairwise(edges)]
    longest = _longest(table)
    for size, kept in attempts:
        needed = [
            max(hundredths * size // 100 + CELL_MARGINS if hundredths else 0, has * kept // 6)
            for has, hundredths in zip(widths, longest, strict=True)
        ]
        if sum(needed) <= width:
            return _given(edges, widths, needed), size
    return [0, *(width * need // sum(needed) for need in accumulate(needed))], size


def _given(edges: list[int], widths: list[int], needed: list[int]) -> list[int]:
    """Return the edges when each column has what it needs."""
    lacking = sum([need - has for has, need in zip(widths, needed, strict=True) if need > has])
    if not lacking:
        return edges
    fitted = [max(has, need) for has, need in zip(widths, needed, strict=True)]
    given = list(accumulate([max(has - need, 0) for has, need in zip(widths, needed, strict=True)]))
    taken = [lacking * sum_of_spare // given[-1] for sum_of_spare in given]
    return [0, *(end - less for end, less in zip(accumulate(fitted), taken, strict=True))]


def _longest(table: Table) -> list[int]:
    """Return the width of the longest unbreakable text of each column, in hundredths of an em."""
    longest = [0] * len(table.columns)
    for row in table.rows:
        column = 0
        for text, span, _, _ in row:
            if text and span == 1:
                longest[column] = max(longest[column], _hundredths(plain(text)))
            column += span
    return longest


@lru_cache(maxsize=4096)
def _hundredths(text: str) -> int:
    """Return the width of the longest figure or code in a text, in hundredths of an em.

    One character alone needs none, since it cannot break; neither do words.
    """
    figures = [text] if text.isascii() and not WORD.search(text) else FIGURE.findall(text)
    return max((_set_width(figure) for figure in figures if len(figure) > 1), default=0)


def _set_width(figure: str) -> int:
    return sum([WIDTHS.get(character, DIGIT) for character in figure])
