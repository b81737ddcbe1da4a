"""Rule 原因-工资幅度: an item has more than doubled, and the reason is an adjustment of pay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.examples import a_change
from generator.checks.reading.budget import wan
from generator.checks.reading.reasons import reasons
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="原因-工资幅度",
    level=NOTE,
    title="一倍以上的增长只用工资调整解释",
    reason="工资和缴费基数一年里不会翻一番。增长一倍以上，通常是人数、范围或口径变了。",
    source="审核惯例（重大变化要说明具体原因）。",
    passes=a_change(300000, "新增在职人员20人，工资增加"),
    fails=a_change(300000, "基本工资调整"),
)
PAY = re.compile(
    r"工资[^，。；]{0,8}(?:增加|增长|调整|上调|提高)|调资|缴费基数[^，。；]{0,6}(?:增加|增长|调整|上调)|基数调整"
)
ALSO = re.compile(r"人数|人员|新增|调入|招录|招聘|转隶|划转|合并|项目|补发|补缴|全额|口径|名|\d人")
TWICE = 2


def check(subject: Subject) -> Iterator[Finding]:
    """Report reasons that speak of pay alone for items that have more than doubled."""
    for reason in reasons(subject):
        pay = PAY.search(reason.text)
        if pay and reason.now > reason.before * TWICE > 0 and not ALSO.search(reason.text):
            rise = f"由 {wan(reason.before)} 增加到 {wan(reason.now)}"
            message = f"“{reason.name}”{rise}，不止一倍，原因只说“{pay[0]}”。"
            remedy = "核对上年的金额；如果没有错，写出人数、范围等真正的原因。"
            yield report(subject, RULE, Spot(reason.passage, pay.start(), pay[0]), message, remedy)
