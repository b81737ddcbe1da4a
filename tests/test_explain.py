"""Where a figure comes from: its formula, the officer's lines with their places, the sum before rounding."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.budget.figure import Sum
from generator.budget.ledger import Ledger
from generator.document.tree import Cell, Column, Document, Heading, Table
from generator.explain import Found, explanation, figures, matches
from generator.unit import compose_unit
from tests.helpers.documents import printed
from tests.helpers.units_for_tests import EDITION, FILES, SECTION, TABLE, UNIT_FILE, altered, lay_out, work_in

MORE = """\
项目支出:
  - 名称: 奖励金
    设立的政策依据: 甲
    资金执行时间: 全年
    支出: [{科目: "2101599", 资金来源: 一般财力, 金额: 200000}]
上年:
  支出: [{科目: "2101501", 资金来源: 一般财力, 基本支出: 1365200}]
"""
SENTENCES = """\
## 比较
{% set 比 = 比较("财政拨款") %}
差{{ 比.差额 }}，幅度{{ 比.幅度 }}；公用幅度{{ 比较("公用经费").幅度 }}；零{{ 比较("无").幅度 }}。
## 其他
项目{{ 个数("财政拨款") }}个，车{{ 数("国有资产.车辆.执法执勤用车.数量", 格式="数量") }}辆。
"""
PLACE = {
    **FILES,
    UNIT_FILE: FILES[UNIT_FILE] + MORE,
    "templates/小/edition.yaml": altered(EDITION, ("条件:\n", "条件:\n  无: {年: []}\n")),
    "templates/小/节/支出.md": SECTION + SENTENCES,
}
STAFF = f"{UNIT_FILE}:10  1,305,200.00 元  本年 2101501 一般财力 人员经费 30101"
RUNNING = [
    f"{UNIT_FILE}:11  155,600.00 元  本年 2101501 一般财力 公用经费 30201",
    f"{UNIT_FILE}:11  4,900.00 元  本年 2101501 一般财力 公用经费 30202",
]
PROJECT = f"{UNIT_FILE}:24  200,000.00 元  本年 2101599 一般财力 项目支出 奖励金"
BEFORE = f"{UNIT_FILE}:26  1,365,200.00 元  上年 2101501 一般财力 基本支出"


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Found], Ledger]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        work_in(tmp_path_factory.mktemp("单位"), monkeypatch, PLACE)
        unit = compose_unit(Path(UNIT_FILE))
    assert unit.findings == []
    assert unit.document is not None
    assert unit.ledger is not None
    return list(figures(unit.document)), unit.ledger


def account(composed: tuple[list[Found], Ledger], place: str, printed: str) -> list[str]:
    """Return the account of the only figure that reads so at a place."""
    (found,) = [one for one in composed[0] if matches(one, place, printed)]
    return explanation(found, composed[1]).splitlines()


def test_a_cell_names_table_row_and_column_and_adds_up_its_lines(composed: tuple[list[Found], Ledger]) -> None:
    assert account(composed, "表1", "146.57") == [
        "第一部分 表 › 表1 支出表",
        "  2101501 行政运行 · 合计",
        "  146.57 ＝ 3 处之和（取数：项=2101501）",
        f"    {STAFF}",
        f"    {RUNNING[0]}",
        f"    {RUNNING[1]}",
        "    合计 1,465,700.00 元，四舍五入后印 146.57",
    ]


def test_a_share_accounts_for_both_parts(composed: tuple[list[Found], Ledger]) -> None:
    assert account(composed, "支出情况", "9.64") == [
        "第二部分 说明 › 一、支出情况",
        "  …用经费16.05万元，占[9.64]%。…",
        "  9.64% ＝ 100 × 16.05 ÷ 166.57，按印出的数算，四舍五入",
        "    16.05 ＝ 2 处之和（取数：公用经费）",
        f"      {RUNNING[0]}",
        f"      {RUNNING[1]}",
        "      合计 160,500.00 元，四舍五入后印 16.05",
        "    166.57 ＝ 4 处之和（取数：财政拨款）",
        f"      {STAFF}",
        f"      {RUNNING[0]}",
        f"      {RUNNING[1]}",
        f"      {PROJECT}",
        "      合计 1,665,700.00 元，四舍五入后印 166.57",
    ]


def test_growth_is_taken_from_printed_figures_and_the_change_from_exact_ones(
    composed: tuple[list[Found], Ledger],
) -> None:
    assert account(composed, "比较", "22.01") == [
        "第二部分 说明 › 一、支出情况 › （一）比较",
        "  …差30.05，幅度[22.01]；公…",
        "  22.01% ＝ 100 × 30.05 ÷ 136.52（今年 166.57 − 变动 30.05），按印出的数算，四舍五入",
        "    30.05 ＝ 今年 1,665,700.00 元 − 上年 1,365,200.00 元，相减后再四舍五入",
        "      166.57 ＝ 4 处之和（取数：财政拨款）",
        f"        {STAFF}",
        f"        {RUNNING[0]}",
        f"        {RUNNING[1]}",
        f"        {PROJECT}",
        "        合计 1,665,700.00 元，四舍五入后印 166.57",
        "      136.52 ＝ 1 处之和（取数：财政拨款）",
        f"        {BEFORE}",
        "        合计 1,365,200.00 元，四舍五入后印 136.52",
    ]


def test_growth_from_nothing_says_so(composed: tuple[list[Found], Ledger]) -> None:
    assert account(composed, "比较", "100.00")[2] == "  100.00% ：上年为零，今年有数"
    assert account(composed, "比较", "0.00")[2:] == [
        "  0.00% ：上年为零，今年也为零",
        "    0.00 ＝ 今年 0.00 元 − 上年 0.00 元，相减后再四舍五入",
        "      0.00 ＝ 0 处之和（取数：无）",
        "      0.00 ＝ 0 处之和（取数：无）",
    ]


def test_a_count_names_the_projects(composed: tuple[list[Found], Ledger]) -> None:
    assert account(composed, "其他", "1") == [
        "第二部分 说明 › 一、支出情况 › （二）其他",
        "  …项目[1]个，…",
        "  1 ＝ 不同项目的个数（财政拨款）",
        "    奖励金",
    ]


def test_numbers_of_things_are_not_in_yuan(composed: tuple[list[Found], Ledger]) -> None:
    assert account(composed, "其他", "2")[2:] == [
        "  2 ＝ 1 处之和（取数：国有资产.车辆.执法执勤用车.数量）",
        f"    {UNIT_FILE}:15  2  国有资产 → 车辆 → 执法执勤用车 → 数量",
    ]


def test_every_printed_figure_is_listed_in_order(composed: tuple[list[Found], Ledger]) -> None:
    texts = [found.figure.text for found in composed[0]]
    table = ["146.57", "16.05", "20.00", "166.57", "16.05"]
    assert texts == [*table, "166.57", "16.05", "9.64", "30.05", "22.01", "100.00", "0.00", "1", "2"]


# ---- asking for a place and a figure

ASKED = [
    ("表1", "", True),
    ("表 1", "", True),
    ("表10", "", False),
    ("支出表", "", True),
    ("第一部分", "", True),
    ("说明", "", False),
    ("", "1,465.70", True),
    ("", "1465.70", True),
    ("表1", "1465.7", False),
    ("1465.70", "", True),
    ("1,465.71", "", False),
    ("表1", "1,465.70万元", True),
    ("1465.70 万元", "", True),
    ("表1", "1,465.70%", True),
    ("表1", "1,465.70万", False),
    ("表一", "", True),
    ("“支出”表", "", True),
    (" 支出 表 ", "1465.70", True),
]


@pytest.mark.parametrize(("place", "printed", "met"), ASKED)
def test_a_place_is_met_by_number_or_words_and_a_figure_as_printed(
    composed: tuple[list[Found], Ledger], place: str, printed: str, *, met: bool
) -> None:
    figure = composed[0][0].figure._replace(text="1,465.70")
    found = Found(("第一部分 表", "表1 支出表"), "总计", figure)
    assert matches(found, place, printed) is met


def test_a_table_in_chinese_numerals_is_met_by_digits_and_a_name_without_its_quotes(
    composed: tuple[list[Found], Ledger],
) -> None:
    found = Found(("表三：一般公共预算“三公”经费支出情况表",), "", composed[0][0].figure)
    met = {place: matches(found, place, "") for place in ("表3", "表 3", "表三", "三公经费", "表1", "表13", "表十三")}
    assert [place for place, is_met in met.items() if is_met] == ["表3", "表 3", "表三", "三公经费"]


def test_a_label_is_that_of_its_own_half() -> None:
    document = printed("新疆-2026").document
    assert document is not None
    beside = [one.beside for one in figures(document) if one.under[-1].startswith("表1 ")]
    assert beside == [
        "一、本年收入 · 预算数", "1.一般公共预算拨款 · 预算数", "其中：一般财力 · 预算数", "210 卫生健康支出 · 预算数",
        "收入总计 · 预算数", "支出总计 · 预算数",
    ]  # fmt: skip


def test_a_label_begins_anew_behind_a_figure_and_a_blank_cell(composed: tuple[list[Found], Ledger]) -> None:
    figure = composed[0][0].figure
    row = (Cell(("收入",)), Cell((figure,)), Cell(), Cell(("支出",)), Cell((figure,)))
    form = Table("目标表", (Column(1),) * 5, (), (row,), description="甲局目标表")
    found = list(figures(Document("名", "甲局", 2026, (Heading(1, ("第一部分",), ""), form))))
    assert [(one.under, one.beside) for one in found] == [
        (("第一部分", "甲局目标表"), "收入"), (("第一部分", "甲局目标表"), "支出"),
    ]  # fmt: skip


def test_a_row_of_column_numbers_is_no_head(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbered = altered(EDITION, ("编号行: 否", "编号行: 是"))
    work_in(tmp_path, monkeypatch, {**FILES, "templates/小/edition.yaml": numbered})
    document = compose_unit(Path(UNIT_FILE)).document
    assert document is not None
    assert next(iter(figures(document))).beside.endswith("· 合计")


def test_table_1_is_not_table_10(composed: tuple[list[Found], Ledger]) -> None:
    found = Found(("表10 三公经费表",), "", composed[0][0].figure)
    assert not matches(found, "表1", "")
    assert matches(found, "表10", "")
    assert explanation(found, composed[1]).splitlines()[:2] == [
        "表10 三公经费表",
        "  146.57 ＝ 3 处之和（取数：项=2101501）",
    ]


def test_the_words_that_choose_the_table_are_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = altered(TABLE, ("标题: 支出表\n", "标题: 支出表\n取: 财政拨款\n"))
    work_in(tmp_path, monkeypatch, {**FILES, "templates/小/表/支出.yaml": chosen})
    unit = compose_unit(Path(UNIT_FILE))
    assert unit.document is not None
    formulas = [found.figure.formula for found in figures(unit.document)][:4]
    assert [formula.words for formula in formulas if isinstance(formula, Sum)] == [
        "项=2101501 财政拨款",
        "项=2101501 财政拨款 公用经费",
        "财政拨款",
        "财政拨款 公用经费",
    ]


def test_columns_below_one_head_and_carried_lines_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grouped = altered(
        TABLE,
        ('  - {题: 合计, 取: ""}\n', "  - {题: 全部, 下: [{题: 当年, 取: 结转=当年}, {题: 结转, 取: 结转=结转}]}\n"),
    )
    carried = '结转结余:\n  - 名称: 补助\n    用途: 尾款\n    支出: [{科目: "2101505", 资金来源: 单位资金, 金额: 30}]\n'
    lay_out(tmp_path, {**FILES, UNIT_FILE: FILES[UNIT_FILE] + carried, "templates/小/表/支出.yaml": grouped})
    monkeypatch.chdir(tmp_path)
    unit = compose_unit(Path(UNIT_FILE))
    assert unit.document is not None
    assert unit.ledger is not None
    (row,) = [one for one in figures(unit.document) if one.beside.startswith("2101505")]
    assert row.beside.endswith("· 结转")
    assert explanation(row, unit.ledger).splitlines()[3] == (
        f"    {UNIT_FILE}:23  30.00 元  本年结转 2101505 单位资金 项目支出 补助"
    )
