"""Rule 上年-部分大于总体: last year's 三公经费 or 机关运行经费 exceed what they are part of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.budget.disclosure import BASIC, LAST_YEAR, Line
from generator.checks.reading.budget import key_place, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="上年-部分大于总体",
    level=WARNING,
    title="上年的三公经费或机关运行经费大于所在的支出",
    reason="机关运行经费是基本支出的一部分，三公经费是全部支出的一部分。部分大于总体，是金额或单位写错了。",
    source="勾稽关系（机关运行经费等于基本支出中的公用经费）。",
    passes="上年: {机关运行经费: 800000}\n变动原因: {机关运行经费: 压减办公费}",
    fails="上年: {机关运行经费: 800001}\n变动原因: {机关运行经费: 压减办公费}",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the parts with the lines of 上年 → 支出, if there are any."""
    lines = [line for line in subject.stated if not line.item and line.function]
    named = "各科目的" if any(not line.item and not line.function for line in subject.stated) else "的"
    basic, total = _sum([line for line in lines if line.kind == BASIC]), _sum(lines)
    for key, name, whole in (("机关运行经费", "基本支出", basic), ("三公经费", "支出", total)):
        part = _sum([line for line in subject.stated if line.item.startswith(f"{LAST_YEAR}.{key}")])
        if lines and part > whole:
            message = f"上年的{key} {wan(part)}，大于上年{named}{name} {wan(whole)}。"
            remedy = "核对金额和单位（元、万元）。"
            yield finding_at(subject, RULE, key_place(subject, (LAST_YEAR, key)), message, remedy)


def _sum(lines: list[Line]) -> Decimal:
    return sum((line.amount for line in lines), Decimal(0))
