"""The 绩效目标表: what stands left and what in the middle of its cells, and which cells are merged."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.tree import Cell, Table, plain
from generator.unit import compose_unit
from tests.helpers.units_for_tests import FILES, SECTION, UNIT, UNIT_FILE, work_in

FORM = """\
标题: 绩效目标表
说明: 绩效
宽: [1, 1, 1, 1]
行:
  - [{文: 目标, 跨: 2}, {文: "{{ 总体目标 }}", 跨: 2}]
  - [{文: 预算, 并: 起}, {文: 财政}, {文: "{{ 金额() }}", 跨: 2}]
  - [{文: 预算, 并: 续}, {文: 其他}, {文: "共{{ 金额() }}万元", 跨: 2}]
指标:
  - {题: 一级, 字段: 一级, 合并: 是, 位: center}
  - {题: 二级, 字段: 二级, 合并: 是}
  - {题: 三级, 字段: 指标}
  - {题: 权重, 字段: 权重, 合并: 是}
"""
GOAL = """\
绩效目标:
  项目:
    - 项目: [宣传]
      总体目标: 完成
      指标:
        - {一级: 产出, 二级: 数量, 三级: [{指标: 甲, 指标值: "1", 权重: 10}, {指标: 乙, 指标值: "1", 权重: 20}]}
        - {一级: 产出, 二级: 质量, 三级: [{指标: 丙, 指标值: "1", 权重: 20}, {指标: 丙, 指标值: "1"}]}
        - {一级: 效益, 二级: 质量, 三级: [{指标: 丁, 指标值: "1"}]}
"""
SIGNS = {"": "", "start": "v", "continue": "^"}


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Table:
    """Return the form that the small edition fills with the goal of the small unit."""
    section = SECTION + '\n{{ 绩效表("绩效", 绩效项目()[0]) }}\n'
    replaced = {UNIT_FILE: UNIT + GOAL, "templates/小/表/绩效.yaml": FORM, "templates/小/节/支出.md": section}
    work_in(tmp_path, monkeypatch, {**FILES, **replaced})
    composed = compose_unit(Path(UNIT_FILE))
    assert composed.document is not None, composed.findings
    (table,) = (block for block in composed.document.blocks if isinstance(block, Table) and not block.level)
    return table


def told(cells: tuple[Cell, ...]) -> str:
    return " | ".join(SIGNS[cell.merge] + plain(cell.text) + "_" * (cell.span - 1) for cell in cells)


def test_labels_and_figures_stand_in_the_middle_and_texts_at_the_left(form: Table) -> None:
    aligned = {plain(cell.text): cell.align for row in form.rows[:3] for cell in row}
    assert aligned == {
        "目标": "center", "预算": "center", "财政": "center", "其他": "center", "146.57": "center",
        "完成": "left", "共146.57万元": "left",
    }  # fmt: skip
    assert [cell.align for cell in form.rows[3]] == ["center"] * 4
    assert [cell.align for cell in form.rows[4]] == ["center", "left", "left", "left"]


def test_equal_neighbours_are_merged_but_not_across_a_merge_further_left(form: Table) -> None:
    assert [told(row) for row in form.rows] == [
        "目标_ | 完成_",
        "v预算 | 财政 | 146.57_",
        "^预算 | 其他 | 共146.57万元_",
        "一级 | 二级 | 三级 | 权重",
        "v产出 | v数量 | 甲 | 10",
        "^产出 | ^数量 | 乙 | 20",
        "^产出 | v质量 | 丙 | 20",
        "^产出 | ^质量 | 丙 | ",
        "效益 | 质量 | 丁 | ",
    ]


def test_a_form_knows_the_project_that_it_is_about(form: Table) -> None:
    assert (form.title, form.subtitle, form.description, form.subject) == ("绩效目标表", "", "绩效", "宣传")
