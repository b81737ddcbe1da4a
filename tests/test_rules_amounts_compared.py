"""Rules hold reasons against the very amounts that the document compares, and sums against the parts that are meant."""

from __future__ import annotations

from pathlib import Path

from generator.checks.amounts import named, reason_direction
from generator.unit import compose_unit
from tests.helpers.rule_units import told, unit

BEFORE = """
上年:
  收入: {{一般公共预算拨款: {0}}}
变动原因:
  收入: {{一般公共预算拨款: {1}}}
  一般公共预算: {{合计: {2}}}
"""


def test_what_last_year_is_stated_to_be_wins() -> None:
    rise, fall = BEFORE.format(700000, "人员增加", "经费增加"), BEFORE.format(900000, "人员«增加»", "经费«增加»")
    general = "基本支出: [{科目: '2101501', 资金来源: 一般公共预算拨款, 人员经费: {'30101': 800000}}]\n"
    assert told(reason_direction, general + rise, edition="新疆-2020") == []
    assert told(reason_direction, general + fall, edition="新疆-2020") == [
        "“一般公共预算拨款”比上年预算减少 10.00万元，原因里说“增加”。",
        "“合计”比上年预算减少 10.00万元，原因里说“增加”。",
    ]


FUNDS = """
项目支出:
  - 名称: 医疗救助
    支出: [{{科目: "2300499", 资金来源: 政府性基金收入, 金额: 300000}}]
    设立的政策依据: 年度工作计划
    资金分配情况: 用于救助
    资金执行时间: 2026年
上年: {{支出: [{{科目: "2300499", 资金来源: 政府性基金收入, 项目支出: {}}}]}}
变动原因: {{政府性基金预算: {{科目: {{"2300499": 救助人数增加}}, 合计: 救助人数增加}}}}
"""


def test_reasons_of_a_fund_are_compared_with_its_amounts() -> None:
    assert told(reason_direction, FUNDS.format(200000)) == []
    marked = FUNDS.format(400000).replace("增加", "«增加»")
    assert told(reason_direction, marked) == [
        "“其他支出”比上年预算减少 10.00万元，原因里说“增加”。",
        "“合计”比上年预算减少 10.00万元，原因里说“增加”。",
    ]


RECEPTIONS = """
基本支出: [{科目: "2101501", 资金来源: 一般财力, 公用经费: {"30217": 2000}}]
项目支出:
  - 名称: 会务
    支出: [{科目: "2290400", 资金来源: 政府性基金收入, 经济科目: "30217", 金额: 20000}]
    设立的政策依据: 年度工作计划
    资金分配情况: 用于会务
    资金执行时间: 2026年
上年: {三公经费: {公务接待费: 5000}}
变动原因: {三公经费: {公务接待费: 接待次数减少}}
"""


def test_a_reason_is_held_against_the_amounts_of_its_own_sentence() -> None:
    # The sentence of 新疆-2020 compares the general budget alone, the later ones all three budgets.
    assert told(reason_direction, RECEPTIONS, "新疆-2020") == []
    marked = RECEPTIONS.replace("次数减少", "次数«减少»")
    assert told(reason_direction, marked) == ["“公务接待费”比上年预算增加 1.70万元，原因里说“减少”。"]


def test_a_reason_is_judged_in_a_faulty_file_too(tmp_path: Path) -> None:
    path = tmp_path / "2026.yaml"
    path.write_text(unit("新疆-2026", 2026, RECEPTIONS).replace("2026-02-05", "二月"), encoding="utf-8")
    assert reason_direction.RULE.id in {finding.rule for finding in compose_unit(path).findings}


WITH_CARRIED = """
项目支出:
  - 名称: 培训经费
    支出:
      - {科目: "2101501", 资金来源: 一般财力, 经济科目: "30216", 金额: 50000}
      - {科目: "2101501", 资金来源: 上级政府性基金安排转移支付, 经济科目: "30227", 金额: 30000}
  - {名称: 宣传经费, 支出: [{科目: "2101501", 资金来源: 一般财力, 经济科目: "30202", 金额: 10000}]}
结转结余: [{名称: 尾款, 支出: [{科目: "2101501", 资金来源: 一般公共预算拨款, 金额: 20000}]}]
上年: {支出: [{科目: "2101501", 资金来源: 一般财力, 基本支出: 750000, 项目支出: 0}], 机关运行经费: 200000}
"""
PROJECTS = '主要用途: {{一般公共预算: {{"210": 其中行政运行（项目）支出：{}}}}}'


def test_a_sum_may_be_this_years_projects_without_what_is_carried_over() -> None:
    assert told(named, WITH_CARRIED + PROJECTS.format("9万元")) == []
    assert told(named, WITH_CARRIED + PROJECTS.format("«8.9万元»")) == [
        "“行政运行”本年是 91.00万元，这里写的是“8.9万元”，它的各个部分里也没有这个数。"
    ]
