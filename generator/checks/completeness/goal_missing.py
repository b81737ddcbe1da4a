"""Rule 绩效-项目无表: a project of this year's fiscal money has no 绩效目标, and nothing says why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.budget.rounding import WAN, shown
from generator.checks.examples import projects
from generator.checks.reading.budget import wan
from generator.checks.reading.goals import PROJECTS, columns, project_goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="绩效-项目无表",
    level=WARNING,
    title="项目没有绩效目标表，也没有说明原因",
    reason="当年财政拨款的项目应当随预算公开绩效目标；不公开的，在“其他需说明的事项”里说明个数、金额和原因。",
    source="《中共中央 国务院关于全面实施预算绩效管理的意见》：绩效目标与预算同步公开；各地预算公开格式。",
    passes=projects() + "其他说明: 未公开绩效目标的项目1个，涉及30.00万元，原因是涉及个人信息。",
    fails=projects(),
)
WHY = re.compile("(?:未|不|不予|不宜)(?:公开|纳入|编制|填报|设置)|暂缓|未下达|未分配|涉密")
FIGURE = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?) ?万元")


def check(subject: Subject) -> Iterator[Finding]:
    """Compare this year's fiscal projects with those that a table covers or 其他说明 excuses."""
    ledger = subject.ledger
    covered = {name for goal in project_goals(subject) for name in goal.projects}
    lines = ledger.select("财政拨款 项目支出").lines & ledger.this_year
    groups = ledger.groups("项目", lines) if columns(subject.edition, PROJECTS) else []
    missing = {name: total for name, bits in groups if name not in covered and (total := ledger.total(bits))}
    said = subject.disclosure.texts.get("其他说明", "")
    for number, project in enumerate(subject.disclosure.texts.get("项目支出", []) if missing else ()):
        name = project["名称"]
        if name in missing and not _excused(said, name, {missing[name], sum(missing.values(), Decimal(0))}):
            message = f"这个项目（{wan(missing[name])}）没有绩效目标表，“其他说明”里也没有写原因。"
            remedy = "在“绩效目标 → 项目”里补上；不公开的，在“其他说明”里写明项目、金额和原因。"
            yield finding_at(subject, RULE, ("项目支出", number, "名称"), message, remedy)


def _excused(said: str, name: str, amounts: set[Decimal]) -> bool:
    """Return whether the text says why, and means this project: by its name, its amount, or no amount at all."""
    if not WHY.search(said):
        return False
    printed = {shown(amount, WAN)[0] for amount in amounts}
    figures = {Decimal(figure.replace(",", "")) for figure in FIGURE.findall(said)}
    return name in said or not figures or bool(figures & printed)
