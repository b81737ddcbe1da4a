"""Rule 金额-疑似万元: an amount so small that it prints as 0.00 or 0.01万元: it was likely written in 万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.budget.disclosure import COUNTED, Line
from generator.budget.rounding import WAN, rounded
from generator.checks.reading.budget import wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="金额-疑似万元",
    level=WARNING,
    title="金额小得只印出 0.00 或 0.01 万元",
    reason="源文件的金额以元为单位。把表上的万元数照抄进来，就小一万倍，印出来是 0.00，合计也随着错。",
    source="程序的约定（金额单位：元）；预算公开检查的常见问题（元与万元混用）。",
    passes="国有资产: {办公家具: 472100}",
    fails="国有资产: {办公家具: 47.21}",
)
LEAST_PRINTED = Decimal("0.01")


def check(subject: Subject) -> Iterator[Finding]:
    """Look at each amount of a file in 元, of this year, of last year and of single facts."""
    if subject.disclosure.texts.get("金额单位", "元") != "元":
        return
    for line in subject.disclosure.lines:
        if _is_money_of(subject, line) and line.amount and abs(rounded(line.amount, WAN)) <= LEAST_PRINTED:
            message = f"这里写的是 {line.amount:,f} 元，印出来只有 {wan(line.amount)}。"
            remedy = (
                f"看是不是按万元录入的：{line.amount:,f} 万元要写 {line.amount.scaleb(4):f}；"
                "整份文件都以万元录入的，在开头写“金额单位: 万元”；确是这个数的，不必改。"
            )
            yield finding_at(subject, RULE, line.position, message, remedy)


def _is_money_of(subject: Subject, line: Line) -> bool:
    return line.file == subject.disclosure.file and line.item.rpartition(".")[2] not in COUNTED
