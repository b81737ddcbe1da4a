"""The small sound unit over which the examples of the rules are laid, and what is found in it then."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.checks.rule import Rule
from generator.source.reading import read
from generator.unit import Composed, compose_unit

EDITION, EARLIER_EDITION = "新疆-2026", "新疆-2025"
BASE = """
单位: 甲市医疗保障局
口径: 单位
概况: {主要职能: 贯彻执行医疗保障政策。}
基本支出:
  - 科目: "2101501"      # 行政运行
    资金来源: 一般财力
    人员经费: {"30101": 600000}
    公用经费: {"30201": 200000}
上年:
  支出: [{科目: "2101501", 资金来源: 一般财力, 基本支出: 800000}]
  机关运行经费: 200000
主要用途:
  一般公共预算: {"210": 医疗保障管理事务}
政府采购: {货物: 0, 工程: 0, 服务: 0, 面向中小企业: 0, 其中小微企业: 0}
国有资产:
  房屋: {面积: 0, 价值: 0}
  车辆:
    一般公务用车: {数量: 0, 价值: 0}
    执法执勤用车: {数量: 0, 价值: 0}
    其他车辆: {数量: 0, 价值: 0}
  办公家具: 0
  其他资产: 0
  大型设备: {单价50万元以上: 0, 单价100万元以上: 0}
  计划购置大型设备: {单价50万元以上: 0, 单价100万元以上: 0}
"""


def tried(rule: Rule, example: str) -> Composed:
    """Return the base with one of a rule's examples laid over it, beside the file of last year if the rule has one."""
    last_year = "" if rule.earlier is None else text_of(EARLIER_EDITION, rule.earlier or "{}")
    return composed(EDITION, example or "{}", last_year=last_year)


def composed(edition: str, *blocks: str, last_year: str = "") -> Composed:
    """Return the base with these blocks as composed from a file (beside that of last year with such a text)."""
    text = text_of(edition, *blocks)
    year = json.loads(text)["年度"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{year}.yaml"
        path.write_text(text, encoding="utf-8")
        if last_year:
            path.with_name(f"{year - 1}.yaml").write_text(last_year, encoding="utf-8")
        return compose_unit(path)


def text_of(edition: str, *blocks: str) -> str:
    """Return the text of a unit's file: the base with the blocks laid over it, each key on a line of its own.

    It is JSON, which is YAML.
    """
    year = edition.rpartition("-")[2]
    own = f"版式: {edition}\n年度: {year}\n落款日期: {year}-02-05\n"
    content: Any = {}
    for block in (own, BASE, *blocks):
        root, findings = read(block, "块.yaml")
        assert root is not None, findings
        content = merged(content, root.core)
    return json.dumps(content, ensure_ascii=False, indent=1)


def merged(under: Any, over: Any) -> Any:
    """Return two blocks as one: mappings are merged, of everything else `over` stands; ~ takes a key away."""
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    both = {**under, **{key: merged(under.get(key), value) for key, value in over.items()}}
    return {key: value for key, value in both.items() if value is not None}
