"""Amounts in the officer's Chinese text: each with its unit, its place, and what the words around it make of it.

Only figures are read (５万元, 1,305.20 元, 0.28万人次), no numbers in Chinese characters. A text is read once and kept,
as several rules ask for the same one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

# One character for one, so that every place stays what it was.
HALF_WIDTH = str.maketrans("０１２３４５６７８９．％／＝＊＋（）＜＞", "0123456789.%/=*+()<>")
NUMBER = r"(?:\d{1,3}(?:[,，]\d{3})+\.\d{1,2}(?=\s*[万亿]?元)|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
MONEY = {"元": Decimal(1), "百元": Decimal(100), "千元": Decimal(1000), "万元": Decimal(10000), "亿元": Decimal(10**8)}
BARE = {"万": Decimal(10000), "亿": Decimal(10**8)}
UNIT = (
    r"(?:(?P<money>[余多]?[亿万千百]?[余多]?元)"
    r"|(?P<bare>[万亿])(?![^\W\d_])"
    r"|(?P<count>[万亿]?(?:人次|批次|场次|个月|个工作日|平方米|公里|[人名位次个月年天日期份条页辆台套家户件项批场箱封笔起]|[%‰])))?"
)
# That nothing stands before it is asked after its first figure, as a search for one of a set of signs is the fastest.
AMOUNT = re.compile(
    r"([0-9](?<![\d.A-Za-z〔\[]\d)"
    r"(?:\d{0,2}(?:[,，]\d{3})+\.\d{1,2}(?=\s*[万亿]?元)|\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d*(?:\.\d+)?))"
    rf"\s*{UNIT}"
)
AVERAGE = r"(?:平均|均次|[人次户月亩村生台床日班校辆]均(?!衡)|单价|单位造价)"
PER_BEFORE = re.compile(rf"(?:每(?!年)[^，。；、：,;:\d]{{1,8}}|{AVERAGE}[^，。；、：,;:\d]{{0,6}}|标准[为是：:]?)$")
PER_AFTER = re.compile(r"\s*(?:/\s*(?!年(?!\s*[/·.]))\(?[^\s\d，。；、=×*]|每\s*(?!年))")
BOUND_BEFORE = re.compile(
    r"(?:不超过|不低于|不少于|不高于|超过|低于|高于|大于|小于|最高|最多|至少|上限|约|近|[≥≤>＞<＜]=?|[-~～—–]|[至到])\s*$"
)
BOUND_AFTER = re.compile(r"\s*(?:及?以[上下内]|左右|以外|[-~～–](?=\s*\d)|[至到](?=\s*\d))")
LOOK_BACK = 16


class Amount(NamedTuple):
    """A figure with its unit as written (万元, 人次, 万; nothing if there is none) and where it stands in the text.

    Of money it is also said: `rate`, so much per something other than a year; `bound`, a limit, an end of a range or a
    rough figure; `inside`, in brackets.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    rate: bool = False
    bound: bool = False
    inside: bool = False

    @property
    def yuan(self) -> Decimal | None:
        """The amount in 元, or None if it is not money."""
        factor = MONEY.get(self.unit)
        return None if factor is None else self.value * factor


@lru_cache(maxsize=4096)
def half_width(text: str) -> str:
    """Return the text with figures, signs and brackets in half width; every character keeps its place."""
    return text.translate(HALF_WIDTH)


def number(written: str) -> Decimal:
    """Return the number that is written with or without thousands separators."""
    return Decimal(written.replace(",", "").replace("，", ""))


@lru_cache(maxsize=4096)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return every figure of a text in the order written."""
    text = half_width(text)
    return tuple([_amount(text, match) for match in AMOUNT.finditer(text)])


def money(text: str) -> tuple[Amount, ...]:
    """Return the amounts of money of a text."""
    return tuple(amount for amount in amounts(text) if amount.unit in MONEY) if "元" in text else ()


def _amount(text: str, match: re.Match[str]) -> Amount:
    start, end = match.span()
    unit = match["money"] or match["bare"] or match["count"] or ""
    plain = unit.replace("余", "").replace("多", "")
    if plain not in MONEY:
        return Amount(number(match[1]), plain, start, end if unit else match.end(1))
    before = text[max(0, start - LOOK_BACK) : start]
    rate = PER_AFTER.match(text, end) or PER_BEFORE.search(before)
    bound = unit != plain or BOUND_BEFORE.search(before) or BOUND_AFTER.match(text, end)
    inside = "(" in text and text.count("(", 0, start) > text.count(")", 0, start)
    return Amount(number(match[1]), plain, start, end, bool(rate), bool(bound), inside)
