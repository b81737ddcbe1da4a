"""Rule 用途-漏提科目: the 用途 of a class leaves out one of its 科目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.budget import title, wan
from generator.checks.reading.search import NOT_HAN, Spot, report, texts
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

PENSIONS = """
基本支出:
  - {科目: "2080505", 资金来源: 一般财力, 人员经费: {"30108": 90000}}
  - {科目: "2080501", 资金来源: 一般财力, 人员经费: {"30302": 20000}}
上年:
  支出:
    - {科目: "2080505", 资金来源: 一般财力, 基本支出: 90000}
    - {科目: "2080501", 资金来源: 一般财力, 基本支出: 20000}
  机关运行经费: 0
"""
RULE = Rule(
    id="用途-漏提科目",
    level=NOTE,
    title="主要用途没有提到这一类里的某个科目",
    reason="主要用途说的是整类的钱。类里某一项的名称、项目在用途里一个字都没有出现，用途就没有说全。",
    source="预算法第十四条（公开的预算要对重要事项作出说明）；审核惯例。",
    passes=PENSIONS + '主要用途: {一般公共预算: {"208": 缴纳职工养老保险、离退休人员生活补助}}',
    fails=PENSIONS + '主要用途: {一般公共预算: {"208": 缴纳职工养老保险}}',
)
GENERAL = re.compile(
    rf"其他|支出|事务|缴费|费用|管理|经费|行政|事业|单位|机关|财政|补助|资金|项目|一般|国家|基金|{NOT_HAN}"
)
# What 行政运行 and 事业运行 are, in other words.
RUNNING = re.compile(r"运[行转]$")
STAFF_AND_OFFICE = re.compile(r"运[行转]|人员|工资|公用|办公")
FEWEST, OTHER = 2, "99"


def check(subject: Subject) -> Iterator[Finding]:
    """Look in the 用途 of each class with two or more 科目 for a word of each of them."""
    ledger = subject.ledger
    for passage in (text for text in texts(subject)["主要用途"] if str(text.path[-1]).isdigit()):
        lines = ledger.select(f"{passage.path[1]} 科目={passage.path[-1]}").lines & ledger.this_year
        groups = [(code, some) for code, some in ledger.groups("项", lines) if ledger.total(some)]
        left = [group for group in groups if not _mentioned(subject, passage.text, *group)]
        named = [code for code, _ in groups if not code.endswith(OTHER)]
        general = len(left) >= len(named) and STAFF_AND_OFFICE.search(passage.text)  # 教职工工资和学校运转
        for code, some in left if len(groups) >= FEWEST and not general else ():
            message = f"这一类里有“{title(subject, code)}”{wan(ledger.total(some))}，主要用途没有提到它。"
            yield report(subject, RULE, Spot(passage, 0, passage.text), message, "把它补进主要用途。")


def _mentioned(subject: Subject, text: str, code: str, lines: int) -> bool:
    """Return whether a text has the name of the 款, or any telling word of the 项 or of one of its projects."""
    whole = title(subject, code[:5]).removesuffix("支出")
    running = RUNNING.search(title(subject, code)) and STAFF_AND_OFFICE.search(text)
    if running or (whole and whole in text):
        return True
    projects = {line.project for line in subject.ledger.pick(lines)} - {""}
    if code.endswith(OTHER) and not projects:
        return True  # 其他……支出 has no name of its own
    words = {word for name in {title(subject, code), *projects} for word in _words(name)}
    return not words or any(word in text for word in words)


def _words(name: str) -> Iterator[str]:
    for part in GENERAL.sub(" ", name).split():
        yield from (part[start : start + 2] for start in range(len(part) - 1))
