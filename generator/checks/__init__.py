"""Checks: pure functions from what was read to findings. They never write and never print. One rule, one small file.

Each module of a group (a folder below this one) is a rule; nothing else has to know of it. What rules share in reading
a unit is no group: it stands in `reading/`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

from generator.budget.ledger import UnknownWordError
from generator.checks.levels import OFF, chosen_levels
from generator.checks.rule import Check, Rule, Subject
from generator.checks.waivers import useless, waived
from generator.finding import WARNING, Finding, crash
from generator.schema.pruning import Loss

CODE_LENGTHS = (3, 5, 7)
SHARED = "reading"
RULE_CRASHED = "程序-规则出错"
OF_ONE_TEXT = frozenset({"wording", "privacy"})  # groups that look at each text by itself
OF_FIGURES = frozenset({"amounts", "codes", "sums"})  # but not completeness: what is missing may be what is at fault


class Checker(NamedTuple):
    """A rule with its function and the group (folder) that it stands in."""

    rule: Rule
    check: Check
    group: str


@cache
def rules() -> tuple[Checker, ...]:
    """Return every rule, in the order of the names of groups and modules."""
    found = sorted(module.name for module in pkgutil.walk_packages(__path__, f"{__name__}."))
    of_groups = [name.split(".")[-2:] for name in found if name.count(".") > __name__.count(".") + 1]
    modules = [(group, import_module(f"{__name__}.{group}.{name}")) for group, name in of_groups if group != SHARED]
    return tuple(Checker(module.RULE, module.check, group) for group, module in modules)


def run(subject: Subject) -> list[Finding]:
    """Return what the rules find in one unit, at the levels chosen; what the file waives is marked.

    A rule that crashes is reported, and the others go on.
    """
    known = [checker.rule.id for checker in rules()]
    levels, findings = chosen_levels(subject.edition, known)
    found, finished = _look(subject, levels)
    useless_ones = useless(found, subject.disclosure, known, finished)
    return [*findings, *waived(found, subject.disclosure), *useless_ones]


def run_on_part(part: Subject, less: Subject | None, loss: Loss) -> list[Finding]:
    """Return what the rules find in the sound part of a faulty file and would most likely find in the whole.

    That is what a text shows by itself. And if `less` is given, a smaller part that lacks whole blocks: what is found
    there as well or is about an untouched entry, does not speak of what was lost, and is not about something missing.
    """
    groups = {checker.rule.id: checker.group for checker in rules()}
    levels, findings = chosen_levels(part.edition, groups)
    found, _ = _look(part, levels)
    certain = [finding for finding in found if groups.get(finding.rule) in OF_ONE_TEXT]
    if less:
        in_less, words = set(_look(less, levels)[0]), _words(loss, part)
        certain += [
            finding
            for finding in found
            if groups.get(finding.rule) in OF_FIGURES
            and (finding in in_less or any(start <= finding.position[:2] < end for start, end in loss.sound))
            and not any(word in finding.message for word in words)
        ]
    return [*findings, *waived(certain, part.disclosure)]


def _words(loss: Loss, part: Subject) -> frozenset[str]:
    """Return the words by which findings may speak of what was lost: of a code, its names are some too."""
    named = part.disclosure.titles
    codes = {code[:length] for code in loss.words if code.isdigit() for length in CODE_LENGTHS}
    return loss.words | {named[code] for code in codes if code in named}


def _look(subject: Subject, levels: Mapping[str, str]) -> tuple[list[Finding], list[str]]:
    """Return what the rules find, and the names of those that came to their end."""
    found: list[Finding] = []
    finished: list[str] = []
    for rule, check, _ in rules():
        level = levels.get(rule.id, rule.level)
        if level == OFF:
            continue
        try:
            found += [_at_level(finding, rule, level) for finding in check(subject)]
        except UnknownWordError:
            pass  # The edition has no such word, so the rule has nothing to say of its documents.
        except Exception as error:  # noqa: BLE001
            found.append(crash(subject.disclosure.file, f"规则“{rule.id}”", error, RULE_CRASHED, WARNING))
            continue
        finished.append(rule.id)
    return found, finished


def _at_level(finding: Finding, rule: Rule, level: str) -> Finding:
    return finding._replace(severity=level) if finding.rule == rule.id else finding
