"""Rules of sums: each points at the amount that cannot be, and says by how much."""

from __future__ import annotations

from types import ModuleType

import pytest

from generator.checks.sums import (
    asset_thing_without_value,
    asset_unit_price,
    asset_value_without_thing,
    equipment_value,
    large_equipment,
    micro_above_small,
    prior_year_part_above_whole,
    prior_year_unbalanced,
    procurement_above_spending,
    project_outside_receptions,
    receptions_carried,
    repeated_line,
    repeated_project,
    running_costs_without_vehicles,
    small_above_total,
    split_line,
    staff_above_posts,
    staff_change,
    staff_last_year,
    vehicles_bought_unprocured,
    vehicles_without_running_costs,
)
from tests.helpers.rule_units import told

PROCUREMENT = "政府采购: {{货物: {}, 工程: 0, 服务: {}, 面向中小企业: {}, 其中小微企业: {}}}"
ASSETS = """
国有资产:
  房屋: {{面积: {}, 价值: {}}}
  车辆:
    一般公务用车: {{数量: {}, 价值: {}}}
    执法执勤用车: {{数量: {}, 价值: {}}}
    其他车辆: {{数量: {}, 价值: {}}}
  办公家具: 0
  其他资产: {}
  大型设备: {{单价50万元以上: {}, 单价100万元以上: {}}}
  计划购置大型设备: {{单价50万元以上: {}, 单价100万元以上: {}}}
"""


def assets(
    house: str = "0 0", cars: str = "0 0", duty: str = "0 0", others: str = "0 0", rest: str = "0 0 0 0 0"
) -> str:
    return ASSETS.format(*f"{house} {cars} {duty} {others} {rest}".split())


CASES = [
    (micro_above_small, PROCUREMENT.format(0, 500000, 200000, 200000), []),
    (
        micro_above_small,
        PROCUREMENT.format(0, 500000, 200000, "«200000.01»"),
        ["预留给小微企业 20.00万元，大于预留给中小企业的 20.00万元；前者是后者的一部分。"],
    ),
    (
        micro_above_small,
        "金额单位: 万元\n" + PROCUREMENT.format(0, 50, 0, "«35»"),
        ["预留给小微企业 35.00万元，大于预留给中小企业的 0.00万元；前者是后者的一部分。"],
    ),
    (small_above_total, PROCUREMENT.format(100000, 200000, 300000, 0), []),
    (
        small_above_total,
        PROCUREMENT.format(100000, 200000, "«350000»", 0),
        ["预留给中小企业 35.00万元，大于政府采购预算合计 30.00万元（货物、工程、服务之和）。"],
    ),
    (procurement_above_spending, PROCUREMENT.format(50000, 150000, 0, 0), []),
    (
        procurement_above_spending,
        PROCUREMENT.format("«1500000»", 500000, 0, 0),
        ["政府采购预算合计 200.00万元，大于公用经费与项目支出之和 20.00万元。"],
    ),
    (asset_value_without_thing, assets("120.5 300000", "1 150000", "1 0", "0 0"), []),
    (
        asset_value_without_thing,
        assets("«0» 300000", "1 150000", "1 0", "«0» 80000"),
        ["房屋 0 平方米，价值却有 300,000.00 元。", "其他车辆 0 辆，价值却有 80,000.00 元。"],
    ),
    (asset_thing_without_value, assets("120.5 300000", "1 150000"), []),
    (
        asset_thing_without_value,
        assets("120.5 «0»", "1 150000", "2 «0»"),
        ["房屋 120.5 平方米，价值是 0。", "执法执勤用车 2 辆，价值是 0。"],
    ),
    (asset_unit_price, assets("100 1000", "2 20000", "1 2000000"), []),
    (asset_unit_price, assets(others="8 24000"), []),  # motorcycles
    (asset_unit_price, assets(others="1 8600000"), []),  # a fire engine
    (asset_unit_price, assets(others="8 «2400»"), ["其他车辆 8 辆，价值 0.24万元，平均每辆 300.00 元。"]),
    (
        asset_unit_price,
        assets("100 «999»", "2 «10.01»", "1 «2000001»"),
        [
            "房屋 100 平方米，价值 0.10万元，平均每平方米 9.99 元。",
            "一般公务用车 2 辆，价值 0.00万元，平均每辆 5.01 元。",
            "执法执勤用车 1 辆，价值 200.00万元，平均每辆 2,000,001.00 元。",
        ],
    ),
    (large_equipment, assets(rest="5000000 2 2 1 1"), []),
    (
        large_equipment,
        assets(rest="5000000 «1» 2 «0» 1"),
        [
            "大型设备：单价 100 万元以上 2 台，多于单价 50 万元以上的 1 台；前者包含在后者里。",
            "计划购置大型设备：单价 100 万元以上 1 台，多于单价 50 万元以上的 0 台；前者包含在后者里。",
        ],
    ),
    (equipment_value, assets(rest="1500000 2 1 9 9"), []),
    (
        equipment_value,
        assets(rest="«1499999» 2 1 0 0"),
        ["大型设备 2 台至少值 150.00万元，其他资产的价值只有 150.00万元。"],
    ),
]


@pytest.mark.parametrize(("rule", "case", "messages"), CASES)
def test_procurement_and_assets(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages


# ---- 三公

COSTS = """
基本支出:
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 600000}, 公用经费: {"30201": 170000, "30231": 30000}}
变动原因: {三公经费: {公务用车运行维护费: 新购一辆公务用车}}
"""
BOUGHT = COSTS.replace("30231", "31013").replace("运行维护费", "购置")
PROJECTS = """
项目支出:
  - 名称: {0}
    设立的政策依据: 甲
    支出:
      - {{科目: "2101502", 资金来源: 一般财力, 经济科目: "30231", 金额: 24000}}
      - {{科目: "2101502", 资金来源: 一般财力, 经济科目: {1}, 金额: 90000}}
  - 名称: 综合业务费
    支出: [{{科目: "2101502", 资金来源: 一般财力, 经济科目: "302", 金额: 90000}}]
结转结余:
  - {{名称: 公务接待, 用途: 乙, 支出: [{{科目: "2101502", 资金来源: 单位资金, 经济科目: {2}, 金额: 9}}]}}
"""
RECEPTIONS = [
    (running_costs_without_vehicles, COSTS + assets(others="1 90000"), []),
    (
        running_costs_without_vehicles,
        COSTS + assets(cars="«0» 0"),
        ["国有资产里车辆是 0 辆，公务用车运行维护费却有 3.00万元。"],
    ),
    (vehicles_without_running_costs, COSTS + assets(cars="2 360000"), []),
    (vehicles_without_running_costs, assets(others="3 360000"), []),
    (
        vehicles_without_running_costs,
        assets(cars="«2» 360000", duty="1 200000"),
        ["有公务用车 3 辆，全部支出里却没有公务用车运行维护费（30231）。"],
    ),
    (vehicles_bought_unprocured, BOUGHT + PROCUREMENT.format(30000, 0, 0, 0), []),
    (
        vehicles_bought_unprocured,
        BOUGHT + PROCUREMENT.format("«29999»", 0, 0, 0),
        ["公务用车购置有 3.00万元，政府采购的货物预算只有 3.00万元。"],
    ),
    (project_outside_receptions, PROJECTS.format("公务用车运行维护费", '"30231"', '"302"'), []),
    (project_outside_receptions, PROJECTS.format("业务费", '"302"', '"302"'), []),
    (
        project_outside_receptions,
        PROJECTS.format("公务用车运行维护费", '«"302"»', '"302"'),
        ["这个项目名为公务用车运行维护费，这笔的经济科目是 302，不在 30231，没有计入“三公”经费的公务用车运行维护费。"],
    ),
    (receptions_carried, PROJECTS.format("业务费", '"30217"', '"30227"'), []),
    (
        receptions_carried,
        PROJECTS.format("业务费", '"30217"', '«"30217"»'),
        ["这笔结转用于公务接待费（30217），不计入“三公”经费表，那里只有当年财政拨款。"],
    ),
]


@pytest.mark.parametrize(("rule", "case", "messages"), RECEPTIONS)
def test_receptions(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages


def test_a_project_without_economic_code_is_outside_as_well() -> None:
    case = """
项目支出:
  - 名称: 因公出国经费
    支出:
      - «{»科目: "2101502", 资金来源: 一般财力, 金额: 90000}
"""
    assert told(project_outside_receptions, case) == [
        "这个项目名为因公出国（境）费用，这笔的经济科目没有写，不在 30212，没有计入“三公”经费的因公出国（境）费用。"
    ]


# ---- 人员, repetition, 上年

STAFF = """
概况:
  主要职能: 甲
  人员: {{编制: 20, 在职: {{人数: {}, 增减: {}}}, 退休: {{人数: {}, 增减: {}}}, 离休: {{人数: 0, 增减: 0}}}}
"""
LINES = """
基本支出:
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 500, "30102": 500}}
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": «500», "30102": 501}, 公用经费: {"30201": 0, "30202": 0}}
项目支出:
  - 名称: 宣传
    支出:
      - {科目: "2101502", 资金来源: 一般财力, 经济科目: "30201", 金额: 300000}
      - {科目: "2101502", 资金来源: 一般财力, 经济科目: "30201", 金额: «"300,000.00"»}
上年:
  支出:
    - {科目: "2101501", 资金来源: 一般财力, 基本支出: 300}
    - {科目: "2101501", 资金来源: 一般财力, 项目支出: 300}
    - {科目: "2101501", 资金来源: 一般财力, 项目支出: «300»}
"""
NAMES = """
项目支出:
  - {名称: 甲, 支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "30201", 金额: 1}]}
  - {名称: «甲», 支出: [{科目: "2101599", 资金来源: 一般财力, 经济科目: "30201", 金额: 2}]}
结转结余:
  - {名称: 甲, 用途: 乙, 支出: [{科目: "2101502", 资金来源: 单位资金, 金额: 1}]}
  - {名称: 丙, 用途: 乙, 支出: [{科目: "2101502", 资金来源: 单位资金, 金额: 1}]}
  - {名称: «丙», 用途: 乙, 支出: [{科目: "2101502", 资金来源: 单位资金, 金额: 1}]}
"""
SPLIT = """
基本支出:
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 50000, "30102": 60000}}
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": «60000», "30102": 60000}, 公用经费: {"30201": 70000}}
  - {科目: "2101501", 资金来源: 事业收入, 人员经费: {"30101": 70000}}
上年:
  支出:
    - {科目: "2101501", 资金来源: 一般财力, 基本支出: 3000, 项目支出: 4000}
    - {科目: "2101501", 资金来源: 一般财力, 基本支出: «5000»}
"""
SAME = "与第 {} 行完全相同（科目、资金来源、经济科目、项目、金额）。"
TOGETHER = "在同一科目、资金来源、经济科目、项目下，两笔会加在一起。"
BOTH = "“{}”前面已经有了，两处的金额会合在一起印两次。"
LAST_YEAR = """
上年:
  收入: {一般公共预算拨款: 800, 单位上年结余: 100}
  支出合计: {基本支出: 500, 项目支出: 400}
  科目: {"2101501": 500, "2101502": 300}
"""
PARTS = """
上年:
  支出: [{{科目: "2101501", 资金来源: 一般财力, 基本支出: 800000}}]
  三公经费: {{公务接待费: {}}}
  机关运行经费: {}
"""
OTHERS = [
    (staff_above_posts, "", []),
    (staff_above_posts, STAFF.format(20, 1, 90, 0), []),
    (staff_above_posts, STAFF.format("«21»", 1, 0, 0), ["在职 21 人，大于编制数 20。"]),
    (staff_change, STAFF.format(5, 5, 0, -3), []),
    (staff_change, STAFF.format(5, "«6»", 0, 0), ["在职 5 人，却比上年增加 6 人，上年就成了负数。"]),
    (repeated_line, LINES, ["0.05万元" + SAME.format(8), "0.03万元" + SAME.format(13), "30.00万元" + SAME.format(31)]),
    (split_line, SPLIT, ["6.00万元与第 8 行的 5.00万元" + TOGETHER, "0.50万元与第 13 行的 0.30万元" + TOGETHER]),
    (repeated_project, NAMES, [BOTH.format("甲"), BOTH.format("丙")]),
    (prior_year_unbalanced, LAST_YEAR, []),
    (prior_year_unbalanced, LAST_YEAR.replace(", 项目支出: 400", ""), []),
    (prior_year_unbalanced, LAST_YEAR.replace("  收入: {一般公共预算拨款: 800, 单位上年结余: 100}\n", ""), []),
    (
        prior_year_unbalanced,
        LAST_YEAR.replace("800", "8000800").replace("支出合计", "«支出合计»").replace("科目", "«科目»"),
        [
            "上年的收入合计 800.09万元，支出合计 0.09万元，相差 800.00万元，应当相等。",
            "上年的一般公共预算拨款 800.08万元，各科目之和 0.08万元，相差 800.00万元，应当相等。",
        ],
    ),
    (prior_year_part_above_whole, PARTS.format(800000, 800000), []),
    (
        prior_year_part_above_whole,
        PARTS.format(900000, 850000).replace("三公经费", "«三公经费»").replace("机关运行经费", "«机关运行经费»"),
        [
            "上年的三公经费 90.00万元，大于上年的支出 80.00万元。",
            "上年的机关运行经费 85.00万元，大于上年的基本支出 80.00万元。",
        ],
    ),
]


@pytest.mark.parametrize(("rule", "case", "messages"), OTHERS)
def test_staff_repetition_and_last_year(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages


def test_staff_is_compared_with_last_years_file() -> None:
    earlier = STAFF.format(21, 0, 3, 0)
    assert told(staff_last_year, STAFF.format(20, -1, 4, 1), earlier=earlier) == []
    assert told(staff_last_year, "", earlier=earlier) == []
    assert told(staff_last_year, STAFF.format(20, -1, 4, 1), earlier="口径: 单位") == []
    assert told(staff_last_year, STAFF.format(20, "«1»", 3, 0), earlier=earlier) == [
        "在职上年的文件是 21 人，今年 20 人，差 -1，“增减”写的是 +1。"
    ]
