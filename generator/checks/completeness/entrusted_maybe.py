"""Rule 委托-疑似漏列: a project buys services from outside, but none of its money is under 委托业务费 (30227)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import TemplateNotFound

from generator.checks.examples import a_project, projects
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="委托-疑似漏列",
    level=NOTE,
    title="资金分配里有委托外单位办理的业务，没有列委托业务费",
    reason="委托业务费按经济科目 30227 统计。只写到类（302）的项目，委托的部分进不了委托业务费表，正文会印没有。",
    source="《部门预算支出经济分类科目》30227 委托业务费；各地预算公开格式的名词解释。",
    passes=projects(a_project(economy="302", 资金分配情况="印刷宣传册30万元")),
    fails=projects(a_project(economy="302", 资金分配情况="聘请法律顾问5万元，印刷宣传册25万元")),
)
OUTSIDE = re.compile("委托(?!代理人|书)|第三方|法律顾问|律师事务所|会计师事务所|外包|政府购买服务")


def check(subject: Subject) -> Iterator[Finding]:
    """Look for work done by others in the texts of projects whose goods and services are not split into 款."""
    projects = subject.disclosure.texts.get("项目支出", [])
    codes = [{line.get("经济科目", "") for line in project["支出"]} for project in projects]
    vague = {number for number, found in enumerate(codes) if "302" in found and "30227" not in found}
    for passage in subject.passages if vague and _has_table(subject) else ():
        wanted = passage.path[-1] == "资金分配情况" and passage.path[1] in vague
        if wanted and (found := OUTSIDE.search(passage.text)):
            yield _found(subject, passage, found)


def _has_table(subject: Subject) -> bool:
    try:
        return bool(subject.edition.file("表/委托业务费.yaml"))
    except TemplateNotFound:
        return False


def _found(subject: Subject, passage: Passage, found: re.Match[str]) -> Finding:
    message = f"资金分配里有“{found[0]}”，这个项目却没有委托业务费（30227），只写了 302。"
    remedy = "属于委托业务费的，单列一笔、经济科目写 30227，并写“委托业务费用途”；不属于的不必改。"
    return report(subject, RULE, Spot(passage, found.start(), found[0]), message, remedy)
