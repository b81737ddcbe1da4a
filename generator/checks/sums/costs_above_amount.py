"""Rule 绩效-成本大于预算: the cost targets of a 绩效目标表 add up to more than the project has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.budget import wan
from generator.checks.rule import Rule, Subject, at
from generator.checks.sums.costs import costs
from generator.finding import WARNING, Finding

GOAL = """
项目支出: [{{名称: 宣传, 支出: [{{科目: '2101502', 资金来源: 一般财力, 经济科目: '30201', 金额: 300000}}],
  设立的政策依据: 甲, 资金分配情况: 乙, 资金执行时间: 丙}}]
变动原因: {{支出: {{项目支出: 丁}}, 收入: {{一般财力: 丁}}, 科目: {{'2101502': 丁}}}}
绩效目标: {{项目: [{{项目: [宣传], 负责人: 甲, 总体目标: 乙, 指标: [{{一级: 成本指标, 二级: 经济成本指标, 三级: [
  {{指标: 印刷成本, 指标值: <=10万元}}, {{指标: 制作成本, 指标值: <={0}万元}}]}}]}}]}}"""
RULE = Rule(
    id="绩效-成本大于预算",
    level=WARNING,
    title="成本指标之和大于项目金额",
    reason="成本指标都是总额时，各项之和不能大于项目的预算；大于的，是改了预算没有改指标，或算错了。",
    source="《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）；审核惯例。",
    passes=GOAL.format(20),
    fails=GOAL.format(25),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the sum of the costs of each table with its projects' amount."""
    for found in costs(subject):
        if found.stated > found.amount + found.slack:
            over = wan(found.stated - found.amount)
            message = f"表里写明的成本合计 {wan(found.stated)}，大于项目金额 {wan(found.amount)}，多 {over}。"
            remedy = "核对各项成本和项目金额，改到不超过项目金额。"
            yield at(subject, RULE, (*found.rows[0].path, "指标值"), message, remedy)
