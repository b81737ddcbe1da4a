"""Rule 绩效-日期序列号: an 上年完成值 holds 45748, which is how a spreadsheet keeps 2025-04-01.

Dates in other texts are looked at by the rule 文字-日期序列号; in this cell no word around the number says that it is
one of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.dates import EPOCH
from generator.checks.reading.goals import project_goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="绩效-日期序列号",
    level=WARNING,
    title="上年完成值是一个像日期序列号的五位数",
    reason="从电子表格复制日期，格式丢失后就成了序列号，例如 45748 是 2025年4月1日。读者看不懂。",
    source="ECMA-376 第 1 部分 18.17.4（日期序列值）；审核惯例。",
    passes=projects() + a_goal(a_row("完成时间", "2026年4月", 上年完成值="2025年4月")),
    fails=projects() + a_goal(a_row("完成时间", "2026年4月", 上年完成值="'45748'")),
)
SERIAL = re.compile(r"4[0-9]{4}")
MANY = re.compile(r"[0-9]{5,}|[0-9]万")


def check(subject: Subject) -> Iterator[Finding]:
    """Look at each bare number of five digits, unless its 指标值 counts in tens of thousands too."""
    for row in (row for goal in project_goals(subject) for row in goal.indicators):
        if SERIAL.fullmatch(row.before) and not MANY.search(row.value):
            day = EPOCH + timedelta(days=int(row.before))
            written = f"{day.year}年{day.month}月{day.day}日"
            message = f"上年完成值“{row.before}”是电子表格的日期序列号，即 {written}。"
            remedy = f"改成日期，例如“{day.year}年{day.month}月”；是数量的，写上单位。"
            yield finding_at(subject, RULE, (*row.path, "上年完成值"), message, remedy)
