"""Compares tables cell by cell: the labels of its row and the header path of its column find a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from tests.published.aligning import align, both, match
from tests.published.difference import Difference
from tests.published.folding import fold, is_amount
from tests.published.grids import is_label
from tests.published.pages import Sheet
from tests.published.passages import compare_names, compare_paragraphs, compare_texts

LONG = 30
CAPTIONS = ("表号", "标题", "编制", "单位")


class Half(NamedTuple):
    """Columns of labels and the amounts right of them. Tables 1 and 4 are two halves side by side."""

    labels: tuple[int, ...]
    amounts: tuple[int, ...]


class Line(NamedTuple):
    """A row of a half: its place in the table, its labels joined, the last of them, its amounts by column."""

    position: int
    key: str
    name: str
    amounts: dict[int, str]


class Pairing(NamedTuple):
    """A column that both tables have: its name and its number in either."""

    name: str
    published: int
    ours: int


def compare_sheets(published: Sequence[Sheet], ours: Sequence[Sheet]) -> Iterator[Difference]:
    """Yield the differences of the tables of part two."""
    nothing = Sheet("", "", "", "", (), (), ())
    for sheet, our_sheet in zip_longest(published, ours, fillvalue=nothing):
        yield from compare_sheet(sheet, our_sheet)


def compare_sheet(sheet: Sheet, our_sheet: Sheet) -> Iterator[Difference]:
    """Yield the differences of two tables: captions, columns, rows, amounts, and the sentences below."""
    place = (sheet.number or our_sheet.number).rstrip("：")
    for name, text, our_text in zip(CAPTIONS, sheet[:4], our_sheet[:4], strict=True):
        if fold(text) != fold(our_text):
            yield Difference(f"{place} {name}", text, our_text)
    yield from compare_names(f"{place} 列", sheet.columns, our_sheet.columns)
    pairings = _pairings(sheet.columns, our_sheet.columns)
    sides = halves(sheet.columns), halves(our_sheet.columns)
    for half, our_half in zip_longest(*sides, fillvalue=Half((), ())):
        yield from _compare_lines(place, pairings, lines_of(sheet, half), lines_of(our_sheet, our_half))
    if _level(sheet) != _level(our_sheet):
        yield Difference(f"{place} 末行", "左右合计在一行", "左右合计不在一行")
    yield from compare_paragraphs(f"{place} 表下", sheet.notes, our_sheet.notes)


def _pairings(names: Sequence[str], our_names: Sequence[str]) -> list[Pairing]:
    """Pair the columns by name, in order; where a name differs a little, the amounts are compared still."""
    pairs = align([*map(fold, names)], [*map(fold, our_names)])
    return [Pairing(names[i], i, j) for i, j in both(pairs)]


def _level(sheet: Sheet) -> bool:
    """Tell whether the last rows of both halves, such as 收入总计 and 支出总计, stand side by side."""
    ends = {line.position for half in halves(sheet.columns) for line in lines_of(sheet, half)[-1:]}
    return len(ends) <= 1


def halves(columns: Sequence[str]) -> list[Half]:
    """Part the columns into halves: a new one begins where labels follow amounts."""
    found: list[Half] = [Half((), ())]
    for index, column in enumerate(columns):
        labels, amounts = found[-1]
        if not is_label(column):
            found[-1] = Half(labels, (*amounts, index))
        elif amounts:
            found.append(Half((index,), ()))
        else:
            found[-1] = Half((*labels, index), ())
    return found


def lines_of(sheet: Sheet, half: Half) -> list[Line]:
    """Return the rows of a half that say anything."""
    lines = []
    for position, row in enumerate(sheet.rows, start=1):
        labels = [row[index] for index in half.labels]
        key = "-".join(labels).strip("-")
        amounts = {index: row[index] for index in half.amounts}
        if key or any(amounts.values()):
            lines.append(Line(position, key, next(filter(None, reversed(labels)), ""), amounts))
    return lines


def _compare_lines(
    place: str, pairings: list[Pairing], lines: list[Line], our_lines: list[Line]
) -> Iterator[Difference]:
    pairs = match([fold(line.key) for line in lines], [fold(line.key) for line in our_lines])
    yield from _compare_order(place, [(lines[i], our_lines[j]) for i, j in both(pairs)])
    for index, our_index in pairs:
        if index is None and our_index is not None:
            yield Difference(f"{place} 行", "", _printed(our_lines[our_index]))
        elif our_index is None and index is not None:
            yield Difference(f"{place} 行", _printed(lines[index]), "")
        elif index is not None and our_index is not None:
            yield from _compare_line(place, pairings, lines[index], our_lines[our_index])


def _compare_order(place: str, pairs: list[tuple[Line, Line]]) -> Iterator[Difference]:
    """Yield one difference if rows follow in another order: the names from first to last misplaced."""
    in_our_order = sorted(pairs, key=lambda pair: pair[1].position)
    misplaced = [n for n, pair in enumerate(pairs) if pair is not in_our_order[n]]
    if misplaced:
        stretch = slice(misplaced[0], misplaced[-1] + 1)
        names = ("、".join(line.name for line, _ in order[stretch]) for order in (pairs, in_our_order))
        yield Difference(f"{place} 行序", *names)


def _printed(line: Line) -> str:
    return " ".join([line.key, *filter(None, line.amounts.values())])


def _compare_line(place: str, pairings: list[Pairing], line: Line, our_line: Line) -> Iterator[Difference]:
    """Yield differences of label and of each amount under a column that both have."""
    place += f" 行 {line.key if len(line.key) <= LONG else line.key[:LONG] + '…'}"
    yield from compare_texts(place, line.key, our_line.key)
    for name, column, our_column in pairings:
        amount, our_amount = line.amounts.get(column, ""), our_line.amounts.get(our_column, "")
        if amount != our_amount:
            yield Difference(f"{place} 列 {name}", amount, our_amount)


def amounts_in(sheets: Sequence[Sheet]) -> int:
    """Count the numeric cells of tables."""
    return sum(is_amount(cell) for sheet in sheets for row in sheet.rows for cell in row)
