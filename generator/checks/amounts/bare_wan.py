"""Rule 金额-万后缺元: 万 stands alone where 万元 is meant (均次0.3万，支付3万元)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.search import Spot, indicator, report
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="金额-万后缺元",
    level=WARNING,
    title="“万”后面缺“元”",
    reason="“0.5万”可以是万元、万人、万次。金额要写“万元”。",
    source="GB/T 15835-2011《出版物上数字用法》；预算公开表的单位是万元。",
    passes="其他说明: 每期培训费0.5万元，全年支付2万元，覆盖1.2万人。",
    fails="其他说明: 每期培训费0.5万，全年支付2万元。",
)
BARE = re.compile(r"[\d０-９]\s*[万亿](?=\s*(?:[，。；、,;)）/／\n]|$))")
FIGURE = re.compile(r"[\d.０-９．]+\s*[万亿]")
MONEY_WORD = re.compile(r"[费款金额价]|成本|工资|补[助贴]|均次|支付|拨付")
LOOK_BACK = 12


def check(subject: Subject) -> Iterator[Finding]:
    """Report each bare 万 behind a figure that other words show to be money."""
    for passage in subject.passages:
        for match in BARE.finditer(passage.text) if "万" in passage.text else ():
            start = match.end() - len(FIGURE.findall(passage.text[: match.end()])[-1])
            if _is_money(subject, passage, start):
                written = passage.text[start : match.end()]
                message = f"“{written}”是金额，却没有写“元”。"
                yield report(subject, RULE, Spot(passage, start, written), message, f"写成“{written}元”。")


def _is_money(subject: Subject, passage: Passage, start: int) -> bool:
    """Return whether the words before the figure, or the 指标 that it is the value of, speak of money."""
    before = passage.text[max(0, start - LOOK_BACK) : start].strip("<>=≤≥＜＞＝ ")
    return bool(MONEY_WORD.search(before or indicator(subject, passage)))
