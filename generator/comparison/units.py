"""One unit and year at two revisions: what was authored otherwise, and what that does to document and findings."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from filecmp import cmp
from pathlib import Path
from typing import Any, NamedTuple

from generator.budget.disclosure import CARRIED, PROJECT, Disclosure
from generator.budget.figure import Figure
from generator.checks.levels import OFF, chosen_levels
from generator.comparison.blocks import changed_sections
from generator.comparison.changes import ChangedSection, Side, Total, UnitChange, Wording
from generator.comparison.facts import changed_facts, renamed_projects
from generator.comparison.judging import Judged, judge
from generator.comparison.places import changed_scalars
from generator.comparison.revisions import Changed
from generator.comparison.wordings import changed_wordings
from generator.document.tree import Document
from generator.edition.edition import load
from generator.edition.files import EditionError
from generator.finding import unwaived
from generator.output.filing import SUFFIX, claim
from generator.source.files import read_file
from generator.unit import Composed, compose_unit

ALL, BASIC, CARRY_OVER = "收支总预算", "基本支出", "上年结转结余"


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Let a folder be the working folder: editions, settings and names of files are taken from there.

    Why not hand it on: each finding names its file, and so does what is said of it, as seen from the working folder;
    every reader of a unit, an edition and its layouts, and of the settings, would need the folder for that alone.
    """
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
    judged: Judged


def compare_unit(files: Changed, before: Path, after: Path) -> UnitChange | None:
    """Return what differs between a unit's file in one folder and its file in another; None if there is neither."""
    one, other = _composed(before, files.before), _composed(after, files.after)
    if one and other:
        same = files.before == files.after and cmp(before / files.before, after / files.after, shallow=False)
        return _compared(one, other, untouched=same)
    if other and (change := _since_last_year(other, after)):
        return change
    return _alone(one, other) if one or other else None


def compose_side(folder: Path, file: str) -> Side | None:
    """Return a unit's file as it is in a folder; None if there is no such file."""
    whole = _composed(folder, file)
    return whole.side if whole else None


def _alone(before: _Whole | None, after: _Whole | None) -> UnitChange:
    """Return what there is to tell of a file that came or went: all that is found in a new one is new."""
    totals = _totals(before and before.composed, after and after.composed)
    found = tuple(unwaived(after.side.findings)) if after else ()
    return UnitChange(before and before.side, after and after.side, totals, found=found)


def _since_last_year(new: _Whole, folder: Path) -> UnitChange | None:
    """Return how a new file differs from last year's file of the unit; None if there is none that can be read."""
    if not new.composed.disclosure:
        return None
    year = new.composed.disclosure.year - 1
    last = _composed(folder, str(Path(new.side.file).with_name(f"{year}{SUFFIX}")))
    if not last or not last.composed.disclosure:
        return None
    change = _compared(last, new, untouched=False)
    alone = _alone(None, new)._replace(totals=change.totals, sections=change.sections)
    return alone._replace(against=last.side.file, facts=change.facts, wordings=change.wordings)


def _composed(folder: Path, file: str) -> _Whole | None:
    """Return a unit's file, as it is in a folder, with what is composed from it; None if there is no such file."""
    with working_in(folder):
        if not file or not Path(file).is_file():
            return None
        composed = compose_unit(Path(file))
        judged = _judged(file, composed)
    disclosure, ledger = composed.disclosure, composed.ledger
    return _Whole(Side(
        file=file,
        name=f"{disclosure.unit} {disclosure.year} 年" if disclosure else file,
        unit=disclosure.unit if disclosure else "",
        total=ledger.total(ledger.this_year) if ledger else None,
        findings=composed.findings,
        draft=composed.draft,
        claim=claim(disclosure, composed.document) if disclosure and composed.document else None,
    ), composed, judged)  # fmt: skip


def _judged(file: str, composed: Composed) -> Judged:
    """Return what is found in a file; without a document, many rules have had nothing to look at."""
    if (disclosure := composed.disclosure) is None:
        return Judged(file, composed.findings, read_file(Path(file), file).root, is_sound=False)
    sound = composed.draft is not None
    return Judged(file, composed.findings, disclosure.root, is_sound=sound, off=_off(disclosure))


def _off(disclosure: Disclosure) -> frozenset[str]:
    """Return the rules that are switched off where a unit's file lies."""
    try:
        levels, _ = chosen_levels(load(disclosure.edition), ())
    except EditionError:
        return frozenset()
    return frozenset(rule for rule, level in levels.items() if level == OFF)


def _compared(before: _Whole, after: _Whole, *, untouched: bool) -> UnitChange:
    one, other = before.composed.disclosure, after.composed.disclosure
    renamed = renamed_projects(one, other) if one and other else {}
    verdict = judge(before.judged._replace(renamed=renamed), after.judged)
    change = UnitChange(before.side, after.side, untouched=untouched, **verdict._asdict())
    if not (one and other):
        return change._replace(wordings=_as_written(before, after))
    names = renamed if one.unit == other.unit else {one.unit: other.unit, **renamed}
    sections = _sections(before.side.draft, after.side.draft, names)
    change = change._replace(totals=_totals(before.composed, after.composed), sections=sections)
    if untouched:
        return change
    facts = tuple(fact for fact in changed_facts(one, other) if fact.file in {one.file, other.file})
    return change._replace(facts=facts, wordings=changed_wordings(one, other))


def _as_written(before: _Whole, after: _Whole) -> tuple[Wording, ...]:
    """Return what is written otherwise where no more can be told, because one of the files has faults of structure."""
    one, other = before.judged.root, after.judged.root
    return changed_scalars(one, other, (before.side.file, after.side.file)) if one and other else ()


def _sections(before: Document | None, after: Document | None, names: dict[str, str]) -> tuple[ChangedSection, ...]:
    """Return what the documents say otherwise, but for the new names of unit and projects."""
    if not before or not after:
        return ()
    if names:
        before = _with_names(before, names, frozenset(_texts(after)))
    return changed_sections(before, after)


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
