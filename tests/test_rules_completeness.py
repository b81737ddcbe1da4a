"""Rules of completeness: each points at what is missing, at a date that cannot be, or at a text nobody will read."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from generator.checks.completeness import (
    before_approval,
    date_year,
    deadline,
    edition_year,
    entrusted_maybe,
    goal_cells,
    goal_missing,
    last_year_blank,
    no_such_date,
    overall_goal_missing,
    subsidy_fields,
    text_unprinted,
)
from tests.helpers.rule_units import told
from tests.helpers.units_for_tests import lay_out

# ---- dates

DATES = [
    (deadline, "落款日期: 2026-02-25", []),
    (deadline, "落款日期: 2026-02-25\n批复日期: 2026-02-05", []),
    (
        deadline,
        "落款日期: «2026-02-26»\n批复日期: 2026-02-05",
        ["主管部门批复是 2026-02-05，落款是 2026-02-26，隔了 21 天，超过二十日。"],
    ),
    (
        deadline,
        '口径: 部门\n落款日期: «"2026-03-02"»\n批复日期: 2026-02-05',
        ["财政部门批复是 2026-02-05，落款是 2026-03-02，隔了 25 天，超过二十日。"],
    ),
    (deadline, "落款日期: 2026-03-02\n批复日期: 2026-02-30", []),
    (before_approval, "落款日期: 2026-02-25\n批复日期: 2026-02-25", []),
    (before_approval, "落款日期: «2026-02-25»\n批复日期: 2026-02-26", ["落款是 2026-02-25，早于批复日期 2026-02-26。"]),
    (before_approval, "落款日期: 2026-02-30\n批复日期: 2026-02-26", []),
    (before_approval, "落款日期: 2026-02-25\n批复日期: 2026-02-30", []),
    (no_such_date, "落款日期: 2026-12-31\n批复日期: 2026-01-31", []),
    (
        no_such_date,
        "落款日期: «2026-02-29»\n批复日期: «2026-04-31»",
        ["日历上没有 2026-02-29 这一天。", "日历上没有 2026-04-31 这一天。"],
    ),
    (date_year, "落款日期: 2026-02-25\n批复日期: 2025-12-31", []),
    (
        date_year,
        "落款日期: «2027-02-25»\n批复日期: «2025-11-30»",
        ["落款日期在 2027 年，预算是 2026 年度的。", "批复日期在 2025 年，预算是 2026 年度的。"],
    ),
    (edition_year, "年度: 2026", []),
    (edition_year, "版式: «新疆-2025»", ["预算是 2026 年度的，版式是 2025 年的。"]),
]


@pytest.mark.parametrize(("rule", "case", "messages"), DATES)
def test_dates(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages


# ---- projects and their goals

PROJECTS = """
项目支出:
  - 名称: {}
    支出: [{{科目: "2101502", 资金来源: 一般财力, 经济科目: "302", 金额: 300000}}]
    设立的政策依据: 甲
    资金分配情况: 印刷宣传册30万元
    资金执行时间: 丙
  - 名称: {}
    支出: [{{科目: "2101502", 资金来源: 一般财力, 经济科目: "30216", 金额: 50000}}]
    资金分配情况: 委托培训
  - 名称: 代管
    支出: [{{科目: "2101502", 资金来源: 其他收入, 经济科目: "302", 金额: 50000}}]
"""
NAMED = PROJECTS.format("宣传", "培训")
NO_TABLE = "这个项目（{}）没有绩效目标表，“其他说明”里也没有写原因。"
COVERED = "绩效目标: {项目: [{项目: [培训], 总体目标: 甲, 指标: [{一级: 产出指标, 二级: 数量指标, 三级: []}]}]}"
EXCUSES = [
    (PROJECTS.format("«宣传»", "«培训»"), ["30.00万元", "5.00万元"]),
    (PROJECTS.format("«宣传»", "«培训»") + "其他说明: 两个项目涉及35.00万元。", ["30.00万元", "5.00万元"]),
    (NAMED + "其他说明: 未公开绩效目标的项目2个，涉及35万元。", []),
    (NAMED + "其他说明: 部分项目涉密，不公开绩效目标。", []),
    (PROJECTS.format("宣传", "«培训»") + "其他说明: 未公开绩效目标的项目1个，涉及30.00万元。", ["5.00万元"]),
    (PROJECTS.format("«宣传»", "培训") + "其他说明: 培训绩效目标待资金下达，暂不公开，涉及6万元。", ["30.00万元"]),
    (PROJECTS.format("«宣传»", "培训") + COVERED.replace("[]", "[{指标: 期数, 指标值: 5期}]"), ["30.00万元"]),
]


@pytest.mark.parametrize(("case", "amounts"), EXCUSES)
def test_a_project_has_a_table_or_a_reason(case: str, amounts: list[str]) -> None:
    assert told(goal_missing, case) == [NO_TABLE.format(amount) for amount in amounts]


def services(text: str) -> str:
    return NAMED.replace("印刷宣传册30万元", text)


OUTSIDE = "资金分配里有“{}”，这个项目却没有委托业务费（30227），只写了 302。"
SUBSIDY = """
项目支出:
  - 名称: 救助
    支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "303", 金额: 300000}]
    «补贴»: {资金来源: 甲, 补贴标准: 每人1000元, 补贴范围: 乙, 补贴方式: 丙, 受益人群和社会效益: 戊}
"""
BARE = SUBSIDY.replace("补贴标准: 每人1000元, 补贴范围: 乙, 补贴方式: 丙, ", "")
COMPLETE = SUBSIDY.replace("«补贴»", "补贴").replace("甲,", "甲, 补贴人数: 300人, 发放程序: 丁,")
TEXTS = [
    (entrusted_maybe, services("印刷宣传册30万元"), "新疆-2026", []),
    (
        entrusted_maybe,
        services("|\n      印刷宣传册10万元；\n      聘请«第三方»审核20万元"),
        "新疆-2026",
        [OUTSIDE.format("第三方")],
    ),
    (entrusted_maybe, services("聘请第三方审核30万元"), "新疆-2025", []),
    (entrusted_maybe, services("委托书印刷30万元"), "新疆-2026", []),
    *(
        (entrusted_maybe, services(f"«{words}»30万元"), "新疆-2026", [OUTSIDE.format(words)])
        for words in ("委托", "法律顾问", "律师事务所", "会计师事务所", "外包", "政府购买服务")
    ),
    (subsidy_fields, COMPLETE, "新疆-2026", []),
    (subsidy_fields, SUBSIDY, "新疆-2026", ["“救助”的补贴没有写补贴人数、发放程序。"]),
    (subsidy_fields, BARE, "新疆-2026", ["“救助”的补贴没有写补贴人数、补贴标准、补贴范围、补贴方式、发放程序。"]),
    (overall_goal_missing, "口径: 单位", "新疆-2026", []),
    (overall_goal_missing, "口径: 部门", "新疆-2025", []),
    (overall_goal_missing, "口径: 部门\n其他说明: 整体绩效目标另行公开。", "新疆-2026", []),
    (
        overall_goal_missing,
        "口径: «部门»",
        "新疆-2026",
        ["口径是部门，却没有整体绩效目标，“其他说明”里也没有写原因。"],
    ),
]


@pytest.mark.parametrize(("rule", "case", "edition", "messages"), TEXTS)
def test_projects_and_departments(rule: ModuleType, case: str, edition: str, messages: list[str]) -> None:
    assert told(rule, case, edition) == messages


# ---- cells

CELLS = """
绩效目标:
  项目:
    - 项目: [宣传]
      {}
      指标:
        - 一级: 产出指标
          二级: 数量指标
          三级:
            - {{指标: 场次, 指标值: 5场, {}, {}, 权重: 90, 赋分规则: 直接赋分, 佐证资料: 照片}}
            - {{{}}}
"""
AIM, BASIS, BEFORE = "总体目标: 乙", "设置依据: 计划标准", "上年完成值: '-'"
SECOND = f"指标: 册数, 指标值: 5册, {BASIS}, 上年完成值: 4册, 权重: 0, 赋分规则: 直接赋分, 佐证资料: 照片"
EMPTY = SECOND.replace("指标: 册数, 指标值: 5册", "«指标»: '', 指标值: ''")
FEWER = SECOND.replace(", 上年完成值: 4册", "")
CELL_CASES = [
    (goal_cells, (AIM, BASIS, BEFORE, SECOND), []),
    (goal_cells, (AIM, BASIS, "上年完成值: ''", SECOND), []),
    (goal_cells, ("«总体目标»: ''", BASIS, BEFORE, SECOND), ["“宣传”的总体目标是空的。"]),
    (goal_cells, (AIM, "«设置依据»: ''", BEFORE, SECOND), ["指标“场次”的设置依据是空的。"]),
    (goal_cells, (AIM, BASIS, BEFORE, EMPTY), ["数量指标里有一行是空的。"]),
    (
        goal_cells,
        (AIM, BASIS, BEFORE, "指标: «册数», 指标值: 5册, 权重: 0"),
        ["指标“册数”的设置依据、赋分规则、佐证资料是空的。"],
    ),
    (last_year_blank, (AIM, BASIS, BEFORE, SECOND), []),
    (
        last_year_blank,
        (AIM, BASIS, "«上年完成值»: ''", FEWER),
        ["“宣传”有 2 个指标没有上年完成值，第一个是“场次”。"],
    ),
    (
        last_year_blank,
        (AIM, BASIS, BEFORE, FEWER.replace("册数", "«册数»")),
        ["“宣传”有 1 个指标没有上年完成值，第一个是“册数”。"],
    ),
]


@pytest.mark.parametrize(("rule", "cells", "messages"), CELL_CASES)
def test_cells(rule: ModuleType, cells: tuple[str, ...], messages: list[str]) -> None:
    assert told(rule, NAMED + CELLS.format(*cells)) == messages


def test_a_form_that_has_no_such_column_asks_for_none() -> None:
    case = NAMED + CELLS.format(AIM, "设置依据: ''", "上年完成值: ''", "指标: 册数, 指标值: 5册")
    assert told(last_year_blank, case, "新疆-2020") == []
    assert told(goal_cells, case, "新疆-2020") == []


# ---- texts that are nowhere printed

UNPRINTED = "“{}”后面的话没有印出：{}。"
REASONS = """
变动原因:
  科目:
    "2101501": 甲原因
    «"2080501"»: 乙原因
  三公经费: {公务接待费: 丙原因。}
  政府性基金预算: {«合计»: 丁原因}
主要用途:
  一般公共预算: {"210": 戊用途, «"221"»: 己用途}
概况:
  主要职能: |
    庚职能
    第二行。

    # 辛职能。
  机构设置: 壬机构
  内设机构: [«办公室»]
"""
NO_MONEY = "这一项两年都没有金额，或本版式没有这一处"


def test_a_text_that_is_nowhere_printed_is_told() -> None:
    assert told(text_unprinted, REASONS) == [
        UNPRINTED.format("内设机构", "本版式没有这一栏，或别的写法代替了它"),
        UNPRINTED.format("221", "这一类没有金额，或本版式没有这一处"),
        UNPRINTED.format("2080501", NO_MONEY),
        UNPRINTED.format("合计", NO_MONEY),
    ]


def test_a_text_of_what_the_edition_does_not_print_is_told() -> None:
    carried = """
结转结余:
  - {名称: 甲项, «用途»: 乙用途, 支出: [{科目: "2101502", 资金来源: 单位资金, 金额: 1}]}
项目支出:
  - 名称: 丙项
    支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "302", 金额: 1}]
    设立的政策依据: 丁依据
    资金分配情况: 戊
    资金执行时间: 己
    «委托业务费用途»: 庚用途
"""
    assert told(text_unprinted, carried, "新疆-2020") == [
        UNPRINTED.format("用途", "本版式没有这一栏"),
        UNPRINTED.format("委托业务费用途", "项目没有金额，或本版式没有这一栏"),
    ]


def test_a_text_in_a_heading_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    section = "# 职能\n{{ 概况.主要职能 }}\n## {{ 概况.内设机构[0] }}\n"
    lay_out(tmp_path / "templates/甲-2026", {"edition.yaml": "承接: 新疆-2026\n", "节/主要职能.md": section})
    monkeypatch.chdir(tmp_path)
    assert told(text_unprinted, "概况: {主要职能: 管理医保。, 机构设置: 无, 内设机构: [办公室]}", "甲-2026") == []
