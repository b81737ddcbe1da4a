"""Findings for other programs: one list, written as JSON, as annotations of GitHub and as code quality of GitLab."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator import __version__
from generator.finding import ERROR, NOTE, WARNING, Finding, counted, in_order, unwaived
from generator.report.text import as_text
from generator.source.files import named

LEVELS = {ERROR: "error", WARNING: "warning", NOTE: "note"}
COMMANDS = {ERROR: "error", WARNING: "warning", NOTE: "notice"}
GRAVITIES = {ERROR: "major", WARNING: "minor", NOTE: "info"}


def as_json(findings: list[Finding]) -> str:
    """Return all findings, the waived ones included, in the form that findings.schema.json describes."""
    counts = counted(findings)
    content = {
        "version": __version__,
        "counts": {f"{name}s": counts[severity] for severity, name in LEVELS.items()},
        "findings": [entry(finding) for finding in in_order(findings)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def entry(finding: Finding) -> dict[str, Any]:
    """Return a finding as the JSON form has it."""
    line, column, length = finding.position
    told = {
        "file": _path(finding), "line": line, "column": column, "length": length, "level": LEVELS[finding.severity],
        "rule": finding.rule, "message": finding.message, "remedy": finding.remedy, "waived": bool(finding.waiver),
    }  # fmt: skip
    return {**told, "reason": finding.waiver} if finding.waiver else told


def as_github(findings: list[Finding]) -> str:
    """Return a workflow command for each finding, which GitHub shows beside the line."""
    return "\n".join(_command(finding) for finding in unwaived(findings))


def _command(finding: Finding) -> str:
    line, column, length = finding.position
    properties = {
        "file": _path(finding), "line": line, "endLine": line, "col": column, "endColumn": column + length,
        "title": f"{finding.severity} {finding.rule}",
    }  # fmt: skip
    written = ",".join(f"{key}={_escaped(str(value), ':', ',')}" for key, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {written}::{_escaped(_told(finding))}"


def _escaped(text: str, *others: str) -> str:
    """Return a text in which nothing can be taken for the end of a command; in properties : and , end a value too."""
    for character in ("%", "\r", "\n", *others):
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def as_gitlab(findings: list[Finding]) -> str:
    """Return a code quality report. A finding keeps its fingerprint when lines are put in before it."""
    seen: Counter[tuple[str, ...]] = Counter()
    return json.dumps([_issue(finding, seen) for finding in unwaived(findings)], ensure_ascii=False, indent=1)


def _issue(finding: Finding, seen: Counter[tuple[str, ...]]) -> dict[str, Any]:
    what = _path(finding), finding.rule, finding.message
    seen[what] += 1
    fingerprint = hashlib.sha256("\0".join([*what, str(seen[what])]).encode(errors="replace")).hexdigest()
    return {
        "description": f"{finding.rule} {_told(finding)}",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": GRAVITIES[finding.severity],
        "location": {"path": _path(finding), "lines": {"begin": finding.position.line}},
    }


def _told(finding: Finding) -> str:
    return finding.message + (f"\n改法：{finding.remedy}" if finding.remedy else "")


def _path(finding: Finding) -> str:
    """Return the file's name as other programs expect it: from the working folder on, with forward slashes."""
    return Path(named(Path(finding.file))).as_posix()


FINDING_FORMATS: dict[str, Callable[[list[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
}
