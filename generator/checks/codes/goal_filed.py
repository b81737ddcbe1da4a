"""Rule 绩效-指标归类: an indicator whose name says what it measures stands under another 二级指标."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.goals import Indicator, goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

TIMELY = a_row("资金拨付及时率", ">=95%"), a_row("任务完成时限", "2026年6月")
RULE = Rule(
    id="绩效-指标归类",
    level=WARNING,
    title="指标放错了二级指标",
    reason="及时、时限是时效指标，准确率、合格率是质量指标，满意度是满意度指标。放错了，别的二级指标就缺了内容。",
    source="《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）：指标类型。",
    passes=projects() + a_goal(*TIMELY, first="产出指标", second="时效指标"),
    fails=projects() + a_goal(*TIMELY, first="产出指标", second="质量指标"),
)
# What an indicator's name ends in, and under which 二级指标 it is out of place.
TIME = ("及时性", "及时率", "及时程度", "时限", "完成时间", "完成期限")
QUALITY = ("准确率", "合格率", "优良率", "达标率")
CONTENT = ("满意度", "满意率")
KINDS = (
    (TIME, "时效指标", frozenset({"数量指标", "质量指标"})),
    (QUALITY, "质量指标", frozenset({"数量指标", "时效指标"})),
    (CONTENT, "满意度指标", frozenset({"数量指标", "质量指标", "时效指标"})),
)
OUTPUTS = frozenset({"数量指标", "质量指标", "时效指标"})


def check(subject: Subject) -> Iterator[Finding]:
    """Look at the end of each indicator's name."""
    for goal in goals(subject):
        for indicator in goal.indicators:
            right = _right(indicator) if indicator.second in OUTPUTS else ""
            if right:
                message = f"“{indicator.name}”放在{indicator.second}里，它是{right}。"
                remedy = f"移到{right}；确是{indicator.second}的，换一个名称。"
                yield finding_at(subject, RULE, (*indicator.path, "指标"), message, remedy)


def _right(indicator: Indicator) -> str:
    second, name = indicator.second, indicator.name
    return next((right for endings, right, wrong in KINDS if second in wrong and name.endswith(endings)), "")
