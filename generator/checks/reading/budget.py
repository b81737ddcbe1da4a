"""What rules ask of the budget besides sums by condition: single facts, codes with their places, printed amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.budget.rounding import WAN, shown
from generator.checks.once import once
from generator.checks.rule import Subject
from generator.finding import Position
from generator.source.nodes import Mapping, Node, Path, Scalar, Sequence

GENERAL = "一般公共预算"
FUND = "政府性基金预算"
CAPITAL = "国有资本经营预算"
KINDS = ("人员经费", "公用经费")


class Entry(NamedTuple):
    """One budget amount of the file as written, this year's or carried over, with the paths of its two codes.

    `kind` is 人员经费, 公用经费 or the block that it stands in (项目支出, 结转结余). `economy` may be empty.
    """

    kind: str
    function: str
    fund: str
    economy: str
    function_path: Path
    economy_path: Path


@once
def entries(subject: Subject) -> tuple[Entry, ...]:
    """Return every amount of 基本支出, 项目支出 and 结转结余 with its codes, in the order written."""
    return tuple(_entries(subject.disclosure.root))


def _entries(root: Mapping) -> Iterator[Entry]:
    for path, block in _listed(root, ("基本支出",)):
        for kind in KINDS:
            amounts = block.entries.get(kind)
            for economy in amounts.entries if isinstance(amounts, Mapping) else ():
                yield Entry(kind, _code(block, "科目"), _text(block), economy, (*path, "科目"), (*path, kind, economy))
    for kind in ("项目支出", "结转结余"):
        for project_path, project in _listed(root, (kind,)):
            for path, line in _listed(project, (*project_path, "支出")):
                codes = _code(line, "科目"), _text(line), _code(line, "经济科目")
                yield Entry(kind, *codes, (*path, "科目"), (*path, "经济科目"))


def _listed(mapping: Mapping, path: Path) -> Iterator[tuple[Path, Mapping]]:
    node = mapping.entries.get(str(path[-1]))
    for number, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        if isinstance(item, Mapping):
            yield (*path, number), item


def _code(mapping: Mapping, key: str) -> str:
    """Return a code; one that YAML takes for a number (+2101501) in its plain spelling."""
    node = mapping.entries.get(key)
    if not isinstance(node, Scalar):
        return ""
    core = node.core
    return core if isinstance(core, str) else str(int(core))


def _text(mapping: Mapping) -> str:
    node = mapping.entries.get("资金来源")
    return node.text if isinstance(node, Scalar) else ""


def budget_of(fund: str) -> str:
    """Return which of the three fiscal budgets a 资金来源 belongs to, or nothing if to none of them."""
    if "政府性基金" in fund:
        return FUND
    if "国有资本" in fund:
        return CAPITAL
    return GENERAL if fund == "一般财力" or "一般公共预算" in fund else ""


def key_place(subject: Subject, path: Path) -> Position:
    """Return where the last key of a path stands; a value's own place is what `find` returns."""
    node: Node = subject.disclosure.root
    for step in path[:-1]:
        node = node.items[int(step)] if isinstance(node, Sequence) else _below(node, step)
    assert isinstance(node, Mapping)
    return node.place(str(path[-1]))


def _below(node: Node, step: str | int) -> Node:
    assert isinstance(node, Mapping)
    return node.entries[str(step)]


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
