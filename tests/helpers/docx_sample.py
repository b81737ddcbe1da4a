"""A small realistic document that holds every kind of block, for tests of the DOCX writer."""

from __future__ import annotations

from decimal import Decimal

from generator.budget.figure import Figure, Sum, printed
from generator.budget.rounding import NumberFormat
from generator.document.tree import Cell, Column, Contents, Cover, Document, Entry, Heading, Paragraph, Row, Table

UNIT = "甲市医疗保障局"
LONG_TABLE_ROWS = 90


def amount(yuan: int) -> Figure:
    """Return an amount in 元 as it is printed, in 万元."""
    return printed(Decimal(yuan), Sum("一般公共预算", 1), NumberFormat())


def money(yuan: int) -> Cell:
    return Cell((amount(yuan),), align="right")


def head(text: str, span: int = 1, merge: str = "") -> Cell:
    return Cell((text,), span, merge, "center")


def numbered(table: Table, number: int) -> Table:
    """Return a table of part two with what stands above it."""
    return table._replace(
        number=f"表{number}", left=f"编制单位：{UNIT}", right="单位：万元", level=2, anchor=f"s_2_{number}"
    )


def long_table() -> Table:
    """Return 表1: two levels of heads, and more rows than a page holds."""
    header: tuple[Row, ...] = (
        (head("科目", 2), head("支出", 2)),
        (head("科目编码"), head("科目名称"), head("基本支出"), head("项目支出")),
    )
    rows = tuple(
        (
            Cell((f"21015{number:02}",), align="center"),
            Cell(("行政运行",)),
            money(number * 10_000),
            Cell(align="right"),
        )
        for number in range(LONG_TABLE_ROWS)
    )
    columns = (Column(8), Column(15), Column(9, numeric=True), Column(9, numeric=True))
    return numbered(Table("单位支出总体情况表", columns, header, rows), 1)


def wide_table() -> Table:
    """Return 表2: twelve columns on a landscape page, with a head that spans ten of them and one merged downwards."""
    header: tuple[Row, ...] = (
        (head("科目名称", merge="start"), head("总计", merge="start"), head("财政拨款（补助）", 10)),
        (
            head("科目名称", merge="continue"),
            head("总计", merge="continue"),
            *(head(f"资金{n}") for n in range(10)),
        ),
    )
    rows = tuple((Cell((name,)), *(money(4_000) for _ in range(11))) for name in ("卫生健康支出", "行政运行"))
    columns = (Column(16), *(Column(7, numeric=True) for _ in range(11)))
    table = Table("单位收入总体情况表", columns, header, rows, landscape=True)
    return numbered(table._replace(description="2026年甲市医疗保障局单位收入总体情况表"), 2)


def empty_table() -> Table:
    """Return 表3: a table without rows, as one for which there is nothing to report."""
    header: tuple[Row, ...] = ((head("科目名称"), head("合计")),)
    columns = (Column(20), Column(10, numeric=True))
    return numbered(Table("政府性基金预算支出情况表", columns, header, ()), 3)


def form() -> Table:
    """Return a 绩效目标表: no number, no level, labels merged downwards."""
    rows: tuple[Row, ...] = (
        (Cell(("预算单位",), 2, align="center"), Cell((UNIT,), 7)),
        (Cell(("项目总体目标",), 2, align="center"), Cell(("完成审核。\n保障基金安全 & 平稳。",), 7)),
        tuple(head(text) for text in ("一级", "二级", "三级", "指标值", "依据", "上年", "权重", "规则", "资料")),
        (
            head("产出指标", merge="start"),
            *(Cell((text,)) for text in ("数量指标", "举报案件数", ">=2起")),
            *blank(5),
        ),
        (
            head("产出指标", merge="continue"),
            *(Cell((text,)) for text in ("质量指标", "兑现率", "<=100%")),
            *blank(5),
        ),
    )
    columns = tuple(Column(width) for width in (4, 4, 10, 6, 6, 6, 5, 6, 6))
    return Table("项目支出绩效目标表", columns, (), rows, subtitle="（2026年）")


def blank(count: int) -> tuple[Cell, ...]:
    return (Cell(),) * count


def headings() -> tuple[Heading | Paragraph | Table, ...]:
    """Return what follows the 目录."""
    return (
        Heading(1, ("第一部分 ", "2026年单位概况"), "s_1"),
        Heading(2, ("一、", "主要职能"), "s_1_1"),
        *(Paragraph(("贯彻执行国家、自治区和我市有关医疗保障工作的方针、政策和法律、法规。" * 3,)),) * 12,
        Heading(1, ("第二部分 ", "2026年单位预算公开表"), "s_2"),
        long_table(),
        wide_table(),
        empty_table(),
        Paragraph(("甲市医疗保障局2026年没有使用政府性基金预算拨款安排的支出。",), "note"),
        Heading(1, ("第三部分 ", "2026年单位预算情况说明"), "s_3"),
        Heading(2, ("一、", "收支预算情况"), "s_3_1"),
        Heading(3, ("（一）", "收入"), "s_3_1_1"),
        Paragraph(("收入预算", amount(6_870_100), "万元，其中“三公”经费", amount(92_000), "万元。")),
        form(),
        form(),
        Heading(3, ("（二）", "其他"), "s_3_1_2"),
        Paragraph(("无其他需说明的事项。",)),
        Paragraph((UNIT,), "signature"),
        Paragraph(("2026年2月27日",), "signature"),
    )


def sample() -> Document:
    """Return the whole document."""
    entries = (
        Entry(1, "第一部分 2026年单位概况", "s_1"),
        Entry(2, "一、主要职能", "s_1_1"),
        Entry(1, "第二部分 2026年单位预算公开表", "s_2"),
        Entry(2, "一、单位支出总体情况表", "s_2_1"),
        Entry(2, "二、单位收入总体情况表", "s_2_2"),
        Entry(2, "三、政府性基金预算支出情况表", "s_2_3"),
        Entry(1, "第三部分 2026年单位预算情况说明", "s_3"),
        Entry(2, "一、收支预算情况", "s_3_1"),
        Entry(3, "（一）收入", "s_3_1_1"),
    )
    front = (Cover((f"2026年{UNIT}", "单位预算公开")), Contents("目录", entries))
    return Document(f"2026年{UNIT}单位预算公开", UNIT, 2026, (*front, *headings()))
