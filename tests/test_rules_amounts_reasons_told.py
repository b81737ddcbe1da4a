"""Rules of reasons that give none, or give the change itself: each points at the words that add nothing."""

from __future__ import annotations

from types import ModuleType

import pytest

from generator.checks.amounts import reason_empty, reason_figures, reason_saving
from tests.helpers.rule_units import running, told

SAVING = [
    (reason_saving, running(150000, "厉行节约，但取暖费标准提高"), []),
    (reason_saving, running(250000, "厉行节约，严控一般性支出"), []),
    (
        reason_saving,
        running(150000, "按要求«厉行节约»，严控一般性支出"),
        ["“机关运行经费”比上年预算增加 5.00万元，原因里只说“厉行节约”。"],
    ),
]
RESTATED = [
    (reason_figures, running(150000, "较上年预算增加5万元，增长33.3%，主要是物业费较上年增加9万元"), []),
    (reason_figures, running(155000, "较上年预算增加5万元"), []),
    (reason_figures, running(150000, "较上年略有增加"), []),
    (
        reason_figures,
        running(150000, "机关运行经费比上年增加«6万元»，增长«34%»"),
        [
            "“机关运行经费”比上年预算增减 5.00万元，原因里写的是“6万元”。",
            "“机关运行经费”比上年预算增减 33.33%，原因里写的是“34%”。",
        ],
    ),
]
USED = '主要用途: {{一般公共预算: {{"210": {}}}}}'
EMPTY = [
    (reason_empty, running(200000, "无"), []),  # no change
    (reason_empty, running(150000, "无房租减免政策，机关运行经费较上年增加"), []),
    *((reason_empty, running(150000, f"«{words}»"), [f"“{words}”没有说为什么增减。"]) for words in (
        "无", "同上", "略", "详见附件", "——", "较上年增加", "机关运行经费较上年预算有所增加。",
    )),
    (reason_empty, USED.format("保障机关运转，详见附件"), []),
    (reason_empty, USED.format("«详见附件。»"), ["“详见附件。”没有说钱用在哪里。"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "case", "messages"), SAVING + RESTATED + EMPTY)
def test_reasons_that_give_none(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages
