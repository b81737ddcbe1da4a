"""What the rules on texts share: the texts by block, and the amounts of the budget that a text can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from generator.budget.rounding import WAN, rounded
from generator.checks.once import once
from generator.checks.reading.budget import GENERAL
from generator.checks.reading.passages import Passage
from generator.checks.rule import Subject

THIS_YEARS_OWN = "结转=当年"


@once
def texts(subject: Subject) -> dict[str, list[Passage]]:
    """Return the texts by the block of the file (项目支出, 变动原因 …) that they stand in."""
    blocks: dict[str, list[Passage]] = defaultdict(list)
    for passage in subject.passages:
        blocks[str(passage.path[0])].append(passage)
    return blocks


def change_of(now: Decimal, before: Decimal) -> Decimal:
    """Return the change between two amounts in 元 as it is printed, in 万元 but with its sign."""
    return rounded(now - before, WAN)


def project_amounts(subject: Subject, named: Iterable[str]) -> tuple[Decimal, ...]:
    """Return what texts may mean by the amount of projects: all of this year's money, or that of the general budget."""
    ledger = subject.ledger
    lines = ledger.of_projects(named).lines & ledger.this_year & ledger.select(THIS_YEARS_OWN).lines
    return ledger.total(lines), ledger.total(lines & ledger.select(GENERAL).lines)


def project_name(subject: Subject, block: str, number: int) -> str:
    """Return the name of an entry of 项目支出 or 结转结余."""
    return str(subject.disclosure.texts[block][number].get("名称", ""))


def title(subject: Subject, code: str) -> str:
    """Return the name that the document prints for a code, or nothing."""
    return subject.disclosure.titles.get(code, "")
