"""Rows of cells, blank where a merged cell covers them, made into tables with named columns.

Published texts and our documents come through here alike, so that neither is read more kindly.
"""

from __future__ import annotations

import re

from tests.published.folding import is_amount
from tests.published.pages import Goal, Grid

NUMBERING = "※"
LABELS = frozenset(("类", "款", "项", "科目", "科目名称", "功能分类", "功能分类科目名称", "经济分类科目名称")) | {
    "按支出功能分类",
    "项目",
    "项目名称",
    "“三公”经费支出内容",
}
_CLASS = re.compile(r"\d{3}")
_LEVELS = frozenset(["产出指标", "成本指标", "效益指标", "满意度指标", "履职效能", "项目完成指标", "项目效益指标"])
_MERGED_CODE = re.compile(r"(\d\d)(\D.*)")
_MERGED_RULE = re.compile(r"(.*赋分)(.+)")


def is_label(column: str) -> bool:
    """Tell whether a column holds the names of rows, not their amounts."""
    return column in LABELS


def split_header(grid: Grid) -> tuple[Grid, Grid]:
    """Return the header rows and the rows below them."""
    for index, row in enumerate(grid):
        if _is_data(row):
            return grid[:index], grid[index:]
    return grid, ()


def _is_data(row: tuple[str, ...]) -> bool:
    """Tell a row of data by an amount, a 类, the word 总计 or the first item of the 三公 table."""
    first = next((cell for cell in row if cell), "")
    if any(map(is_amount, row)) or _CLASS.fullmatch(first):
        return True
    return NUMBERING not in row and (first == "总计" or first.startswith("因公"))


def columns_of(header: Grid) -> tuple[str, ...]:
    """Name each column by its header path; a column of labels by the last word of it alone.

    Why: a label may stand under 科目 or not, as the conversion kept the merged cell or not.
    """
    width = max(index + 1 for row in header for index, cell in enumerate(row) if cell)
    above: tuple[tuple[str, ...], ...] = ((),) * width
    for row in header:
        above = tuple(_extend(above, _fit(row, width)))
    return tuple(_name(path) for path in above)


def _extend(above: Grid, row: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Add a header row to the paths: a blank belongs to the cell on its left if both hang below one."""
    below: list[tuple[str, ...]] = []
    spanning = ""
    for index, (path, cell) in enumerate(zip(above, row, strict=True)):
        covered = not cell and index > 0 and path == above[index - 1]
        spanning = spanning if covered else cell
        below.append((*path, spanning) if spanning else path)
    return below


def _name(path: tuple[str, ...]) -> str:
    words = [word for word in path if word != NUMBERING]
    label = next((word for word in reversed(words) if not word.isdigit()), "")
    return label if label in LABELS else "/".join(words)


def body_of(rows: Grid, columns: tuple[str, ...]) -> Grid:
    """Return the rows as wide as the header, with a code that ran into the name of its row put back."""
    return tuple(_fit(_part_code(row, columns), len(columns)) for row in rows)


def _part_code(row: tuple[str, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
    """Part `05 基本工资` into two cells, and put a blank there in a row without code."""
    if len(row) >= len(columns):
        return row
    index = next(index for index, cell in enumerate(row) if cell and not cell.isdigit())
    merged = _MERGED_CODE.fullmatch(row[index])
    return (*row[:index], *(merged.groups() if merged else ("", row[index])), *row[index + 1 :])


def _fit(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    if any(row[width:]):
        raise ValueError(f"一行比表头宽：{row}")
    return row[:width] + ("",) * (width - len(row))


def goal_of(title: str, subtitle: str, grid: Grid) -> Goal:
    """Make a 绩效目标表 of its rows. A 一级 or 二级 indicator merged downwards stands in each of its rows."""
    top = next(index for index, row in enumerate(grid) if row[0] == "一级指标")
    starts = [index for index, cell in enumerate(grid[top]) if cell]
    columns = tuple(grid[top][index] for index in starts)
    rows = _fill(tuple(_straighten(row, len(columns)) for row in grid[top + 1 :]), starts)
    head = tuple(tuple(cell for cell in row if cell) for row in grid[:top] if any(row))
    return Goal(title, subtitle, head, columns, rows)


def _straighten(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Undo what the conversion did to a row: a cell lost on the left, two made one on the right."""
    if row[0] and row[0] not in _LEVELS:
        row = ("", *row[1:])
    if not row[-1] and row[1] and not row[1].endswith("指标"):
        row = ("", *row[:-1])
    merged = _MERGED_RULE.fullmatch(row[-1])
    return (*row[:-1], *merged.groups()) if merged and len(row) < width else row


def _fill(rows: Grid, starts: list[int]) -> Grid:
    filled: list[tuple[str, ...]] = []
    for row in rows:
        cells = [row[index] for index in starts]
        above = filled[-1] if filled else ("", "")
        second = cells[1] or ("" if cells[0] else above[1])
        filled.append((cells[0] or above[0], second, *cells[2:]))
    return tuple(filled)
