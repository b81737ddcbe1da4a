"""The names of projects: what a name consists of, and when two of them are nearly one."""

from __future__ import annotations

from functools import lru_cache

from generator.checks.reading.search import compiled, unlike

NAME = "名称"
SHORTEST = 8
NUMBER = r"\D{2,12}.20\d\d.\s*\d+\s*号"
LEAD = rf"^{NUMBER}|^(?:关于)?(?:提前)?下达|^20\d\d年度?|[（(]{NUMBER}.$|的通知$|项目$"
NUMERALS = r"[\d一二三四五六七八九十第批期年度]"


def is_name(path: tuple[str | int, ...]) -> bool:
    """Return whether a path leads to the name of a project or of money carried over."""
    return len(path) == 3 and path[0] in ("项目支出", "结转结余") and path[2] == NAME  # noqa: PLR2004


@lru_cache(maxsize=256)
def core(name: str) -> str:
    """Return what a name consists of besides year, document number and the words of a notice."""
    before = None
    while before != name:
        before, name = name, compiled(LEAD).sub("", name).strip()
    return name


def without_number(name: str) -> str:
    """Return a name without what tells one year, batch or stage from another."""
    return compiled(NUMERALS).sub("", name)


def near(one: str, other: str) -> bool:
    """Return whether no more than a character in ten (at least one) must be changed to turn one into the other."""
    most = max(len(one) // 10, 1)
    _, one, other = unlike(one, other)
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        previous, row = row, [number]
        for place, wanted in enumerate(other, 1):
            row.append(min(previous[place] + 1, row[-1] + 1, previous[place - 1] + (letter != wanted)))
    return row[-1] <= most
