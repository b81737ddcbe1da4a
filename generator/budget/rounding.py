"""The only place where a number is rounded or written out.

The rules were proven on published documents: an amount is the exact sum in 元, rounded once, half-up; a change is
rounded from unrounded amounts; shares and growth are taken from the printed figures, half-up, so that a reader
can recompute them from the page.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

ZERO = Decimal(0)
HUNDRED = Decimal(100)
YUAN_PER_WAN = Decimal(10000)
HALF_CENT = Decimal(50)  # half of 0.01 万元, in 元: what one printed amount may have lost


class NumberFormat(NamedTuple):
    """How an edition prints numbers of one kind.

    `decimals` places are kept, `fixed` keeps trailing zeros, `grouped` sets thousands separators, `zero` is printed
    for nothing at all, `wan` turns 元 into 万元.
    """

    decimals: int = 2
    fixed: bool = True
    grouped: bool = True
    zero: str | None = None
    wan: bool = True


# How messages, comparisons and explanations write amounts, whatever the edition's own style.
WAN = NumberFormat()
YUAN = NumberFormat(wan=False)


def rounded(value: Decimal, style: NumberFormat) -> Decimal:
    """Return `value` (元, or as it stands if the style is not in 万元) as the number that is printed."""
    scaled = value.scaleb(-4) if style.wan else value
    return scaled.quantize(Decimal(1).scaleb(-style.decimals), ROUND_HALF_UP)


def written(value: Decimal, style: NumberFormat) -> str:
    """Return the printed form of an already rounded number. The sign is never printed: words say 增加 or 减少."""
    value = abs(value)
    if not value and style.zero is not None:
        return style.zero
    text = f"{value:,f}" if style.grouped else f"{value:f}"
    if style.fixed or "." not in text:
        return text
    return text.rstrip("0").rstrip(".")


@lru_cache(maxsize=4096)
def shown(value: Decimal, style: NumberFormat) -> tuple[Decimal, str]:
    """Return the number that is printed and its printed form. Kept, as most amounts stand in several places."""
    number = rounded(value, style)
    return number, written(number, style)


def signed(value: Decimal, style: NumberFormat, plus: str = "") -> str:
    """Return the printed form of a value, rounded, with its sign: `plus` stands before what is more than nothing."""
    number = rounded(value, style)
    return ("-" if number < 0 else plus if number > 0 else "") + written(number, style)


def in_yuan(amount: Decimal) -> str:
    """Return an amount in 元 to the 分, half-up, with its sign."""
    return f"{signed(amount, YUAN)} 元"


def share(part: Decimal, whole: Decimal) -> Decimal:
    """Return printed `part` as a percentage of printed `whole`; 0 of nothing is 0."""
    return HUNDRED * part / whole if whole else ZERO


def growth(change: Decimal, now: Decimal) -> Decimal:
    """Return the printed change as a percentage of last year, which is printed `now` less printed change.

    From nothing to something is 100, from nothing to nothing 0.
    """
    before = now - change
    if before:
        return abs(HUNDRED * change / before)
    return HUNDRED if now else ZERO
