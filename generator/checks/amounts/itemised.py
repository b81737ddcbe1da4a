"""Rule 金额-分项不合计: a text lists items that do not add up to the amount they explain.

资金分配情况 explains a project's amount, 主要用途 that of a class, 委托业务费用途 the 30227 lines of a project, 用途 a
carry-over. Each prints right after its amount, so a list that does not close is seen at once. Only whole lists are
judged; a sentence that happens to hold an amount is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.amounts.examples import project
from generator.checks.amounts.figures import mark, project_amounts, project_name, texts
from generator.checks.amounts.itemising import Fault, fault, name_of
from generator.checks.budget import this_year, wan
from generator.checks.passages import Passage
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="金额-分项不合计",
    level=WARNING,
    title="文字里列出的分项与金额对不上",
    reason="资金分配情况、主要用途、委托业务费用途、结转用途都紧跟在金额后面印出。列出的分项（或写的“共计”）"
    "应当等于那个金额，各级小项也应当等于它的大项。",
    source="预算法第十四条（公开的预算要真实并对重要事项作出说明）；预算公开检查的常见问题。",
    passes=project("项目共计8万元：师资费5万元；场地费1.5万元/期*2期=3万元。"),
    fails=project("项目共计8万元：师资费5万元；场地费2万元。"),
)
REMEDY = "核对各分项的数，改正写错的一处或补上漏写的一项；如果预算变了，按新的预算重写这段话。"


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the list in each text that explains an amount with that amount."""
    blocks = texts(subject)
    for passage in (*blocks["项目支出"], *blocks["结转结余"], *blocks["主要用途"]):
        amounts = _explained(subject, passage) if "元" in passage.text else ()
        if any(amounts) and (found := fault(passage.text, amounts)):
            start = _start(passage.text, found)
            words = passage.text[start : found.items[-1].end]
            yield mark(subject, RULE, (passage, start, words), _message(found), REMEDY)


def _explained(subject: Subject, passage: Passage) -> tuple[Decimal, ...]:
    """Return the amounts (元) that a text explains, the main one first, or nothing if it explains none."""
    match passage.path:
        case ("项目支出", int(number), "资金分配情况"):
            return project_amounts(subject, [project_name(subject, "项目支出", number)])
        case ("项目支出", int(number), "委托业务费用途"):
            return (_total(subject, "项目支出", number, "财政拨款 经济科目=30227"),)
        case ("结转结余", int(number), "用途"):
            return (_total(subject, "结转结余", number, "结转=结转"),)
        case ("主要用途", str(fund), str(code)):
            return (this_year(subject, f"{fund} 科目={code}"),)
    return ()


def _start(text: str, found: Fault) -> int:
    """Return where the list starts: with the name of its first item; a total by itself has no name."""
    first = found.items[0]
    return first.start if first == found.heading else text.rfind(name_of(text, first), 0, first.start)


def _total(subject: Subject, block: str, number: int, words: str) -> Decimal:
    ledger = subject.ledger
    lines = ledger.of_projects([project_name(subject, block, number)]).lines
    return ledger.total(lines & ledger.select(words).lines & ledger.this_year)


def _message(found: Fault) -> str:
    heading = found.heading
    if heading is not None and found.items == (heading,):
        return f"写的总额是 {wan(found.total)}，预算安排的是 {wan(found.wanted)}。"
    parts = "＋".join(f"{item.value:f}{item.unit}" for item in found.items)
    whole = f"它们所在的一项是 {wan(found.wanted)}" if heading else f"预算安排的是 {wan(found.wanted)}"
    return f"列出的分项 {parts} 合计 {wan(found.total)}，{whole}，相差 {wan(found.total - found.wanted)}。"
