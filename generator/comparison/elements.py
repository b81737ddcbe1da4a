"""What a report consists of, before it has a form: headings, paragraphs, lists, grids, and how much of each."""

from __future__ import annotations

from typing import NamedTuple

from generator.comparison.changes import Pieces


class Head(NamedTuple):
    """A heading; level 1 is the report, 2 a unit, 3 what is told of it, 4 a section of the document."""

    level: int
    text: str


class Say(NamedTuple):
    """A paragraph."""

    pieces: Pieces


class Points(NamedTuple):
    """A list."""

    items: tuple[Pieces, ...]


class Grid(NamedTuple):
    """A table. The columns named in `numbers` hold numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[Pieces, ...], ...]
    numbers: frozenset[int] = frozenset()


class Fold(NamedTuple):
    """Something long, under a line that says what it is."""

    title: str
    blocks: tuple[Head | Say | Points | Grid, ...]


Block = Head | Say | Points | Grid | Fold


class Most(NamedTuple):
    """How many of each are told at the most; None is all. What is left out is counted."""

    units: int | None = None
    found: int | None = None
    facts: int | None = None
    printed: int | None = None
    settled: int | None = None
