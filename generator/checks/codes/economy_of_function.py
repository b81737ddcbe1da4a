"""Rule 经济科目-与科目不配: a 项 that holds one kind of payment only, with another kind in it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.catalogue import names
from generator.budget.disclosure import BASIC
from generator.checks.examples import basic
from generator.checks.reading.budget import ECONOMY, budget_lines, code_path, key_place
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
    for line in budget_lines(subject, BASIC):
        right = PAIRS.get(line.function)
        if right and line.kind == "人员经费" and line.economy != right:
            message = f"{line.function} {titles[line.function]} 里有 {line.economy}，一般是 {right} {titles[right]}。"
            place = key_place(subject, code_path(line, ECONOMY))
            yield finding_at(subject, RULE, place, message, "核对两个编码，改正写错的一个。")
