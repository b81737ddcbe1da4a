"""Rule 原因-节约却增加: thrift is all that a reason gives for an item that rises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.reasons import LESS, MORE, reasons
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="原因-节约却增加",
    level=NOTE,
    title="原因只说节约，这一项却增加",
    reason="厉行节约、严控支出只能使支出减少。增加的一项只写这句话，多半是套用了别处的原因。",
    source="财预〔2016〕143号（增减变化要说明原因）；预算公开检查的常见问题（原因与数据相反）。",
    passes="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 厉行节约，但物业费标准提高}",
    fails="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 厉行节约，严控一般性支出}",
)
THRIFT = re.compile(r"厉行节约|勤俭节约|过紧日子|(?:严控|从严控制|严格控制)(?=[^，。；]*(?:支出|经费|费用|开支))")
OTHERWISE = re.compile(r"但|提高|调整|上涨|更新|新|标准|改为|改由|纳入|恢复")


def check(subject: Subject) -> Iterator[Finding]:
    """Look for thrift in the reasons of what rises, if no word says what it rises by."""
    for reason in reasons(subject):
        thrift = THRIFT.search(reason.text) if reason.change > 0 else None
        if thrift and not any(pattern.search(reason.text) for pattern in (MORE, LESS, OTHERWISE)):
            message = f"“{reason.name}”比上年预算增加 {reason.change:,f}万元，原因里只说“{thrift[0]}”。"
            remedy = "写使它增加的原因；如果应当减少，核对本年和上年的金额。"
            yield report(subject, RULE, Spot(reason.passage, thrift.start(), thrift[0]), message, remedy)
