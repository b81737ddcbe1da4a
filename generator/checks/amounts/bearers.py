"""Who bears a name: the budget lines of each 类, 款, 项 and project, and the amounts that a text can mean by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from generator.budget.disclosure import BASIC, LAST_YEAR, PROJECT, THIS_YEAR, Line
from generator.checks.amounts.figures import title
from generator.checks.amounts.reading import half_width
from generator.checks.rule import Subject

SHORTEST = 4


def bearers(subject: Subject) -> dict[str, list[Line]]:
    """Return the lines of each 类, 款, 项 and project by its name."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in subject.ledger.lines:
        for code in {line.function[:3], line.function[:5], line.function}:
            found[code].append(line)
        found[line.project].append(line)
    named: dict[str, list[Line]] = defaultdict(list)
    for key, lines in found.items():
        name = half_width(title(subject, key) if key.isdecimal() else key)
        if len(name) >= SHORTEST and not name.startswith("其他"):
            named[name] += lines
    return named


def parts(lines: list[Line]) -> Iterator[Decimal]:
    """Yield the amounts that a text may mean: each year's whole and its parts by any one feature, and their changes."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for line in lines:
        kind = PROJECT if line.kind == PROJECT else BASIC
        features = {"", line.fund, line.kind, kind, line.project, line.carried, line.level, line.function, line.economy}
        for feature in features | {line.carried + kind, line.carried + line.fund, line.project + line.function}:
            sums[line.period, feature] += line.amount
    yield from sums.values()
    yield from (abs(now - sums[LAST_YEAR, part]) for (year, part), now in [*sums.items()] if year == THIS_YEAR)
