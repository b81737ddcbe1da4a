"""The model: every number the officer wrote becomes one line in 元, or a count, with all it can be asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.budget.disclosure import Disclosure, Line, as_last_year, read_disclosure
from generator.finding import ERROR, Finding, Position
from tests.helpers.small_unit import parse
from tests.helpers.units_for_tests import altered

HEAD = """\
版式: 新疆-2026
单位: 甲局
口径: 单位
年度: 2026
落款日期: 2026-02-27
"""


def read_both(blocks: str) -> tuple[Disclosure, list[Finding]]:
    return read_disclosure(parse(HEAD + blocks), "本.yaml")


def lines(blocks: str) -> list[Line]:
    """Return the lines without their places."""
    disclosure, findings = read_both(blocks)
    assert findings == []
    return [line._replace(file="", position=Position(), path=()) for line in disclosure.lines]


def line(amount: str, **fields: str) -> Line:
    return Line(Decimal(amount), "", Position(), **fields)


# ---- budget lines

BASIC = """\
基本支出:
  - 科目: "2101501"
    资金来源: 上级一般公共预算安排转移支付
    人员经费: {"30101": 1305200}
    公用经费: {"30201": "155,600.50"}
"""


def test_basic_expenditure_has_a_line_for_each_economic_code() -> None:
    common = {"period": "本年", "fund": "上级一般公共预算安排转移支付", "function": "2101501", "level": "上级"}
    assert lines(BASIC) == [
        line("1305200", kind="人员经费", economy="30101", **common),
        line("155600.50", kind="公用经费", economy="30201", **common),
    ]


def test_a_line_keeps_its_place_and_exact_amount() -> None:
    disclosure, _ = read_both(BASIC)
    assert [(one.position, str(one.amount)) for one in disclosure.lines] == [
        (Position(9, 21, 7), "1305200"),
        (Position(10, 21, 12), "155600.50"),
    ]


PROJECT = """\
项目支出:
  - 名称: 奖励金
    支出:
      - {科目: "2101599", 资金来源: 一般财力, 金额: 200000}
      - {科目: "2101502", 资金来源: 政府性基金收入, 经济科目: "30227", 金额: 0.01}
"""


def test_a_project_has_a_line_for_each_expenditure() -> None:
    common = {"period": "本年", "kind": "项目支出", "project": "奖励金"}
    assert lines(PROJECT) == [
        line("200000", fund="一般财力", function="2101599", **common),
        line("0.01", fund="政府性基金收入", function="2101502", economy="30227", **common),
    ]


CARRIED = """\
结转结余:
  - 名称: 补助
    用途: 尾款
    资金级次: 上级
    支出:
      - {科目: "2101505", 资金来源: 一般公共预算拨款, 经济科目: "302", 金额: 91398}
      - {科目: "2101501", 资金来源: 单位资金, 支出类型: 公用经费, 金额: 5}
"""


def test_a_carry_over_is_a_project_unless_it_says_otherwise() -> None:
    common = {"period": "本年", "carried": "结转", "project": "补助", "level": "上级"}
    assert lines(CARRIED) == [
        line("91398", fund="一般公共预算拨款", kind="项目支出", function="2101505", economy="302", **common),
        line("5", fund="单位资金", kind="公用经费", function="2101501", **common),
    ]


# ---- last year and single facts

PRIOR = """\
上年:
  支出:
    - {科目: "2060499", 资金来源: 一般财力, 基本支出: 1, 项目支出: 36500}
    - {资金来源: 事业收入, 项目支出: 7}
  结转结余: {一般公共预算拨款: 4223800}
  收入: {一般公共预算拨款: 7263800}
  支出合计: {基本支出: 1086200}
  科目: {"2080501": 0}
  三公经费: {公务接待费: 2000}
  机关运行经费: 432500
"""


def test_last_year_has_lines_where_lines_are_given_and_facts_where_amounts_are() -> None:
    assert lines(PRIOR) == [
        line("1", period="上年", fund="一般财力", kind="基本支出", function="2060499"),
        line("36500", period="上年", fund="一般财力", kind="项目支出", function="2060499"),
        line("7", period="上年", fund="事业收入", kind="项目支出"),
        line("4223800", period="上年", carried="结转", fund="一般公共预算拨款", kind="项目支出"),
        line("7263800", item="上年.收入.一般公共预算拨款"),
        line("1086200", item="上年.支出合计.基本支出"),
        line("0", item="上年.科目.2080501"),
        line("2000", item="上年.三公经费.公务接待费"),
        line("432500", item="上年.机关运行经费"),
    ]


FACTS = """\
概况: {主要职能: 管理, 行政单位数: 1, 人员: {编制: 6, 在职: {人数: 5, 增减: -1}}}
政府采购: {货物: 12.5}
国有资产: {房屋: {面积: 100.25, 价值: 3}, 大型设备: {单价50万元以上: 2}}
"""


def test_single_facts_are_named_by_the_path_of_their_keys() -> None:
    assert {one.item: str(one.amount) for one in lines(FACTS)} == {
        "政府采购.货物": "12.5",
        "国有资产.房屋.面积": "100.25",
        "国有资产.房屋.价值": "3",
        "国有资产.大型设备.单价50万元以上": "2",
        "概况.人员.编制": "6",
        "概况.人员.在职.人数": "5",
        "概况.人员.在职.增减": "-1",
        "概况.行政单位数": "1",
    }


def test_in_a_file_in_wan_amounts_become_yuan_and_counts_stay() -> None:
    in_wan = {one.item: one.amount for one in lines("金额单位: 万元\n" + FACTS)}
    assert in_wan["政府采购.货物"] == 125000
    assert in_wan["国有资产.房屋.价值"] == 30000
    assert in_wan["国有资产.房屋.面积"] == Decimal("100.25")
    assert in_wan["概况.人员.在职.增减"] == -1
    assert in_wan["国有资产.大型设备.单价50万元以上"] == 2


# ---- no amount is finer than a 分

EXACT = [("", "33809.04"), ("", "+5000.0"), ("金额单位: 万元\n", "3.380904"), ("金额单位: 万元\n", "0.000001")]


@pytest.mark.parametrize(("unit", "amount"), EXACT)
def test_an_amount_to_the_fen_is_taken(unit: str, amount: str) -> None:
    _, findings = read_both(unit + altered(PROJECT, ("0.01", amount)))
    assert findings == []


@pytest.mark.parametrize(("unit", "amount"), [("", "0.001"), ("", "33809.045"), ("金额单位: 万元\n", "3.3809045")])
def test_an_amount_finer_than_a_fen_is_a_finding_at_its_place(unit: str, amount: str) -> None:
    _, findings = read_both(unit + altered(PROJECT, ("0.01", amount)))
    message = f"金额最细到分，这里写的是“{amount}”。"
    remedy = "以元为单位最多两位小数，例如 33809.04；整份文件以万元录入的，在开头写“金额单位: 万元”，最多六位。"
    place = Position(10 + unit.count("\n"), 59, len(amount))
    assert findings == [Finding("本.yaml", place, "金额-分", ERROR, message, remedy)]


def test_an_area_may_be_finer() -> None:
    assert lines("国有资产: {房屋: {面积: 0.125}}") == [line("0.125", item="国有资产.房屋.面积")]


# ---- texts, head, last year's file

TEXTS = """\
概况:
  主要职能: |
    （一）贯彻执行
    政策。

    （二）起草。
  内设机构: [办公室, 基金 监管科]
  机构设置: 甲
    乙
"""


def test_texts_mirror_the_file_with_paragraphs_one_a_line() -> None:
    disclosure, _ = read_both(TEXTS)
    assert disclosure.texts["概况"] == {
        "主要职能": "（一）贯彻执行政策。\n（二）起草。",
        "内设机构": ["办公室", "基金 监管科"],
        "机构设置": "甲乙",
    }


@pytest.mark.parametrize("year", ["2026", '"2026"', "2026.0", "+2026"])
def test_the_head_is_taken_however_the_year_is_spelled(year: str) -> None:
    disclosure, _ = read_disclosure(parse(altered(HEAD, ("年度: 2026", f"年度: {year}"))), "本.yaml")
    head = (disclosure.edition, disclosure.unit, disclosure.scope, disclosure.year)
    assert head == ("新疆-2026", "甲局", "单位", 2026)


def test_the_budget_lines_of_last_years_file_become_the_base_of_comparisons() -> None:
    earlier, _ = read_both(BASIC + CARRIED + PRIOR + FACTS)
    base = as_last_year(earlier)
    assert [one.period for one in base] == ["上年"] * 4
    assert [one.amount for one in base] == [one.amount for one in earlier.lines[:4]]
    assert [one._replace(period="本年") for one in base] == list(earlier.lines[:4])
