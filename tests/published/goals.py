"""Compares the 绩效目标表: the rows above the indicators, and each indicator cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tests.published.aligning import align
from tests.published.difference import Difference
from tests.published.folding import fold
from tests.published.pages import Goal
from tests.published.passages import compare_names, compare_texts


def compare_goals(published: Sequence[Goal], ours: Sequence[Goal]) -> Iterator[Difference]:
    """Yield the differences of the 绩效目标表, paired by their order and likeness."""
    for index, our_index in align([_outline(goal) for goal in published], [_outline(goal) for goal in ours]):
        if index is None and our_index is not None:
            yield Difference(f"绩效表 生成的第{our_index + 1}张", "", ours[our_index].title)
        elif our_index is None and index is not None:
            yield Difference(f"绩效表{index + 1}", published[index].title, "")
        elif index is not None and our_index is not None:
            yield from _compare_goal(f"绩效表{index + 1}", published[index], ours[our_index])


def _outline(goal: Goal) -> str:
    return fold("".join(cell for row in (*goal.head, *goal.rows) for cell in row))


def _compare_goal(place: str, goal: Goal, our_goal: Goal) -> Iterator[Difference]:
    yield from compare_texts(f"{place} 标题", goal.title + goal.subtitle, our_goal.title + our_goal.subtitle)
    yield from compare_names(f"{place} 列", goal.columns, our_goal.columns)
    for row, our_row in zip_longest(goal.head, our_goal.head, fillvalue=()):
        yield from compare_texts(f"{place} {(row or our_row)[0]}", "｜".join(row), "｜".join(our_row))
    keys, our_keys = ([fold("-".join(row[:3])) for row in each.rows] for each in (goal, our_goal))
    for index, our_index in align(keys, our_keys):
        if index is None and our_index is not None:
            yield Difference(f"{place} 行", "", "｜".join(our_goal.rows[our_index]))
        elif our_index is None and index is not None:
            yield Difference(f"{place} 行", "｜".join(goal.rows[index]), "")
        elif index is not None and our_index is not None:
            yield from _compare_indicator(place, goal, goal.rows[index], our_goal.rows[our_index])


def _compare_indicator(place: str, goal: Goal, row: tuple[str, ...], our_row: tuple[str, ...]) -> Iterator[Difference]:
    for column, cell, our_cell in zip_longest(goal.columns, row, our_row, fillvalue=""):
        if fold(cell) != fold(our_cell):
            yield Difference(f"{place} 行 {row[2]} 列 {column}", cell, our_cell)
