"""Rule 保密-国防科目: money of class 203, national defence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_project, projects
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="保密-国防科目",
    level=NOTE,
    title="有国防支出科目，公开前先做保密审查",
    reason="国防支出可能涉及国家秘密。公开预算先审查、后公开，涉密的内容不公开。",
    source="预算法第十四条；政府信息公开条例第十四条、第十七条；保守国家秘密法（拟公开的信息先做保密审查）。",
    passes="其他说明: 开展全民国防教育日宣传。",
    fails=projects(a_project("民兵训练", 0, "2030607")) + "科目名称: {'20306': 国防动员, '2030607': 民兵}",
)
DEFENCE = "203"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first line of that class."""
    line = next((line for line in subject.disclosure.lines if line.function.startswith(DEFENCE)), None)
    if line:
        message = f"科目 {line.function} 属于国防支出，公开前要做保密审查。"
        remedy = "先审查、后公开：经保密审查同意后再公开，并留存审查记录。"
        yield finding_at(subject, RULE, line.position, message, remedy)
