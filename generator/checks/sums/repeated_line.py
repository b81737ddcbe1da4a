"""Rule 明细-重复: the same amount stands twice under the same codes, source and project."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.disclosure import Line
from generator.checks.examples import basic
from generator.checks.reading.budget import described, own_lines, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="明细-重复",
    level=WARNING,
    title="同一笔金额写了两次",
    reason="科目、资金来源、经济科目、项目和金额全都相同的两行，多半是重复录入，合计就多了一笔。",
    source="审核惯例。",
    passes=basic({"30101": 300000}, {"30102": 300000}),
    fails=basic({"30101": 300000}, {"30101": 300000}),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Point at each further line of the file that says the same as one before it."""
    seen: dict[tuple[object, ...], Line] = {}
    for line in own_lines(subject.disclosure):
        first = seen.setdefault((line.amount, *described(line)), line)
        if first is not line:
            message = (
                f"{wan(line.amount)}与第 {first.position.line} 行完全相同（科目、资金来源、经济科目、项目、金额）。"
            )
            yield finding_at(subject, RULE, line.position, message, "删去重复的一行；确是两笔的，合成一笔。")
