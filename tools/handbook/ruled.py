"""Which rules check each key of a unit's file: those that report it in their own bad example, which is executed."""

from __future__ import annotations

from generator.checks import OF_ONE_TEXT, rules
from generator.checks.rule import Rule
from generator.source.reading import read
from tools.handbook.trails import Trail, trail_at
from tools.sound_unit import EDITION, text_of, tried

ANY_TEXT: Trail = ("概况", "主要职能")  # stands in the examples for any text, if a rule looks at each by itself


def where_ruled() -> dict[Trail, list[Rule]]:
    """Return the rules of each key. Those of any text stand under no key: the empty trail."""
    found: dict[Trail, list[Rule]] = {}
    for rule, _, group in rules():
        for trail in _reported(rule):
            of_any = group in OF_ONE_TEXT and trail == ANY_TEXT
            found.setdefault(() if of_any else trail, []).append(rule)
    return found


def _reported(rule: Rule) -> list[Trail]:
    """Return the keys that the rule reports in its bad example."""
    root, _ = read(text_of(EDITION, rule.fails), "例.yaml")
    assert root is not None
    lines = [finding.position.line for finding in tried(rule, rule.fails).findings if finding.rule == rule.id]
    return list(dict.fromkeys(trail_at(root, line) for line in lines))
