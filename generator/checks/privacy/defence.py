"""Rule 保密-国防科目: money of class 203, national defence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule, Subject, at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="保密-国防科目",
    level=NOTE,
    title="有国防支出科目，公开前先做保密审查",
    reason="国防支出可能涉及国家秘密。公开预算先审查、后公开，涉密的内容不公开。",
    source="预算法第十四条；政府信息公开条例第十四条、第十七条；保守国家秘密法（拟公开的信息先做保密审查）。",
    passes="",
    fails="""
项目支出:
  - {名称: 民兵训练, 设立的政策依据: 甲。, 资金分配情况: 甲。, 资金执行时间: 2026年,
     支出: [{科目: "2030607", 资金来源: 一般财力, 经济科目: "302", 金额: 0}]}
""",
)
DEFENCE = "203"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first line of that class."""
    line = next((line for line in subject.disclosure.lines if line.function.startswith(DEFENCE)), None)
    if line:
        message = f"科目 {line.function} 属于国防支出，公开前要做保密审查。"
        yield at(subject, RULE, line.position, message, "先审查、后公开：经保密审查同意后再公开，并留存审查记录。")
