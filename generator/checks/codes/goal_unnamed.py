"""Rule 绩效-缺名称: a 绩效目标表 covers several projects and has no name of its own; it prints that of the first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.budget import key_place
from generator.checks.goals import project_goals
from generator.checks.rule import Rule, Subject, at
from generator.checks.sums import costs_above_amount
from generator.finding import ERROR, Finding

GOAL = costs_above_amount.GOAL.format(20)
TEXTS = "设立的政策依据: 甲, 资金分配情况: 乙, 资金执行时间: 丙}"
SPENT = "支出: [{科目: '2101502', 资金来源: 一般财力, 经济科目: '302', 金额: 50000}]"
BOTH = GOAL.replace("丙}]", f"丙}},\n  {{名称: 培训, {SPENT}, {TEXTS}]").replace("项目: [宣传]", "项目: [宣传, 培训]")
RULE = Rule(
    id="绩效-缺名称",
    level=ERROR,
    title="几个项目合成的绩效目标表没有名称",
    reason="不写名称就印第一个项目的名称，旁边的金额却是几个项目的合计，读者会以为那个项目有这么多钱。",
    source="各级项目库管理办法：一个项目一个名称；审核惯例。",
    passes=BOTH.replace("负责人: 甲", "负责人: 甲, 名称: 宣传和培训"),
    fails=BOTH,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for a 名称 in each table of two or more projects."""
    for goal in project_goals(subject):
        if len(set(goal.projects)) > 1 and "名称" not in goal.texts:
            message = f"这张绩效目标表合了 {len(set(goal.projects))} 个项目，没有名称，会印第一个项目的“{goal.title}”。"
            yield at(
                subject,
                RULE,
                key_place(subject, (*goal.path, "项目")),
                message,
                "加上“名称: …”，写几个项目合起来的名称。",
            )
