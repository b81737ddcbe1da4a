"""Rule 上年-不一致: last year's amounts are stated twice and differ.

Where last year's own file is in `units/`, every comparison takes it as its base, and the block 上年 is
superfluous. It may stay, but only if it says the same: two sources of one fact are two facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.budget.disclosure import BASIC, LAST_YEAR, PROJECT, Line, as_last_year
from generator.budget.ledger import Condition, Ledger, UnknownWordError
from generator.budget.rounding import in_yuan
from generator.checks.rule import Rule, Subject
from generator.finding import ERROR, Finding

RULE = Rule(
    id="上年-不一致",
    level=ERROR,
    title="“上年”里的数与上年的文件不同",
    reason="units/ 下有上年的文件时，全部比较都以它为准；“上年”可以留着，但必须与它相同。"
    "同一个数写在两处又不相同，读者无法知道哪一个是对的。",
    source="预算法第三十二条（各部门、各单位参考上一年预算执行情况编制预算）；审核惯例。",
    passes="上年: {机关运行经费: 200000}",
    fails="上年: {机关运行经费: 210000}",
    earlier="",
)
ITEMS = {
    "收入.一般公共预算拨款": "一般公共预算",
    "收入.政府性基金预算拨款": "政府性基金预算",
    "收入.单位上年结余": "结转",
    "机关运行经费": "财政拨款 公用经费",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Compare 上年 with last year's file, if the folder has one. An edition that lacks the words for it is told."""
    if subject.earlier is None:
        return
    try:
        yield from differences(subject.stated, as_last_year(subject.earlier), subject.edition.conditions)
    except UnknownWordError as error:
        yield from subject.edition.lacks(error).findings


def differences(
    stated: tuple[Line, ...], actual: tuple[Line, ...], conditions: Mapping[str, Condition]
) -> Iterator[Finding]:
    """Yield a finding for each amount of 上年 (`stated`) that last year's file (`actual`) does not bear out."""
    said, real = Ledger(stated, conditions), Ledger(actual, conditions)
    seen: set[str] = set()
    for line in stated:
        words = _question(line)
        if words not in seen:
            seen.add(words)
            told = said.total(said.select(f"事项={line.item}" if line.item else words).lines)
            yield from _difference(line, told, real.total(real.select(words).lines))
    yield from _untold(said, real, seen)


def _question(line: Line) -> str:
    """Return the words that ask last year's file for what the line states."""
    if line.item:
        key = line.item.removeprefix(f"{LAST_YEAR}.")
        if key.startswith("科目."):
            return f"一般公共预算 科目={key.rpartition('.')[2]}"
        return ITEMS.get(key) or f"{'' if key.startswith('支出.') else '财政拨款 '}{key.rpartition('.')[2]}".strip()
    kind = BASIC if line.kind == BASIC else PROJECT
    function = f"科目={line.function}" if line.function else ""
    carried = f"结转={line.carried}"
    return " ".join(filter(None, (carried, f"资金来源={line.fund}", function, kind if function else "")))


def _difference(line: Line, told: Decimal, real: Decimal) -> Iterator[Finding]:
    if told != real:
        what = " ".join(filter(None, (line.function, line.fund, line.kind, line.item.replace(".", " → "))))
        message = f"“上年”里的 {what} 合计 {in_yuan(told)}，上年的文件里是 {in_yuan(real)}。"
        yield Finding(
            line.file, line.position, RULE.id, RULE.level, message, "删去“上年”这一块（以上年的文件为准），或改成一致。"
        )


def _untold(said: Ledger, real: Ledger, seen: set[str]) -> Iterator[Finding]:
    """Yield a finding for each line of last year's file that a stated block of expenditure leaves out."""
    stated = [line for line in said.lines if not line.item]
    asked = {(line.carried, line.fund) for line in stated if not line.function}
    for line in real.lines if stated else ():
        words = _question(line if line.kind == PROJECT else line._replace(kind=BASIC))
        if words not in seen and (line.carried, line.fund) not in asked and real.total(real.select(words).lines):
            seen.add(words)
            yield from _difference(
                stated[0]._replace(function=line.function, fund=line.fund, kind=line.kind, item=""),
                Decimal(0), real.total(real.select(words).lines),
            )  # fmt: skip
