"""What a text still says that the parser gives up: the slip it stopped at is mended or taken out, and it reads on.

So that an officer who forgot one quotation mark is told of all other mistakes as well. Nothing read here is ever
printed or written back; it serves to find more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.finding import Finding, Position
from generator.source import syntax
from generator.source.nodes import Mapping
from generator.source.reading import STOPPED, parsed
from generator.source.slips import CONFLICT, WRONG_COLON, above, depth_of, entry_above, says

MOST_STOPS = 50
LONGEST = 200_000  # characters, some five times what a unit of many projects writes: each stop reads all of it again
OPENS_TEXT = re.compile(r"[|>][-+]?\s*$")
OPENS_BLOCK = re.compile(r"^\s*- |[:|>]\s*$")


class Shift(NamedTuple):
    """A mended colon: what stands behind this column of this line has moved by `by`. Counted from 1."""

    line: int
    column: int
    by: int


class Gap(NamedTuple):
    """Lines taken out, up to `end`, counted from 0.

    `entry` is the line where the entry above them begins, `around` those of the blocks they stood in, nearest first.
    """

    first: int
    end: int
    entry: int
    around: tuple[int, ...]


class Salvage(NamedTuple):
    """The mapping that is left, if any, the text it was read from, and what the parser complains of, from the first."""

    root: Mapping | None
    text: str
    findings: list[Finding]
    gaps: tuple[Gap, ...] = ()
    shifts: tuple[Shift, ...] = ()

    def placed(self, finding: Finding) -> Finding:
        """Return the finding with its place as the file has it."""
        line, column, length = finding.position
        for shift in reversed(self.shifts):
            if line == shift.line and column > shift.column:
                column -= shift.by
        return finding._replace(position=Position(line, column, length))

    def is_doubtful(self, finding: Finding) -> bool:
        """Return whether something may look wrong only because of what is gone: the entry above, the blocks around."""
        line = finding.position.line - 1
        if finding.rule == syntax.REPEATED:  # without its first line an entry's keys fall to the one above
            return bool(self.gaps)
        return any(gap.entry <= line < gap.end or line in (0, *gap.around) for gap in self.gaps)


def salvage(text: str, file: str) -> Salvage:
    """Return what is left of a text that the parser gives up; of a conflict of git nothing, as half of it is not meant.

    Every stop mends a line or takes some out. If the parser still stops after very many of them, there is no root.
    """
    left = Salvage(None, syntax.printable(text), [])
    if len(text) > LONGEST or any(map(CONFLICT.match, text.split("\n"))):
        return left
    for _ in range(MOST_STOPS):
        findings: list[Finding] = []
        try:
            root = parsed(left.text, file, findings)
        except STOPPED as error:
            left = _after(left, error, file)
        else:
            sure = [left.placed(finding) for finding in findings if not left.is_doubtful(finding)]
            return left._replace(root=root, findings=[*left.findings, *sure])
    return left


def _after(left: Salvage, error: Any, file: str) -> Salvage:
    """Return what is left after a stop, and what is told of it.

    A stop at what follows a gap may be there because of the gap: it is not told, and the block around goes, or where
    nothing follows, the line that the parser had begun.
    """
    lines = left.text.split("\n")
    stop = syntax.complaint(error, file, left.text)
    number, column = stop.position.line - 1, stop.position.column - 1
    for gap in left.gaps:
        if gap.first <= number <= _next(lines, gap.end):
            around = _around(lines, gap, number)
            return _without(left, lines, around if says(lines[around]) else _torn(lines, error, around))
    left = left._replace(findings=[*left.findings, left.placed(stop)])
    if WRONG_COLON.match(lines[number], column):
        return _mended(left, lines, number, column)
    return _without(left, lines, _torn(lines, error, number))


def _mended(left: Salvage, lines: list[str], number: int, column: int) -> Salvage:
    line = lines[number]
    mended = f"{line[:column]}: {line[column + 1 :].lstrip()}"
    shift = Shift(number + 1, column + 1, len(mended) - len(line))
    lines[number] = mended
    return left._replace(text="\n".join(lines), shifts=(*left.shifts, shift))


def _torn(lines: list[str], error: Any, number: int) -> int:
    """Return the line to take out: where brackets open, else what is told, else what was met. There may be none."""
    if str(getattr(error, "context", "")).startswith("while parsing a flow"):
        number = error.context_mark.line
    elif not says(lines[number]) and (mark := getattr(error, "problem_mark", None)):
        number = mark.line
    number = min(number, len(lines) - 1)
    while number and not says(lines[number]):
        number -= 1
    return number


def _around(lines: list[str], gap: Gap, number: int) -> int:
    """Return where the block around a gap begins, or the line below, if that is not in the block."""
    number = number if says(lines[number]) else min(_next(lines, gap.end), len(lines) - 1)
    if gap.around and depth_of(lines[number]) > depth_of(lines[gap.around[0]]):
        return gap.around[0]
    return number


def _without(left: Salvage, lines: list[str], first: int) -> Salvage:
    """Take a line out, and those below it that are indented more; of a text the whole goes."""
    depth = _depth(lines, first)
    around = tuple(_blocks(lines, first, depth))
    if around and OPENS_TEXT.search(lines[around[0]]):
        return _without(left, lines, around[0])
    below = (n for n in range(first + 1, len(lines)) if says(lines[n]) and depth_of(lines[n]) <= depth)
    end = next(below, len(lines))
    entry = entry_above(lines, first, depth)
    lines[first:end] = [""] * (end - first)
    return left._replace(text="\n".join(lines), gaps=(Gap(first, end, entry, around), *left.gaps))


def _depth(lines: list[str], number: int) -> int:
    """Return how far a line is indented. If it is with a tab or a wide blank, its neighbours tell."""
    line, depth = lines[number], depth_of(lines[number])
    if not line[depth : depth + 1].isspace():
        return depth
    after = _next(lines, number + 1)
    if OPENS_BLOCK.search(line) and after < len(lines):
        return max(depth_of(lines[after]) - 1, 0)
    return next((depth_of(lines[n]) for n in above(lines, number)), 0)


def _blocks(lines: list[str], first: int, depth: int) -> Iterator[int]:
    """Yield the line of each block around a line of this depth, the nearest first."""
    for number in above(lines, first):
        if depth_of(lines[number]) < depth:
            depth = depth_of(lines[number])
            yield number


def _next(lines: list[str], number: int) -> int:
    """Return the number of the next line that says something, or of one after the last."""
    return next((n for n in range(number, len(lines)) if says(lines[n])), len(lines))
