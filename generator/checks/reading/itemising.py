"""Texts that list amounts: which of them are items, and whether they close on an amount.

An item is an amount of money in full: no rate (每人 3 元), no limit (10 万元以下), no factor of a sum worked out. Items
may be nested (90 万元用于：1. … 15 万元；2. … 75 万元), may repeat the total, or may share out a larger sum of which
the amount is one part. All of that closes. What does not close is only worth a word if the text is clearly a list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from generator.budget.rounding import HALF_CENT
from generator.checks.reading.amounts import Amount, half_width, money
from generator.checks.reading.arithmetic import expressions, unfinished
from generator.checks.reading.search import HAN

FEWEST, MOST = 2, 12
EARLIER = re.compile(r"上年|去年|上一年|以前年度|往年|累计|已(?:支付|拨付|安排)|分期|首批|第[一二三]批")
OTHER_MONEY = re.compile(rf"{EARLIER.pattern}|剩余|尾款")
PARTIAL = re.compile(r"其中|等(?:[。；，、费项工]|$)|包括|预计|其余|另有")
TOTAL_BEFORE = re.compile(
    r"(?:共计|总计|合计|应安排|需安排|总投资|总概算|总金额|总预算|资金总额|预算总额|总额|小计)[^，。；、：,;\d]{0,8}$"
)
ALL = re.compile(r"\s*(?:全部|均|全额)")
ALL_BEFORE = re.compile(r"(?:全部|全额)$")
WHOLE_BEFORE = re.compile(r"(?:^|项目|资金|经费|预算|安排|尾款)$")
# All that a text works out without a sign: 860人，每人1500元，共129万元。
TOGETHER = re.compile(r"(?:共|全年|计算[，,]?)$")
USED = re.compile(r"\s*(?:主要)?用于|[。；]?$")
# What is gained is not spent: 建成后年增收15万元.
GAINED = re.compile(r"增收|产值|收益|销售额|[年总纯]收入|利润|分红|创收|税收")
# So much for each of several, and it is not said what that comes to: 图书馆、文化馆各20万元; 一等奖5万元.
EACH = re.compile(r"各\s*\d[\d.,]*\s*(?:%|[亿万千百]?元)|等奖|标准[为是：:]")
# Behind the total of a project of several years: 总概算3亿元，本年安排5000万元.
THIS_YEAR = re.compile(r"本年|今年|当年|本次|此次|年度?(?:预算|计划)?(?:安排|完成|投入)")
SEGMENT = re.compile(r"[；;。\n]|(?<!\d)(?=\d{1,2}[.、．](?!\d))")
# A slip of a digit; what is further off may be a part.
NEARBY = Decimal("0.2")
BREAK = re.compile(r"[，。；、,;：:\n]+(?=.)")
NUMBERED = re.compile(r"^\s*[(（]?\d{1,2}[.、．)）]")
NAME = re.compile(f"{HAN}{{2}}")
CLOSED = re.compile(r"\s*(?:\([^()]*\))?\s*(?:$|[。；;、，,：:\n]|用于|\d{1,2}[.、．](?!\d))")
# What begins a list within the list, as against the next item of the same level (…；3.采暖补贴：2万元).
NESTED = re.compile(rf"[：:].*{HAN}{{2}}|其中|包括|(?<!\d)1[.、．](?!\d)")


class Discrepancy(NamedTuple):
    """A list that does not close: the items that were added up, what they come to, and what that should be.

    `heading` is the item that they stand under, if they are a list within the list.
    """

    items: tuple[Amount, ...]
    total: Decimal
    wanted: Decimal
    heading: Amount | None = None


def items(text: str) -> tuple[Amount, ...]:
    """Return the amounts of money that are neither rates nor limits, nor factors of a sum worked out.

    If a sum is not worked out to its end there are none, as its amount is not known.
    """
    if unfinished(text):
        return ()
    sums = expressions(text)
    return tuple(
        amount
        for amount in money(text)
        if not (amount.rate or amount.bound or any(s.start <= amount.start < s.result for s in sums))
        and not GAINED.search(name_of(text, amount))
    )


def name_of(text: str, item: Amount) -> str:
    """Return the words between the last mark and an item, or the sum that it is the result of, without their number."""
    start = next((one.start for one in expressions(text) if one.result == item.start), item.start)
    return NUMBERED.sub("", BREAK.split(text[:start].rstrip("：: "))[-1])


def fault(text: str, wanted: Sequence[Decimal]) -> Discrepancy | None:
    """Return what is wrong if a text is a list that closes on none of the wanted amounts (元).

    The first of these is the main one. A text that may be anything else than a whole list is passed over.
    """
    listed = items(text)
    outside = tuple(item for item in listed if not item.inside)
    if not listed or any(_closes(_values(some), amount) for some in (listed, outside) for amount in wanted):
        return None
    return (
        _wrong_list(text, outside, wanted) or _wrong_total(text, outside, wanted) or _wrong_one(text, outside, wanted)
    )


def _values(some: Sequence[Amount]) -> list[Decimal]:
    return [item.yuan or Decimal(0) for item in some]


def _near(total: Decimal, wanted: Decimal, count: int) -> bool:
    return abs(total - wanted) <= HALF_CENT * (count + 1)


def _closes(values: list[Decimal], wanted: Decimal) -> bool:
    if _near(sum(values, Decimal(0)), wanted, len(values)):
        return True
    return any(_closed(_collapsed(some), wanted, wanted in values) for some in (values, values[::-1]))


def _closed(top: list[Decimal], wanted: Decimal, named: bool) -> bool:  # noqa: FBT001
    """Return whether the items of the first level are the total, repeat it, or add up to it."""
    rest = [value for value in top if not _near(value, wanted, 0)]
    if not rest or (named and len(top) == 1):
        return True
    return len(rest) > 1 and _in_shares(rest, wanted)


def _in_shares(values: list[Decimal], wanted: Decimal) -> bool:
    """Return whether the values, one after the other, make up the wanted amount once or several times over.

    So a text may first say who pays, and then what for.
    """
    total, count = Decimal(0), 0
    for value in values:
        total, count = total + value, count + 1
        if _near(total, wanted, count):
            total, count = Decimal(0), 0
    return not count


def _collapsed(values: Sequence[Decimal]) -> list[Decimal]:
    """Return the values of the first level."""
    return [values[number] for number in _first_level(values)]


def _first_level(values: Sequence[Decimal]) -> list[int]:
    """Return the places of the first level: a value followed by two or more which add up to it takes them in."""
    top: list[int] = []
    for number in reversed(range(len(values))):
        total = Decimal(0)
        for count, child in enumerate(top, 1):
            total += values[child]
            if count > 1 and _near(total, values[number], count):
                top = top[count:]
                break
        top.insert(0, number)
    return top


def _wrong_list(text: str, listed: Sequence[Amount], wanted: Sequence[Decimal]) -> Discrepancy | None:
    """Return the fault of a list each item of which has a name before and nothing after it."""
    text = half_width(text)
    totals = _totals(text, listed)
    rest = [item for item in listed if item.yuan != wanted[0] and item not in totals]
    if len(rest) < FEWEST or OTHER_MONEY.search(text) or not all(_is_item(text, item) for item in rest):
        return None
    top = [rest[number] for number in _first_level(_values(rest))]
    if any(_add_up(top, amount) for amount in (*wanted, *_values(totals))):
        return None
    parts = _parts(rest, wanted[0])
    if parts and _nested(text, rest, parts):
        return _wrong_part(rest, parts)
    return _wrong_whole(top, wanted[0]) or _wrong_sum(text, top, wanted[0])


def _add_up(some: Sequence[Amount], wanted: Decimal) -> bool:
    return _near(sum(_values(some), Decimal(0)), wanted, len(some))


def _wrong_whole(top: Sequence[Amount], wanted: Decimal) -> Discrepancy | None:
    """Return the fault of a first item that is the whole, if it misses the amount to which the others add up."""
    whole, *others = top
    value = whole.yuan or Decimal(0)
    if not others or (len(others) > 1 and abs(value - wanted) < wanted / 10 and _add_up(others, wanted)):
        return Discrepancy((whole,), value, wanted, whole)
    return None


def _wrong_sum(text: str, top: Sequence[Amount], wanted: Decimal) -> Discrepancy | None:
    """Return the fault of a list that adds up to something else, or to less although it claims to be all."""
    total = sum(_values(top), Decimal(0))
    return None if total < wanted and _leaves_out(text, top) else Discrepancy(tuple(top), total, wanted)


def _leaves_out(text: str, top: Sequence[Amount]) -> bool:
    """Return whether a text does not mean to list all, or gives a rate without what it comes to (每村4万元；…)."""
    if PARTIAL.search(text) or EACH.search(text):
        return True
    ends = [match.start() for match in SEGMENT.finditer(text)]
    listed = {bisect_left(ends, item.start) for item in top}
    return any(bisect_left(ends, one.start) not in listed for one in money(text) if one.rate)


def _totals(text: str, listed: Sequence[Amount]) -> list[Amount]:
    """Return the totals; behind other items what is worked out from a rate is an item (5022人，每人800元，合计…)."""
    ends = [match.start() for match in SEGMENT.finditer(text)]
    places = [bisect_left(ends, one.start) for one in money(text) if one.rate]
    first = bisect_left(ends, listed[0].start)
    found = [item for item in listed if TOTAL_BEFORE.search(text, 0, item.start)]
    return [item for item in found if (place := bisect_left(ends, item.start)) == first or place not in places]


def _is_item(text: str, item: Amount) -> bool:
    return bool(CLOSED.match(text, item.end) and NAME.search(name_of(text, item)))


def _parts(listed: Sequence[Amount], wanted: Decimal) -> tuple[Amount, ...]:
    """Return the items, the first among them but not all, that add up to the wanted amount."""
    first, others = listed[0], listed[1:]
    for count in range(1, len(others)) if len(listed) <= MOST else ():
        for some in combinations(others, count):
            if _near(sum(_values((first, *some)), Decimal(0)), wanted, count + 1):
                return first, *some
    return ()


def _nested(text: str, listed: Sequence[Amount], parts: Sequence[Amount]) -> bool:
    """Return whether all items besides the parts belong below one of these."""
    ends = [max(part.end for part in parts if part.end < item.end) for item in listed if item not in parts]
    starts = [item.start for item in listed if item not in parts]
    return all(NESTED.search(text, end, start) for end, start in zip(ends, starts, strict=True))


def _wrong_part(listed: Sequence[Amount], parts: Sequence[Amount]) -> Discrepancy | None:
    """Return the fault of a list within the list, whose headings do add up."""
    for heading, end in zip(parts, (*(part.start for part in parts[1:]), listed[-1].end), strict=True):
        below = [item for item in listed if heading.start < item.start < end]
        total = sum(_values(below), Decimal(0))
        wanted = heading.yuan or Decimal(0)
        if len(below) > 1 and not _near(total, wanted, len(below)):
            return Discrepancy(tuple(below), total, wanted, heading)
    return None


def _wrong_total(text: str, listed: Sequence[Amount], wanted: Sequence[Decimal]) -> Discrepancy | None:
    """Return the fault of a text that states a total, once, and not the wanted one."""
    totals = _totals(half_width(text), listed)
    if len(totals) != 1 or any(_near(value, amount, 0) for value in _values(listed) for amount in wanted):
        return None
    rest = [item for item in listed if item not in totals]
    if THIS_YEAR.search(text, totals[0].end) and any(_add_up(rest, amount) for amount in wanted):
        return None
    return Discrepancy((totals[0],), totals[0].yuan or Decimal(0), wanted[0], totals[0])


def _wrong_one(text: str, listed: Sequence[Amount], wanted: Sequence[Decimal]) -> Discrepancy | None:
    """Return the fault of a text whose one amount is said to be all there is, or stands for it and nearly is."""
    if len(listed) != 1 or PARTIAL.search(text) or EARLIER.search(text):
        return None
    one, value = listed[0], listed[0].yuan or Decimal(0)
    before, close = text[: one.start], abs(value - wanted[0]) < wanted[0] * NEARBY
    used = ALL.match(text, one.end) or (close and USED.match(text, one.end))
    rated = not SEGMENT.search(before) and any(other.rate for other in money(before)) and TOGETHER.search(before)
    whole = rated or ALL_BEFORE.search(before) or (used and WHOLE_BEFORE.search(before))
    return Discrepancy((one,), value, wanted[0], one) if whole else None
