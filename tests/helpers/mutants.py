"""Random mistakes in the four real sources: whatever an officer's hand, editor or disk does to a file.

The same seed and number give the same mutant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "units").rglob("*.yaml"))
AMOUNT = re.compile(r"(?<=[: ])[0-9]+(\.[0-9]+)?(?=\s*($|[,}#]))", re.MULTILINE)
KEY = re.compile(r"[\w（）]+(?=: )")
VALUE = re.compile(r"(?<=[:\-] )\S[^#\n,}]*")
YEAR = re.compile(r"^年度: (\d+)", re.MULTILINE)
LAST_YEAR = re.compile(r"^上年:\n(?:[ \n#].*\n?|\n)*", re.MULTILINE)
ODD = (
    "", "~", "[]", "{}", "[1, 2]", "{甲: 1}", "true", "0", "-1", "1e5", "1,5", '"1,305,200.00"', "0.001", "１２", ".nan", "-.inf",  # noqa: E501
    "9" * 30, "2026-02-30", "|", ">", "&a 1", "*a", "!!int 1", '"\\x07"', "'", '"', "甲", "万元", "{{ 单位 }}", "{% if %}", "<b>&amp;]]>",  # noqa: E501
    "2101501", '"30227"', "一般财力", "部门", "2020", "\t", "：", "# ", "- ", "? ", "---", "...", "%", "@", "`",
)  # fmt: skip
BYTES = (
    b"\x00", b"\x07", b"\x1b", b"\x7f", b"\xff", b"\xc3", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xef\xbb\xbf", b"\r", b"\t", b"\n",  # noqa: E501
)  # fmt: skip
Mutation = Callable[[str, Random], str]


class Mutant(NamedTuple):
    """A spoilt source: where it belongs, its bytes, and those of the file of the year before, if there is one."""

    place: Path
    content: bytes
    earlier: bytes = b""

    @property
    def files(self) -> dict[Path, bytes]:
        """Return the bytes of each file by its place."""
        files = {self.place: self.content}
        return files | {self.place.with_stem(f"{int(self.place.stem) - 1}"): self.earlier} if self.earlier else files


def mutant(seed: int, number: int) -> Mutant:
    """Return a source with one to three mistakes; every eighth stands beside a file of the year before, spoilt too."""
    random = Random(f"{seed}-{number}")
    source = random.choice(SOURCES)
    text = source.read_text(encoding="utf-8")
    if number % 8:
        return Mutant(source.relative_to(ROOT), _spoilt(text, random))
    earlier = YEAR.sub(lambda year: f"年度: {int(year[1]) - 1}", text)
    return Mutant(source.relative_to(ROOT), _spoilt(LAST_YEAR.sub("", text), random), _spoilt(earlier, random))


def _spoilt(text: str, random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        text = random.choice(MUTATIONS)(text, random)
    content = text.encode()
    return _corrupted(content, random) if random.random() < 0.1 else content


# ---- lines, and blocks: a line with all that is indented below it


def _lines(change: Callable[[list[str], int, Random], None]) -> Mutation:
    """Return a mutation that changes a list of lines at some place."""

    def mutate(text: str, random: Random) -> str:
        lines = text.split("\n")
        change(lines, random.randrange(len(lines)), random)
        return "\n".join(lines)

    return mutate


def _block(lines: list[str], place: int) -> list[str]:
    """Return the line and all that is indented below it."""
    last = place + 1
    while last < len(lines) and _indented(lines[last]) > _indented(lines[place]):
        last += 1
    return lines[place:last]


def _indented(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.strip() else 99


def _remove(lines: list[str], place: int, random: Random) -> None:
    del lines[place : place + random.choice((1, 1, 1, 2, 5, 20))]


def _remove_block(lines: list[str], place: int, _: Random) -> None:
    del lines[place : place + len(_block(lines, place))]


def _duplicate(lines: list[str], place: int, random: Random) -> None:
    lines[place:place] = lines[place : place + random.choice((1, 1, 3, 10))]


def _duplicate_block(lines: list[str], place: int, _: Random) -> None:
    lines[place:place] = _block(lines, place)


def _move(lines: list[str], place: int, random: Random) -> None:
    moved = lines[place : place + random.choice((1, 1, 3))]
    del lines[place : place + len(moved)]
    there = random.choice((max(place - 1, 0), place + 1, random.randrange(len(lines) + 1)))
    lines[there:there] = moved


def _move_block(lines: list[str], place: int, random: Random) -> None:
    """Put a block before another one that is as deep."""
    moved = _block(lines, place)
    del lines[place : place + len(moved)]
    others = [there for there, line in enumerate(lines) if _indented(line) == _indented(moved[0])]
    there = random.choice(others or [place])
    lines[there:there] = moved


def _indent(lines: list[str], place: int, random: Random) -> None:
    line = lines[place]
    lines[place] = random.choice((f" {line}", f"  {line}", f"\t{line}", line[1:], line.lstrip()))


def _insert(lines: list[str], place: int, random: Random) -> None:
    other = random.choice(SOURCES).read_text(encoding="utf-8").split("\n")
    start = random.randrange(len(other))
    lines[place:place] = other[start : start + random.choice((1, 2, 8))]


# ---- words, amounts, characters, bytes


def _retype(text: str, random: Random) -> str:
    """Put something else in the place of a value."""
    return _replaced(text, random.choice(list(VALUE.finditer(text)) or [None]), random.choice(ODD))


def _misspell(text: str, random: Random) -> str:
    """Change a letter of a key or of a value."""
    word = random.choice(list(random.choice((KEY, VALUE)).finditer(text)) or [None])
    if word is None:
        return text
    letters = list(word[0])
    place = random.randrange(len(letters))
    letters[place : place + random.choice((0, 1))] = random.choice(("", "甲", " ", letters[place] * 2, "x", "："))
    return _replaced(text, word, "".join(letters))


def _change_amount(text: str, random: Random) -> str:
    amount = random.choice(list(AMOUNT.finditer(text)) or [None])
    if amount is None:
        return text
    digits = list(amount[0])
    digits[random.randrange(len(digits))] = random.choice("0123456789.,-")
    return _replaced(text, amount, random.choice(("".join(digits), "0", f"{amount[0]}0", amount[0][:-1])))


def _swap_amounts(text: str, random: Random) -> str:
    amounts = list(AMOUNT.finditer(text))
    if len(amounts) < 2:
        return text
    one, other = sorted(random.sample(amounts, 2), key=lambda found: found.start())
    return _replaced(_replaced(text, other, one[0]), one, other[0])


def _replaced(text: str, found: re.Match[str] | None, new: str) -> str:
    return text[: found.start()] + new + text[found.end() :] if found else text


def _type_over(text: str, random: Random) -> str:
    """Put something at any place, over some of what stands there."""
    place = random.randrange(len(text) + 1)
    return text[:place] + random.choice(ODD) + text[place + random.choice((0, 0, 1, 3)) :]


def _turn_round(text: str, random: Random) -> str:
    """Change places of two neighbouring characters."""
    place = random.randrange(len(text) + 1)
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _truncate(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def _corrupted(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content) + 1)
    return content[:place] + random.choice(BYTES) + content[place + random.choice((0, 0, 1)) :]


MUTATIONS: tuple[Mutation, ...] = (
    *map(_lines, (_remove, _remove_block, _duplicate, _duplicate_block, _move, _move_block, _indent, _insert)),
    _retype, _retype, _misspell, _misspell, _change_amount, _change_amount, _swap_amounts, _type_over, _turn_round,
    _truncate,
)  # fmt: skip
