"""Made-up rules for tests of what surrounds the rules, and the findings of a small unit under them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import checks
from generator.checks import Checker
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding
from generator.unit import compose_unit

Check = Callable[[Rule, Subject], Iterator[Finding]]


def made_up(name: str, check: Check, group: str = "wording", level: str = ERROR) -> Checker:
    """Return a rule that checks so."""
    rule = Rule(name, level, "题", "因。", "据。", "", "甲: 1")
    return Checker(rule, lambda subject: check(rule, subject), group)


def saying(words: str) -> Check:
    """Return a check that finds fault with every text that holds the words, at its value."""

    def check(rule: Rule, subject: Subject) -> Iterator[Finding]:
        for passage in subject.passages:
            if words in passage.text:
                yield finding_at(subject, rule, passage.path, f"有“{words}”。", "删去。")

    return check


def crashing(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find one fault, then crash."""
    yield finding_at(subject, rule, ("口径",), "先有一个。", "改。")
    raise ValueError("坏\n了")


def put_in_force(monkeypatch: pytest.MonkeyPatch, *checkers: Checker) -> None:
    """Let these be the only rules."""
    monkeypatch.setattr(checks, "rules", lambda: checkers)


Told = tuple[int, int, str, str]


def told(file: str, *, waived: bool = False) -> list[Told]:
    """Return line, column, rule and severity of each finding in a unit's file, in order."""
    found = sorted(finding for finding in compose_unit(Path(file)).findings if bool(finding.waiver) == waived)
    return [(one.position.line, one.position.column, one.rule, one.severity) for one in found]
