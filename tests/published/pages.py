"""The shape in which a published text and a document of ours are compared."""

from __future__ import annotations

from typing import NamedTuple

Grid = tuple[tuple[str, ...], ...]


class Sheet(NamedTuple):
    """A table of part two. A column is named by its header path, such as 财政拨款/基本支出/人员经费."""

    number: str
    title: str
    left: str
    right: str
    columns: tuple[str, ...]
    rows: Grid
    notes: tuple[str, ...]


class Goal(NamedTuple):
    """A 绩效目标表: the rows above its indicators, the names of their columns, an indicator per row."""

    title: str
    subtitle: str
    head: Grid
    columns: tuple[str, ...]
    rows: Grid


class Pages(NamedTuple):
    """A whole document, every text without white space."""

    cover: tuple[str, ...]
    contents: tuple[str, ...]
    headings: tuple[str, ...]
    one: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    three: tuple[str, ...]
    goals: tuple[Goal, ...]
    four: tuple[str, ...]
