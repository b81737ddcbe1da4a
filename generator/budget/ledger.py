"""Every printed sum: exact sums of authored lines, asked for in the words of the edition.

A selection is a set of lines, kept as the bits of a whole number: narrowing it is `&`, and every sum is kept
by its bits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache, reduce
from itertools import accumulate
from operator import and_, or_
from typing import NamedTuple

from generator.budget.disclosure import (
    BASIC,
    CARRIED,
    CURRENT,
    FUNDS,
    LAST_YEAR,
    LOCAL,
    PROJECT,
    RUNNING,
    STAFF,
    THIS_YEAR,
    UPPER,
    Line,
)

Condition = tuple[tuple[str, tuple[str, ...]], ...]

DIMENSIONS = {
    "年": "period",
    "结转": "carried",
    "资金来源": "fund",
    "支出类型": "kind",
    "科目": "function",
    "经济科目": "economy",
    "项目": "project",
    "资金级次": "level",
    "事项": "item",
}
VALUES = {
    "年": (THIS_YEAR, LAST_YEAR),
    "结转": (CURRENT, CARRIED),
    "资金来源": FUNDS,
    "支出类型": (STAFF, RUNNING, BASIC, PROJECT),
    "资金级次": (UPPER, LOCAL),
}
ASKED = Line._fields.index("period")  # the first field that can be asked for
CODES = {"科目": "2[0-9]{2}([0-9]{2}){0,2}", "经济科目": "3[0-9]{2}([0-9]{2})?"}
GROUPINGS = {
    "类": ("function", 3),
    "款": ("function", 5),
    "项": ("function", 7),
    "经济类": ("economy", 3),
    "经济款": ("economy", 5),
    "项目": ("project", 0),
}


class Selection(NamedTuple):
    """Some lines of the ledger, with the words that chose them."""

    words: str
    lines: int

    def __and__(self, other: Selection) -> Selection:
        """Return the lines in both."""
        return Selection(f"{self.words} {other.words}".strip(), self.lines & other.lines)


class UnknownWordError(Exception):
    """A word that no condition of the edition explains."""


class UnknownValueError(UnknownWordError):
    """A word `dimension=value` with a value that no line can have, which would come to zero without a word."""


def demand_known(word: str, conditions: Collection[str]) -> None:
    """Raise UnknownWordError for a word that is neither a condition nor `dimension=value`.

    Raises UnknownValueError if no line can have the value. The error is given no name here: a frame that holds its own
    error lives until garbage is collected, and with it the whole unit.
    """
    name, equals, value = word.partition("=")
    if word not in conditions and not (equals and name in DIMENSIONS):
        raise UnknownWordError(word)
    if equals and not (value in VALUES.get(name, (value,)) and re.fullmatch(CODES.get(name, ".+"), value)):
        raise UnknownValueError(word)


class Ledger:
    """The lines of one document, indexed by everything they can be asked for."""

    def __init__(self, lines: tuple[Line, ...], conditions: Mapping[str, Condition]) -> None:
        self.lines = lines
        self.conditions = conditions
        self.everything = Selection("", (1 << len(lines)) - 1)
        self._index: dict[tuple[str, str], int] = {}
        self._selected: dict[str, Selection] = {}
        self._totals: dict[int, Decimal] = {0: Decimal(0)}
        self._valued: dict[str, list[tuple[str, int]]] = {}
        for number, line in enumerate(lines):
            self._enter(line, 1 << number)
        self.this_year = self.select(f"年={THIS_YEAR}").lines
        self.last_year = self.select(f"年={LAST_YEAR}").lines

    def _enter(self, line: Line, bit: int) -> None:
        index = self._index
        for dimension, value in zip(Line._fields[ASKED:], line[ASKED:], strict=True):
            for key in _prefixes(dimension, value):
                index[dimension, key] = index.get((dimension, key), 0) | bit

    def select(self, words: str) -> Selection:
        """Return the lines that every one of the space-separated words holds for.

        A word is a condition of the edition, or `dimension=value`; a code stands for all codes below it. Raises
        UnknownWordError.
        """
        if words not in self._selected:
            lines = reduce(and_, map(self._look_up, words.split()), self.everything.lines)
            self._selected[words] = Selection(words, lines)
        return self._selected[words]

    def year_of(self, words: str) -> int:
        """Return the lines of the year that words ask for: of last year if one of them does, else of this one."""
        asks = any(("period", (LAST_YEAR,)) in self._conditions(word) for word in words.split())
        return self.last_year if asks else self.this_year

    def of_projects(self, names: Iterable[str]) -> Selection:
        """Return the lines of the projects, or carried-over items, of these names, which may hold spaces."""
        named = list(names)
        return Selection("、".join(named), reduce(or_, (self._index.get(("project", name), 0) for name in named), 0))

    def of_fact(self, item: str) -> Selection:
        """Return the lines of a single fact, or of all below it, by the path of its keys; it may have none."""
        return Selection(item, self._index.get(("item", item), 0))

    def _look_up(self, word: str) -> int:
        demand_known(word, self.conditions)
        lines = self.everything.lines
        for dimension, values in self._conditions(word):
            any_of = 0
            for value in values:
                any_of |= self._index.get((dimension, value), 0)
            lines &= any_of
        return lines

    def _conditions(self, word: str) -> Condition:
        """Return the values that a word allows in each dimension; a name of a group allows any."""
        name, equals, value = word.partition("=")
        return ((DIMENSIONS[name], (value,)),) if equals and name in DIMENSIONS else self.conditions.get(word, ())

    def total(self, lines: int) -> Decimal:
        """Return the exact sum of the lines, in 元 (or a count, for lines that count)."""
        if lines not in self._totals:
            self._totals[lines] = sum((line.amount for line in self.pick(lines)), Decimal(0))
        return self._totals[lines]

    def pick(self, lines: int) -> Iterator[Line]:
        """Yield the lines of a selection in the order written."""
        while lines:
            lowest = lines & -lines
            yield self.lines[lowest.bit_length() - 1]
            lines ^= lowest

    def groups(self, grouping: str, lines: int) -> list[tuple[str, int]]:
        """Return (value, lines) for each value that occurs: codes ascending, projects in the order written."""
        return [(value, lines & every) for value, every in self._values(grouping) if lines & every]

    def _values(self, grouping: str) -> list[tuple[str, int]]:
        """Return every value of a grouping with the lines that have it. Kept, for all tables ask for the same few."""
        if grouping not in self._valued:
            dimension, length = GROUPINGS[grouping]
            found = [(value, lines) for (where, value), lines in self._index.items() if where == dimension and value]
            of_length = sorted(pair for pair in found if len(pair[0]) == length)
            self._valued[grouping] = of_length if length else found
        return self._valued[grouping]

    def projects(self, lines: int) -> int:
        """Return how many different projects the lines belong to."""
        return len({line.project for line in self.pick(lines) if line.project})


@lru_cache(maxsize=4096)
def _prefixes(dimension: str, value: str) -> tuple[str, ...]:
    """Return a value and those that stand for it too: the codes, or the keys, above it."""
    if dimension in {"function", "economy"}:
        return value, *(value[:length] for length in (3, 5) if length < len(value))
    if dimension == "item":
        return tuple(accumulate(value.split("."), "{}.{}".format))
    return (value,)
