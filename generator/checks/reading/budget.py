"""What rules ask of the budget besides sums by condition: single facts, codes with their places, printed amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.budget.disclosure import BASIC, THIS_YEAR, Line
from generator.budget.rounding import WAN, shown
from generator.checks.rule import Subject
from generator.finding import Position
from generator.source.nodes import KeyPath, Mapping, at

GENERAL = "一般公共预算"
FUND = "政府性基金预算"
CAPITAL = "国有资本经营预算"
REST = "结转结余"
ECONOMY = "经济科目"
RECEPTIONS = {  # the items of 三公 and the codes that they stand under
    "因公出国（境）费用": ("30212",),
    "公务接待费": ("30217",),
    "公务用车运行维护费": ("30231",),
    "公务用车购置": ("30913", "31013"),
}


def budget_lines(subject: Subject, *blocks: str) -> Iterator[Line]:
    """Yield the amounts of 基本支出, 项目支出 and 结转结余, or of these blocks alone, in the order written."""
    lines = (line for line in subject.disclosure.lines if line.path and line.period == THIS_YEAR)
    return (line for line in lines if not blocks or line.path[0] in blocks)


def code_path(line: Line, key: str) -> KeyPath:
    """Return the path of the 科目, 资金来源 or 经济科目 of a line.

    In 基本支出 the 经济科目 is the key of the amount itself.
    """
    if line.path[0] != BASIC:
        return (*line.path[:-1], key)
    return line.path if key == ECONOMY else (*line.path[:2], key)


def budget_of(fund: str) -> str:
    """Return which of the three fiscal budgets a 资金来源 belongs to, or nothing if to none of them."""
    if "政府性基金" in fund:
        return FUND
    if "国有资本" in fund:
        return CAPITAL
    return GENERAL if fund == "一般财力" or "一般公共预算" in fund else ""


def key_place(subject: Subject, path: KeyPath) -> Position:
    """Return where the last key of a path stands; a value's own place is what `find` returns."""
    block = at(subject.disclosure.root, path[:-1])
    assert isinstance(block, Mapping)
    return block.place(str(path[-1]))


def fact(subject: Subject, *items: str) -> Decimal:
    """Return the sum of single facts named by the dotted paths of their keys; what is not written is 0."""
    lines = 0
    for item in items:
        lines |= subject.ledger.select(f"事项={item}").lines
    return subject.ledger.total(lines)


def this_year(subject: Subject, words: str) -> Decimal:
    """Return this year's sum, in 元, of what the words of the edition choose. Raises UnknownWordError."""
    return subject.ledger.total(subject.ledger.select(words).lines & subject.ledger.this_year)


def wan(amount: Decimal) -> str:
    """Return an amount in 元 as findings tell it in every edition: in 万元 to the hundredth, without its sign."""
    return f"{shown(amount, WAN)[1]}万元"
