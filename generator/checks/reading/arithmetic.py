"""Sums worked out in a text, such as 30人×6次×0.05万元=9万元: what they come to, and what the text says they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import NamedTuple

from generator.budget.rounding import HALF_CENT, YUAN_PER_WAN
from generator.checks.once import once
from generator.checks.reading.amounts import NUMBER, half_width, number
from generator.checks.reading.search import HAN
from generator.checks.rule import Subject
from generator.source.passages import Passage

SIGNS = "×xX✕╳*﹡∗"
TIMES = rf"\s*(?:[{SIGNS}]|乘以?|·(?=\s*\d))\s*"
WORD = rf"(?:[^\d\s,，。；;、:：()=+{SIGNS}乘\-－−–~～]{{0,12}}(?:/\([^\d()]{{1,6}}\))?)"
FACTOR = rf"{NUMBER}\s*{WORD}"
TERM = rf"{FACTOR}(?:{TIMES}{FACTOR})*"
PLUS_OR_MINUS = r"\s*([+\-－−–])\s*"
WORKED_OUT = re.compile(
    rf"(?P<left>{TERM}(?:{PLUS_OR_MINUS}{TERM})*)\s*=\s*(?P<result>{NUMBER})\s*(?P<unit>(?:百万|千万|[亿万千百])?元|[万亿](?!{HAN})|{WORD})"
)
LONE_PRODUCT = re.compile(rf"[{SIGNS}]\s*\d")
SPLIT = re.compile(PLUS_OR_MINUS)
A_SIGN = re.compile(rf"\s*[{SIGNS}·+乘\-－−–=]")
# Words in brackets are no factor: 正职（书记）18人×2850元.
ASIDE = re.compile(r"\([^()\d]*\)\s*$")
ANY_SIGN = re.compile(rf"\d[^=＝]*?[{SIGNS}＊·+＋乘\-－−–]\s*[\d０-９]")
CUT_OFF = re.compile(rf"[)\d÷./{SIGNS}·+\-－−–]\s*$")
ROUGH = re.compile(r"[\d十百千万亿]\s*[余多]|[每/][十百千万亿]")  # 10余万人; 每千人2元
ONE_FACTOR = re.compile(rf"({NUMBER})\s*({WORD})")
# 千克 and 百分点 are units of their own.
A_UNIT = re.compile(
    r"(百万|千万|百(?![分姓货])|千(?![克米瓦伏卡帕])|[万亿])?(?:(元)|([%‰折]|成(?![本人员年]))|([十角分厘毛]))?"
)
PLACES = {"": 0, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8}  # places that the point moves
PARTS = {"%": -2, "‰": -3, "成": -1}  # 8折 is 0.8, 85折 0.85
LOOK_BACK = 6
ONE, HALF = Decimal(1), Decimal("0.5")


class Expression(NamedTuple):
    """A sum with its result as written: `worked` is what it comes to, `told` what is said, in 元 or as a count.

    `sure`: each product has just one amount of money, and the result has its unit. `width` is half of the last figure
    of the result as written, `slack` what rounding to the printed 0.01 万元 allows. `result` is where that starts.
    """

    start: int
    end: int
    result: int
    worked: Decimal
    told: Decimal
    width: Decimal
    slack: Decimal
    sure: bool

    @property
    def holds(self) -> bool:
        """Whether it comes out to the 0.01 万元 that is printed."""
        return abs(self.worked - self.told) <= self.slack

    @property
    def rounds(self) -> bool:
        """Whether it comes out if the result is only as exact as it is written."""
        return self.holds or -self.width <= self.worked - self.told < self.width


def unfinished(text: str) -> bool:
    """Return whether a text multiplies without saying what it comes to, so that its amounts cannot be added up."""
    text = half_width(text)
    places = [match.start() for match in LONE_PRODUCT.finditer(text)]
    sums = expressions(text) if places else ()
    return any(not any(found.start < place < found.end for found in sums) for place in places)


class _Factor(NamedTuple):
    value: Decimal
    kind: str


@once
def worked_out(subject: Subject) -> tuple[tuple[Passage, Expression], ...]:
    """Return every sum of a unit's texts with the text that it stands in."""
    return tuple((passage, found) for passage in subject.passages for found in expressions(passage.text))


@lru_cache(maxsize=4096)
def expressions(text: str) -> tuple[Expression, ...]:
    """Return the sums of a text that are written in full; what has brackets within or is divided is passed over."""
    return tuple(_expressions(half_width(text))) if ("=" in text or "＝" in text) and ANY_SIGN.search(text) else ()


def _expressions(text: str) -> Iterator[Expression]:
    for match in WORKED_OUT.finditer(text):
        before = CUT_OFF.search(text, 0, match.start()) and not ASIDE.search(text, 0, match.start())
        cut = before or A_SIGN.match(text, match.end()) or _is_rough(text, match)
        parts = SPLIT.split(match["left"])
        products = [[_factor(*found) for found in ONE_FACTOR.findall(part)] for part in parts[::2]]
        if not cut and max(len(products), *map(len, products)) > 1 and not _is_range(parts, products):
            yield _sum(match, parts[1::2], products)


def _is_range(parts: list[str], products: list[list[_Factor]]) -> bool:
    """Return whether a dash may mean 至 and not less: 1-2次. It means less only between amounts of money."""
    return any(sign != "+" for sign in parts[1::2]) and not all(map(_is_money, products))


def _is_rough(text: str, match: re.Match[str]) -> bool:
    """Return whether a number is a rough one, or a rate is per so many that it must be divided."""
    return bool(ROUGH.search(text, max(0, match.start() - LOOK_BACK), match.end()))


def _sum(match: re.Match[str], signs: list[str], products: list[list[_Factor]]) -> Expression:
    values = [prod((factor.value for factor in product), start=ONE) for product in products]
    worked = values[0] + sum(v if sign == "+" else -v for sign, v in zip(signs, values[1:], strict=True))
    told = _factor(match["result"], match["unit"])
    sure = told.kind == "money" and all(map(_is_money, products))
    scale = told.value / number(match["result"]) if told.value else ONE
    if not sure:
        scales = scale, scale * YUAN_PER_WAN, scale / YUAN_PER_WAN
        scale = min(scales, key=lambda s: abs(worked - number(match["result"]) * s))
    counted = {factor.kind for product in products for factor in product} | {told.kind} <= {"count", "number"}
    return Expression(
        start=match.start(),
        end=match.end(),
        result=match.start("result"),
        worked=worked,
        told=number(match["result"]) * scale,
        width=HALF.scaleb(-len(match["result"].partition(".")[2])) * scale,
        slack=Decimal(0) if counted else HALF_CENT if scale >= YUAN_PER_WAN else HALF,
        sure=sure,
    )


def _factor(written: str, word: str) -> _Factor:
    """Return a number in 元, as a part of one, or counted; `bare` if its unit leaves open which."""
    times, money, part, other = A_UNIT.findall(word)[0]
    value, rest = number(written).scaleb(PLACES[times]), word[len(times) :]
    if money:
        return _Factor(value, "money")
    if part:
        return _Factor(value.scaleb(PARTS.get(part) or -len(written.partition(".")[0])), "count")
    if other or (times and (not rest or rest.startswith("/"))):
        return _Factor(value, "bare")
    return _Factor(value, "count" if word else "number")


def _is_money(factors: list[_Factor]) -> bool:
    kinds = [factor.kind for factor in factors]
    return kinds.count("money") == 1 and "bare" not in kinds
