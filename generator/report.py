"""Findings as text: place, rule, what is wrong, the line with a mark under the words, and what to do."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from generator.finding import ERROR, NOTE, WARNING, Finding


def as_text(findings: list[Finding]) -> str:
    """Return the findings in order of file and place, each with its source line, and one closing line of counts."""
    sources: dict[str, list[str]] = {}
    blocks = [_block(finding, _lines(finding.file, sources)) for finding in sorted(set(findings))]
    return "\n\n".join([*blocks, summary(findings)])


def summary(findings: list[Finding]) -> str:
    """Return how many findings there are of each severity."""
    counts = {severity: sum(f.severity == severity for f in set(findings)) for severity in (ERROR, WARNING, NOTE)}
    return f"{counts[ERROR]} 个错误，{counts[WARNING]} 个警告，{counts[NOTE]} 个提示"


def _block(finding: Finding, lines: list[str]) -> str:
    line, column, length = finding.position
    parts = [f"{finding.file}:{line}:{column}: {finding.severity} {finding.rule} {finding.message}"]
    if line <= len(lines) and lines[line - 1].strip():
        source = lines[line - 1]
        margin = f"{line:>5} | "
        parts += [margin + source, " " * (len(margin) - 2) + "| " + _mark(source, column, length)]
    if finding.remedy:
        parts.append(f"      改法：{finding.remedy}")
    return "\n".join(parts)


def _mark(source: str, column: int, length: int) -> str:
    """Return blanks as wide as the text before the column, then carets as wide as the marked text."""
    before = "".join("\u3000" if _wide(character) else " " for character in source[: column - 1])
    marked = source[column - 1 : column - 1 + length] or " "
    return before + "".join("^^" if _wide(character) else "^" for character in marked)


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _lines(file: str, sources: dict[str, list[str]]) -> list[str]:
    if file not in sources:
        try:
            sources[file] = Path(file).read_text(encoding="utf-8-sig", errors="replace").splitlines()
        except OSError:
            sources[file] = []
    return sources[file]
