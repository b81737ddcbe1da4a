"""Findings as text: place, rule, what is wrong, the line with a mark under the words, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from generator.finding import ERROR, NOTE, WARNING, Finding, counted, unwaived
from generator.source.files import lines_of
from generator.source.syntax import OTHER_CHARACTER, REPLACED
from generator.system.terminal import is_wide

WIDEST = 100  # characters of a source line that are shown
BEFORE = 40  # of which stand before the marked words
CUT = "…"


def as_text(findings: list[Finding]) -> str:
    """Return the findings in order of file and place, each with its source line, and one closing line of counts.

    Whatever a text or the name of a file holds: nothing in it can steer a terminal.
    """
    shown = unwaived(findings)
    blocks = [block for file, group in groupby(shown, attrgetter("file")) for block in _blocks(file, group)]
    return OTHER_CHARACTER.sub(REPLACED, "\n\n".join([*blocks, summary(findings)]))


def summary(findings: list[Finding]) -> str:
    """Return how many findings there are of each severity."""
    counts = counted(findings)
    return f"{counts[ERROR]} 个错误，{counts[WARNING]} 个警告，{counts[NOTE]} 个提示"


def _blocks(file: str, findings: Iterator[Finding]) -> list[str]:
    """Return the texts of a file's findings. The file is read for them once, and not kept beside all others."""
    lines = [OTHER_CHARACTER.sub(REPLACED, line) for line in lines_of(file)]
    return [_block(finding, lines) for finding in findings]


def _block(finding: Finding, lines: list[str]) -> str:
    line, column, length = finding.position
    parts = [f"{finding.file}:{line}:{column}: {finding.severity} {finding.rule} {finding.message}"]
    if line <= len(lines) and lines[line - 1].strip():
        source, column = _window(lines[line - 1], column)
        margin = f"{line:>5} | "
        parts += [margin + source, " " * (len(margin) - 2) + "| " + _mark(source, column, length)]
    if finding.remedy:
        parts.append(f"      改法：{finding.remedy}")
    return "\n".join(parts)


def _window(source: str, column: int) -> tuple[str, int]:
    """Return what is shown of a line, and the column there: all of it, or of a long one the part around the place."""
    start = max(0, column - 1 - BEFORE) if len(source) > WIDEST else 0
    head, tail = CUT * (start > 0), CUT * (len(source) > start + WIDEST)
    return head + source[start : start + WIDEST] + tail, column - start + len(head)


def _mark(source: str, column: int, length: int) -> str:
    """Return blanks as wide as the text before the column, then carets as wide as the marked text."""
    before = "".join(_blank(character) for character in source[: column - 1])
    marked = source[column - 1 : column - 1 + length] or " "
    return before + "".join("^^" if is_wide(character) else "^" for character in marked)


def _blank(character: str) -> str:
    return "\u3000" if is_wide(character) else "\t" if character == "\t" else " "
