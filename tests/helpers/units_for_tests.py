"""A made-up edition and a made-up unit, both as small as they can be, for tests of what surrounds the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import unit

UNIT = """\
版式: 小
单位: 甲局
口径: 单位
年度: 2026
落款日期: 2026-02-27
概况: {主要职能: 管理医保。}
基本支出:
  - 科目: "2101501"
    资金来源: 一般财力
    人员经费: {"30101": 1305200}
    公用经费: {"30201": 155600.00, "30202": 4900}
政府采购: {货物: 0, 工程: 0, 服务: 0, 面向中小企业: 0, 其中小微企业: 0}
国有资产:
  房屋: {面积: 0, 价值: 0}
  车辆: {一般公务用车: {数量: 1, 价值: 0}, 执法执勤用车: {数量: 2, 价值: 0}, 其他车辆: {数量: 0, 价值: 0}}
  办公家具: 0
  其他资产: 0
  大型设备: {单价50万元以上: 0, 单价100万元以上: 0}
  计划购置大型设备: {单价50万元以上: 0, 单价100万元以上: 0}
"""

EDITION = """\
文件名: "{{ 年度 }}年{{ 单位 }}预算公开"
封面: ["{{ 年度 }}年{{ 单位 }}", 预算公开]
目录: 目录
落款: ["{{ 单位 }}", "{{ 落款日期 }}"]
日期补零: 否
编号: ["第{{ 一 }}部分 ", "{{ 一 }}、", "（{{ 一 }}）"]
表号: "表{{ 序 }}"
表左: "编制单位：{{ 单位 }}"
表右: 单位：万元
编号行: 否
零行: 否
数字格式: {表格: {}, 正文: {}, 百分比: {万元: 否}, 数量: {小数: 0, 万元: 否}}
默认原因: {均未安排: 两年都没有, 持平: 与上年持平}
类目: [210]
条件:
  财政拨款: {结转: 当年, 资金来源: [一般财力]}
  公用经费: {支出类型: [公用经费]}
  基本支出: {支出类型: [人员经费, 公用经费, 基本支出]}
部分:
  - {标题: 表, 表: [支出]}
  - {标题: 说明, 节: [支出]}
"""

TABLE = """\
标题: 支出表
列:
  - {题: 科目, 字段: 代码名称, 宽: 30}
  - {题: 合计, 取: ""}
  - {题: 公用经费, 取: 公用经费}
行:
  - {按: [项]}
  - {题: 总计}
"""

SECTION = """\
# 支出情况
{% set 总 = 金额("财政拨款") %}
支出{{ 总 }}万元，其中公用经费{{ 金额("公用经费") }}万元，占{{ 占比(金额("公用经费"), 总) }}%。
"""

UNIT_FILE = "units/甲局/2026.yaml"
FILES = {
    UNIT_FILE: UNIT,
    "templates/小/edition.yaml": EDITION,
    "templates/小/表/支出.yaml": TABLE,
    "templates/小/节/支出.md": SECTION,
}


def work_in(folder: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str] | None = None) -> Path:
    """Work in a folder with these files (the small edition and unit), without the rules: they have their own tests."""
    lay_out(folder, FILES if files is None else files)
    monkeypatch.chdir(folder)
    for name in ("run", "run_on_part"):
        monkeypatch.setattr(unit, name, lambda *_: [])
    return folder


def lay_out(folder: Path, files: dict[str, str]) -> None:
    """Write a tree of files, given as path and text."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


def altered(text: str, *changes: tuple[str, str]) -> str:
    """Return the text with words replaced, each of which must occur in it exactly once."""
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text
