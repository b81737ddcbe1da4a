"""Rules on 三公 items in words: money that is told of in a text must be in the figures."""

from __future__ import annotations

import pytest

from generator.checks.amounts import reason_of_nothing
from generator.checks.sums import text_outside_receptions
from tests.helpers.rule_units import told

PROJECT = """
项目支出:
  - 名称: 培训经费
    支出: [{{科目: "2101502", 资金来源: 一般财力, 经济科目: "{}", 金额: 80000}}]
    设立的政策依据: 年度工作计划
    资金分配情况: {}
    资金执行时间: 2026年
"""


@pytest.mark.parametrize(
    ("code", "text", "messages"),
    [
        ("30217", "公务接待费1万元", []),
        ("302", "全国巡讲费8万元，不得用于公务接待", []),
        ("302", "为出国（境）务工人员提供政策咨询8万元", []),
        ("302", "师资费7万元；«公务接待»费1万元", ["资金分配里有“公务接待”，这个项目没有列公务接待费（30217）。"]),
        ("310", "«购置公务用车»8万元", ["资金分配里有“购置公务用车”，这个项目没有列公务用车购置（30913、31013）。"]),
        ("302", "«赴德国»考察8万元", ["资金分配里有“赴德国”，这个项目没有列因公出国（境）费用（30212）。"]),
    ],
)
def test_what_a_project_spends_on_receptions(code: str, text: str, messages: list[str]) -> None:
    assert told(text_outside_receptions, PROJECT.format(code, text)) == messages


def test_a_reason_for_an_item_that_is_nothing_in_both_years() -> None:
    assert told(reason_of_nothing, "变动原因: {三公经费: {公务接待费: 未安排}}") == []
    before = "上年:\n  三公经费: {公务接待费: 10000}\n"
    assert told(reason_of_nothing, f"{before}变动原因: {{三公经费: {{公务接待费: 来访批次减少}}}}") == []
    assert told(reason_of_nothing, "变动原因: {三公经费: {公务接待费: «来访批次增加»}}") == [
        "“公务接待费”两年都是 0.00万元，这里写的却是增减的原因。"
    ]
