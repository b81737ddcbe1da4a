"""One type for everything that is wrong: where it is, which rule says so, and what to do."""

from __future__ import annotations

from typing import NamedTuple

ERROR = "错误"
WARNING = "警告"
NOTE = "提示"


class Position(NamedTuple):
    """A place in a source file. Line and column count from 1, as editors do."""

    line: int = 1
    column: int = 1
    length: int = 1


class Finding(NamedTuple):
    """One fault, with its place, its rule and its remedy. Sorts by place."""

    file: str
    position: Position
    rule: str
    severity: str
    message: str
    remedy: str = ""


def has_errors(findings: list[Finding]) -> bool:
    """Return whether any finding forbids building the document."""
    return any(finding.severity == ERROR for finding in findings)
