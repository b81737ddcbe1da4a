"""One unit and year at two revisions: what was authored otherwise, and what that does to document and findings."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from filecmp import cmp
from pathlib import Path
from typing import Any, NamedTuple

from generator.budget.disclosure import CARRIED, PROJECT, Disclosure
from generator.budget.figure import Figure
from generator.build import Composed, compose_unit
from generator.checks.levels import OFF, chosen_levels
from generator.comparison.blocks import changed_sections
from generator.comparison.changes import Section, Side, Total, UnitChange, Wording
from generator.comparison.facts import changed_facts, changed_wordings, renamed_projects
from generator.comparison.judging import Judged, judge, shown
from generator.comparison.places import changed_scalars
from generator.comparison.revisions import Changed
from generator.document.tree import Block, Cover, Document, Heading, Paragraph, Table, plain
from generator.edition.edition import load
from generator.edition.files import EditionError
from generator.output.filing import claim
from generator.source.files import read_file

ALL, BASIC, CARRY_OVER = "收支总预算", "基本支出", "上年结转结余"


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
    judged: Judged


def compare_unit(files: Changed, before: Path, after: Path) -> UnitChange | None:
    """Return what differs between a unit's file in one folder and its file in another; None if there is neither."""
    one, other = _composed(before, files.before), _composed(after, files.after)
    if one and other:
        same = files.before == files.after and cmp(before / files.before, after / files.after, shallow=False)
        return _compared(one, other, untouched=same)
    found = shown(other.side.findings) if other else ()
    return UnitChange(one and one.side, other and other.side, found=found) if one or other else None


def compose_side(folder: Path, file: str) -> Side | None:
    """Return a unit's file as it is in a folder; None if there is no such file."""
    whole = _composed(folder, file)
    return whole.side if whole else None


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
        document=composed.draft,
        claim=claim(disclosure, composed.document) if disclosure and composed.document else None,
    ), composed, judged)  # fmt: skip


def _judged(file: str, composed: Composed) -> Judged:
    disclosure = composed.disclosure
    if disclosure is None:
        return Judged(file, composed.findings, read_file(Path(file), file).root, is_sound=False)
    return Judged(file, composed.findings, disclosure.root, is_sound=True, off=_off(disclosure))


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
    change = change._replace(totals=_totals(before.composed, after.composed), sections=_sections(before, after))
    if untouched:
        return change
    marked = tuple(_marked(wording, before.side, after.side) for wording in changed_wordings(one, other))
    return change._replace(facts=changed_facts(one, other), wordings=marked)


def _as_written(before: _Whole, after: _Whole) -> tuple[Wording, ...]:
    """Return what is written otherwise where no more can be told, because one of the files has faults of structure."""
    one, other = before.judged.root, after.judged.root
    return changed_scalars(one, other, (before.side.file, after.side.file)) if one and other else ()


def _sections(before: _Whole, after: _Whole) -> tuple[Section, ...]:
    """Return what the documents say otherwise, but for a unit's new name."""
    document, other = before.side.document, after.side.document
    if not document or not other:
        return ()
    if before.side.unit != after.side.unit:
        document = _with_name(document, before.side.unit, after.side.unit, frozenset(_texts(other)))
    return changed_sections(document, other)


def _with_name(document: Document, before: str, after: str, kept: frozenset[str]) -> Document:
    """Return a document in which a unit has its later name, but for the texts that keep the former one.

    Why: the new name stands in every part of the document, and is told once.
    """

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            return value if value in kept else value.replace(before, after)
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


def _totals(before: Composed, after: Composed) -> tuple[Total, ...]:
    """Return what changed of 收支总预算, the sources, 基本支出 and 项目支出, in 元."""
    old, new = _amounts(before), _amounts(after)
    sources = [name for name in dict.fromkeys((*new, *old)) if name not in {ALL, BASIC, PROJECT}]
    totals = (Total(name, old[name], new[name]) for name in (ALL, *sources, BASIC, PROJECT))
    return tuple(total for total in totals if total.before != total.after)


def _amounts(composed: Composed) -> defaultdict[str, Decimal]:
    """Return 收支总预算 of a side, and of it what each source gives and each kind of spending takes, in 元."""
    amounts: defaultdict[str, Decimal] = defaultdict(Decimal)
    ledger = composed.ledger
    for line in ledger.pick(ledger.this_year) if ledger else ():
        source = CARRY_OVER if line.carried == CARRIED else line.fund
        kind = PROJECT if line.kind == PROJECT else BASIC
        for name in (ALL, source, kind):
            amounts[name] += line.amount
    return amounts


def _marked(wording: Wording, before: Side, after: Side) -> Wording:
    """Mark a text that the document prints: its change is shown there."""
    if wording.what == ("单位",):
        return wording
    sides = ((wording.before, before.document), (wording.after, after.document))
    stated = [(text, document) for text, document in sides if text]
    printed = bool(stated) and all(document and _prints(document, text) for text, document in stated)
    return wording._replace(printed=printed)


def _prints(document: Document, text: str) -> bool:
    """Return whether every paragraph of a text stands in the document, leaving aside how a sentence ends."""
    joined = "\n".join(map(_text, document.blocks))
    return all(paragraph.rstrip("。；") in joined for paragraph in text.split("\n"))


def _text(block: Block) -> str:
    if isinstance(block, Heading | Paragraph):
        return plain(block.text)
    if isinstance(block, Table):
        return "\n".join(plain(cell.text) for row in block.rows for cell in row)
    return "".join(block.lines) if isinstance(block, Cover) else ""
