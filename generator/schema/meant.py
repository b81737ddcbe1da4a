"""What an officer most likely meant by a value that schema.json refuses: the same value in the spelling that fits.

Used for bad files only. Nothing is proposed that the officer did not write: another code or amount that happens to
look alike would be copied into the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import jsonschema

from generator.system.likeness import nearest, shortens

LIKE_A_CHOICE = 0.65  # 财政拨款 and 财政专户核拨 are less alike, and two things
LEVELS = ("上级", "本级")
HALF_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
SIGNS = {**HALF_WIDTH, **dict(zip(map(ord, "，．－／"), ",.-/", strict=True))}
NEEDLESS = re.compile(r"[\s“”‘’\"'￥¥]+")
NUMBER = r"([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
MONEY = re.compile(rf"{NUMBER}(元|千元|万元?|亿元?)")
COUNTED = re.compile(rf"{NUMBER}(?:年度?|[分辆台套个人名%％]|平方米|㎡)?")
DATE = re.compile(r"(20[0-9]{2})[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})日?")
TIMES = {"元": Decimal(1), "千": Decimal(1000), "万": Decimal(10**4), "亿": Decimal(10**8)}


def choices(word: str, known: list[str]) -> list[str]:
    """Return the choices that a word may stand for: those that it shortens, or else the one most like it.

    Never one of another level: money from above and money of one's own are two things. Nor one of a single character:
    千元 is not 元.
    """
    level = [level in word for level in LEVELS]
    shortened = [choice for choice in known if word in choice or shortens(word, choice)]
    if shortened:
        return [choice for choice in shortened if choice.startswith(word)] or shortened
    others = [choice for choice in known if len(choice) > 1 and [level in choice for level in LEVELS] == level]
    alike = nearest(word, others, LIKE_A_CHOICE)
    return [alike] if alike else []


def own_value(text: str, schema: dict[str, Any], unit: str) -> Any:
    """Return the value that was written in the spelling that the schema takes, or None. `unit` is that of amounts."""
    plain = NEEDLESS.sub("", text.translate(SIGNS))
    fits = jsonschema.Draft202012Validator(schema).is_valid
    return next((value for value in _readings(plain, text, unit) if fits(value)), None)


def _readings(plain: str, text: str, unit: str) -> Iterator[Any]:
    if money := MONEY.fullmatch(plain):
        yield f"{(Decimal(_digits(money)) * TIMES[money[2][0]] / TIMES[unit[0]]).normalize():f}"
    elif counted := COUNTED.fullmatch(plain):
        yield _digits(counted)
    elif date := DATE.fullmatch(plain):
        yield f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}"
    yield from (plain, [text])


def _digits(match: re.Match[str]) -> str:
    return match[1].replace(",", "")
