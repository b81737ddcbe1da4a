"""Rules of 绩效目标: what a table adds up to and covers, and what stands in its rows."""

from __future__ import annotations

from types import ModuleType

import pytest

from generator.checks.codes import (
    goal_filed,
    goal_levels,
    goal_money_as_quantity,
    goal_name,
    goal_operator,
    goal_repeats,
    goal_serial_date,
    goal_unnamed,
)
from generator.checks.sums import (
    costs_above_amount,
    costs_below_amount,
    goal_of_no_project,
    project_in_two_goals,
    weights,
)
from tests.helpers.rule_units import told

# ---- a table as a whole

GOALS = """
项目支出:
  - 名称: 宣传
    支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "30201", 金额: 300000}]
  - 名称: 培训
    支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "30216", 金额: 50000}]
绩效目标:
  项目:
    - 项目: [宣传]
      总体目标: 广泛宣传
      指标:
        - 一级: 产出指标
          二级: 数量指标
          三级: [{指标: 宣传场次, 指标值: ">=5场", 权重: 50}]
        - 一级: 成本指标
          二级: 经济成本指标
          三级:
            - {指标: 印刷成本, 指标值: "<=10万元", 权重: 20}
            - {指标: 制作成本, 指标值: 不超过20万元, 权重: 20}
    - 项目: [培训]
      总体目标: 提高能力
      指标: [{一级: 成本指标, 二级: 经济成本指标, 三级: [{指标: 人均标准, 指标值: "<=400元/人", 权重: 90}]}]
"""


def changed(text: str, *changes: tuple[str, str]) -> str:
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


def goals(*changes: tuple[str, str]) -> str:
    return changed(GOALS, *changes)


ROUNDED = ("300000}", "300049}")
CARRIED = """
结转结余:
  - 名称: 宣传
    用途: 宣传品尾款
    支出: [{科目: "2101505", 资金来源: 一般公共预算拨款, 经济科目: "302", 金额: 5000}]
"""
OVER, UNDER = "大于项目金额 30.00万元，多 ", "小于项目金额 30.00万元，有 "
NO_SUCH = "预算里没有叫“{}”的项目。"
GOAL_CASES = [
    (weights, goals(), []),
    (weights, goals(("权重: 50", "权重: «45»")), ["“宣传”的权重合计 85，应当是 90。"]),
    (weights, goals((", 权重: 20", ""), ("权重: 50", "权重: «50»")), ["“宣传”的权重合计 50，应当是 90。"]),
    (weights, goals((", 权重: 20", ""), (", 权重: 50", ""), ("权重: 90", "权重: 90.0")), []),
    (weights, goals(("权重: 50", '权重: «"49.99"»')), ["“宣传”的权重合计 89.99，应当是 90。"]),
    (costs_above_amount, goals(), []),
    (costs_above_amount, goals(ROUNDED, ("不超过20万元", "20.01万元")), []),
    (
        costs_above_amount,
        goals(('"<=10万元"', '«"<=10.02万元"»')),
        [f"表里写明的成本合计 30.02万元，{OVER}0.02万元。"],
    ),
    (
        costs_above_amount,
        goals(('"<=10万元"', '«"<=12.5万元"»')),
        [f"表里写明的成本合计 32.50万元，{OVER}2.50万元。"],
    ),
    (costs_above_amount, goals(('"<=10万元"', '"<=30万元"')), []),
    (costs_above_amount, goals(('"<=10万元"', "每场12万元")), []),
    (costs_below_amount, goals() + CARRIED, []),
    (costs_below_amount, goals(), []),
    (costs_below_amount, goals(ROUNDED), []),
    (
        costs_below_amount,
        goals(('"<=10万元"', '«"<=9.5万元"»')),
        [f"表里写明的成本合计 29.50万元，{UNDER}0.50万元没有对应的指标。"],
    ),
    (
        costs_below_amount,
        goals(('"<=10万元"', '«"0.5万元×10场=5万元"»')),
        [f"表里写明的成本合计 25.00万元，{UNDER}5.00万元没有对应的指标。"],
    ),
    (goal_of_no_project, goals(), []),
    (goal_of_no_project, goals(("项目: [培训]", "项目: [培训, «宣传费»]")), [NO_SUCH.format("宣传费")]),
    (goal_of_no_project, goals(("项目: [培训]", "项目: [培训, «稽核»]")), [NO_SUCH.format("稽核")]),
    (project_in_two_goals, goals(), []),
    (
        project_in_two_goals,
        goals(("项目: [培训]", "项目: [培训, «宣传», «培训»]")),
        ["“宣传”前面已经列过，它的金额会重复计算。", "“培训”前面已经列过，它的金额会重复计算。"],
    ),
]


@pytest.mark.parametrize(("rule", "case", "messages"), GOAL_CASES)
def test_goals(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages


def test_a_table_without_weights_and_costs_says_nothing() -> None:
    case = goals((", 权重: 20", ""), (", 权重: 50", ""), (", 权重: 90", ""), ("经济成本指标", "时效指标"))
    assert [told(rule, case, "新疆-2020") for rule in (weights, costs_above_amount, costs_below_amount)] == [[], [], []]


# ---- single rows

ROWS_OF_A_GOAL = """
项目支出:
  - {名称: 宣传, 支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "30201", 金额: 300000}]}
  - {名称: 培训, 支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "30201", 金额: 300000}]}
绩效目标:
  项目:
    - 项目: [宣传]
      总体目标: 广泛宣传
      指标:
        - 一级: 产出指标
          二级: 数量指标
          三级: [{指标: 宣传场次, 指标值: ">=5场", 上年完成值: 4场}]
        - 一级: 产出指标
          二级: 质量指标
          三级: [{指标: 资料准确率, 指标值: ≥99%}, {指标: 宣传覆盖率, 指标值: ≥95%}]
        - 一级: 效益指标
          二级: 社会效益指标
          三级: [{指标: 提高知晓率, 指标值: 有效提高}]
"""


def rows(*changes: tuple[str, str]) -> str:
    return changed(ROWS_OF_A_GOAL, *changes)


OPERATOR = "上年完成值“{}”带着比较符号。"
FILED = "“{}”放在{}里，它是{}。"
REPEATS = "“宣传”有 {} 个指标值只是重复名称，第一个是“{}”。"
MONEY = "“宣传”的数量指标里有 {} 个写的是费用，第一个是“宣传场次”。"
ROW_CASES = [
    (goal_serial_date, rows(("4场", "'4574'")), []),
    (goal_serial_date, rows(("4场", "'457480'")), []),
    (goal_serial_date, rows((">=5场", ">=50000人"), ("4场", "45748")), []),
    (goal_serial_date, rows((">=5场", ">=5万人"), ("4场", "45748")), []),
    (
        goal_serial_date,
        rows(("4场", "«45748»")),
        ["上年完成值“45748”是电子表格的日期序列号，即 2025年4月1日。"],
    ),
    (goal_operator, rows(("4场", "'-'")), []),
    (goal_operator, rows(("4场", "«'<=4场'»")), [OPERATOR.format("<=4场")]),
    (goal_operator, rows(("4场", "«≥4场»")), [OPERATOR.format("≥4场")]),
    (goal_filed, rows(("宣传场次", "准确率高的场次")), []),
    (
        goal_filed,
        rows(("宣传场次", "«答复及时性»"), ("资料准确率", "«听众满意度»")),
        [FILED.format("答复及时性", "数量指标", "时效指标"), FILED.format("听众满意度", "质量指标", "满意度指标")],
    ),
    (
        goal_filed,
        rows(("二级: 质量", "二级: 时效"), ("资料准确率", "«资料准确率»")),
        [FILED.format("资料准确率", "时效指标", "质量指标")],
    ),
    (goal_levels, rows(("一级: 产出", "一级: 履职")), []),
    (goal_levels, rows(("一级: 效益指标", "一级: 项目效益指标")), []),
    (
        goal_levels,
        rows(("效益指标\n          二级: 社会效益指标", "项目完成指标\n          二级: «社会效益指标»")),
        ["社会效益指标放在项目完成指标里。"],
    ),
    (
        goal_levels,
        rows(("产出指标\n          二级: 质量指标", "满意度指标\n          二级: «质量指标»")),
        ["质量指标放在满意度指标里。"],
    ),
    (goal_money_as_quantity, rows((">=5场", "筹集5万元")), []),
    (goal_money_as_quantity, rows((">=5场", ">=5万元")), []),  # 发放贷款贴息金额
    (goal_money_as_quantity, rows(("有效提高", "2000元×5场=1万元")), []),  # 社会效益
    (
        goal_money_as_quantity,
        rows(('">=5场"', "«2000元×5场=1万元»")),
        [MONEY.format(1)],
    ),
    (goal_repeats, rows(("宣传场次", "资料准确，及时"), ('">=5场"', "资料准确")), []),
    (
        goal_repeats,
        rows(('">=5场"', "«宣传，场次。»"), ("指标值: ≥95%", "指标值: 宣传覆盖率")),
        [REPEATS.format(2, "宣传场次")],
    ),
    (goal_name, rows(("项目: [宣传]", "项目: [宣传, 培训]\n      名称: 宣传培训")), []),
    (goal_unnamed, rows(("项目: [宣传]", "项目: [宣传, 培训]\n      名称: 宣传培训")), []),
    (goal_unnamed, rows(("项目: [宣传]", "项目: [宣传, 宣传]")), []),
    (
        goal_unnamed,
        rows(("- 项目: [宣传]", "- «项目»: [宣传, 培训]")),
        ["这张绩效目标表合了 2 个项目，没有名称，会印第一个项目的“宣传”。"],
    ),
    (
        goal_name,
        rows(("项目: [宣传]", "项目: [宣传]\n      名称: «宣传培训»")),
        ["绩效目标表上叫“宣传培训”，预算里叫“宣传”。"],
    ),
]


@pytest.mark.parametrize(("rule", "case", "messages"), ROW_CASES)
def test_rows_of_goals(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages
