"""Blocks of YAML for the examples of rules: one project, the same amount as last year, with a 绩效目标表 if wanted."""

_LINES = """
项目支出:
  - 名称: 培训经费
    支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "30216", 金额: 80000}]
    设立的政策依据: 年度工作计划
    资金分配情况: 【分配】
    资金执行时间: 2026年1月—2026年12月
上年:
  支出:
    - {科目: "2101501", 资金来源: 一般财力, 基本支出: 800000}
    - {科目: "2101502", 资金来源: 一般财力, 项目支出: 80000}
  机关运行经费: 200000
"""
_TABLE = """
绩效目标:
  项目:
    - 项目: [培训经费]
      负责人: 张三
      总体目标: 完成业务培训
      指标:
        - 一级: 产出指标
          二级: 数量指标
          三级: [{指标: 【数量】, 指标值: "【目标】", 权重: 50}]
        - 一级: 成本指标
          二级: 经济成本指标
          三级: [{指标: 师资成本, 指标值: "【师资】", 权重: 20}, {指标: 场地成本, 指标值: "【场地】", 权重: 20}]
"""


def project(distribution: str = "用于业务培训") -> str:
    """Return a project of 8 万元 with its 资金分配情况."""
    return _LINES.replace("【分配】", distribution)


def goal(
    distribution: str = "用于业务培训",
    target: str = ">=2期",
    teachers: str = "<=5万元",
    rooms: str = "<=3万元",
    counted: str = "培训期数",
) -> str:
    """Return the project with its 绩效目标表: what it counts, its target, and two costs."""
    values = {"数量": counted, "目标": target, "师资": teachers, "场地": rooms}
    text = project(distribution) + _TABLE
    for key, value in values.items():
        text = text.replace(f"【{key}】", value)
    return text


def reason(before: int, words: str) -> str:
    """Return 80 万元 of 行政运行, `before` 元 last year, and the reason of the change."""
    return f"""
上年: {{支出: [{{科目: "2101501", 资金来源: 一般财力, 基本支出: {before}}}], 机关运行经费: 200000}}
变动原因:
  收入: {{一般财力: 预算口径调整}}
  支出: {{基本支出: 预算口径调整}}
  科目: {{"2101501": {words}}}
"""
