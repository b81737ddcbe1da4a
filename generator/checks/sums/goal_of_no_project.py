"""Rule 绩效-项目不存在: a 绩效目标 names a project that the budget does not have; its table would print 0.00."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.goals import project_goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding
from generator.system.likeness import nearest

RULE = Rule(
    id="绩效-项目不存在",
    level=ERROR,
    title="绩效目标里的项目不在预算里",
    reason="绩效目标表的金额由“项目支出”里同名的项目加总。名称对不上，表里就印 0.00。",
    source="预算法第三十二条（绩效目标是编制预算的内容）；各级预算绩效管理办法：绩效目标与预算同步编报。",
    passes=projects() + a_goal(a_row("印刷册数", "3000册")),
    fails=projects() + a_goal(a_row("印刷册数", "3000册"), projects="宣传费"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look up each name among the projects and the carry-over of the file."""
    texts = subject.disclosure.texts
    names = [entry["名称"] for kind in ("项目支出", "结转结余") for entry in texts.get(kind, [])]
    for goal in project_goals(subject):
        for number, name in enumerate(goal.projects):
            if name not in names:
                yield finding_at(
                    subject, RULE, (*goal.path, "项目", number), f"预算里没有叫“{name}”的项目。", _remedy(name, names)
                )


def _remedy(name: str, names: list[str]) -> str:
    meant = nearest(name, names)
    same = "与“项目支出”里的名称一字不差；表上要印别的名称，另写“名称”。"
    return f"改成“{meant}”，{same}" if meant else f"改成{same}"
