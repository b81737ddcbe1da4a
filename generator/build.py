"""From files to files: read a unit, compose its document, write both outputs whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.checks import run, run_on_part
from generator.checks.passages import passages
from generator.checks.rule import Subject
from generator.compose import compose
from generator.disclosure import LAST_YEAR, Disclosure, Line, as_last_year, read_disclosure
from generator.document import Document
from generator.edition import Edition, load
from generator.edition_files import EditionError
from generator.files import leads_out, lines_of, read_file
from generator.filing import astray, clashes, misplaced, unfit_names
from generator.finding import ERROR, Finding, crash, has_errors
from generator.ledger import Ledger
from generator.limits import time_limit
from generator.pruning import NOTHING, Loss, prune
from generator.schema import check
from generator.source import find
from generator.syntax import RULE as SYNTAX
from generator.writing import write_all

FORMATS = ("md", "docx")
CRASHED = "程序-出错"
MOST_FAULTS = 100


class Composed(NamedTuple):
    """A unit's document with the ledger that its figures ask, or only the findings that forbid it.

    `draft` is the document even if there are errors, for those who review it; it is not to be published.
    """

    disclosure: Disclosure | None
    document: Document | None
    ledger: Ledger | None
    findings: list[Finding]
    draft: Document | None = None


def read_unit(path: Path) -> tuple[Disclosure | None, list[Finding]]:
    """Return what a unit's file says, or None if its syntax or structure is at fault, and the findings."""
    root, findings = read_file(path, str(path))
    if root is None:
        return None, findings
    findings += check(root, str(path))
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
        return Composed(None, None, None, [crash(str(path), CRASHED, ERROR, "处理这份文件时", error)])


def compose_among(path: Path, taken: dict[str, Path]) -> Composed:
    """Return the document of a unit's file as `compose_unit` does, unless another file has `taken` its name."""
    return unless_taken(compose_unit(path), path, taken)


def unless_taken(composed: Composed, path: Path, taken: dict[str, Path]) -> Composed:
    """Return what was composed from a file, without its document if another file has `taken` its name."""
    if composed.disclosure is None or composed.document is None:
        return composed
    clashing = clashes(path, composed.disclosure, composed.document, taken)
    return composed._replace(document=None, findings=composed.findings + clashing) if clashing else composed


def _composed(path: Path) -> Composed:
    disclosure, findings = read_unit(path)
    if disclosure is None:
        return Composed(None, None, None, findings + _in_sound_part(path, findings))
    try:
        edition = load(disclosure.edition)
    except EditionError as error:
        return Composed(disclosure, None, None, [*findings, *_placed(error, disclosure)])
    earlier, more = _read_earlier(path, disclosure)
    subject, missing = _compose(_subject(disclosure, earlier, edition))
    findings = [*findings, *more, *missing, *run(subject)]
    document = None if has_errors(findings) else subject.document
    return Composed(subject.disclosure, document, subject.ledger, findings, subject.document)


def _in_sound_part(path: Path, findings: list[Finding]) -> list[Finding]:
    """Return what the rules find in what is left of a faulty file without its faults.

    If a block of figures is lost, or something with a fault of syntax, only single texts are judged; of a file with
    very many faults nothing is.
    """
    if len(findings) > MOST_FAULTS:
        return []
    (part, loss), (less, _) = (_part(path, widely=widely) for widely in (False, True))
    if part is None:
        return []
    unsure = loss.grave or any(finding.rule == SYNTAX for finding in findings)
    return run_on_part(part, None if unsure else less, loss)


def _part(path: Path, *, widely: bool) -> tuple[Subject | None, Loss]:
    root, _ = read_file(path, str(path))
    loss = prune(root, widely=widely) if root else None
    if root is None or loss is None:
        return None, NOTHING
    disclosure, _ = read_disclosure(root, str(path))
    try:
        edition = load(disclosure.edition)
    except EditionError:
        return None, NOTHING
    return _subject(disclosure, _read_earlier(path, disclosure)[0], edition), loss


def _placed(error: EditionError, disclosure: Disclosure) -> Iterator[Finding]:
    """Yield what is wrong with the edition; what is wrong with its name stands where the unit names it."""
    for finding in error.findings:
        place = find(disclosure.root, ("版式",))
        yield finding if finding.file else finding._replace(file=disclosure.file, position=place)


def _read_earlier(path: Path, disclosure: Disclosure) -> tuple[Disclosure | None, list[Finding]]:
    """Return what last year's file says, if there is one."""
    earlier = path.with_name(f"{disclosure.year - 1}{path.suffix}")
    if leads_out(earlier, path.parent.parent):
        return None, [astray(earlier)]
    return read_unit(earlier) if earlier.is_file() else (None, [])


def _subject(disclosure: Disclosure, earlier: Disclosure | None, edition: Edition) -> Subject:
    """Return what the rules look at, as yet without document. Last year's amounts are those of its file, if any."""
    stated = tuple(line for line in disclosure.lines if _is_prior(line))
    if earlier:
        kept = tuple(line for line in disclosure.lines if not _is_prior(line))
        disclosure = disclosure._replace(lines=kept + as_last_year(earlier))
    ledger = Ledger(disclosure.lines, edition.conditions)
    texts, lines = passages(disclosure.root), lines_of(disclosure.file)
    return Subject(disclosure, ledger, edition, None, earlier, texts, stated, lines)


def _compose(subject: Subject) -> tuple[Subject, list[Finding]]:
    """Return the subject with its document, if it can be composed, and what is missing in it."""
    try:
        document, findings = compose(subject.disclosure, subject.ledger, subject.edition)
    except EditionError as error:
        return subject, list(error.findings)
    return subject._replace(document=document), [*findings, *unfit_names(subject.disclosure, document)]


def _is_prior(line: Line) -> bool:
    return line.period == LAST_YEAR or line.item.startswith(f"{LAST_YEAR}.")


def compose_file(path: Path) -> tuple[Document | None, list[Finding]]:
    """Return the document of a unit's file, or None, and the findings."""
    composed = compose_unit(path)
    return composed.document, composed.findings


def write_document(document: Document, folder: Path, formats: tuple[str, ...] = FORMATS) -> list[Path]:
    """Write the document into `folder` in each format and return the files. Each is written whole or not at all."""
    return write_all(folder, {f"{document.name}.{suffix}": _rendered(document, suffix) for suffix in formats})


def _rendered(document: Document, suffix: str) -> bytes:
    if suffix == "md":
        from generator.markdown import render as render_markdown

        return render_markdown(document).encode("utf-8")
    from generator.docx import render as render_docx

    return render_docx(document)
