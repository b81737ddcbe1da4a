"""Rule 绩效-级次不配: a 二级指标 stands under a 一级指标 that it does not belong to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.goals import goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="绩效-级次不配",
    level=WARNING,
    title="二级指标不属于它的一级指标",
    reason="社会效益、可持续影响属于效益指标，数量、质量、时效属于产出（完成）指标。放错了，一级指标就缺了内容。",
    source="《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）：指标类型。",
    passes=projects() + a_goal(a_row("知晓率", ">=90%"), first="效益指标", second="社会效益指标"),
    fails=projects() + a_goal(a_row("知晓率", ">=90%"), first="产出指标", second="社会效益指标"),
)
OUTPUTS = frozenset({"数量指标", "质量指标", "时效指标"})
EFFECTS = ("效益", "满意度")


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the two levels of each group of indicators."""
    for goal in goals(subject):
        for number, group in enumerate(goal.texts["指标"]):
            first, second = group["一级"], group["二级"]
            outputs = any(word in first for word in ("产出", "完成"))
            effect = "效益" in second or "可持续" in second
            if (effect and outputs) or (second in OUTPUTS and first.startswith(EFFECTS)):
                path = (*goal.path, "指标", number, "二级")
                yield finding_at(subject, RULE, path, f"{second}放在{first}里。", "改正一级指标或二级指标。")
