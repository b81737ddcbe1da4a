"""Rule 上年-不一致: last year's amounts are stated twice and differ.

Where last year's own file is in `units/`, every comparison takes it as its base, and the block 上年 is
superfluous. It may stay, but only if it says the same: two sources of one fact are two facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.budget.disclosure import BASIC, LAST_YEAR, PROJECT, Line, as_last_year
from generator.budget.ledger import Ledger
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


def check(subject: Subject) -> Iterator[Finding]:
    """Compare 上年 with last year's file, if the folder has one."""
    if subject.earlier:
        used = {one.prior: one.before.value for one in subject.comparisons}
        yield from differences(subject.stated, as_last_year(subject.earlier), used)


def differences(stated: tuple[Line, ...], actual: tuple[Line, ...], used: Mapping[str, Decimal]) -> Iterator[Finding]:
    """Yield a finding for each amount of 上年 (`stated`) that last year's file (`actual`) does not bear out.

    `used` is what the document takes from that file for the amounts that 上年 may state one by one, by their keys; one
    that no sentence asks for is not used and says nothing.
    """
    said, real = Ledger(stated, {}), Ledger(tuple(map(_by_kind, actual)), {})
    seen: set[str] = set()
    for line in stated:
        words = _question(line)
        if line.item:
            key = line.item.removeprefix(f"{LAST_YEAR}.")
            yield from _difference(line, line.amount, used.get(key, line.amount))
        elif words not in seen:
            seen.add(words)
            yield from _difference(line, said.total(said.select(words).lines), real.total(real.select(words).lines))
    yield from _untold(said, real, seen)


def _question(line: Line) -> str:
    """Return the words that ask last year's file for what a budget line states."""
    function = f"科目={line.function} 支出类型={line.kind}" if line.function else ""
    return f"结转={line.carried} 资金来源={line.fund} {function}"


def _by_kind(line: Line) -> Line:
    """Return a line of last year's file told apart only as 上年 does it: 基本支出 or 项目支出."""
    return line if line.kind == PROJECT else line._replace(kind=BASIC)


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
        words = _question(line)
        if words not in seen and (line.carried, line.fund) not in asked and real.total(real.select(words).lines):
            seen.add(words)
            yield from _difference(
                stated[0]._replace(function=line.function, fund=line.fund, kind=line.kind, item=""),
                Decimal(0), real.total(real.select(words).lines),
            )  # fmt: skip
