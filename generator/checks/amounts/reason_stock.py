"""Rule 原因-通套一句: one sentence, but for the items' names, is the reason of many items.

What rises by one and the same money is told in several places, and may have one reason there. So a sentence is told
of if some of its items rise while others fall, or if it explains many 科目, which are different things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.checks.reading.reasons import Reason, reasons
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

STOCK = """
基本支出:
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 600000}, 公用经费: {"30201": 200000}}
  - {科目: "2080505", 资金来源: 一般财力, 人员经费: {"30108": 90000}}
上年:
  支出:
    - {科目: "2101501", 资金来源: 一般财力, 基本支出: 900000}
    - {科目: "2080505", 资金来源: 一般财力, 基本支出: 80000}
  机关运行经费: 210000
主要用途: {一般公共预算: {"208": 养老保险缴费, "210": 医疗保障管理事务}}
变动原因:
  收入: {一般财力: 按照部门工作安排}
  支出: {基本支出: 按照部门工作安排}
  一般公共预算: {基本支出: 按照部门工作安排}
  科目: {"2101501": 按照部门工作安排, "2080505": 按照部门工作安排}
  机关运行经费: 按照部门工作安排
"""
OWN = STOCK.replace("按照部门工作安排", "在职人员减少", 2)
RULE = Rule(
    id="原因-通套一句",
    level=NOTE,
    title="同一句原因用在许多科目，或用在有增有减的许多项",
    reason="一句话解释五个以上的科目，或同时解释五项以上的增和减，等于没有说明；只换名称也一样。每一项写自己的原因。",
    source="财预〔2016〕143号（增减变化要说明原因）；预算公开检查的常见问题（原因千篇一律）。",
    passes=OWN,
    fails=STOCK,
)
FEWEST = 5
FUNCTION = "科目."
# These are shares of the wages of the same people: one cause moves them all.
CONTRIBUTIONS = re.compile(r"20805(?:05|06)|21011|2210201")
STAFF = re.compile(r"\d+[人名]|在职|人员(?:增加|减少|变动)|基数")


def check(subject: Subject) -> Iterator[Finding]:
    """Group reasons that are equal but for the names of their items, and report groups at their first place."""
    groups: dict[str, list[Reason]] = defaultdict(list)
    for reason in reasons(subject):
        groups[reason.passage.text.replace(reason.name, "").rstrip("。；")].append(reason)
    for group in groups.values():
        if used := _used(group):
            passage = group[0].passage
            words = passage.text.rstrip("。；")
            yield report(subject, RULE, Spot(passage, 0, words), f"这句原因用{used}。", "每一项写自己的原因。")


def _used(group: list[Reason]) -> str:
    """Return what for and how often a reason is used, if that is too often."""
    rises, falls = (sum(reason.change * sign > 0 for reason in group) for sign in (1, -1))
    if len(group) >= FEWEST and rises and falls:
        return f"了 {len(group)} 次，其中 {rises} 项是增加，{falls} 项是减少"
    codes = [reason.key.removeprefix(FUNCTION) for reason in group if reason.key.startswith(FUNCTION)]
    apart = {"" if CONTRIBUTIONS.match(code) and STAFF.search(group[0].text) else code for code in codes}
    return f"在了 {len(codes)} 个科目上" if len(apart) >= FEWEST else ""
