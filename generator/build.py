"""From files to files: read a unit, compose its document, write both outputs whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.checks import prior_year
from generator.compose import compose
from generator.disclosure import LAST_YEAR, Disclosure, Line, as_last_year, read_disclosure
from generator.document import Document
from generator.edition import Edition, EditionError, load
from generator.finding import ERROR, Finding, Position, has_errors
from generator.ledger import Ledger
from generator.schema import check
from generator.source import find, read

UNITS = Path("units")
FORMATS = ("md", "docx")


class Composed(NamedTuple):
    """A unit's document with the ledger that its figures ask, or only the findings that forbid it."""

    disclosure: Disclosure | None
    document: Document | None
    ledger: Ledger | None
    findings: list[Finding]


def unit_files(paths: list[Path]) -> Iterator[Path]:
    """Yield the unit files that the paths name, in order: a file itself, or all `*.yaml` below a folder."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.yaml"))
        else:
            yield path


def read_unit(path: Path) -> tuple[Disclosure | None, list[Finding]]:
    """Return what a unit's file says, or None if its syntax or structure is at fault, and the findings."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return None, [_unreadable(path, f"读不了这个文件：{error.strerror}。", "检查文件名是否正确、是否有权读取。")]
    except UnicodeDecodeError:
        return None, [_unreadable(path, "文件不是 UTF-8 编码。", "用编辑器“另存为”，编码选 UTF-8。")]
    root, findings = read(text, str(path))
    if root is None:
        return None, findings
    findings += check(root, str(path))
    if has_errors(findings):
        return None, findings
    disclosure, more = read_disclosure(root, str(path))
    return disclosure, findings + more


def _unreadable(path: Path, message: str, remedy: str) -> Finding:
    return Finding(str(path), Position(), "文件", ERROR, message, remedy)


def compose_unit(path: Path) -> Composed:
    """Return the document of a unit's file, or the findings that stand in its way."""
    disclosure, findings = read_unit(path)
    if disclosure is None or has_errors(findings):
        return Composed(None, None, None, findings)
    try:
        edition = load(disclosure.edition)
        disclosure, more = _with_last_year(disclosure, path, edition)
        document, ledger, missing = compose(disclosure, edition)
    except EditionError as error:
        return Composed(disclosure, None, None, [*findings, _edition_finding(error, disclosure)])
    findings += more + missing
    return Composed(disclosure, None if has_errors(findings) else document, ledger, findings)


def _edition_finding(error: EditionError, disclosure: Disclosure) -> Finding:
    if error.line:
        return Finding(error.file, Position(error.line), "版式", ERROR, str(error), error.remedy)
    place = find(disclosure.root, ("版式",))
    return Finding(disclosure.file, place, "版式", ERROR, str(error), error.remedy)


def _with_last_year(disclosure: Disclosure, path: Path, edition: Edition) -> tuple[Disclosure, list[Finding]]:
    """Take last year's amounts from last year's file, if there is one; what 上年 says must then be the same."""
    earlier_path = path.with_name(f"{disclosure.year - 1}{path.suffix}")
    if not earlier_path.is_file():
        return disclosure, []
    earlier, findings = read_unit(earlier_path)
    if earlier is None:
        return disclosure, findings
    stated = tuple(line for line in disclosure.lines if _is_prior(line))
    actual = as_last_year(earlier)
    kept = tuple(line for line in disclosure.lines if not _is_prior(line))
    return disclosure._replace(lines=kept + actual), list(prior_year.check(stated, actual, edition.conditions))


def _is_prior(line: Line) -> bool:
    return line.period == LAST_YEAR or line.item.startswith(f"{LAST_YEAR}.")


def compose_file(path: Path) -> tuple[Document | None, list[Finding]]:
    """Return the document of a unit's file, or None, and the findings."""
    composed = compose_unit(path)
    return composed.document, composed.findings


def write_document(document: Document, folder: Path, formats: tuple[str, ...] = FORMATS) -> list[Path]:
    """Write the document into `folder` in each format and return the files. Each is written whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for suffix in formats:
        path = folder / f"{document.name}.{suffix}"
        write_whole(path, _rendered(document, suffix))
        written.append(path)
    return written


def _rendered(document: Document, suffix: str) -> bytes:
    if suffix == "md":
        from generator.markdown import render as render_markdown

        return render_markdown(document).encode("utf-8")
    from generator.docx import render as render_docx

    return render_docx(document)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in place of the file in one step, so that a reader sees the old file or the new one."""
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
