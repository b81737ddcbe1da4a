"""Rule 明细-分两处: two amounts under the same codes, source and project, as a merge of two people's work leaves them.

Each of two officers adds the line that was missing; git merges both without a word, and the sum holds it twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.disclosure import Line
from generator.checks.examples import basic
from generator.checks.reading.budget import described, own_lines, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="明细-分两处",
    level=WARNING,
    title="同一科目的钱写在两处",
    reason="科目、资金来源、经济科目、项目都相同的金额会加在一起。两个人各补一笔、合并时都留下，合计就多了一笔。",
    source="审核惯例。",
    passes=basic({"30101": 350000}, {"30102": 250000}),
    fails=basic({"30101": 350000}, {"30101": 250000}),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Point at each further line of the file under what an earlier one stands under, with another amount."""
    first: dict[tuple[object, ...], Line] = {}
    for line in own_lines(subject.disclosure):
        other = first.setdefault(described(line), line)
        if other.amount != line.amount:
            message = (
                f"{wan(line.amount)}与第 {other.position.line} 行的 {wan(other.amount)}"
                "在同一科目、资金来源、经济科目、项目下，两笔会加在一起。"
            )
            yield finding_at(subject, RULE, line.position, message, "重复录入的，留下对的一笔；确是两笔的，合成一笔。")
