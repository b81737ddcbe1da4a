"""What rules ask of the budget: its lines, codes with their places and names, sums, and amounts as they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.budget.disclosure import BASIC, THIS_YEAR, Disclosure, Line
from generator.budget.rounding import WAN, rounded, shown
from generator.checks.rule import Subject
from generator.finding import Position
from generator.source.nodes import KeyPath, Mapping, at

GENERAL = "一般公共预算"
FUND = "政府性基金预算"
CAPITAL = "国有资本经营预算"
REST = "结转结余"
ECONOMY = "经济科目"
THIS_YEARS_OWN = "结转=当年"
BEHIND_THE_PLACE = Line._fields.index("period")
STAFF_KINDS = ("在职", "退休", "离休")
RECEPTIONS = {  # the items of 三公 and the codes that they stand under
    "因公出国（境）费用": ("30212",),
    "公务接待费": ("30217",),
    "公务用车运行维护费": ("30231",),
    "公务用车购置": ("30913", "31013"),
}
# Path below 国有资产, the key that counts, its unit.
ASSETS = (
    (("房屋",), "面积", "平方米"),
    (("车辆", "一般公务用车"), "数量", "辆"),
    (("车辆", "执法执勤用车"), "数量", "辆"),
    (("车辆", "其他车辆"), "数量", "辆"),
)


def budget_lines(subject: Subject, *blocks: str) -> Iterator[Line]:
    """Yield the amounts of 基本支出, 项目支出 and 结转结余, or of these blocks alone, in the order written."""
    lines = (line for line in subject.disclosure.lines if line.path and line.period == THIS_YEAR)
    return (line for line in lines if not blocks or line.path[0] in blocks)


def own_lines(disclosure: Disclosure) -> Iterator[Line]:
    """Yield the budget lines of the file itself that are not zero."""
    return (line for line in disclosure.lines if line.file == disclosure.file and not line.item and line.amount)


def described(line: Line) -> tuple[object, ...]:
    """Return all that is said of a line besides its amount and place: period, source, codes, project, level."""
    return line[BEHIND_THE_PLACE:]


def code_path(line: Line, key: str) -> KeyPath:
    """Return the path of the 科目, 资金来源 or 经济科目 of a line.

    In 基本支出 the 经济科目 is the key of the amount itself.
    """
    if line.path[0] != BASIC:
        return (*line.path[:-1], key)
    return line.path if key == ECONOMY else (*line.path[:2], key)


def budget_of(fund: str) -> str:
    """Return which of the three fiscal budgets a 资金来源 belongs to, or nothing if to none of them."""
    if "政府性基金" in fund:
        return FUND
    if "国有资本" in fund:
        return CAPITAL
    return GENERAL if fund == "一般财力" or "一般公共预算" in fund else ""


def key_place(subject: Subject, path: KeyPath) -> Position:
    """Return where the last key of a path stands; a value's own place is what `find` returns."""
    block = at(subject.disclosure.root, path[:-1])
    assert isinstance(block, Mapping)
    return block.place(str(path[-1]))


def fact(subject: Subject, *items: str) -> Decimal:
    """Return the sum of single facts named by the dotted paths of their keys; what is not written is 0."""
    lines = 0
    for item in items:
        lines |= subject.ledger.select(f"事项={item}").lines
    return subject.ledger.total(lines)


def project_amounts(subject: Subject, named: Iterable[str]) -> tuple[Decimal, ...]:
    """Return what texts may mean by the amount of projects: all of this year's money, or that of the general budget."""
    ledger = subject.ledger
    lines = ledger.of_projects(named).lines & ledger.this_year & ledger.select(THIS_YEARS_OWN).lines
    return ledger.total(lines), ledger.total(lines & ledger.select(GENERAL).lines)


def this_year(subject: Subject, words: str) -> Decimal:
    """Return this year's sum, in 元, of what the words of the edition choose. Raises UnknownWordError."""
    return subject.ledger.total(subject.ledger.select(words).lines & subject.ledger.this_year)


def wan(amount: Decimal) -> str:
    """Return an amount in 元 as findings tell it in every edition: in 万元 to the hundredth, without its sign."""
    return f"{shown(amount, WAN)[1]}万元"


def change_of(now: Decimal, before: Decimal) -> Decimal:
    """Return the change between two amounts in 元 as it is printed, in 万元 but with its sign."""
    return rounded(now - before, WAN)


def project_name(subject: Subject, block: str, number: int) -> str:
    """Return the name of an entry of 项目支出 or 结转结余."""
    return str(subject.disclosure.texts[block][number].get("名称", ""))


def title(subject: Subject, code: str) -> str:
    """Return the name that the document prints for a code, or nothing."""
    return subject.disclosure.titles.get(code, "")
