"""The reasons (变动原因) as the rules on their words see them: each with what it explains, this year and last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.budget.disclosure import LAST_YEAR
from generator.checks.amounts.figures import change_of, texts, title
from generator.checks.once import once
from generator.checks.passages import Passage
from generator.checks.rule import Subject

# What each reason explains, in the words of the edition (the same as in its sentences).
SELECTED = {
    "收入.上级一般公共预算安排转移支付": "上级一般公共预算",
    "收入.上级政府性基金安排转移支付": "上级政府性基金",
    "收入.上级国有资本经营预算安排转移支付": "上级国有资本经营预算",
    "收入.财政专户核拨": "财政专户",
    "收入.非财政拨款结转结余": "非财政拨款结转",
    "收入.一般公共预算拨款": "一般公共预算",
    "收入.政府性基金预算拨款": "政府性基金预算",
    "收入.单位上年结余": "结转",
    "一般公共预算.合计": "一般公共预算",
    "政府性基金预算.合计": "政府性基金预算",
    "国有资本经营预算.合计": "国有资本经营预算",
    "机关运行经费": "财政拨款 公用经费",
}
INSTEAD = {"一般公共预算.合计": "收入.一般公共预算拨款", "政府性基金预算.合计": "收入.政府性基金预算拨款"}
BLOCKS = {
    "收入": "{}",
    "支出": "{}",
    "一般公共预算": "一般公共预算 {}",
    "三公经费": "财政拨款 {}",
    "科目": "一般公共预算 科目={}",
}
QUOTED = re.compile(r"《[^》]*》")


class Reason(NamedTuple):
    """A reason, the key it stands at, the lines it explains, and what they come to in 元 this year and last."""

    key: str
    name: str
    passage: Passage
    lines: int
    now: Decimal
    before: Decimal

    @property
    def change(self) -> Decimal:
        """The change that is printed before the reason, in 万元 with its sign."""
        return change_of(self.now, self.before)

    @property
    def text(self) -> str:
        """The words, with titles of documents blanked out, so that their words do not count; places stay."""
        text = self.passage.text
        return QUOTED.sub(lambda match: "　" * len(match[0]), text) if "《" in text else text


@once
def reasons(subject: Subject) -> tuple[Reason, ...]:
    """Return each reason that the officer wrote, in the order written."""
    return tuple(_reasons(subject))


def _reasons(subject: Subject) -> Iterator[Reason]:
    for passage in texts(subject)["变动原因"]:
        key, last = ".".join(map(str, passage.path[1:])), str(passage.path[-1])
        if words := _words(key):
            yield _reason(subject, passage, key, title(subject, last) or last, words)


def _words(key: str) -> str:
    """Return the words of the edition that choose the lines behind a key, or nothing."""
    if key in SELECTED:
        return SELECTED[key]
    block, _, rest = key.partition(".")
    if block in BLOCKS:
        return BLOCKS[block].format(rest)
    fund, _, code = key.partition(".科目.")
    return f"{fund} 科目={code}" if code else ""


def _reason(subject: Subject, passage: Passage, key: str, name: str, words: str) -> Reason:
    ledger = subject.ledger
    lines = ledger.select(words).lines
    before = lines & ledger.last_year
    for stated_at in filter(None, (key, INSTEAD.get(key))):
        if stated := ledger.select(f"事项={LAST_YEAR}.{stated_at}").lines:
            before = stated
            break
    return Reason(key, name, passage, lines, ledger.total(lines & ledger.this_year), ledger.total(before))
