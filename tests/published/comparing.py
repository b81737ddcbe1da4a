"""Compares a whole published text with a whole document of ours, and counts what was compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.published.cells import amounts_in, compare_sheets
from tests.published.difference import Difference
from tests.published.folding import figures
from tests.published.goals import compare_goals
from tests.published.pages import Goal, Pages
from tests.published.passages import compare_paragraphs


class Comparison(NamedTuple):
    """All differences, and how much of the published text was compared.

    `cells` counts the numeric cells of part two; `figures` the amounts, shares and changes that part three
    states in sentences; `characters` those of parts one, three (绩效 tables included) and four, without
    white space.
    """

    differences: tuple[Difference, ...]
    cells: int
    figures: int
    characters: int


def compare(published: Pages, ours: Pages) -> Comparison:
    """Compare a published text with a document of ours."""
    return Comparison(
        tuple(_differences(published, ours)),
        amounts_in(published.sheets),
        sum(len(figures(text)) for text in published.three),
        _characters((*published.one, *published.three, *published.four), published.goals),
    )


def _differences(published: Pages, ours: Pages) -> Iterator[Difference]:
    yield from compare_paragraphs("封面", published.cover, ours.cover)
    yield from compare_paragraphs("目录", published.contents, ours.contents)
    yield from compare_paragraphs("部分标题", published.headings, ours.headings)
    yield from compare_paragraphs("第一部分", published.one, ours.one)
    yield from compare_sheets(published.sheets, ours.sheets)
    yield from compare_paragraphs("第三部分", published.three, ours.three)
    yield from compare_goals(published.goals, ours.goals)
    yield from compare_paragraphs("第四部分", published.four, ours.four)


def _characters(texts: Sequence[str], goals: Sequence[Goal]) -> int:
    cells = [cell for goal in goals for row in (*goal.head, goal.columns, *goal.rows) for cell in row]
    return sum(map(len, (*texts, *cells)))
