"""The rule on the uses of a class: it points at a 科目 that the words leave out."""

from __future__ import annotations

import pytest

from generator.checks.amounts import use_incomplete
from tests.helpers.rule_units import told

BASIC = """
基本支出:
  - {科目: "2080505", 资金来源: 一般财力, 人员经费: {"30108": 90000}}
  - {科目: "2080501", 资金来源: 一般财力, 人员经费: {"30302": 20000}}
"""
USES = [
    (BASIC + '主要用途: {一般公共预算: {"208": 离退休人员和养老保险}}', []),
    (BASIC + '主要用途: {一般公共预算: {"208": 行政事业单位养老}}', []),
    (
        BASIC + '主要用途: {一般公共预算: {"208": «缴纳养老保险»}}',
        ["这一类里有“行政单位离退休”2.00万元，主要用途没有提到它。"],
    ),
    ('主要用途: {一般公共预算: {"210": 日常开支}}', []),
]


@pytest.mark.parametrize(("case", "messages"), USES)
def test_a_use_that_is_left_out_is_told(case: str, messages: list[str]) -> None:
    assert told(use_incomplete, case) == messages
