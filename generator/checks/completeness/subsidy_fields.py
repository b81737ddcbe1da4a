"""Rule 项目-补贴缺项: a subsidy is explained, but without how many people get it, how much, or who."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_project, projects
from generator.checks.reading.budget import key_place
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

SUBSIDY = "补贴标准: 每人每月1000元, 补贴范围: 公益性岗位人员, 补贴方式: 按月, 发放程序: 银行代发}"
RULE = Rule(
    id="项目-补贴缺项",
    level=NOTE,
    title="补贴项目的说明不全",
    reason="发给个人的补贴，说明里通行写明人数、标准、范围、方式、程序和受益人群。缺人数，读者不能由标准算出金额。",
    source="各地预算公开格式（项目支出情况说明的补贴部分）；政府信息公开条例第二十条（社会救助等的条件、标准）。",
    passes=projects(a_project(补贴="{补贴人数: 25人, " + SUBSIDY)),
    fails=projects(a_project(补贴="{" + SUBSIDY)),
)
WANTED = ("补贴人数", "补贴标准", "补贴范围", "补贴方式", "发放程序")


def check(subject: Subject) -> Iterator[Finding]:
    """Look for the keys that each block of a subsidy lacks."""
    for number, project in enumerate(subject.disclosure.texts.get("项目支出", [])):
        missing = [key for key in WANTED if key not in project["补贴"]] if "补贴" in project else []
        if missing:
            place = key_place(subject, ("项目支出", number, "补贴"))
            message = f"“{project['名称']}”的补贴没有写{'、'.join(missing)}。"
            yield finding_at(subject, RULE, place, message, f"补上{'、'.join(missing)}。")
