"""Random mistakes in the four real sources: whatever an officer's hand, editor or disk does to a file, it is told.

`python -m tests.fuzz [count] [seed] [first]` makes that many mutants, the first of them with number `first`, and tells
of those that break a promise: no traceback, no rule that fails, no mutant that takes long, every place inside the
file, and a document whose figures agree if there is one. The same seed and number give the same mutant.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from generator import limits
from generator.build import Composed, compose_unit
from generator.files import lines_of
from generator.finding import Finding
from generator.markdown import render
from generator.report import as_text
from tests.tying import contradictions

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "units").rglob("*.yaml"))
SECONDS = 5.0
SHARE = 100  # mutants that one process takes at a time
AMOUNT = re.compile(r"(?<=[: ])[0-9]+(\.[0-9]+)?(?=\s*($|[,}#]))", re.MULTILINE)
KEY = re.compile(r"[\w（）]+(?=: )")
ODD = (
    "", "~", "[]", "{}", "[1, 2]", "{甲: 1}", "true", "0", "-1", "1e5", "1,5", '"1,305,200.00"', "0.001", "１２", ".nan", "-.inf",  # noqa: E501
    "9" * 30, "2026-02-30", "|", ">", "&a 1", "*a", "!!int 1", '"\\x07"', "'", '"', "甲", "万元", "{{ 单位 }}", "{% if %}", "<b>&amp;]]>",  # noqa: E501
    "2101501", '"30227"', "一般财力", "部门", "2020", "\t", "：", "# ", "- ", "? ", "---", "...", "%", "@", "`",
)  # fmt: skip
BYTES = (
    b"\x00",
    b"\x07",
    b"\x1b",
    b"\x7f",
    b"\xff",
    b"\xc3",
    b"\xe2\x80\xae",
    b"\xe2\x80\x8b",
    b"\xef\xbb\xbf",
    b"\r",
    b"\t",
    b"\n",
)
Mutation = Callable[[str, Random], str]


class Mutant(NamedTuple):
    """A spoilt source: where it belongs, and its bytes."""

    place: Path
    content: bytes


def mutant(seed: int, number: int) -> Mutant:
    """Return a source with one to three mistakes."""
    random = Random(f"{seed}-{number}")
    source = random.choice(SOURCES)
    text = source.read_text(encoding="utf-8")
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        text = random.choice(MUTATIONS)(text, random)
    content = text.encode()
    if random.random() < 0.1:
        content = _corrupted(content, random)
    return Mutant(source.relative_to(ROOT), content)


def _lines(change: Callable[[list[str], int, Random], None]) -> Mutation:
    """Return a mutation that changes a list of lines at some place."""

    def mutate(text: str, random: Random) -> str:
        lines = text.split("\n")
        change(lines, random.randrange(len(lines)), random)
        return "\n".join(lines)

    return mutate


def _remove(lines: list[str], place: int, random: Random) -> None:
    del lines[place : place + random.choice((1, 1, 1, 2, 5, 20))]


def _duplicate(lines: list[str], place: int, random: Random) -> None:
    lines[place:place] = lines[place : place + random.choice((1, 1, 3, 10))]


def _move(lines: list[str], place: int, random: Random) -> None:
    moved = lines[place : place + random.choice((1, 1, 3))]
    del lines[place : place + len(moved)]
    there = random.choice((max(place - 1, 0), place + 1, random.randrange(len(lines) + 1)))
    lines[there:there] = moved


def _indent(lines: list[str], place: int, random: Random) -> None:
    line = lines[place]
    lines[place] = random.choice((f" {line}", f"  {line}", f"\t{line}", line[1:], line.lstrip()))


def _insert(lines: list[str], place: int, random: Random) -> None:
    other = random.choice(SOURCES).read_text(encoding="utf-8").split("\n")
    start = random.randrange(len(other))
    lines[place:place] = other[start : start + random.choice((1, 2, 8))]


def _retype(text: str, random: Random) -> str:
    """Put something else in the place of a value."""
    values = list(re.finditer(r"(?<=[:\-] )\S[^#\n,}]*", text))
    return _replaced(text, random.choice(values), random.choice(ODD)) if values else text


def _misspell(text: str, random: Random) -> str:
    keys = list(KEY.finditer(text))
    if not keys:
        return text
    key = random.choice(keys)
    word = list(key[0])
    place = random.randrange(len(word))
    word[place : place + random.choice((0, 1))] = random.choice(("", "甲", " ", word[place] * 2, "x", "："))
    return _replaced(text, key, "".join(word))


def _change_amount(text: str, random: Random) -> str:
    amounts = list(AMOUNT.finditer(text))
    if not amounts:
        return text
    amount = random.choice(amounts)
    digits = list(amount[0])
    digits[random.randrange(len(digits))] = random.choice("0123456789.,-")
    return _replaced(text, amount, random.choice(("".join(digits), "0", f"{amount[0]}0", amount[0][:-1])))


def _swap_amounts(text: str, random: Random) -> str:
    amounts = list(AMOUNT.finditer(text))
    if len(amounts) < 2:
        return text
    one, other = sorted(random.sample(amounts, 2), key=lambda found: found.start())
    return _replaced(_replaced(text, other, one[0]), one, other[0])


def _replaced(text: str, found: re.Match[str], new: str) -> str:
    return text[: found.start()] + new + text[found.end() :]


def _type_over(text: str, random: Random) -> str:
    """Put something at any place, over some of what stands there."""
    place = random.randrange(len(text) + 1)
    return text[:place] + random.choice(ODD) + text[place + random.choice((0, 0, 1, 3)) :]


def _truncate(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def _corrupted(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content) + 1)
    return content[:place] + random.choice(BYTES) + content[place + random.choice((0, 0, 1)) :]


MUTATIONS: tuple[Mutation, ...] = (
    *map(_lines, (_remove, _duplicate, _move, _indent, _insert)),
    _retype, _retype, _misspell, _change_amount, _change_amount, _swap_amounts, _type_over, _truncate,
)  # fmt: skip


def broken_promises(made: Mutant, folder: Path) -> Iterator[str]:
    """Yield what the program does wrong with a mutant; its file is written below `folder`."""
    path = folder / made.place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.content)
    start = perf_counter()
    try:
        composed = compose_unit(path)
        as_text(composed.findings)
        yield from _wrong(composed, path)
    except Exception as error:  # noqa: BLE001
        yield f"{type(error).__name__}: {error}"
    if perf_counter() - start > 2 * SECONDS:
        yield "takes too long"


def _wrong(composed: Composed, path: Path) -> Iterator[str]:
    lines = lines_of(str(path))
    for finding in composed.findings:
        if finding.rule.startswith("程序-"):
            yield finding.message
        if not _is_inside(finding, str(path), lines):
            yield f"no such place: {finding}"
    if composed.document and composed.ledger:
        render(composed.document)
        yield from contradictions(composed.document, composed.ledger)
    elif not composed.findings:
        yield "neither document nor finding"


def _is_inside(finding: Finding, file: str, lines: list[str]) -> bool:
    line, column, length = finding.position
    if min(line, column, length) < 1 or finding.file != file:
        return False
    return (line, column) == (1, 1) or (line <= len(lines) and column <= len(lines[line - 1]) + 1)


def tried(seed: int, numbers: range) -> list[tuple[int, str]]:
    """Return what goes wrong with the mutants of these numbers."""
    limits.SECONDS = SECONDS
    with TemporaryDirectory() as folder:
        return [(number, wrong) for number in numbers for wrong in broken_promises(mutant(seed, number), Path(folder))]


def fuzzed(count: int, seed: int, first: int = 0) -> list[tuple[int, str]]:
    """Return what goes wrong with so many mutants, tried by as many processes as there are processors."""
    last = first + count
    shares = [range(start, min(start + SHARE, last)) for start in range(first, last, SHARE)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return list(chain.from_iterable(pool.map(tried, [seed] * len(shares), shares)))


if __name__ == "__main__":
    count, seed, first = ([int(word) for word in sys.argv[1:]] + [5000, 0, 0][len(sys.argv) - 1 :])[:3]
    found = fuzzed(count, seed, first)
    for number, wrong in found:
        print(f"{seed}-{number}: {wrong}")
    print(f"{count} mutants, {len(found)} broken promises")
    sys.exit(bool(found))
