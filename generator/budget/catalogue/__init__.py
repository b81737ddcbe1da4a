"""The names of the budget codes (科目), year by year: 支出功能分类 and 部门预算支出经济分类.

The Ministry of Finance issues it (政府收支分类科目) anew each year, so a name belongs to a code and a year.
The rows are data, see README.md beside this file. A code that is not listed is not thereby wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FORMER = "旧名"
LOCAL = "地方写法"
SLIP = "误写"


class Alias(NamedTuple):
    """Another name met in print for a code, in that year's documents; `kind` is FORMER, LOCAL or SLIP."""

    code: str
    name: str
    year: int
    kind: str


def name(code: str, year: int) -> str | None:
    """Return the name of a 类, 款 or 项 in that year, or None if the catalogue does not list it."""
    return names(year).get(code)


@cache
def names(year: int) -> Mapping[str, str]:
    """Return every code of that year with its name. The same mapping serves all units of the year."""
    wanted = str(year)
    return {
        code: title
        for file in ("functional.tsv", "economic.tsv")
        for code, title, first, last, _ in _rows(file)
        if first <= wanted <= (last or wanted)
    }


@cache
def aliases() -> tuple[Alias, ...]:
    """Return the names that should not be printed, so that a check can say which code is meant."""
    return tuple(Alias(code, title, int(year), kind) for code, title, year, kind in _rows("aliases.tsv"))


@cache
def _rows(file: str) -> list[list[str]]:
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]
