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

from generator.budget.disclosure import CARRIED, PROJECT
from generator.budget.figure import Figure
from generator.build import Composed, compose_unit
from generator.comparison.blocks import changed_sections
from generator.comparison.changes import Side, Total, UnitChange, Wording
from generator.comparison.facts import changed_facts, changed_wordings
from generator.comparison.revisions import Changed
from generator.document.tree import Block, Cover, Document, Heading, Paragraph, Table, plain
from generator.finding import Finding, in_order
from generator.output.filing import claim

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
    return _compared(one, other) if one or other else None


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
    change = UnitChange(before and before.side, after and after.side, found=_without(new, old))
    one, other = (whole.composed.disclosure if whole else None for whole in (before, after))
    if not (before and after and one and other):
        return change
    change = change._replace(
        totals=_totals(before.composed, after.composed),
        facts=changed_facts(one, other),
        wordings=tuple(_marked(wording, before.side, after.side) for wording in changed_wordings(one, other)),
        settled=_without(old, new),
    )
    if before.side.document and after.side.document:
        document = before.side.document
        if one.unit != other.unit:
            document = _with_name(document, one.unit, other.unit, frozenset(_texts(after.side.document)))
        change = change._replace(sections=changed_sections(document, after.side.document))
    return change


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
