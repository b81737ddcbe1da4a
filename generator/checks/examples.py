"""Blocks of YAML for the examples of rules: what a rule is about is an argument, and all else is sound.

Blocks are joined with +. A project and what is carried over say why they are more than last year, for the unit over
which an example is laid had neither; 基本支出 is the same as last year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

STAFF, RUNNING = {"30101": 600000}, {"30201": 200000}


def basic(
    *staff: Mapping[str, int],
    function: str = "2101501",
    fund: str = "一般财力",
    running: Mapping[str, int] = RUNNING,
) -> str:
    """Return 基本支出 of one 科目, a line for each of the staff costs by 经济科目, and 上年 with the same amount."""
    head = f'{{科目: "{function}", 资金来源: {fund}'
    first, *others = staff or (STAFF,)
    lines = [f"{head}, 人员经费: {_codes(first)}, 公用经费: {_codes(running)}}}"]
    lines += [f"{head}, 人员经费: {_codes(other)}}}" for other in others]
    total = sum(sum(costs.values()) for costs in (first, *others, running))
    return f"""\
基本支出:{_items("  ", lines)}
上年:
  支出: [{{科目: "{function}", 资金来源: {fund}, 基本支出: {total}}}]
  机关运行经费: {sum(running.values())}
主要用途: {{一般公共预算: {{"{function[:3]}": 保障机关运转}}}}
"""


def projects(*entries: str, **reasons: str) -> str:
    """Return 项目支出 with these entries, and why there is more than last year; `reasons` are others than usual."""
    usual = {"收入": "{一般财力: 新增项目}", "支出": "{项目支出: 新增项目}", "科目": '{"2101502": 新增项目}'}
    return f"项目支出:{''.join(entries or [a_project()])}\n变动原因: {_flow(usual | reasons)}\n"


def a_project(
    name: str = "宣传",
    amount: int = 300000,
    function: str = "2101502",
    fund: str = "一般财力",
    economy: str | None = "30201",
    **texts: str,
) -> str:
    """Return one project of 项目支出; `texts` stand for its own texts or beside them."""
    code = f'经济科目: "{economy}", ' if economy else ""
    said = {"设立的政策依据": "年度工作计划", "资金分配情况": "用于业务工作", "资金执行时间": "2026年1月至12月"}
    lines = "".join(f"\n    {key}: {text}" for key, text in (said | texts).items())
    return f"""
  - 名称: {name}
    支出: [{{科目: "{function}", 资金来源: {fund}, {code}金额: {amount}}}]{lines}"""


def carried(*entries: str) -> str:
    """Return 结转结余 with these entries, and why there is more than last year."""
    reasons = {"收入": "{财政拨款结转: 上年项目跨年实施}", "支出": "{项目支出: 上年项目跨年实施}"}
    return f"结转结余:{''.join(entries)}\n变动原因: {_flow(reasons)}\n"


def a_rest(name: str, economy: str = "302", **texts: str) -> str:
    """Return one project of 结转结余."""
    lines = "".join(f"\n    {key}: {text}" for key, text in ({"用途": "用于业务培训"} | texts).items())
    return f"""
  - 名称: {name}{lines}
    支出: [{{科目: "2101505", 资金来源: 一般公共预算拨款, 经济科目: "{economy}", 金额: 5000}}]"""


def a_goal(
    *rows: str, first: str = "成本指标", second: str = "经济成本指标", projects: str = "宣传", name: str = ""
) -> str:
    """Return a 绩效目标表 of projects with these rows; `name` is that of the table itself."""
    own = f"\n      名称: {name}" if name else ""
    return f"""\
绩效目标:
  项目:
    - 项目: [{projects}]{own}
      负责人: 张三
      总体目标: 宣传医保政策
      指标:
        - 一级: {first}
          二级: {second}
          三级:{_items(" " * 12, rows)}
"""


def an_overall_goal(*rows: str) -> str:
    """Return a 整体绩效目标表 with these rows."""
    return f"""\
绩效目标:
  整体:
    - 联系人: 张三
      联系电话: 0991-1234567
      年度绩效目标: 宣传医保政策
      指标:
        - 一级: 履职效能
          二级: 数量指标
          三级:{_items(" " * 12, rows)}
"""


def a_row(name: str, value: str, **cells: object) -> str:
    """Return one 三级指标; `cells` are its other columns."""
    return _flow({"指标": name, "指标值": f'"{value}"', **cells})


def an_aim(name: str, value: str, weight: int = 90) -> str:
    """Return one 三级指标 of a 整体绩效目标表."""
    return a_row(name, value, 设置依据="工作计划", 权重=weight)


def people(number: int, change: int) -> str:
    """Return the people of a unit with 20 posts, of whom so many are in service."""
    return f"""\
概况:
  人员: {{编制: 20, 在职: {{人数: {number}, 增减: {change}}}, 退休: {{人数: 3, 增减: 0}}, 离休: {{人数: 0, 增减: 0}}}}
"""


def a_change(before: int, reason: str) -> str:
    """Return 80 万元 of 行政运行, `before` 元 last year, and the reason of the change."""
    return f"""\
上年: {{支出: [{{科目: "2101501", 资金来源: 一般财力, 基本支出: {before}}}], 机关运行经费: 200000}}
变动原因:
  收入: {{一般财力: 预算口径调整}}
  支出: {{基本支出: 预算口径调整}}
  科目: {{"2101501": {reason}}}
"""


def receptions(item: str) -> str:
    """Return the reason why one of the 三公 is more than last year."""
    return f"变动原因: {{三公经费: {{{item}: 新购一辆公务用车}}}}\n"


def _items(indent: str, items: Iterable[str]) -> str:
    return "".join(f"\n{indent}- {item}" for item in items)


def _codes(amounts: Mapping[str, int]) -> str:
    return _flow({f'"{code}"': amount for code, amount in amounts.items()})


def _flow(entries: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"
