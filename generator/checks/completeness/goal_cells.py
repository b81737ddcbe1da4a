"""Rule 绩效-空格: a cell of a 绩效目标表 that the edition prints is empty, or a whole row is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_goal, a_row, projects
from generator.checks.reading.goals import Indicator, columns, goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

CELLS = {"设置依据": "计划标准", "权重": 90, "赋分规则": "直接赋分", "佐证资料": "工作资料"}
RULE = Rule(
    id="绩效-空格",
    level=WARNING,
    title="绩效目标表有空格或空行",
    reason="空着的目标、指标、指标值印成空格，读者看不到绩效目标是什么。多出来的空行也照样印出。",
    source="《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容完整；检查时的通行要求。",
    passes=projects() + a_goal(a_row("制作成本", "<=20万元", **CELLS)),
    fails=projects() + a_goal(a_row("制作成本", "", **CELLS)),
)
# Whether last year's value may be empty is a rule of its own; weights are summed by another.
OTHERS = frozenset({"一级", "二级", "上年完成值"})
AIMS = ("总体目标", "年度绩效目标")


def check(subject: Subject) -> Iterator[Finding]:
    """Look at each cell that the edition's form has a column for."""
    for goal in goals(subject):
        for key in AIMS:
            if goal.texts.get(key) == "":
                remedy = "写上要达到的目标。"
                yield finding_at(subject, RULE, (*goal.path, key), f"“{goal.title}”的{key}是空的。", remedy)
        wanted = [key for key in columns(subject.edition, goal.form) if key not in OTHERS]
        for indicator in goal.indicators:
            yield from _empty_cells(subject, indicator, wanted)


def _empty_cells(subject: Subject, indicator: Indicator, wanted: list[str]) -> Iterator[Finding]:
    empty = [key for key in wanted if not indicator.cells.get(key)]
    if empty and not indicator.name and not indicator.value:
        message = f"{indicator.second}里有一行是空的。"
        yield finding_at(subject, RULE, (*indicator.path, "指标"), message, "写上指标和指标值，或删去这一行。")
    elif empty:
        written = [key for key in empty if key in indicator.cells]
        path = (*indicator.path, written[0] if written else "指标")
        message = f"指标“{indicator.name}”的{'、'.join(empty)}是空的。"
        yield finding_at(subject, RULE, path, message, f"写上{'、'.join(empty)}。")
