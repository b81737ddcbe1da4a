"""What a reviewer is to be given of a comparison: findings, documents, the report; and its way to a second workflow.

Pull requests of strangers are looked at by a workflow without rights. What it hands over to the one that may write
comments is two small files, which anybody may have made.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from generator.comparison.changes import Comparison
from generator.comparison.writers import LONGEST_COMMENT, as_html, as_markdown
from generator.document.tree import Document
from generator.finding import Finding
from generator.report.formats import as_gitlab
from generator.review.hosts.surroundings import HostError, Place

REPORT, PAGE, HANDOVER = "报告.md", "报告.html", "handover.json"
ROOM = 2_000  # characters of a comment that are kept for what surrounds the report
MOST_BYTES = {REPORT: 4 * LONGEST_COMMENT, HANDOVER: 1_000}


class Review(NamedTuple):
    """What is found in the units that a change touches, which of it is new, and their documents as far as sound."""

    findings: list[Finding]
    new: list[Finding]
    documents: list[Document]


class Handover(NamedTuple):
    """What one workflow tells the other: the number of the pull request, whether it changes anything, the report."""

    number: int
    changed: bool
    report: str


def review(comparison: Comparison) -> Review:
    """Return what there is to review in the units that changed, and in those that changed editions change."""
    units = (*comparison.units, *comparison.editions.units)
    sides = [unit.after for unit in units if unit.after]
    findings = [finding for side in sides for finding in side.findings]
    documents = [side.draft for side in sides if side.draft and side.claim]
    return Review(findings, [finding for unit in units for finding in (*unit.found, *unit.exposed)], documents)


def changes_anything(comparison: Comparison) -> bool:
    """Return whether a reviewer has anything to know: units, editions or settings differ."""
    return bool(comparison.units or comparison.editions.files or comparison.settings)


def report_files(comparison: Comparison, reviewed: Review, place: Place | None) -> dict[str, str]:
    """Return the report's files by name: for a comment, as a page, and what the host or another workflow reads."""
    files = {REPORT: as_markdown(comparison, LONGEST_COMMENT - ROOM), PAGE: as_html(comparison)}
    if place:
        files[HANDOVER] = json.dumps({"number": place.number, "changed": changes_anything(comparison)})
    if place and place.host.quality:
        # The new ones alone: the host compares with the report of the target branch, which says nothing.
        files[place.host.quality] = as_gitlab(reviewed.new)
    return files


def handed_over(folder: Path) -> Handover:
    """Return what another workflow left in a folder. Raises HostError if it is not what we would have written."""
    try:
        content = json.loads(_text(folder / HANDOVER))
    except (ValueError, RecursionError) as error:
        raise HostError(f"{HANDOVER} 不是 JSON，没有用。") from error
    number, changed = (content.get(key) if isinstance(content, dict) else None for key in ("number", "changed"))
    if type(number) is not int or type(changed) is not bool:
        raise HostError(f"{HANDOVER} 里没有合并请求的号（number）和有没有改动（changed），没有用。")
    return Handover(number, changed, _text(folder / REPORT))


def _text(path: Path) -> str:
    """Return a handed-over text. A link is not followed: it could lead to a secret of this machine."""
    if path.is_symlink() or not path.is_file():
        raise HostError(f"没有 {path.name} 这个文件，或者它是一个链接，没有用。")
    if path.stat().st_size > MOST_BYTES[path.name]:
        raise HostError(f"{path.name} 太大，没有用。")
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise HostError(f"{path.name} 不是 UTF-8，没有用。") from error
