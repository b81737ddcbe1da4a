"""The 资金来源 with the column of 表2 in which each edition prints it: found by printing money of it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document.tree import Table, column_titles, plain
from generator.edition.edition import load
from generator.schema.tree import Schema
from tools.handbook.printed import Place, composed, editions, placed, sample

INCOME = Place("表", "收入总体")
OF_SEVERAL = re.compile(r"[总小合]计$")
BLANK = frozenset({"", "0.00", "0"})


def funds(schema: Schema) -> Iterator[str]:
    """Yield the chapter: one table for this year's money, one for what is carried over."""
    lines = schema["properties"]["项目支出"]["items"]["properties"]["支出"]["items"]["properties"]
    carried = schema["properties"]["结转结余"]["items"]["properties"]["支出"]["items"]["properties"]
    yield "## 资金来源的名称\n"
    yield "键“资金来源”只能写下面的名称，一字不差。每个版式一列，写着这种钱在收入总体情况表里的栏；"
    yield "“没有”是这个版式不用它。\n"
    yield from _table("基本支出、项目支出的资金来源", lines["资金来源"]["enum"], "项目支出")
    yield from _table("结转结余的资金来源", carried["资金来源"]["enum"], "结转结余")


def _table(title: str, names: list[str], block: str) -> Iterator[str]:
    yield f"| {title} | {' | '.join(editions())} |\n| --- |{' --- |' * len(editions())}"
    for name in names:
        yield f"| {name} | {' | '.join(_column(name, block, edition) for edition in editions())} |"
    yield ""


def _column(fund: str, block: str, edition: str) -> str:
    """Return the columns of 表2 that are not blank if all money of a unit is of one source."""
    if block == "项目支出" and fund not in load(edition).settings["资金来源"]:
        return "没有"
    line = {"科目": "2101504", "资金来源": fund, "金额": 10000}
    blank = {"基本支出": [], "项目支出": [], "结转结余": [], block: [{"名称": "甲", "用途": "乙", "支出": [line]}]}
    there = placed(*composed({**sample(), **blank, "版式": edition}))
    table = next(part for place, part in there if place == INCOME and isinstance(part, Table))
    return "、".join(dict.fromkeys(_filled(table)))


def _filled(table: Table) -> Iterator[str]:
    titles = column_titles(table)
    for row in table.rows:
        texts = [plain(cell.text) for cell in row for _ in range(cell.span)]
        for column, title, text in zip(table.columns, titles, texts, strict=True):
            if column.numeric and text not in BLANK and not OF_SEVERAL.search(title):
                yield title
