"""One unit and year at two revisions: what was authored otherwise, and what that does to document and findings."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from generator.budget.disclosure import CARRIED, PROJECT, Disclosure
from generator.budget.figure import Figure
from generator.build import Composed, compose_unit
from generator.comparison.blocks import changed_sections
from generator.comparison.changes import Side, Total, UnitChange
from generator.comparison.facts import changed_facts, renamed_projects
from generator.comparison.revisions import Changed
from generator.comparison.wordings import changed_wordings
from generator.document.tree import Document
from generator.finding import Finding, in_order
from generator.output.filing import SUFFIX, claim

ALL, BASIC, CARRY_OVER = "收支总预算", "基本支出", "上年结转结余"
FIGURE = re.compile(r"[-\d.,]+")


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Let a folder be the working folder: editions, settings and names of files are taken from there."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


class _Whole(NamedTuple):
    """A side with all that was composed from its file: too much to keep of many units."""

    side: Side
    composed: Composed


def compare_unit(files: Changed, before: Path, after: Path) -> UnitChange | None:
    """Return what differs between a unit's file in one folder and its file in another; None if there is neither."""
    one, other = _composed(before, files.before), _composed(after, files.after)
    if other and not one and (change := _since_last_year(other, after)):
        return change
    return _compared(one, other) if one or other else None


def _since_last_year(new: _Whole, folder: Path) -> UnitChange | None:
    """Return how a new file differs from last year's file of the unit; None if there is none that can be read."""
    if not new.composed.disclosure:
        return None
    year = new.composed.disclosure.year - 1
    last = _composed(folder, str(Path(new.side.file).with_name(f"{year}{SUFFIX}")))
    if not last or not last.composed.disclosure:
        return None
    found = _compared(None, new).found
    return _compared(last, new)._replace(before=None, against=last.side.file, found=found, settled=())


def _composed(folder: Path, file: str) -> _Whole | None:
    """Return a unit's file, as it is in a folder, with what is composed from it; None if there is no such file."""
    with working_in(folder):
        if not file or not Path(file).is_file():
            return None
        composed = compose_unit(Path(file))
    disclosure, ledger = composed.disclosure, composed.ledger
    return _Whole(Side(
        file=file,
        name=f"{disclosure.unit} {disclosure.year} 年" if disclosure else file,
        unit=disclosure.unit if disclosure else "",
        total=ledger.total(ledger.this_year) if ledger else None,
        findings=composed.findings,
        document=composed.draft,
        claim=claim(disclosure, composed.document) if disclosure and composed.document else None,
    ), composed)  # fmt: skip


def _compared(before: _Whole | None, after: _Whole | None) -> UnitChange:
    old, new = (_shown(one.side.findings) if one else [] for one in (before, after))
    totals = _totals(before and before.composed, after and after.composed)
    change = UnitChange(before and before.side, after and after.side, totals, found=_without(new, old))
    one, other = (whole.composed.disclosure if whole else None for whole in (before, after))
    if not (before and after and one and other):
        return change._replace(totals=() if before and after else totals)
    change = change._replace(
        facts=changed_facts(one, other),
        wordings=changed_wordings(one, other),
        settled=_without(old, new),
    )
    if before.side.document and after.side.document:
        document = before.side.document
        if renamed := _renamed(one, other):
            document = _with_names(document, renamed, frozenset(_texts(after.side.document)))
        change = change._replace(sections=changed_sections(document, after.side.document))
    return change


def _renamed(before: Disclosure, after: Disclosure) -> dict[str, str]:
    """Return the former names of unit and projects with the later ones."""
    unit = {before.unit: after.unit} if before.unit != after.unit else {}
    return unit | renamed_projects(before, after)


def _with_names(document: Document, names: dict[str, str], kept: frozenset[str]) -> Document:
    """Return a document in which unit and projects have their later names, but for texts that keep the former ones.

    Why: a new name stands in many parts of the document, and is told once.
    """
    former = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            return value if value in kept else former.sub(lambda match: names[match[0]], value)
        if isinstance(value, Figure | int):
            return value
        changed = map(renamed, value)
        return type(value)(*changed) if hasattr(value, "_fields") else tuple(changed)

    found: Document = renamed(document)
    return found


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a document."""
    if isinstance(value, str):
        yield value
    elif not isinstance(value, Figure | int):
        yield from (text for part in value for text in _texts(part))


def _shown(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in in_order(findings) if not finding.waiver]


def _without(findings: list[Finding], others: list[Finding]) -> tuple[Finding, ...]:
    left = Counter(map(_said, others))
    kept = []
    for finding in findings:
        said = _said(finding)
        if left[said]:
            left[said] -= 1
        else:
            kept.append(finding)
    return tuple(kept)


def _said(finding: Finding) -> tuple[str, str, str]:
    """Return what a finding says, without its figures: with other figures it is still the same finding."""
    return finding.rule, finding.severity, FIGURE.sub("", finding.message)


def _totals(before: Composed | None, after: Composed | None) -> tuple[Total, ...]:
    """Return what changed of 收支总预算, the sources, 基本支出 and 项目支出, in 元."""
    old, new = _amounts(before), _amounts(after)
    sources = [name for name in dict.fromkeys((*new, *old)) if name not in {ALL, BASIC, PROJECT}]
    totals = (Total(name, old[name], new[name]) for name in (ALL, *sources, BASIC, PROJECT))
    return tuple(total for total in totals if total.before != total.after)


def _amounts(composed: Composed | None) -> defaultdict[str, Decimal]:
    """Return 收支总预算 of a side, and of it what each source gives and each kind of spending takes, in 元."""
    amounts: defaultdict[str, Decimal] = defaultdict(Decimal)
    ledger = composed.ledger if composed else None
    for line in ledger.pick(ledger.this_year) if ledger else ():
        source = CARRY_OVER if line.carried == CARRIED else line.fund
        kind = PROJECT if line.kind == PROJECT else BASIC
        for name in (ALL, source, kind):
            amounts[name] += line.amount
    return amounts
