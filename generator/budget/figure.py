"""A printed figure: a value that knows the question it answers, so that anyone can ask where it comes from."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from generator.budget.rounding import NumberFormat, growth, share, shown


class Sum(NamedTuple):
    """The exact sum of the ledger lines in `lines` (a bit per line), chosen by the words of the edition."""

    words: str
    lines: int


class Count(NamedTuple):
    """How many there are of what `words` name; `lines` are the ledger lines looked at."""

    words: str
    lines: int


class Share(NamedTuple):
    """`part` as a percentage of `whole`, from the two printed figures."""

    part: Figure
    whole: Figure


class Change(NamedTuple):
    """`now` less `before`, from unrounded amounts."""

    now: Figure
    before: Figure


class Growth(NamedTuple):
    """The printed change as a percentage of last year's amount, itself printed `now` less printed change."""

    change: Figure
    now: Figure


Formula = Sum | Count | Share | Change | Growth


class Figure(NamedTuple):
    """`text` is printed, `shown` the number it says, `value` the number before rounding.

    `value` is in 元 for amounts, in percent for shares and growth, a plain number for counts.
    """

    text: str
    shown: Decimal
    value: Decimal
    formula: Formula


def printed(value: Decimal, formula: Formula, style: NumberFormat) -> Figure:
    """Return `value` as a figure, rounded once and written in the edition's style."""
    number, text = shown(value, style)
    return Figure(text, number, value, formula)


def share_of(part: Figure, whole: Figure, style: NumberFormat) -> Figure:
    """Return the share of `part` in `whole` in percent, taken from the printed figures."""
    return printed(share(part.shown, whole.shown), Share(part, whole), style)


def change_between(now: Figure, before: Figure, style: NumberFormat) -> Figure:
    """Return how much `now` is above `before` in 元, from unrounded amounts; printed without sign."""
    return printed(now.value - before.value, Change(now, before), style)


def with_sign(figure: Figure, change: Figure) -> Figure:
    """Return a change or its growth with the sign of the change; what prints as zero has none."""
    return figure._replace(text=f"-{figure.text}") if change.value < 0 and figure.shown else figure


def growth_of(change: Figure, now: Figure, style: NumberFormat) -> Figure:
    """Return the change in percent of last year, taken from the printed figures; printed without sign."""
    return printed(growth(change.shown, now.shown), Growth(change, now), style)
