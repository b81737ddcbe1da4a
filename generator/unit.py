"""One unit from its file: read, its document composed, the rules run on it, or on the sound part of a faulty file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.budget.disclosure import LAST_YEAR, Disclosure, Line, as_last_year, read_disclosure
from generator.budget.ledger import Ledger
from generator.checks import run, run_on_part
from generator.checks.rule import Subject
from generator.document.compose import compared, compose
from generator.document.tree import Document
from generator.document.year_on_year import YearOnYear
from generator.edition.edition import Edition, load
from generator.edition.files import EditionError
from generator.finding import Finding, crash, has_errors
from generator.output.filing import astray, misplaced, unfit_names
from generator.schema.pruning import NOTHING, Loss, prune
from generator.schema.validation import check
from generator.source.files import Source, leads_out, read_file
from generator.source.nodes import find
from generator.source.passages import passages
from generator.source.swallowed import swallowed
from generator.source.syntax import RULE as SYNTAX
from generator.system.limits import time_limit

MOST_FAULTS = 100


class Composed(NamedTuple):
    """What was found in a unit, what it says, its document and the ledger that the figures of this ask, if it has any.

    `draft` is the document even if there are errors, for those who review it; it is not to be published.
    """

    findings: list[Finding]
    disclosure: Disclosure | None = None
    ledger: Ledger | None = None
    draft: Document | None = None

    @property
    def document(self) -> Document | None:
        """The document, unless a finding forbids it."""
        return None if has_errors(self.findings) else self.draft


def read_unit(path: Path) -> tuple[Disclosure | None, list[Finding]]:
    """Return what a unit's file says, or None if its syntax or structure is at fault, and the findings."""
    return _said(read_file(path, str(path)), path)


def _said(source: Source, path: Path) -> tuple[Disclosure | None, list[Finding]]:
    root, findings, _ = source
    if root is None:
        return None, findings
    findings = [*findings, *swallowed(root, str(path), source.lines), *check(root, str(path))]
    if has_errors(findings):
        return None, findings
    disclosure, more = read_disclosure(root, str(path))
    return disclosure, [*findings, *more, *misplaced(path, disclosure)]


def compose_unit(path: Path) -> Composed:
    """Return the document of a unit's file, or the findings that stand in its way; all rules have looked at it.

    If the program itself fails, or comes to no end, that is a finding too, so that other units go on.
    """
    try:
        with time_limit():
            return _composed(path)
    except Exception as error:  # noqa: BLE001
        return Composed([crash(str(path), "处理这份文件时", error)])


def _composed(path: Path) -> Composed:
    source = read_file(path, str(path))
    said, findings = _said(source, path)
    if said is None:
        more = _in_sound_part(source, path, findings) if source.root else _in_salvage(source, path, findings)
        return Composed(findings + more)
    try:
        edition = load(said.edition)
    except EditionError as error:
        return Composed([*findings, *_placed(error, said)], said)
    earlier, more = _read_earlier(path, said)
    disclosure = _with_last_year(said, earlier)
    ledger = Ledger(disclosure.lines, edition.conditions)
    draft, missing, comparisons = _compose(disclosure, ledger, edition)
    texts, stated = passages(said.root), _last_year(said)
    subject = Subject(disclosure, ledger, edition, earlier, texts, stated, source.lines, comparisons, draft)
    return Composed([*findings, *more, *missing, *run(subject)], disclosure, ledger, draft)


def _in_salvage(source: Source, path: Path, told: list[Finding]) -> list[Finding]:
    """Return what else is wrong with a file that the parser gives up, as far as what is left of it shows that."""
    from generator.source.salvage import salvage

    if told[-1].rule != SYNTAX:
        return []
    left = salvage(source.text, str(path))
    part = Source(left.root, left.findings, left.text)
    if left.root is None:
        return [finding for finding in left.findings if finding not in told]
    findings = [*swallowed(left.root, str(path), part.lines), *check(left.root, str(path))]
    findings += _in_sound_part(part, path, [*left.findings, *findings])
    sure = [left.placed(finding) for finding in findings if not left.is_doubtful(finding)]
    return [finding for finding in (*left.findings, *sure) if finding not in told]


def _in_sound_part(source: Source, path: Path, findings: list[Finding]) -> list[Finding]:
    """Return what the rules find in what is left of a faulty file without its faults.

    If a block of figures is lost, or something with a fault of syntax, only single texts are judged; of a file with
    very many faults nothing is.
    """
    if len(findings) > MOST_FAULTS:
        return []
    (part, loss), (less, _) = (_part(source, path, widely=widely) for widely in (False, True))
    if part is None:
        return []
    unsure = loss.grave or any(finding.rule == SYNTAX for finding in findings)
    return run_on_part(part, None if unsure else less, loss)


def _part(source: Source, path: Path, *, widely: bool) -> tuple[Subject | None, Loss]:
    left = prune(source.root, widely=widely) if source.root else None
    if left is None:
        return None, NOTHING
    root, loss = left
    said, _ = read_disclosure(root, str(path))
    try:
        edition = load(said.edition)
    except EditionError:
        return None, NOTHING
    earlier, _ = _read_earlier(path, said)
    disclosure = _with_last_year(said, earlier)
    ledger = Ledger(disclosure.lines, edition.conditions)
    comparisons = compared(disclosure, ledger, edition)
    texts, stated = passages(root), _last_year(said)
    return Subject(disclosure, ledger, edition, earlier, texts, stated, source.lines, comparisons), loss


def _placed(error: EditionError, disclosure: Disclosure) -> Iterator[Finding]:
    """Yield what is wrong with the edition; what is wrong with its name stands where the unit names it."""
    for finding in error.findings:
        place = find(disclosure.root, ("版式",))
        yield finding if finding.file else finding._replace(file=disclosure.file, position=place)


def _read_earlier(path: Path, disclosure: Disclosure) -> tuple[Disclosure | None, list[Finding]]:
    """Return what last year's file says, if there is one. A file with the wrong name is not its own last year."""
    earlier = path.with_name(f"{disclosure.year - 1}{path.suffix}")
    if earlier == path:
        return None, []
    if leads_out(earlier, path.parent.parent):
        return None, [astray(earlier)]
    return read_unit(earlier) if earlier.is_file() else (None, [])


def _with_last_year(said: Disclosure, earlier: Disclosure | None) -> Disclosure:
    """Return what a file says with last year's amounts as its own file has them, if there is one."""
    if earlier is None:
        return said
    kept = tuple(line for line in said.lines if not _is_of_last_year(line))
    return said._replace(lines=kept + as_last_year(earlier))


def _last_year(said: Disclosure) -> tuple[Line, ...]:
    return tuple(line for line in said.lines if _is_of_last_year(line))


def _is_of_last_year(line: Line) -> bool:
    return line.period == LAST_YEAR or line.item.startswith(f"{LAST_YEAR}.")


def _compose(
    disclosure: Disclosure, ledger: Ledger, edition: Edition
) -> tuple[Document | None, list[Finding], tuple[YearOnYear, ...]]:
    """Return the document, if it can be composed, what is missing in it, and what its sentences compare."""
    try:
        document, findings, comparisons = compose(disclosure, ledger, edition)
    except EditionError as error:
        return None, list(error.findings), ()
    return document, [*findings, *unfit_names(disclosure, document)], comparisons
