"""Rules tried on single texts: a case is a text, in which the words that its rule must find are marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, cast

from generator.budget.disclosure import read_disclosure
from generator.budget.ledger import Ledger
from generator.checks.rule import Subject
from generator.finding import Finding
from generator.source.passages import passages
from generator.source.reading import read
from tests.helpers.marks import unmarked

HEAD = "版式: 新疆-2026\n单位: {unit}\n口径: 单位\n年度: {year}\n"
DUTIES = "概况:\n  主要职能: |\n    "
UNIT = "乌鲁木齐市医疗保障局"


def subject_of(text: str) -> Subject:
    """Return a file of these words as rules of wording see it: they do not ask the edition."""
    root, findings = read(text, "甲.yaml")
    assert root is not None
    assert findings == []
    disclosure, _ = read_disclosure(root, "甲.yaml")
    nothing = cast("Any", None)
    ledger = Ledger(disclosure.lines, {})
    return Subject(disclosure, ledger, nothing, None, passages(root), (), text.splitlines(), ())


def found(rule: str, text: str) -> list[Finding]:
    """Return what a rule (a module such as `wording.titles`) finds in a file."""
    check = cast("Callable[[Subject], Iterator[Finding]]", import_module(f"generator.checks.{rule}").check)
    return sorted(check(subject_of(text)))


def in_file(content: str, year: int = 2026, unit: str = UNIT) -> str:
    """Return a file: its head, and blocks as they are; plain words become the text 主要职能."""
    block = content if re.match(r"\w+:\s*\n", content) else DUTIES + content.strip().replace("\n", "\n    ") + "\n"
    return HEAD.format(year=year, unit=unit) + block


def check_case(rule: str, content: str, year: int = 2026, unit: str = UNIT) -> None:
    """Assert that a rule finds exactly what is marked, and says under its name what to do."""
    text, places = unmarked(in_file(content, year, unit))
    findings = found(rule, text)
    assert [finding.position for finding in findings] == places, findings
    name = import_module(f"generator.checks.{rule}").RULE.id
    assert all(finding.rule == name and finding.message and finding.remedy for finding in findings)
