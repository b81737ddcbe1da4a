"""Texts that explain an amount, right below which they are printed: 资金分配情况, 用途, 委托业务费用途, 主要用途."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.reading.budget import project_amounts, project_name, this_year
from generator.checks.reading.search import texts
from generator.checks.rule import Subject
from generator.source.passages import Passage


def explained(subject: Subject) -> Iterator[tuple[Passage, tuple[Decimal, ...]]]:
    """Yield each text that explains money with the amounts (元) that it can mean, the main one first."""
    blocks = texts(subject)
    for passage in (*blocks["项目支出"], *blocks["结转结余"], *blocks["主要用途"]):
        amounts = _amounts(subject, passage)
        if any(amounts):
            yield passage, amounts


def _amounts(subject: Subject, passage: Passage) -> tuple[Decimal, ...]:
    match passage.path:
        case ("项目支出", int(number), "资金分配情况"):
            return project_amounts(subject, [project_name(subject, "项目支出", number)])
        case ("项目支出", int(number), "委托业务费用途"):
            return (_total(subject, "项目支出", number, "财政拨款 经济科目=30227"),)
        case ("结转结余", int(number), "用途"):
            return (_total(subject, "结转结余", number, "结转=结转"),)
        case ("主要用途", "委托业务费"):
            return (this_year(subject, "财政拨款 委托业务费 基本支出"),)
        case ("主要用途", str(fund), str(code)):
            return (this_year(subject, f"{fund} 科目={code}"),)
    return ()


def _total(subject: Subject, block: str, number: int, words: str) -> Decimal:
    ledger = subject.ledger
    lines = ledger.of_projects([project_name(subject, block, number)]).lines
    return ledger.total(lines & ledger.select(words).lines & ledger.this_year)
