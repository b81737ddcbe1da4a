"""Rule 金额-超过总额: an amount in a text is larger than the whole budget of this year and of last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.reading.amounts import money
from generator.checks.reading.budget import wan
from generator.checks.reading.search import Spot, report, texts
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="金额-超过总额",
    level=NOTE,
    title="文字里的金额比全部预算还大",
    reason="用途、原因和说明里的金额通常是本单位预算的一部分；比收支总预算还大的，多半是单位或小数点写错。",
    source="预算公开检查的常见问题（元与万元混用）。",
    passes="其他说明: 培训支出12万元。",
    fails="其他说明: 培训支出1200万元。",
)
# What is not spent by the unit this year: 新增贷款600万元, 合同价980万元，已付950万元.
NOT_SPENT = re.compile(
    r"(?:贷款|合同[价额金]|概算|债[务券]|本金|余额|产值|收入|销售|交易额|成交额|税收|已[支拨]?付)[^，。；、\d]{0,6}$"
)
BLOCKS = ("项目支出", "结转结余", "变动原因", "主要用途", "其他说明")


def check(subject: Subject) -> Iterator[Finding]:
    """Report amounts of money above the total of the budget; what a policy says is not about it."""
    ledger = subject.ledger
    most = max(ledger.total(ledger.this_year), ledger.total(ledger.last_year))
    for passage in _texts(subject) if most else ():
        for amount in money(passage.text):
            if (amount.yuan or Decimal(0)) > most and not NOT_SPENT.search(passage.text, 0, amount.start):
                written = passage.text[amount.start : amount.end]
                message = f"“{written}”比全部预算（{wan(most)}）还大。"
                remedy = "核对单位（元、万元）和小数点；如果说的不是本单位的预算，不必理会。"
                yield report(subject, RULE, Spot(passage, amount.start, written), message, remedy)


def _texts(subject: Subject) -> Iterator[Passage]:
    for block in BLOCKS:
        for passage in texts(subject)[block]:
            if "元" in passage.text and passage.path[-1] != "设立的政策依据":
                yield passage
