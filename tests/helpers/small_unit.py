"""A small unit's file that the schema accepts, for tests to spoil."""

from __future__ import annotations

from generator.finding import Finding
from generator.schema import validation as schema
from generator.source.nodes import Mapping
from generator.source.reading import read

GOOD = """\
版式: 新疆-2026
单位: 伊宁市医疗保障局
口径: 单位
年度: 2026
落款日期: 2026-02-27
概况:
  主要职能: 贯彻执行医疗保障政策。
  内设机构: [办公室, 基金监管科]
  人员: {编制: 6, 在职: {人数: 5, 增减: -1}, 退休: {人数: 0, 增减: 0}, 离休: {人数: 0, 增减: 0}}
基本支出:
  - 科目: "2101501"
    资金来源: 一般财力
    人员经费: {"30101": 1305200}
    公用经费: {"30201": "155,600.00"}
项目支出:
  - 名称: 举报奖励
    支出:
      - {科目: "2101599", 资金来源: 一般财力, 经济科目: "303", 金额: 200000}
    资金执行时间: 2026年1月—2026年12月
结转结余:
  - 名称: 能力提升补助
    用途: 专项检查尾款
    支出:
      - {科目: "2101505", 资金来源: 一般公共预算拨款, 金额: 91398}
上年:
  支出:
    - {资金来源: 单位资金, 项目支出: 36500}
变动原因:
  科目: {"2101501": 在职人员增加}
  机关运行经费: 压减支出
政府采购: {货物: 0, 工程: 0, 服务: 121400, 面向中小企业: 91400, 其中小微企业: 0}
国有资产:
  房屋: {面积: 0, 价值: 0}
  车辆: {一般公务用车: {数量: 1, 价值: 0}, 执法执勤用车: {数量: 0, 价值: 0}, 其他车辆: {数量: 0, 价值: 0}}
  办公家具: 472100
  其他资产: 2456300
  大型设备: {单价50万元以上: 0, 单价100万元以上: 0}
  计划购置大型设备: {单价50万元以上: 0, 单价100万元以上: 0}
绩效目标:
  项目:
    - 项目: [举报奖励]
      总体目标: ""
      指标:
        - {一级: 产出指标, 二级: 数量指标, 三级: [{指标: 奖励人数, 指标值: ">=2人", 权重: 10}]}
"""


def parse(text: str) -> Mapping:
    """Return the mapping that a text without faults of syntax holds."""
    root, findings = read(text, "本.yaml")
    assert root is not None, findings
    assert findings == []
    return root


def check(text: str) -> list[Finding]:
    """Return what the schema finds in a text."""
    return schema.check(parse(text), "本.yaml")
