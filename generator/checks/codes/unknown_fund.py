"""Rule 资金来源-版式没有: a source of money that the tables of the edition have no column for.

Tables add up what they have columns for. The total of such a row would exceed its parts.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.disclosure import BASIC, PROJECT
from generator.checks.examples import basic
from generator.checks.reading.budget import budget_lines, code_path
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding
from generator.source.nodes import KeyPath

RULE = Rule(
    id="资金来源-版式没有",
    level=ERROR,
    title="这个版式的表里没有这种资金来源",
    reason="收入各表按资金来源分列。表里没有的来源，金额只进合计、不进任何一列，各列之和就不等于合计。",
    source="版式 edition.yaml 的“资金来源”（当年财政部门印发的表式）。",
    passes=basic(),
    fails=basic(fund="一般公共预算拨款"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each source of this year's and last year's money with those that the edition lists, if it does."""
    known = subject.edition.settings.get("资金来源", [])
    told: set[KeyPath] = set()
    for fund, path in _funds(subject) if known else ():
        if fund not in known and path not in told:
            told.add(path)
            message = f"版式“{subject.disclosure.edition}”的表里没有“{fund}”这种资金来源。"
            yield finding_at(subject, RULE, path, message, f"改成这个版式有的：{'、'.join(known)}。")


def _funds(subject: Subject) -> Iterator[tuple[str, KeyPath]]:
    for line in budget_lines(subject, BASIC, PROJECT):
        yield line.fund, code_path(line, "资金来源")
    for number, before in enumerate(subject.disclosure.texts.get("上年", {}).get("支出", [])):
        if before["资金来源"] != "单位资金":
            yield before["资金来源"], ("上年", "支出", number, "资金来源")
