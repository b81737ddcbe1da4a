"""What a layout must obey beyond its schema: columns and rows of one kind, words that exist, cells that fill a row.

Each check yields the place in the layout, what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.budget.ledger import DIMENSIONS, Condition, UnknownWordError, demand_known
from generator.source.nodes import KeyPath

Layout = dict[str, Any]
LayoutFault = tuple[KeyPath, str, str]
Conditions = Mapping[str, Condition]
ROWS = {"题": {"取", "缩", "无数"}, "按": {"不列", "全部", "除", "缩"}, "空行": set[str]()}
SHOWN = '文字写“字段”，数写“取”；全部的数写 取: ""。'


def table_faults(layout: Layout, conditions: Conditions) -> Iterator[LayoutFault]:
    """Yield what is wrong with a table, or with two side by side; `conditions` are the words that it can select by."""
    yield from _unknown_words(layout, (), conditions)
    for number, half in enumerate(layout.get("并列", ())):
        yield from _unknown_words(half, ("并列", number), conditions)
        yield from _half(half, ("并列", number), conditions)
    if "列" in layout:
        yield from _half(layout, (), conditions)


def _half(half: Layout, path: KeyPath, conditions: Conditions) -> Iterator[LayoutFault]:
    yield from _columns(half["列"], (*path, "列"), conditions)
    for key in ("行", "末行"):
        for number, row in enumerate(half.get(key, ())):
            yield from _unknown_words(row, (*path, key, number), conditions)
            yield from _row(row, (*path, key, number))


def _unknown_words(spec: Layout, path: KeyPath, conditions: Conditions) -> Iterator[LayoutFault]:
    for word in spec.get("取", "").split():
        try:
            demand_known(word, conditions)
        except UnknownWordError as error:
            from generator.edition.misuse import told

            yield (*path, "取"), *told(error, conditions)
        if _asks_fact(word, conditions):
            message = f"“{word}”取的是单列的数（事项），表里印不出来。"
            yield (*path, "取"), message, "写进节里，用“数(…)”；或删去。"


def _asks_fact(word: str, conditions: Conditions) -> bool:
    dimensions = [dimension for dimension, _ in conditions.get(word, ())]
    return word.startswith("事项=") or DIMENSIONS["事项"] in dimensions


def _columns(columns: list[Layout], path: KeyPath, conditions: Conditions) -> Iterator[LayoutFault]:
    for number, column in enumerate(columns):
        here = (*path, number)
        yield from _unknown_words(column, here, conditions)
        shown = [key for key in ("字段", "取") if key in column]
        if "下" in column:
            yield from _columns(column["下"], (*here, "下"), conditions)
            for key in shown:
                message = f"“{column['题']}”有下一层表头，自己不印内容，不能写“{key}”。"
                yield (*here, key), message, f"删去“{key}”，或删去“下”。"
        elif not shown:
            yield here, f"“{column['题']}”这一列没有写印什么。", SHOWN
        elif "比上年" in column and "取" not in column:
            yield (*here, "比上年"), f"“{column['题']}”这一列没有写比什么数。", '加上“取”；比全部的数写 取: ""。'
        elif len(shown) > 1:
            yield (*here, "取"), f"“{column['题']}”这一列既写了“字段”又写了“取”。", f"留下一个：{SHOWN}"


def _row(row: Layout, path: KeyPath) -> Iterator[LayoutFault]:
    kinds = [kind for kind in ROWS if kind in row]
    if len(kinds) != 1:
        written = f"写了{'、'.join(f'“{kind}”' for kind in kinds)}" if kinds else "都没有写"
        yield path, f"一行要写“题”“按”“空行”中的一个，这里{written}。", "固定的一行写“题”，分组写“按”，空白写“空行”。"
        return
    for key in row:
        if key not in {*kinds, *ROWS[kinds[0]], "当"}:
            yield (*path, key), f"写了“{kinds[0]}”的行不用“{key}”。", f"删去“{key}”。"
    if row.get("全部") == "是" and row.get("按") != ["类"]:
        yield (*path, "全部"), "“全部: 是”只能和“按: [类]”一起写。", "改成“按: [类]”，或删去“全部”。"
    for number, level in enumerate(row.get("不列", ())):
        if level not in row.get("按", ()):
            yield (*path, "不列", number), f"“不列”的“{level}”不在“按”里。", f"删去“{level}”，或写进“按”。"


def form_faults(layout: Layout) -> Iterator[LayoutFault]:
    """Yield what is wrong with a form (绩效目标表): each row must fill its columns, each merge start somewhere."""
    rows: dict[KeyPath, list[Layout]] = {("行", number): row for number, row in enumerate(layout["行"])}
    yield from _misfilled({**rows, ("指标",): layout["指标"]}, len(layout["宽"]))
    above: dict[int, int] = {}
    for path, row in rows.items():
        yield from _loose_merges(row, path, above)
        above = {start: span for start, span, cell in _spans(row) if "并" in cell}


def _spans(row: list[Layout]) -> Iterator[tuple[int, int, Layout]]:
    """Yield each cell with its first column and the number of columns it covers."""
    start = 0
    for cell in row:
        span = cell.get("跨", 1)
        yield start, span, cell
        start += span


def _misfilled(rows: dict[KeyPath, list[Layout]], width: int) -> Iterator[LayoutFault]:
    """Yield the rows that do not fill the columns; if all fill the same number, it is the columns that are wrong."""
    filled = {path: sum(span for _, span, _ in _spans(row)) for path, row in rows.items()}
    if len(set(filled.values())) == 1 and width not in filled.values():
        each = filled["指标",]
        yield ("宽",), f"“宽”写了 {width} 列，下面各行都占 {each} 列。", f"“宽”写 {each} 项；或改各行的“跨”。"
        return
    for path, columns in filled.items():
        if columns != width:
            message = f"这里的各格共占 {columns} 列，“宽”写了 {width} 列。"
            yield path, message, f"增减格子或改“跨”，使它们共占 {width} 列。"


def _loose_merges(row: list[Layout], path: KeyPath, above: dict[int, int]) -> Iterator[LayoutFault]:
    for number, (start, span, cell) in enumerate(_spans(row)):
        if cell.get("并") == "续" and above.get(start) != span:
            message = "“并: 续”的格，上一行同一处没有一样宽的“起”或“续”。"
            yield (*path, number, "并"), message, "上面那格写“并: 起”，“跨”写成一样；或删去这里的“并”。"
