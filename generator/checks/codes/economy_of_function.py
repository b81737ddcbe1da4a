"""Rule 经济科目-与科目不配: a 项 that holds one kind of payment only, with another kind in it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.catalogue import names
from generator.checks.examples import basic
from generator.checks.reading.budget import entries, key_place
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="经济科目-与科目不配",
    level=NOTE,
    title="经济科目与支出功能科目不配",
    reason="基本养老保险缴费、职业年金缴费、住房公积金各有自己的项，也各有自己的经济科目，两边应当对得上。",
    source="财政部《政府收支分类科目》各科目的说明。",
    passes=basic({"30113": 600000}, function="2210201"),
    fails=basic({"30112": 600000}, function="2210201"),
)
PAIRS = {"2080505": "30108", "2080506": "30109", "2210201": "30113"}


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the two codes of each amount among staff costs."""
    titles = names(subject.disclosure.year)
    for entry in entries(subject):
        right = PAIRS.get(entry.function)
        if right and entry.kind == "人员经费" and entry.economy != right:
            message = (
                f"{entry.function} {titles[entry.function]} 里有 {entry.economy}，一般是 {right} {titles[right]}。"
            )
            place = key_place(subject, entry.economy_path)
            yield finding_at(subject, RULE, place, message, "核对两个编码，改正写错的一个。")
