"""What changes in the printed document, section by section, matched by words; what only moves is not told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.budget.figure import Figure, Sum
from generator.comparison.blocks import changed_sections
from generator.comparison.changes import ChangedSection, Printed
from generator.document.tree import (
    Block,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Entry,
    Heading,
    Paragraph,
    Row,
    Table,
)  # fmt: skip
from generator.matching import pairing
from generator.matching.pairing import likened, matched


def sections(old: tuple[Block, ...], new: tuple[Block, ...]) -> list[tuple[str, list[str]]]:
    """Return the sections that changed: the title and each change on a line, [-gone-] and {+new+}."""
    documents = (Document("名", "甲局", 2026, blocks) for blocks in (old, new))
    return [(title, [line(change) for change in changes]) for title, changes in changed_sections(*documents)]


def line(change: Printed) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    text = "".join(marks[kind].format(text) for kind, text in change.pieces)
    return " | ".join(filter(None, (change.table, change.row, change.column, text)))


def figure(text: str) -> Figure:
    return Figure(text, Decimal(text), Decimal(text), Sum("", 0))


def row(*cells: str) -> Row:
    """Return a row: texts, figures, and blanks."""
    return tuple(Cell((figure(text) if text[0].isdigit() and "." in text else text,) if text else ()) for text in cells)


def table(*rows: Row, head: tuple[str, ...] = ("科目", "合计", "基本"), **fields: object) -> Table:
    columns = tuple(Column(1) for _ in head)
    settled = {"number": "表3", "level": 2, **fields}
    return Table("支出表", columns, (row(*head),), rows, **settled)  # type: ignore[arg-type]


def numbered(table: Table) -> Table:
    return table._replace(header=(*table.header, row("※", "1", "2")))


def heading(number: str, text: str) -> Heading:
    return Heading(2, (number, text), "")


def sentence(*parts: str | Figure) -> Paragraph:
    return Paragraph(parts)


TOTAL = row("总计", "3.00", "1.00")
SALARY = row("工资", "1.00", "1.00")
CAR = row("车", "2.00", "")

CHANGES = {
    "nothing": ((table(TOTAL),), (table(TOTAL),), []),
    "a figure in a table": (
        (table(SALARY, TOTAL),), (table(SALARY, row("总计", "4.00", "1.00")),),
        [("表3 支出表", ["总计 | 合计 | [-3.00-]{+4.00+}"])],
    ),
    "a figure where there was none": (
        (table(CAR),), (table(row("车", "2.00", "2.00")),), [("表3 支出表", ["车 | 基本 | {+2.00+}"])],
    ),
    "a row more and one less": (
        (table(SALARY, TOTAL),), (table(CAR, TOTAL),),
        [("表3 支出表", ["删去的行 | [-工资：合计 1.00，基本 1.00-]", "新增的行 | {+车：合计 2.00+}"])],
    ),
    "a figure below a numbered head": (
        (numbered(table(TOTAL)),), (numbered(table(row("总计", "4.00", "1.00"))),),
        [("表3 支出表", ["总计 | 合计 | [-3.00-]{+4.00+}"])],
    ),
    "blank rows": ((table(TOTAL),), (table(row("", "", ""), TOTAL),), []),
    "a column more": (
        (table(SALARY),), (table(row("工资", "1.00", "0.50", "1.00"), head=("科目", "合计", "项目", "基本")),),
        [("表3 支出表", ["新增的列 | {+项目+}"])],
    ),
    "the year in a head": (
        (table(SALARY, head=("科目", "2025年", "基本")),), (table(SALARY, head=("科目", "2026年", "基本")),), [],
    ),
    "a figure below another year": (
        (table(SALARY, head=("科目", "2025年", "基本")),),
        (table(row("工资", "2.00", "1.00"), head=("科目", "2026年", "基本")),),
        [("表3 支出表", ["工资 | 2026年 | [-1.00-]{+2.00+}"])],
    ),
    "the words of a row": (
        (table(row("机关运行费", "1.00", "")),), (table(row("机关运行经费", "1.00", "")),),
        [("表3 支出表", ["科目 | 机关运行{+经+}费"])],
    ),
    "two tables side by side": (
        (table(row("一、拨款", "1.00", "教育", "2.00"), head=("收入", "数", "支出", "额")),),
        (table(row("一、拨款", "3.00", "教育", "4.00"), head=("收入", "数", "支出", "额")),),
        [("表3 支出表", ["一、拨款 | 数 | [-1.00-]{+3.00+}", "教育 | 额 | [-2.00-]{+4.00+}"])],
    ),
    "a table in the text": (
        (table(SALARY, level=0, subject="甲项目"),),
        (table(row("工资", "2.00", "1.00"), level=0, subject="甲项目"),),
        [("封面", ["支出表：甲项目 | 工资 | 合计 | [-1.00-]{+2.00+}"])],
    ),
    "one of several tables in the text gone": (
        (table(SALARY, level=0, subject="甲"), table(SALARY, CAR, level=0, subject="一二三四五六七八")),
        (table(SALARY, level=0, subject="甲"),),
        [("封面", ["支出表：一二三四五六七八 | 删去的表 | [-工资：合计 1.00，基本 1.00\n车：合计 2.00-]"])],
    ),
    "the table of a project for that of another": (
        (table(SALARY, level=0, subject="举报奖励"),), (table(SALARY, level=0, subject="车辆租赁"),),
        [("封面", [
            "支出表：举报奖励 | 删去的表 | [-工资：合计 1.00，基本 1.00-]",
            "支出表：车辆租赁 | 新增的表 | {+工资：合计 1.00，基本 1.00+}",
        ])],
    ),
    "a table for a sentence that says the same": (
        (sentence("支出表"),), (table(SALARY, level=0),),
        [("封面", ["[-支出表-]", "支出表 | 新增的表 | {+工资：合计 1.00，基本 1.00+}"])],
    ),
    "a table more": (
        (table(SALARY),), (table(SALARY), table(row("房", "9.00", ""), number="表4", left="无")),
        [("新增：表4 支出表", ["新增的表 | {+房：合计 9.00+}"])],
    ),
    "a table more that has no heads": (
        (), (table(row("预算总额", "1.00", "其他", "2.00"), head=("", "", "", ""), level=0, subject="甲"),),
        [("封面", ["支出表：甲 | 新增的表 | {+预算总额 1.00 其他 2.00+}"])],
    ),
    "a row in another place": (
        (table(SALARY, CAR, TOTAL),), (table(TOTAL, row("工资", "1.50", "1.00"), CAR),),
        [("表3 支出表", ["移动 | 总计", "工资 | 合计 | [-1.00-]{+1.50+}"])],
    ),
    "sections that changed places": (
        (heading("一、", "甲项目"), sentence("五万元。"), heading("二、", "乙工程"), sentence("六万元。")),
        (heading("一、", "乙工程"), sentence("七万元。"), heading("二、", "甲项目"), sentence("五万元。")),
        [("一、乙工程", ["移到“封面”之后", "[-六-]{+七+}万元。"])],
    ),
    "a sentence in another place": (
        (sentence("第一句话。"), sentence("另外说明。")), (sentence("另外说明。"), sentence("第一句话。")),
        [("封面", ["移动 | 另外说明。"])],
    ),
    "a figure in a sentence": (
        (heading("一、", "收入"), sentence("收入", figure("1.00"), "万元。")),
        (heading("一、", "收入"), sentence("收入", figure("2.00"), "万元。")),
        [("一、收入", ["收入[-1.00-]{+2.00+}万元。"])],
    ),
    "a sentence put in between, the others counted on": (
        (sentence("1. 教育支出（类）五万元。"), sentence("2. 住房支出（类）六万元。")),
        (sentence("1. 教育支出（类）五万元。"), sentence("2. 一句不同的话。"), sentence("3. 住房支出（类）六万元。")),
        [("封面", ["{+一句不同的话。+}"])],
    ),
    "a heading counted on": ((heading("三、", "支出"),), (heading("四、", "支出"),), []),
    "a heading of another year": ((heading("三、", "2025年支出"),), (heading("三、", "2026年支出"),), []),
    "the words of a heading": (
        (heading("三、", "支出情况"),), (heading("三、", "支出说明"),),
        [("三、支出说明", ["支出[-情况-]{+说明+}"])],
    ),
    "a section more": (
        (heading("一、", "收入"),), (heading("一、", "收入"), heading("二、", "车辆"), sentence("没有车。")),
        [("新增：二、车辆", ["{+没有车。+}"])],
    ),
    "the cover, not the 目录": (
        (Cover(("甲局", "单位预算")), Contents("目录", (Entry(1, "一", "a"),))),
        (Cover(("甲局", "部门预算")), Contents("目录", ())),
        [("封面", ["甲局[-单位-]{+部门+}预算"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), CHANGES.values(), ids=CHANGES)
def test_what_is_printed_otherwise_is_told_where_it_stands(
    old: tuple[Block, ...], new: tuple[Block, ...], told: list[tuple[str, list[str]]]
) -> None:
    assert sections(old, new) == told


def test_a_long_sentence_is_cut_around_its_changes() -> None:
    start, middle, end = "首" * 40, "中" * 40, "尾" * 40
    before, after = f"{start}1.00{middle}甲乙丙丁{end}", f"{start}2.00{middle}戊己庚辛{end}"
    assert sections((sentence(before),), (sentence(after),)) == [
        ("封面", [f"…{'首' * 14}[-1.00-]{{+2.00+}}{'中' * 14}…{'中' * 14}[-甲乙丙丁-]{{+戊己庚辛+}}{'尾' * 14}…"])
    ]


def test_a_cell_knows_that_it_is_one_and_a_section_that_nothing_changed() -> None:
    documents = (Document("名", "甲局", 2026, (table(row("总计", text, "1.00")),)) for text in ("1.00", "2.00"))
    (section,) = changed_sections(*documents)
    assert isinstance(section, ChangedSection)
    assert [change.cell for change in section.changes] == [True]


def test_of_two_years_a_text_in_which_only_the_years_go_on_is_not_told() -> None:
    old = (sentence("2026年没有；截至2025年底也没有。"), sentence("2026年五万元。"), sentence("照2024年的办法。"))
    new = (sentence("2027年没有；截至2026年底也没有。"), sentence("2027年六万元。"), sentence("照2026年的办法。"))
    documents = (Document("名", "甲局", year, blocks) for year, blocks in ((2026, old), (2027, new)))
    (section,) = changed_sections(*documents)
    assert [line(change) for change in section.changes] == [
        "[-2026年五-]{+2027年六+}万元。", "照[-2024-]{+2026+}年的办法。",
    ]  # fmt: skip


PAIRS = [
    (["甲", "乙"], ["乙", "丙"], [("甲", None), ("乙", "乙"), (None, "丙")]),
    ([], ["甲"], [(None, "甲")]),
    (["合计", "房屋"], ["总计", "车辆"], [("合计", "总计"), ("房屋", None), (None, "车辆")]),
    (["甲局预算1.00万元", "无关"], ["甲局预算2.00万元"], [("甲局预算1.00万元", "甲局预算2.00万元"), ("无关", None)]),
    (
        ["行政运行经费五万元", "一般管理经费"],
        ["信息建设费用", "行政运行经费六万元", "一般管理费"],
        [(None, "信息建设费用"), ("行政运行经费五万元", "行政运行经费六万元"), ("一般管理经费", "一般管理费")],
    ),
]


@pytest.mark.parametrize(("old", "new", "pairs"), PAIRS)
def test_members_that_resemble_each_other_are_paired_in_order(
    old: list[str], new: list[str], pairs: list[tuple[str | None, str | None]]
) -> None:
    assert list(likened(old, new, str)) == [(*pair, False) for pair in pairs]


def test_what_went_in_one_place_and_came_in_another_has_moved() -> None:
    assert list(likened("甲乙丙", "乙丙甲", str)) == [
        ("乙", "乙", False), ("丙", "丙", False), ("甲", "甲", True),
    ]  # fmt: skip
    assert list(likened(["", "乙", "丙"], ["乙", "丙", ""], str)) == [
        ("", None, False), ("乙", "乙", False), ("丙", "丙", False), (None, "", False),
    ]  # fmt: skip


def test_where_nothing_can_move_it_went_in_one_place_and_came_in_another() -> None:
    assert list(likened("甲乙丙", "乙丙甲", str, moves=False)) == [
        ("甲", None, False), ("乙", "乙", False), ("丙", "丙", False), (None, "甲", False),
    ]  # fmt: skip


def test_long_texts_that_say_the_same_again_and_again_resemble_each_other() -> None:
    old, new = (first + "，人员支出" * 60 + last for first, last in ("甲乙", "丙丁"))
    assert list(likened([old], [new], str)) == [(old, new, False)]


def test_of_very_many_members_only_equal_ones_are_paired(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "MOST_PAIRS", 3)
    old, new = ["旧一句话", "旧二句话"], ["新一句话", "新二句话"]
    assert list(likened(old, new, str)) == list(matched(old, new, str))
    assert list(likened(old, new[:1], str)) == [("旧一句话", "新一句话", False), ("旧二句话", None, False)]
