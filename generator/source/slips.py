"""Slips of the hand that stop the parser, found in the text itself: the parser often complains a line or more later.

Used for files that cannot be parsed only. Each look returns where the slip is, what is wrong and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.finding import Position

CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
WIDE_INDENT = re.compile(r"( *)[\u3000\u00a0][ \u3000\u00a0]*(?:- *)?[^\s:]+:(?: |$)")
PASTED = re.compile(r"\s*\"?([0-9]{3,7})\"?\t(?:[^\t]*\t)* *\"?([0-9][0-9,]*(?:\.[0-9]+)?)\"?\s*(?: #.*)?")
OPENED = re.compile(r"(?:[^\[{]*: +| *- +)([\[{].*?[^\[{,\s])(?: +#.*)?\s*")
BRACKETS = re.compile(r"[\[\]{}]")
NO_COLON = re.compile(r" *- +[^:：#]+(?: #.*)?")
NO_COLON_TOLD = "这一行缺“:”。", "写成“键: 值”，冒号用半角，后面空一格；是注释的，行首加“# ”。"
TAB_INDENT = re.compile(r" *\t")
KEY = r"\"[^\"]+\"|'[^']+'|[^\W\d][\w（）]{0,19}"
GLUED = re.compile(rf"\s*(?:- +)*({KEY})(：\s*|:(?=[^\s/]))(.*)")
WRONG_COLON = re.compile(r"：|(?<=[\"'])[;；]|:(?=\S)")
COLON_FAULTS = {"：": "是全角的", ":": "后面没有空格"}
THOUSANDS = re.compile(r"\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?![\d,])")
END_OF_VALUE = re.compile(r"[,}\]]| #")
QUOTES = "\"'"
LONGEST = 20


class Slip(NamedTuple):
    """Where it is, what is wrong, what to do."""

    place: Position
    message: str
    remedy: str


class Stop(NamedTuple):
    """Where the parser stopped: the lines of the text, and line and column counted from 0."""

    lines: list[str]
    line: int
    column: int

    @property
    def above(self) -> int:
        """The nearest line above that says something, or the line itself."""
        return next(above(self.lines, self.line), self.line)

    @property
    def sibling(self) -> int:
        """The nearest one of them that is not indented more, or the line itself."""
        return entry_above(self.lines, self.line, depth_of(self.lines[self.line]))

    @property
    def joined(self) -> bool:
        """Whether the parser stopped at the first colon of a line: only with the line above it is too much."""
        return ": " not in self.lines[self.line][: self.column]


def says(line: str) -> bool:
    """Return whether a line is neither blank nor a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def depth_of(line: str) -> int:
    """Return how far a line is indented."""
    return len(line) - len(line.lstrip(" "))


def above(lines: list[str], number: int) -> Iterator[int]:
    """Yield the numbers of the lines above one that say something, the nearest first."""
    return (n for n in range(number - 1, -1, -1) if says(lines[n]))


def entry_above(lines: list[str], number: int, depth: int) -> int:
    """Return the nearest line above that is not indented more than `depth`, or the line itself."""
    return next((n for n in above(lines, number) if depth_of(lines[n]) <= depth), number)


def slip(text: str, line: int, column: int, *, joins: bool) -> Slip | None:
    """Return the slip that made the parser stop at a place, if it is one that is known.

    `joins` says that the parser found a second colon in what it took for one line.
    """
    lines = text.split("\n")
    stop = Stop(lines, min(line, len(lines) - 1), column)
    looks = (*LOOKS, *(JOINED if joins else ()))
    return next(filter(None, (look(stop) for look in looks)), None)


def _at(line: int, column: int, message: str, remedy: str) -> Slip:
    return Slip(Position(line + 1, column + 1), message, remedy)


def _conflict(stop: Stop) -> Slip | None:
    for number, line in enumerate(stop.lines):
        if CONFLICT.match(line):
            remedy = "留下要的一方，删去另一方和 <<<<<<<、=======、>>>>>>> 这三行。"
            return _at(number, 0, "git 的冲突还没有解决。", remedy)
    return None


def _pasted(stop: Stop) -> Slip | None:
    """Look for a row of a spreadsheet: a code, perhaps its name, and an amount, with tabs between."""
    line = stop.lines[stop.line]
    if not (row := PASTED.fullmatch(line)):
        return None
    right = f'"{row[1]}": {row[2].replace(",", "")}'
    start = len(line) - len(line.lstrip())
    return _at(stop.line, start, "这一行是从表格粘贴来的，各格之间是制表符。", f"写成“编码: 金额”：{right}")


def _quoted_key(stop: Stop) -> Slip | None:
    """Look for a key in quotes behind which no right colon stands: "30101":1305200, "30101"；1305200."""
    line, column = stop.lines[stop.line], stop.column
    if column == 0 or line[column - 1] not in QUOTES or not WRONG_COLON.match(line, column):
        return None
    start = line.rfind(line[column - 1], 0, column - 1)
    return _colon(stop.line, column, line[start:column], line[column], line[column + 1 :])


def _colon(line: int, column: int, key: str, colon: str, rest: str) -> Slip:
    fault = COLON_FAULTS.get(colon[0], f"写成了“{colon[0]}”")
    right = f"{key}: {_value(rest)}".rstrip()
    return _at(line, column, f"“{key.strip(QUOTES)}”的冒号{fault}。", f"冒号用半角，后面空一格：{right}")


def _value(rest: str) -> str:
    """Return how a value is written that stands behind a colon: its beginning, of an amount the whole."""
    if amount := THOUSANDS.match(rest):
        return amount[1].replace(",", "")
    value = END_OF_VALUE.split(rest)[0].strip()
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"


def _quote(stop: Stop) -> Slip | None:
    """Look for a quotation mark that was never closed, so that the next one closed it in the middle of a line."""
    before = stop.lines[stop.line][: stop.column]
    end = max(map(before.rfind, QUOTES))
    mark = before[end : end + 1]
    if not mark or (before.count(mark) % 2 == 0 and end < stop.column - 1):
        return None
    if (start := before.rfind(mark, 0, end)) >= 0:
        return _at(stop.line, start, "引号没有括住整个内容。", "给整个内容加引号；内容里的引号用“ ”。")
    marked = (number for number in above(stop.lines, stop.line) if mark in stop.lines[number])
    number = next(marked, stop.line)
    if number < stop.line and stop.lines[number].count(mark) % 2:
        column = stop.lines[number].rindex(mark)
        return _at(number, column, "从这里开始的引号没有合上。", "在这一段的末尾补上引号。")
    return None


def _bracket(stop: Stop) -> Slip | None:
    """Look for brackets with which a value begins, and which are not closed in its line nor go on after a comma."""
    opened = OPENED.fullmatch(stop.lines[stop.above]) if stop.above < stop.line else None
    left = _left_open(opened[1]) if opened else []
    if opened and left:
        message = f"从这里开始的“{opened[1][left[-1]]}”没有合上。"
        place = stop.above, opened.start(1) + left[-1]
        return _at(*place, message, "在末尾补上另一半；是文字的，给整个内容加引号。")
    return None


def _left_open(value: str) -> list[int]:
    """Return where the brackets of a value are that nothing closes."""
    left: list[int] = []
    for bracket in BRACKETS.finditer(value):
        if bracket[0] in "[{":
            left.append(bracket.start())
        elif left:
            left.pop()
    return left


def _indent(stop: Stop) -> Slip | None:
    if TAB_INDENT.match(stop.lines[stop.line]):
        return _at(stop.line, 0, "缩进里有制表符（Tab 键）。", "把它换成空格，与同级的键左边对齐。")
    for number in (stop.above, stop.line):
        if wide := WIDE_INDENT.match(stop.lines[number]):
            return _at(
                number, len(wide[1]), "缩进里有全角空格或不换行空格。", "把它们换成半角空格，与同级的键左边对齐。"
            )
    return None


def _dash(stop: Stop) -> Slip | None:
    if stop.lines[stop.line][stop.column :].partition(" #")[0].strip() == "-":
        return _at(stop.line, stop.column, "单独的“-”会当成列表的开头。", '没有数的写 0；是文字的加引号，写成 "-"。')
    return None


def _key(stop: Stop) -> Slip | None:
    """Look for a key whose colon is of full width or has no blank behind it, in the line where the parser stopped."""
    return _glued(stop.lines, stop.line)


def _key_above(stop: Stop) -> Slip | None:
    looks = (_glued(stop.lines, number) for number in (stop.above, stop.sibling))
    return next(filter(None, looks), None) if stop.joined else None


def _first_key(stop: Stop) -> Slip | None:
    """Look for an entry's first key that is none, for want of a right colon, so that the second is out of place."""
    line = stop.lines[stop.above]
    if not line.lstrip().startswith("- ") or depth_of(line) >= depth_of(stop.lines[stop.line]):
        return None
    if NO_COLON.fullmatch(line):
        return _at(stop.above, depth_of(line) + 2, *NO_COLON_TOLD)
    return _glued(stop.lines, stop.above)


def _top(stop: Stop) -> Slip | None:
    """Look for a first line that is glued: all lines to the first good one pass for one text, which ends the file."""
    return _glued(stop.lines, next((number for number, line in enumerate(stop.lines) if says(line)), stop.line))


def _glued(lines: list[str], number: int) -> Slip | None:
    found = GLUED.fullmatch(lines[number]) if ": " not in lines[number] else None
    return _colon(number, found.start(2), found[1], found[2], found[3]) if found else None


def _deeper(stop: Stop) -> Slip | None:
    """Look for a line that is indented more than the one above, which already has its value."""
    line, previous = stop.lines[stop.line], stop.lines[stop.above]
    start = depth_of(line)
    if stop.joined and ": " in previous and start > len(previous) - len(previous.lstrip(" -")):
        return _at(stop.line, start, "这一行缩进太多，与上一行连成了一句。", "与上一行的键左边对齐。")
    return None


LOOKS = (_conflict, _pasted, _quoted_key, _quote, _bracket, _indent, _dash, _key, _first_key, _top)
JOINED = (_key_above, _deeper)
