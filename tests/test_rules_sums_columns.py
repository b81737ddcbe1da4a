"""The rule on the columns of tables: an amount that a total has must stand in one of the columns beside it."""

from __future__ import annotations

from generator.checks.sums import outside_columns
from tests.marking import told

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
