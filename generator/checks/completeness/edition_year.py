"""Rule 版式-年度不合: the edition of one year is used for the budget of another."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="版式-年度不合",
    level=NOTE,
    title="版式的年份与预算年度不同",
    reason="公开的表和说明每年由财政部门印发格式。用了别的年份的版式，可能少了今年新增的表。",
    source="各级财政部门每年印发的预算公开通知。",
    passes="年度: 2026",
    fails="年度: 2027\n落款日期: 2027-02-05",
)
DIGITS_OF_A_YEAR = 4


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the year at the end of the edition's name, if there is one, with the budget's."""
    written = subject.disclosure.edition.rpartition("-")[2]
    budget = str(subject.disclosure.year)
    if written.isdecimal() and len(written) == DIGITS_OF_A_YEAR and written != budget:
        message = f"预算是 {budget} 年度的，版式是 {written} 年的。"
        remedy = f"有 {budget} 年的版式就换成它；还没有印发的，不必改。"
        yield finding_at(subject, RULE, ("版式",), message, remedy)
