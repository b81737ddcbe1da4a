"""Rule 三公-项目漏计: a project is named after a 三公 item, but its money is not under that item.

The 三公 figures are what stands under certain codes of five digits. A project that is classified by 类 only (302)
drops out of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.disclosure import PROJECT, Line
from generator.checks.examples import a_project, projects
from generator.checks.reading.budget import ECONOMY, RECEPTIONS, budget_lines, code_path
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="三公-项目漏计",
    level=WARNING,
    title="名称是“三公”经费的项目没有计入“三公”经费",
    reason="“三公”经费按经济科目的款统计。项目写明是公务接待、公务用车、因公出国（境）的，金额却不在相应的款，"
    "“三公”经费就少了这一笔；检查时这是少报“三公”经费。",
    source="预算法第十四条；《党政机关厉行节约反对浪费条例》；财政部预决算公开检查的内容。",
    passes=projects(a_project("公务用车运行经费", economy="30231"), 三公经费="{公务用车运行维护费: 新购一辆公务用车}"),
    fails=projects(a_project("公务用车运行经费", economy="302")),
)
ITEMS = {
    "公务用车运行": "公务用车运行维护费",
    "公务用车购置": "公务用车购置",
    "公务接待": "公务接待费",
    "因公出国": "因公出国（境）费用",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Look at the economic code of each amount of a project so named."""
    for line in budget_lines(subject, PROJECT):
        item = next((ITEMS[words] for words in ITEMS if words in line.project), None)
        if item and line.economy not in RECEPTIONS[item]:
            yield _outside(subject, line, item)


def _outside(subject: Subject, line: Line, item: str) -> Finding:
    wanted = "或".join(RECEPTIONS[item])
    code = f"是 {line.economy}" if line.economy else "没有写"
    message = f"这个项目名为{item}，这笔的经济科目{code}，不在 {wanted}，没有计入“三公”经费的{item}。"
    remedy = f"属于{item}的，经济科目写到款（{wanted}）；不属于的，另立一个项目或改项目名称。"
    return finding_at(subject, RULE, code_path(line, ECONOMY), message, remedy)
