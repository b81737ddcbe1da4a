"""Reads a published text, as converted, into pages that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.published import grids
from tests.published.folding import squeeze
from tests.published.pages import Goal, Grid, Pages, Sheet
from tests.published.records import load

FOLDER = Path(__file__).parent
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))
TAB = "⇥"

_NUMERAL = "[一二三四五六七八九十]+"
_PART = re.compile(r"第[一二三四]部分")
_ENTRY = re.compile(rf"第[一二三四]部分|{_NUMERAL}、")
_CAPTION = re.compile(rf"表(\d+|{_NUMERAL}：)")
_FIELDS = "设立的政策依据|预算安排规模|项目承担单位|资金分配情况|资金执行时间|资金来源|补贴|发放程序|受益人群"
_OPENING = re.compile(
    rf"第[一二三四]部分|{_NUMERAL}、|[（(]({_NUMERAL}|\d+年)[）)]|\d+[.、]|\d+年\d+月\d+日$|{_FIELDS}"
)
_HEADING = re.compile(rf"({_NUMERAL}、|[（(]{_NUMERAL}[）)])[^。，：]*")
_GOAL = re.compile(rf"(.*绩效目标表)([（(]{_NUMERAL}[）)])?")
_BULLET = re.compile("^- ")
_CLOSED = ("。", "：", "；", ":", ";")


class _Parts(NamedTuple):
    cover: list[str]
    contents: list[str]
    bodies: list[list[str]]


def read(name: str) -> Pages:
    """Read the published text of a document, named <单位>-<年度>, with the conversion's damage undone."""
    text = _repair(name, (FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    cover, contents, bodies = _parts([_BULLET.sub("", line) for line in text.split("\n") if line.strip()])
    three, goals = _prose_and_goals(bodies[2])
    return Pages(
        tuple(map(squeeze, cover)),
        tuple(_entries(contents)),
        tuple(squeeze(body[0]) for body in bodies),
        tuple(paragraphs(bodies[0][1:])),
        tuple(map(_sheet, _sheets(bodies[1][1:]))),
        tuple(paragraphs(three)),
        goals,
        tuple(paragraphs(bodies[3][1:])),
    )


def _repair(name: str, text: str) -> str:
    """Put back what the conversion lost (repairs.yaml); each repair must find its place exactly once."""
    for repair in load(FOLDER / "repairs.yaml"):
        if repair["文件"] != name:
            continue
        lost, found = (repair[key].replace(TAB, "\t") for key in ("原文", "复原"))
        if text.count(lost) != 1:
            raise ValueError(f"{name}：修复的原文应恰好出现一次：{lost!r}")
        text = text.replace(lost, found)
    return text


def _parts(lines: list[str]) -> _Parts:
    """Part the lines at the 目录 and at the second mention of each part, which is its heading."""
    start = next(index for index, line in enumerate(lines) if squeeze(line) == "目录")
    heads = [index for index, line in enumerate(lines) if _PART.match(line)][4:]
    ends = [*heads[1:], len(lines)]
    return _Parts(lines[:start], lines[start + 1 : heads[0]], [lines[a:b] for a, b in zip(heads, ends, strict=True)])


def _entries(lines: Iterable[str]) -> list[str]:
    """Return the entries of the 目录: a line without number goes on with the line above it."""
    entries: list[str] = []
    for text in map(squeeze, lines):
        if entries and not _ENTRY.match(text):
            entries[-1] += text
        else:
            entries.append(text)
    return entries


def paragraphs(lines: Iterable[str]) -> list[str]:
    """Return paragraphs, those that a page break parted made whole again."""
    whole: list[str] = []
    for text in map(squeeze, lines):
        if whole and _goes_on(whole[-1], text):
            whole[-1] += text
        else:
            whole.append(text)
    return whole


def _goes_on(above: str, text: str) -> bool:
    """Tell that a paragraph goes on: the line above is no heading, its sentence open, nothing new begins."""
    if above.endswith(_CLOSED) or _HEADING.fullmatch(above):
        return False
    return _OPENING.match(text) is None


def _row(line: str) -> tuple[str, ...]:
    return tuple(map(squeeze, line.split("\t")))


def _sheets(lines: Iterable[str]) -> Iterator[list[str]]:
    """Part the lines of part two at each 表 N."""
    sheet: list[str] = []
    for line in lines:
        if sheet and _CAPTION.fullmatch(squeeze(line)):
            yield sheet
            sheet = []
        sheet.append(line)
    yield sheet


def _sheet(lines: list[str]) -> Sheet:
    number, title, *rest = lines
    texts = [squeeze(line) for line in rest if "\t" not in line]
    left = [text for text in texts if re.match("(编制|填报)(单位|部门)：", text)]
    right = [text for text in texts if text == "单位：万元"]
    header, rows = _rows(rest)
    columns = grids.columns_of(header)
    notes = paragraphs(text for text in texts if text not in left and text not in right)
    body = grids.body_of(rows, columns)
    return Sheet(squeeze(number), squeeze(title), left[0], right[0], columns, body, tuple(notes))


def _rows(lines: list[str]) -> tuple[Grid, Grid]:
    """Return the header and the rows of a table, without the header that each further page repeats."""
    chunks: list[list[tuple[str, ...]]] = [[]]
    for line in lines:
        if "\t" in line:
            chunks[-1].append(_row(line))
        elif chunks[-1]:
            chunks.append([])
    parts = [grids.split_header(tuple(chunk)) for chunk in chunks if chunk]
    return parts[0][0], tuple(row for _, rows in parts for row in rows)


def _prose_and_goals(lines: list[str]) -> tuple[list[str], tuple[Goal, ...]]:
    """Part the lines of part three, without its heading, into sentences and 绩效 tables."""
    prose: list[str] = []
    goals: list[list[str]] = []
    for line in lines[1:]:
        if _GOAL.fullmatch(squeeze(line)):
            goals.append([line])
        elif goals and ("\t" in line or (len(goals[-1]) == 1 and squeeze(line)[0] in "（(")):
            goals[-1].append(line)
        else:
            prose.append(line)
    return prose, tuple(map(_goal, goals))


def _goal(lines: list[str]) -> Goal:
    caption = "".join(squeeze(line) for line in lines if "\t" not in line)
    title, subtitle = re.fullmatch(r"(.*表)([（(].*[）)])", caption).groups()  # type: ignore[union-attr]
    return grids.goal_of(title, subtitle, tuple(_row(line) for line in lines if "\t" in line))
