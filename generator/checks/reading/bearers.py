"""Who bears a name: the budget lines of each 类, 款, 项 and project, and the amounts that a text can mean by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import or_

from generator.budget.disclosure import BASIC, LAST_YEAR, PROJECT, THIS_YEAR, Line
from generator.checks.reading.amounts import half_width
from generator.checks.reading.budget import title
from generator.checks.rule import Subject

SHORTEST = 4
# Totals of the whole unit by the names that they have in sentences, in the words of the edition.
TOTALS = {
    "基本支出": "基本支出",
    "项目支出": "项目支出",
    "一般公共预算拨款": "一般公共预算",
    "机关运行经费": "财政拨款 公用经费",
    "三公经费": "财政拨款 三公经费",
    "“三公”经费": "财政拨款 三公经费",
    "结转资金": "结转",
}
WHOLE = ("收支总预算", "收入预算", "支出预算", "收入总计", "支出总计")
FACTS = {
    "政府采购预算": ("政府采购.货物", "政府采购.工程", "政府采购.服务"),
    "中小企业预留": ("政府采购.面向中小企业",),
    "小微企业预留": ("政府采购.其中小微企业",),
}


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


def totals(subject: Subject) -> dict[str, list[Line]]:
    """Return the lines of the totals of the whole unit by their names, as far as the edition has the words."""
    ledger = subject.ledger
    chosen = dict.fromkeys(WHOLE, ledger.this_year | ledger.last_year)
    for name, words in TOTALS.items():
        if all(word in ledger.conditions for word in words.split()):
            chosen[name] = ledger.select(words).lines
    for name, items in FACTS.items():
        chosen[name] = reduce(or_, (ledger.select(f"事项={item}").lines for item in items))
    return {name: list(ledger.pick(lines)) for name, lines in chosen.items()}


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
