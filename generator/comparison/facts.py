"""What numbers the officer changed: those of two files, matched by what they are, not by where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.budget.disclosure import CARRIED, LAST_YEAR, PROJECT, Disclosure, Line
from generator.comparison.changes import Fact, What

ALIKE = 0.6


class _Entered(NamedTuple):
    """The lines of one description: what they add up to, whether they count things, where the first one stands."""

    amount: Decimal
    counted: bool
    place: str


def changed_facts(before: Disclosure, after: Disclosure) -> tuple[Fact, ...]:
    """Return each authored number that is not the same in both, in the order of the file after, then of the one before.

    Lines of the same description count as one, so that their order and number do not matter. Of two years, what each
    says of the year before it is left out.
    """
    renamed = renamed_projects(before, after)
    old, new = _entered(before, renamed), _entered(after, {})
    if before.year != after.year:
        old, new = ({what: one for what, one in sums.items() if what[0] != LAST_YEAR} for sums in (old, new))
    found = []
    for what in dict.fromkeys((*new, *old)):
        one, other = old.get(what), new.get(what)
        if (one and one.amount) != (other and other.amount):
            shown = other or one
            assert shown
            amounts = one.amount if one else None, other.amount if other else None
            found.append(Fact(what, *amounts, shown.counted, shown.place))
    return tuple(found)


def _entered(disclosure: Disclosure, renamed: Mapping[str, str]) -> dict[What, _Entered]:
    named = disclosure.titles
    sums: dict[What, _Entered] = {}
    for line in disclosure.lines:
        what = _described(line, named, renamed)
        known = sums.get(what) or _Entered(Decimal(0), line.counts, f"{line.file}:{line.position.line}")
        sums[what] = known._replace(amount=known.amount + line.amount)
    return sums


def _described(line: Line, named: Mapping[str, str], renamed: Mapping[str, str]) -> What:
    """Return the words that tell a line from all others, the largest first."""
    if line.item:
        return tuple(line.item.split("."))
    codes = [f"{code} {named.get(code, '')}".strip() for code in (line.function, line.economy) if code]
    kind = "结转结余" if line.carried == CARRIED else line.kind
    when = (LAST_YEAR,) if line.period == LAST_YEAR else ()
    words = (*when, kind, renamed.get(line.project, line.project), *codes[:1], line.fund, *codes[1:])
    extra = line.kind if line.carried == CARRIED and line.kind != PROJECT else ""
    return tuple(word for word in (*words, extra) if word)


def renamed_projects(before: Disclosure, after: Disclosure) -> dict[str, str]:
    """Return the projects that only have another name, by the name before: the same money, or nearly the same name."""
    old, new = _projects(before), _projects(after)
    gone, come = [name for name in old if name not in new], [name for name in new if name not in old]
    renamed: dict[str, str] = {}
    for name in gone:
        likely = [other for other in come if old[name] == new[other] or _alike(name, other)]
        if likely:
            renamed[name] = max(likely, key=lambda other: SequenceMatcher(None, name, other, autojunk=False).ratio())
            come.remove(renamed[name])
    return renamed


def _projects(disclosure: Disclosure) -> dict[str, list[tuple[str, str, str, Decimal]]]:
    projects: dict[str, list[tuple[str, str, str, Decimal]]] = {}
    for line in disclosure.lines:
        if line.project and line.period != LAST_YEAR:
            key = (line.function, line.fund, line.economy, line.amount)
            projects.setdefault(line.project, []).append(key)
    return projects


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
