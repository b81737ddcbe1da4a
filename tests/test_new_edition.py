"""Next year's edition is a folder: another title, a table more, a table less, another number format, a new sentence."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.budget.figure import Sum, change_between, growth_of, with_sign
from generator.budget.figure import printed as printed_figure
from generator.budget.rounding import NumberFormat
from generator.document.tree import Table, plain
from generator.edition.edition import load
from generator.output.markdown import render
from tests.helpers.documents import EDITIONS, Printed, printed
from tests.helpers.units_for_tests import lay_out
from tools.sound_unit import text_of

EDITION = """\
承接: 新疆-2026
封面:
  - "{{ 单位 }}"
  - "{{ 年度 }}年{{ 口径 | trim }}预算公开报告"
文件名: "{{ 单位 }}{{ 年度 }}年{{ 口径 }}预算公开报告"
数字格式:
  正文: {千分位: 否, 小数: 1}
条件:
  民生支出: {科目: ["208", "210"]}
部分:
  - 标题: "{{ 年度 }}年{{ 口径 }}预算公开表"
    表: [收支总体, 民生支出, 一般公共预算支出]
  - 标题: "{{ 年度 }}年{{ 口径 }}预算情况说明"
    节: [收支总体, 支出预算, 委托业务费]
"""
TABLE = """\
标题: 民生支出情况表
取: 民生支出
列:
  - {题: "{{ 用语.科目名称 }}", 字段: 代码名称, 宽: 40}
  - {题: 合计, 取: "", 宽: 16}
  - {题: 其中：人员经费, 取: 人员经费, 宽: 16}
行:
  - {按: [项]}
  - {题: 总计}
空表说明: "{{ 单位 }}{{ 年度 }}年没有民生支出。"
"""
SENTENCE = """\
# 关于{{ 单位 }}{{ 年度 }}年支出情况
{{ 年度 }}年支出{{ 金额() }}万元，民生支出{{ 金额("民生支出") }}万元，占{{ 占比(金额("民生支出"), 金额()) }}%。
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose templates/ holds the new edition, and nothing else."""
    edition = tmp_path / "templates" / "新疆-2027"
    for name, text in {"edition.yaml": EDITION, "表/民生支出.yaml": TABLE, "节/支出预算.md": SENTENCE}.items():
        path = edition / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return edition


BLOCKS = """
科目名称: {"20501": 教育管理事务, "2050101": 行政运行}
基本支出:
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 12345600}, 公用经费: {"30201": 200000}}
  - {科目: "2050101", 资金来源: 一般财力, 人员经费: {"30101": 1000}}
变动原因:
  收入: {一般财力: 增资}
  支出: {基本支出: 增资}
  科目: {"2050101": 增资, "2101501": 增资}
主要用途: {一般公共预算: {"205": 教育}}
"""


@pytest.mark.usefixtures("folder")
def test_new_edition_prints_what_it_changes() -> None:
    document = printed("新疆-2027", BLOCKS)
    assert document.findings == []
    assert document.document is not None
    assert document.document.name == "甲市医疗保障局2027年单位预算公开报告"
    assert document.cover == ("甲市医疗保障局", "2027年单位预算公开报告")
    titles = [block.title for block in document.blocks if isinstance(block, Table)]
    assert titles == ["单位收支总体情况表", "民生支出情况表", "一般公共预算支出情况表"]
    assert document.row("表2", "2101501 行政运行") == {"合计": "1,254.56", "其中：人员经费": "1,234.56"}
    assert document.row("表2", "总计") == document.row("表2", "2101501 行政运行")
    assert document.under("关于甲市医疗保障局2027年支出情况") == [
        "2027年支出1254.7万元，民生支出1254.6万元，占99.99%。"
    ]


@pytest.mark.usefixtures("folder")
def test_new_edition_keeps_what_it_does_not_change() -> None:
    document, before = printed("新疆-2027", BLOCKS), printed("新疆-2026", BLOCKS)
    assert rows(document, "单位收支总体情况表") == rows(before, "单位收支总体情况表")
    assert document.under("委托业务费")[0] == before.under("委托业务费")[0].replace("2026", "2027")
    assert document.under("收支预算情况总体说明")[2] == before.under("收支预算情况总体说明")[2]
    assert document.under("收支预算情况总体说明")[0].endswith("收支总预算1254.7万元。")
    assert document.document is not None
    assert "第二部分 2027年单位预算情况说明\n  - 一、关于" in render(document.document)


def rows(document: Printed, title: str) -> list[list[str]]:
    return [[plain(cell.text) for cell in row] for row in document.table(title).rows]


@pytest.mark.usefixtures("folder")
def test_other_editions_do_not_see_it() -> None:
    assert printed("新疆-2026", BLOCKS).cover == ("2026年甲市医疗保障局", "单位预算公开")
    assert "民生支出" not in load("新疆-2026").conditions


def test_the_working_folder_comes_before_the_editions_shipped(folder: Path) -> None:
    own = folder.with_name("新疆-2026")
    own.mkdir()
    (own / "edition.yaml").write_text("承接: 新疆-2025\n表号: 附表{{ 序 }}\n", encoding="utf-8")
    assert printed("新疆-2026").table("附表1").title == "单位收支总体情况表"


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_shipped_edition_is_found_in_any_folder(
    edition: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert printed(edition).findings == []
    assert text_of(edition).count(edition) == 1


OTHER = {
    "edition.yaml": (
        "承接: 新疆-2026\n目录表号: 是\n数字格式:\n  表格: {万元: 否}\n条件:\n  去年: {年: [上年]}\n部分:\n"
        "  - {标题: 表, 表: [两年, 项目]}\n  - {标题: 说明, 节: [两年]}\n"
    ),
    "表/两年.yaml": (
        "标题: 两年对照表\n列:\n  - {题: 编码, 字段: 代码}\n  - {题: 科目, 字段: 名称}\n"
        "  - {题: 今年, 取: ''}\n  - {题: 上年, 取: 年=上年}\n  - {题: 上年基本支出, 取: 去年 基本支出}\n"
        "  - {题: 增减, 取: '', 比上年: 差额}\n  - {题: 增减%, 取: '', 比上年: 幅度}\n"
        "行:\n  - {按: [项]}\n  - {题: 合计}\n注: 注：结转除外。\n表右: 金额：元\n横页: 是\n"
    ),
    "表/项目.yaml": (
        "标题: 项目表\n列:\n  - {题: 名称, 字段: 本行名称}\n  - {题: 今年, 取: 项目支出}\n"
        "行:\n  - {按: [类, 项目], 缩: 1}\n"
    ),
    "节/两年.md": '# 两年\n今年{{ 金额() }}万元，上年{{ 金额("去年") }}万元，{{ 金额("年=上年", 格式="表格") }}元。\n',
}


def test_a_table_of_two_years_with_whole_codes_and_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, {f"templates/新疆-2027/{name}": text for name, text in OTHER.items()})
    monkeypatch.chdir(tmp_path)
    blocks = """
基本支出:
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 12345600}}
项目支出:
  - {名称: 宣传, 支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "302", 金额: 7000}]}
上年:
  支出:
    - {科目: "2101501", 资金来源: 一般财力, 基本支出: 12000000}
    - {科目: "2080505", 资金来源: 一般财力, 基本支出: 500}
"""
    document = printed("新疆-2027", blocks)
    assert rows(document, "两年对照表")[-4:] == [
        ["2080505", "机关事业单位基本养老保险缴费支出", "", "500.00", "500.00", "-500.00", "-100.00"],
        ["2101501", "行政运行", "12,345,600.00", "12,000,000.00", "12,000,000.00", "345,600.00", "2.88"],
        ["2101502", "一般行政管理事务", "7,000.00", "", "", "7,000.00", "100.00"],
        ["", "合计", "12,352,600.00", "12,000,500.00", "12,000,500.00", "352,100.00", "2.93"],
    ]
    table = document.table("两年对照表")
    assert (table.right, table.landscape, document.table("项目表").landscape) == ("金额：元", True, False)
    assert document.document is not None
    assert "\n  - 表1 两年对照表\n  - 表2 项目表\n" in render(document.document)
    assert rows(document, "项目表")[-2:] == [["卫生健康支出", "7,000.00"], ["\u3000宣传", "7,000.00"]]
    assert document.under("两年")[:1] == ["今年1,235.26万元，上年1,200.05万元，12,000,500.00元。"]
    assert "\n\n注：结转除外。\n\n" in render(document.document)


def test_a_change_that_prints_as_zero_has_no_sign() -> None:
    style = NumberFormat(decimals=0)
    now, before = (printed_figure(Decimal(value), Sum("", 0), style) for value in (1_000_000, 1_003_000))
    change = change_between(now, before, style)
    assert [with_sign(change, change).text, with_sign(growth_of(change, now, style), change).text] == ["0", "0"]
    change = change_between(now, printed_figure(Decimal(1_020_000), Sum("", 0), style), style)
    assert with_sign(change, change).text == "-2"


def test_a_rise_of_less_than_one_yuan_has_no_sign() -> None:
    style = NumberFormat(wan=False)
    now, before = (printed_figure(Decimal(value), Sum("", 0), style) for value in ("8.50", "8.00"))
    rise, fall = change_between(now, before, style), change_between(before, now, style)
    assert [with_sign(rise, rise).text, with_sign(fall, fall).text] == ["0.50", "-0.50"]
