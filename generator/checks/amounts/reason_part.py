"""Rule 原因-与基本支出相反: staff is the reason given, but it is the projects of the 科目 that moved that way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.budget.rounding import WAN, written
from generator.checks.examples import a_change
from generator.checks.reading.budget import change_of
from generator.checks.reading.reasons import STAFF, WORK, Reason, reasons
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="原因-与基本支出相反",
    level=WARNING,
    title="原因只说人员和缴费，增减却来自项目支出",
    reason="一个科目里既有基本支出又有项目支出时，总数的增减可能全来自项目。基本支出的方向与总数相反，"
    "人员和缴费就不是原因。",
    source="财预〔2016〕143号（增减变化要说明原因）；部门预算编制惯例。",
    passes=a_change(700000, "有人员调入，缴费支出增加"),
    fails="""
项目支出:
  - 名称: 医疗补助
    支出: [{科目: "2101501", 资金来源: 一般财力, 经济科目: "30307", 金额: 300000}]
    设立的政策依据: 年度工作计划
    资金分配情况: 用于医疗补助
    资金执行时间: 2026年1月至12月
上年:
  支出: [{科目: "2101501", 资金来源: 一般财力, 基本支出: 750000, 项目支出: 400000}]
  机关运行经费: 200000
变动原因:
  收入: {一般财力: 预算口径调整}
  支出: {基本支出: 预算口径调整, 项目支出: 预算口径调整}
  科目: {"2101501": 有人员调出，缴费支出减少}
""",
)
CONTRIBUTIONS = re.compile(r"缴费|人员")


def check(subject: Subject) -> Iterator[Finding]:
    """Report reasons about staff where 基本支出 moved against the whole."""
    for reason in reasons(subject):
        staff = STAFF.search(reason.text) or CONTRIBUTIONS.search(reason.text)
        if staff and not WORK.search(reason.text) and reason.key.startswith("科目."):
            yield from _compared(subject, reason, staff)


def _compared(subject: Subject, reason: Reason, staff: re.Match[str]) -> Iterator[Finding]:
    basic, projects = (_change(subject, reason, words) for words in ("基本支出", "项目支出"))
    if basic * reason.change < 0 < projects * reason.change:
        message = (
            f"“{reason.name}”比上年预算{_told(reason.change)}，其中基本支出{_told(basic)}、项目支出{_told(projects)}，"
            f"原因里说的是“{staff[0]}”。"
        )
        remedy = "写项目支出增减的原因。"
        yield report(subject, RULE, Spot(reason.passage, staff.start(), staff[0]), message, remedy)


def _change(subject: Subject, reason: Reason, words: str) -> Decimal:
    ledger = subject.ledger
    lines = reason.lines & ledger.select(words).lines
    return change_of(ledger.total(lines & ledger.this_year), ledger.total(lines & ledger.last_year))


def _told(change: Decimal) -> str:
    return f"{'增加' if change >= 0 else '减少'} {written(change, WAN)}万元"
