"""Rules on single amounts in the tables: each must stand in a column, and be large enough to be printed."""

from __future__ import annotations

from generator.checks.sums import outside_columns, prior_year_part_above_whole, too_small
from tests.helpers.rule_units import told

COLUMNS = """
项目支出:
  - 名称: 宣传
    支出:
      - {{科目: "2101502", 资金来源: 一般财力, 经济科目: {}, 金额: 10000}}
      - {{科目: "2101502", 资金来源: 一般财力, 金额: {}}}
      - {{科目: "2101502", 资金来源: 其他收入, 金额: 30000}}
"""
NO_COLUMN = "没有进入“表7一般公共预算项目支出情况表”的任何一栏，"


def test_an_amount_must_stand_in_a_column_of_each_table_that_adds_it_up() -> None:
    assert told(outside_columns, COLUMNS.format('"30201"', 0)) == []
    assert told(outside_columns, COLUMNS.format('«"304"»', "«20000»")) == [
        f"这笔 1.00万元{NO_COLUMN}经济科目 304 没有自己的栏。",
        f"这笔 2.00万元{NO_COLUMN}它没有写经济科目。",
    ]


SMALL = """
基本支出: [{{科目: "2101501", 资金来源: 一般财力, 人员经费: {{"30101": {}}}, 公用经费: {{"30201": 155600}}}}]
政府采购: {{货物: {}, 工程: 0, 服务: 150, 面向中小企业: 0, 其中小微企业: 0}}
"""
TOLD = "这里写的是 {} 元，印出来只有 {}万元。"


def test_an_amount_that_prints_as_nothing_was_likely_written_in_wan() -> None:
    assert told(too_small, SMALL.format(150, 0)) == []
    assert told(too_small, SMALL.format("«130.52»", "«9.16»")) == [
        TOLD.format("130.52", "0.01"),
        TOLD.format("9.16", "0.00"),
    ]
    assert told(too_small, "金额单位: 万元\n" + SMALL.format("0.0131", 0)) == []


HOSPITAL = """
上年:
  支出:
    - {科目: "2101501", 资金来源: 一般财力, 基本支出: 800000}
    - {资金来源: 单位资金, 基本支出: 90000000}
  «机关运行经费»: 850000
"""


def test_the_whole_that_a_part_exceeds_is_named_as_what_was_added_up() -> None:
    assert told(prior_year_part_above_whole, HOSPITAL) == [
        "上年的机关运行经费 85.00万元，大于上年各科目的基本支出 80.00万元。"
    ]
