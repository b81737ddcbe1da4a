"""Rule 原因-人员与项目: a reason about staff for a 科目 that is all project money, or about projects on one without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.budget.disclosure import PROJECT, Line
from generator.checks.examples import a_change
from generator.checks.reading.reasons import STAFF, WORK, Reason, reasons
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="原因-人员与项目",
    level=NOTE,
    title="原因说的是人员，这一项全是项目支出（或相反）",
    reason="人员增减和工资调整影响基本支出，项目的增减影响项目支出。两者对不上，多半是套用了别的科目的原因。",
    source="部门预算编制惯例（基本支出与项目支出分开编制）。",
    passes=a_change(700000, "在职人员增加"),
    fails=a_change(700000, "上级下达的专项项目增加"),
)
# People who are paid by projects, and what projects do for people.
OUTSIDERS = re.compile(
    r"临聘|聘用|编外|辅警|辅助人员|公益性岗位|劳务派遣|协[管警]|村干部|社区工作者|志愿者|三支一扶|体检"
)
PAY = ("301", "303")


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the words of each reason of a 科目 with the kind of all its money of both years."""
    for reason in reasons(subject):
        if ".科目." not in f".{reason.key}":
            continue
        staff = None if OUTSIDERS.search(reason.text) else STAFF.search(reason.text)
        work = WORK.search(reason.text)
        lines = [line for line in subject.ledger.pick(reason.lines) if line.amount]
        if staff and not work and lines and all(map(_is_project, lines)) and not any(map(_pays_people, lines)):
            yield _finding(subject, reason, staff, "全部是项目支出")
        elif work and not staff and lines and not any(map(_is_project, lines)):
            yield _finding(subject, reason, work, "全部是基本支出")


def _is_project(line: Line) -> bool:
    return line.kind == PROJECT


def _pays_people(line: Line) -> bool:
    return line.economy.startswith(PAY)


def _finding(subject: Subject, reason: Reason, match: re.Match[str], what: str) -> Finding:
    message = f"“{reason.name}”{what}，原因里说的是“{match[0]}”。"
    remedy = "写这一项自己的原因；如果确实如此，不必理会。"
    return report(subject, RULE, Spot(reason.passage, match.start(), match[0]), message, remedy)
