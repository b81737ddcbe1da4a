"""The 绩效目标表, whose upper part is laid out cell by cell and whose lower part lists indicators."""

from __future__ import annotations

from typing import Any

from generator.budget.figure import Figure
from generator.document.numerals import chinese
from generator.document.tree import Cell, Column, Row, Table, plain
from generator.document.vocabulary import Token, Vocabulary
from generator.edition.complaint import MisuseError
from generator.edition.layout_faults import Layout


def build_form(vocabulary: Vocabulary, name: str, goal: dict[str, Any]) -> Token:
    """绩效表: the form `name` filled with one 绩效目标, as a token for the sentence it stands in."""
    layout = vocabulary.edition.form(name)
    if not isinstance(goal, dict) or "指标" not in goal:
        raise MisuseError("“绩效表”里要写表名和一个绩效目标")
    words = {**vocabulary.words, **goal, "一": chinese(goal.get("序", 1))}
    upper = [tuple(_cell(spec, vocabulary, words) for spec in row) for row in layout["行"]]
    table = Table(
        title=vocabulary.edition.say(layout["标题"], words),
        subtitle=vocabulary.edition.say(layout.get("副题", ""), words),
        columns=tuple(Column(width) for width in layout["宽"]),
        header=(),
        rows=(*upper, *_indicators(layout["指标"], goal)),
        description=vocabulary.edition.say(layout["说明"], words),
        subject=goal.get("名称", ""),
    )
    return vocabulary.token(table)


def _cell(spec: Layout, vocabulary: Vocabulary, words: dict[str, Any]) -> Cell:
    said = vocabulary.edition.say(spec["文"], words)
    text = vocabulary.runs(said.strip())
    is_label = "{{" not in spec["文"]
    is_figure = len(text) == 1 and isinstance(text[0], Figure)
    align = "center" if is_label or is_figure else "left"
    return Cell(text, spec.get("跨", 1), {"起": "start", "续": "continue", "": ""}[spec.get("并", "")], align)


def _indicators(columns: list[Layout], goal: dict[str, Any]) -> list[Row]:
    """Return the heads of the indicator columns and a row for each 三级指标; equal neighbours may merge downwards."""
    heads = tuple(Cell((column["题"],), column.get("跨", 1), align="center") for column in columns)
    rows = [heads]
    for group in goal["指标"]:
        for entry in group["三级"]:
            fields = {**group, **entry}
            rows.append(tuple(_indicator(column, fields) for column in columns))
    merged = [number for number, column in enumerate(columns) if column.get("合并") == "是"]
    return _merge_downwards(rows, merged)


def _indicator(column: Layout, fields: dict[str, Any]) -> Cell:
    text = str(fields.get(column["字段"], ""))
    return Cell((text,) if text else (), column.get("跨", 1), align=column.get("位", "left"))


def _merge_downwards(rows: list[Row], merged: list[int]) -> list[Row]:
    """Mark cells of the given columns that repeat the cell above; a merge never crosses one further left."""
    marked = [list(row) for row in rows]
    for number in range(2, len(rows)):
        for column in merged:
            if plain(rows[number][column].text) != plain(rows[number - 1][column].text):
                break
            above = marked[number - 1][column]
            marked[number - 1][column] = above._replace(merge=above.merge or "start")
            marked[number][column] = marked[number][column]._replace(merge="continue")
    return [tuple(row) for row in marked]
