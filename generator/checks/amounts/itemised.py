"""Rule 金额-分项不合计: a text lists items that do not add up to the amount they explain.

资金分配情况 explains a project's amount, 主要用途 that of a class, 委托业务费用途 the 30227 lines of a project, 用途 a
carry-over. Each prints right after its amount, so a list that does not close is seen at once. Only whole lists are
judged; a sentence that happens to hold an amount is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_project, projects
from generator.checks.reading.budget import wan
from generator.checks.reading.explained import explained
from generator.checks.reading.itemising import Discrepancy, fault, name_of
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="金额-分项不合计",
    level=WARNING,
    title="文字里列出的分项与金额对不上",
    reason="资金分配情况、主要用途、委托业务费用途、结转用途都紧跟在金额后面印出。列出的分项（或写的“共计”）"
    "应当等于那个金额，各级小项也应当等于它的大项。",
    source="预算法第十四条（公开的预算要真实并对重要事项作出说明）；预算公开检查的常见问题。",
    passes=projects(a_project(amount=80000, 资金分配情况="项目共计8万元：师资费5万元；场地费1.5万元/期*2期=3万元。")),
    fails=projects(a_project(amount=80000, 资金分配情况="项目共计8万元：师资费5万元；场地费2万元。")),
)
REMEDY = "核对各分项的数，改正写错的一处或补上漏写的一项；如果预算变了，按新的预算重写这段话。"


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the list in each text that explains an amount with that amount."""
    for passage, amounts in explained(subject):
        if "元" in passage.text and (found := fault(passage.text, amounts)):
            start = _start(passage.text, found)
            words = passage.text[start : found.items[-1].end]
            yield report(subject, RULE, Spot(passage, start, words), _message(found), REMEDY)


def _start(text: str, found: Discrepancy) -> int:
    """Return where the list starts: with the name of its first item; a total by itself has no name."""
    first = found.items[0]
    return first.start if first == found.heading else text.rfind(name_of(text, first), 0, first.start)


def _message(found: Discrepancy) -> str:
    heading = found.heading
    if heading is not None and found.items == (heading,):
        return f"写的总额是 {wan(found.total)}，预算安排的是 {wan(found.wanted)}。"
    parts = "＋".join(f"{item.value:f}{item.unit}" for item in found.items)
    whole = f"它们所在的一项是 {wan(found.wanted)}" if heading else f"预算安排的是 {wan(found.wanted)}"
    return f"列出的分项 {parts} 合计 {wan(found.total)}，{whole}，相差 {wan(found.total - found.wanted)}。"
