"""Rule 补贴-人数乘标准: 补贴人数 × 补贴标准 is not the project's amount."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.checks.examples import a_project, projects
from generator.checks.reading.amounts import amounts, half_width
from generator.checks.reading.budget import project_amounts, project_name, wan
from generator.checks.reading.itemising import items
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="补贴-人数乘标准",
    level=NOTE,
    title="补贴人数乘补贴标准不等于项目金额",
    reason="人数、标准和金额并排印出，读者会相乘。本级只负担一部分，或补贴只发几个月的，要写明。",
    source="财预〔2016〕143号（对个人的补助要说明补助政策、标准和金额）；审核惯例。",
    passes=projects(a_project(补贴="{补贴人数: 1500人, 补贴标准: 200元/人}")),
    fails=projects(a_project(补贴="{补贴人数: 500人, 补贴标准: 200元/人}")),
)
MONTHS = Decimal(12)
A_DAY = re.compile(r"[/每][天日次]|日均")
TOLERANCE = Decimal("0.01")


def check(subject: Subject) -> Iterator[Finding]:
    """Multiply heads and rate, where both are one plain figure, and compare with the project's amounts."""
    for number, entry in enumerate(subject.disclosure.texts.get("项目支出", [])):
        block = entry.get("补贴") or {}
        heads, rate = _heads(block.get("补贴人数", "")), _rate(block.get("补贴标准", ""))
        wanted = project_amounts(subject, [project_name(subject, "项目支出", number)])
        known = (*wanted, *_parts(entry)) if heads and rate else ()
        if heads and rate and not any(abs(heads * rate - amount) <= amount * TOLERANCE for amount in known):
            factors = "乘".join(f"{key}“{block[key].rstrip('。')}”" for key in ("补贴人数", "补贴标准"))
            message = f"{factors}等于 {wan(heads * rate)}，项目金额是 {wan(wanted[0])}。"
            remedy = "核对人数和标准；本级只负担一部分或只发几个月的，在补贴标准里写明。"
            yield finding_at(subject, RULE, ("项目支出", number, "补贴", "补贴标准"), message, remedy)


def _parts(entry: Any) -> Iterator[Decimal]:
    """Yield the amounts that 资金分配情况 lists: one of them may be what is paid to people, the rest something else."""
    yield from (item.yuan for item in items(entry.get("资金分配情况", "")) if item.yuan)


def _heads(text: str) -> Decimal | None:
    """Return the number of people, if the text has just this one figure."""
    found = amounts(text)
    many = {"人": 1, "名": 1, "人次": 1, "万人": 10000, "万人次": 10000}
    return found[0].value * many[found[0].unit] if len(found) == 1 and found[0].unit in many else None


def _rate(text: str) -> Decimal | None:
    """Return the 元 per head and year, if the text has just this one figure, and not one by the day."""
    found = amounts(text)
    if len(found) != 1 or not found[0].rate or found[0].yuan is None or "人" not in text:
        return None
    words = half_width(text)
    if A_DAY.search(words):
        return None
    monthly = "/月" in words or "每月" in words or "月/" in words
    return found[0].yuan * (MONTHS if monthly else 1)
