"""One type for everything that is wrong: where it is, which rule says so, and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ERROR = "错误"
WARNING = "警告"
NOTE = "提示"
CRASHED = "程序-出错"
LONGEST_REASON = 120


class Position(NamedTuple):
    """A place in a source file. Line and column count from 1, as editors do."""

    line: int = 1
    column: int = 1
    length: int = 1


class Finding(NamedTuple):
    """One fault, with its place, its rule and its remedy. Sorts by place.

    `waiver` is the reason for which the file itself bears with it; such a finding is kept, not shown and not counted.
    """

    file: str
    position: Position
    rule: str
    severity: str
    message: str
    remedy: str = ""
    waiver: str = ""


def has_errors(findings: list[Finding]) -> bool:
    """Return whether any finding forbids building the document."""
    return any(finding.severity == ERROR and not finding.waiver for finding in findings)


def in_order(findings: list[Finding]) -> list[Finding]:
    """Return each finding once, in the order of files and places."""
    return sorted(set(findings))


def unwaived(findings: list[Finding]) -> list[Finding]:
    """Return the findings that are not waived, each once, in order."""
    return [finding for finding in in_order(findings) if not finding.waiver]


def counted(findings: list[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity, without those that are waived."""
    severities = [finding.severity for finding in set(findings) if not finding.waiver]
    return {severity: severities.count(severity) for severity in (ERROR, WARNING, NOTE)}


def crash(file: str, what: str, error: Exception, rule: str = CRASHED, severity: str = ERROR) -> Finding:
    """Return the finding that the program failed at something, with the place in the program for its maintainer."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"，{Path(trace.tb_frame.f_code.co_filename).name} 第 {trace.tb_lineno} 行" if trace else ""
    reason = " ".join(str(error).split())[:LONGEST_REASON]
    message = f"{what}程序出错（{type(error).__name__}：{reason}{where}），没有查完；其余照常。"
    remedy = "这是程序的问题。把这一行和文件发给程序的维护者。"
    return Finding(file, Position(), rule, severity, message, remedy)
