"""Chinese numerals for numbering."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
SIZES = ((10000, "万"), (1000, "千"), (100, "百"), (10, "十"))


def chinese(number: int) -> str:
    """Return a number from 0 on in Chinese: 一, 十, 十一, 二十, 一百零一, 一百一十."""
    text = _counted(number)
    return text[1:] if text.startswith("一十") else text


def _counted(number: int) -> str:
    for size, name in SIZES:
        if number >= size:
            count, rest = divmod(number, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return _counted(count) + name + gap + (_counted(rest) if rest else "")
    return DIGITS[number]
