"""The pages: A4 upright, A4 across for wide tables, and the cover, as GB/T 9704-2012 has them.

The type area is 156 × 225 mm and the page number stands 7 mm below it. All lengths are in twips (1/20 point),
the unit of the file format.
"""

from __future__ import annotations

from typing import NamedTuple

A4_SHORT, A4_LONG = 11906, 16838


def from_mm(length: float) -> int:
    """Return millimetres as twips."""
    return round(length * 1440 / 25.4)


class Page(NamedTuple):
    """A page and its margins. `footer` is the distance of the page number's lower edge from the paper's."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    footer: int

    @property
    def type_width(self) -> int:
        """The width between the margins: what a table may fill."""
        return self.width - self.left - self.right


PORTRAIT = Page(
    A4_SHORT, A4_LONG, from_mm(37), from_mm(26), from_mm(35), from_mm(28), from_mm(23)
)  # fmt: skip
# The upright page turned: what was bound at the left is bound at the top.
LANDSCAPE = Page(
    A4_LONG, A4_SHORT, from_mm(28), from_mm(37), from_mm(26), from_mm(35), from_mm(14)
)  # fmt: skip
# The title of the cover begins a third down the paper.
COVER = PORTRAIT._replace(top=from_mm(99))
