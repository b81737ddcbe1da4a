"""One unit and year at two revisions: what was authored otherwise, and what that does to document and findings."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from generator.build import Composed, compose_unit
from generator.comparison.blocks import changed_sections
from generator.comparison.changes import Side, Total, UnitChange, Wording
from generator.comparison.facts import changed_facts, changed_wordings
from generator.disclosure import CARRIED, PROJECT
from generator.document import Block, Cover, Document, Heading, Paragraph, Table, plain
from generator.finding import Finding, in_order
from generator.ledger import Ledger

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


def side(folder: Path, file: str) -> Side | None:
    """Return a unit's file, as it is in a folder, with what is composed from it; None if there is no such file."""
    with working_in(folder):
        if not file or not Path(file).is_file():
            return None
        composed = compose_unit(Path(file))
    return Side(file, _name(file, composed), composed)


def _name(file: str, composed: Composed) -> str:
    """Return what a unit and year are called: 单位 年度, or the path of a file that does not say."""
    if composed.disclosure:
        return f"{composed.disclosure.unit} {composed.disclosure.year} 年"
    return file


def compared(before: Side | None, after: Side | None) -> UnitChange:
    """Return what differs between two sides of one unit and year."""
    found, settled = _findings(before, after)
    change = UnitChange(before, after, _totals(before, after), found=found, settled=settled)
    if not before or not after:
        return change
    one, other = before.composed.disclosure, after.composed.disclosure
    if before.document and after.document:
        change = change._replace(sections=changed_sections(before.document, after.document))
    if one and other:
        wordings = tuple(_with_place(wording, before, after) for wording in changed_wordings(one, other))
        change = change._replace(facts=changed_facts(one, other), wordings=wordings)
    return change


def _findings(before: Side | None, after: Side | None) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that are new, and those that are gone. Where a finding stands does not matter."""
    old, new = (_shown(one.composed.findings) if one else [] for one in (before, after))
    return _without(new, old), _without(old, new)


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


def _totals(before: Side | None, after: Side | None) -> tuple[Total, ...]:
    """Return what changed of 收支总预算, the sources, 基本支出 and 项目支出, in 元."""
    old, new = _amounts(before), _amounts(after)
    sources = [name for name in dict.fromkeys((*new, *old)) if name not in {ALL, BASIC, PROJECT}]
    totals = (Total(name, old[name], new[name]) for name in (ALL, *sources, BASIC, PROJECT))
    return tuple(total for total in totals if total.before != total.after)


def _amounts(one: Side | None) -> defaultdict[str, Decimal]:
    """Return 收支总预算 of a side, and of it what each source gives and each kind of spending takes, in 元."""
    amounts: defaultdict[str, Decimal] = defaultdict(Decimal)
    ledger = one.composed.ledger if one else None
    for line in ledger.pick(ledger.this_year) if ledger else ():
        source = CARRY_OVER if line.carried == CARRIED else line.fund
        kind = PROJECT if line.kind == PROJECT else BASIC
        for name in (ALL, source, kind):
            amounts[name] += line.amount
    return amounts


def total_of(one: Side) -> Decimal | None:
    """Return 收支总预算 of a side in 元, or None if its file cannot be read so far."""
    ledger: Ledger | None = one.composed.ledger
    return ledger.total(ledger.this_year) if ledger else None


def _with_place(wording: Wording, before: Side, after: Side) -> Wording:
    """Mark a text that the document prints: its change is shown there."""
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
