"""Variants of 其他重要事项: 机关运行经费, 政府采购, 国有资产, 预算绩效, 其他说明."""

from __future__ import annotations

import pytest

from generator.document.tree import plain
from tests.helpers.documents import EDITIONS, Printed, printed

LATER = ("新疆-2025", "新疆-2026")


def test_running_costs_count_every_appropriation() -> None:
    document = printed(
        "新疆-2026",
        """
        基本支出:
          - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 600000}, 公用经费: {"30201": 200000}}
          - {科目: "2101501", 资金来源: 其他收入, 公用经费: {"30201": 10000}}
        上年: {机关运行经费: 250000}
        变动原因: {收入: {单位资金: 新增}, 支出: {基本支出: 新增}, 机关运行经费: 压减开支}
        """,
    )
    assert document.under("单位运行经费情况") == [
        "甲市医疗保障局2026年的机关运行经费财政拨款预算20.00万元，比上年预算减少5.00万元，下降20.00%，主要原因是压减开支。"
    ]


@pytest.mark.parametrize(("block", "count"), [("概况: {行政单位数: 3}", "3"), ("口径: 部门", "1")])
def test_running_costs_2020(block: str, count: str) -> None:
    document = printed("新疆-2020", "简称: 医保局", "上年: {机关运行经费: 0}\n变动原因: {机关运行经费: 新设}", block)
    assert document.under("机关运行经费情况") == [
        f"2020年，医保局本级{count}家行政单位的机关运行经费财政拨款预算20万元，比上年预算增加20万元，增长100%。主要原因是新设。"
    ]


@pytest.mark.parametrize("edition", ["新疆-2025", "新疆-2026"])
def test_procurement_nothing_and_something(edition: str) -> None:
    year, unit = edition[-4:], "甲市医疗保障局"
    assert printed(edition).under("政府采购情况") == [
        f"{year}年，{unit}政府采购预算0.00万元，其中：政府采购货物预算0.00万元，政府采购工程预算0.00万元，政府采购服务预算0.00万元。",
        f"{year}年，{unit}面向中小企业预留政府采购项目预算金额0.00万元，其中：小微企业预留政府采购项目预算金额0.00万元。",
    ]
    amounts = '政府采购: {货物: "10,049", 工程: 20049, 服务: 30049, 面向中小企业: 40000, 其中小微企业: 5000}'
    assert printed(edition, amounts).under("政府采购情况") == [
        f"{year}年，{unit}政府采购预算6.01万元，其中：政府采购货物预算1.00万元，政府采购工程预算2.00万元，政府采购服务预算3.00万元。",
        f"{year}年，{unit}面向中小企业预留政府采购项目预算金额4.00万元，其中：小微企业预留政府采购项目预算金额0.50万元。",
    ]


@pytest.mark.parametrize("scope", ["单位", "部门"])
def test_procurement_2020(scope: str) -> None:
    assert printed("新疆-2020", f"口径: {scope}").under("政府采购情况") == [
        "2020年，甲市医疗保障局政府采购预算0万元，其中：政府采购货物预算0万元，政府采购工程预算0万元，政府采购服务预算0万元。",
        f"2020年度本{scope}面向中小企业预留政府采购项目预算金额0万元，其中：面向小微企业预留政府采购项目预算金额0万元。",
    ]


ASSETS = """
国有资产:
  房屋: {面积: 1234.5, 价值: 5000000}
  车辆:
    一般公务用车: {数量: 1, 价值: 100049}
    执法执勤用车: {数量: 2, 价值: 200049}
    其他车辆: {数量: 3, 价值: 0}
  办公家具: 472100
  其他资产: "2,456,300.00"
  大型设备: {单价50万元以上: 4, 单价100万元以上: 1}
  计划购置大型设备: {单价50万元以上: 2, 单价100万元以上: 0}
"""


def test_assets() -> None:
    assert printed("新疆-2026", ASSETS, "口径: 部门").under("国有资产占用使用情况") == [
        "截至2025年底，甲市医疗保障局占用使用国有资产总体情况为：",
        "1. 房屋1,234.50平方米，价值500.00万元。",
        (
            "2. 车辆6辆，价值30.01万元；其中：一般公务用车1辆，价值10.00万元；"
            "执法执勤用车2辆，价值20.00万元；其他车辆3辆，价值0.00万元。"
        ),
        "3. 办公家具价值47.21万元。",
        "4. 其他资产价值245.63万元。",
        "单位价值单价50万元以上大型设备4台，单位价值单价100万元以上大型设备1台。",
        "2026年部门预算未安排购置车辆经费，安排购置单价50万元以上大型设备2台，单位单价100万元以上大型设备0台。",
    ]
    assert printed("新疆-2025", ASSETS).under("国有资产占用使用情况")[-2:] == [
        "单位价值50万元以上大型设备4台，单位价值100万元以上大型设备1台。",
        "2025年单位预算未安排购置车辆经费，安排购置50万元以上大型设备2台，单位价值100万元以上大型设备0台。",
    ]
    assert printed("新疆-2020", ASSETS).under("国有资产占用使用情况")[1:] == [
        "1.房屋1234.5平方米，价值500万元。",
        "2.车辆6辆，价值30.01万元；其中：一般公务用车1辆，价值10万元；执法执勤用车2辆，价值20万元；其他车辆3辆，价值0万元。",
        "3.办公家具价值47.21万元。",
        "4.其他资产价值245.63万元。",
        "单位价值50万元以上大型设备4台（套），单位价值100万元以上大型设备1台（套）。",
        "2020年单位预算未安排购置车辆经费，安排购置50万元以上大型设备2台（套），单位价值100万元以上大型设备0台（套）。",
    ]


OVERALL = """
    - 联系人: {name}
      联系电话: 0909-0000000
      年度绩效目标: 保障参保人待遇。
      指标:
        - {{一级: 履职效能, 二级: 数量指标, 三级: [{{指标: 参保率, 指标值: "≥95%", 设置依据: 报告, 权重: 25}}]}}
        - {{一级: 履职效能, 二级: 质量指标, 三级: [{{指标: 支付率, 指标值: "≥80%", 设置依据: 报告, 权重: 65}}]}}
"""


@pytest.mark.parametrize("count", [0, 1, 2])
def test_overall_goals(count: int) -> None:
    names = ["张伟", "李敏"][:count]
    block = "绩效目标:\n  整体:\n" + "".join(OVERALL.format(name=name) for name in names)
    document = printed("新疆-2026", block if names else "绩效目标: {整体: []}", "口径: 部门")
    amount = "80.00" if count else "0.00"
    assert document.under("预算绩效情况") == [
        f"2026年，本部门预算绩效管理整体预算绩效目标{count}个，涉及预算金额{amount}万元；当年预算安排项目共0个，"
        "其中：财政拨款项目涉及预算金额0.00万元；非财政拨款项目涉及预算金额0.00万元。"
        + ("具体情况见下表：" if count else "")
    ]
    tables = document.tables("部门整体绩效目标表") if count else []
    assert [plain(table.rows[1][1].text) for table in tables] == names


def test_overall_goal_form_splits_the_money_by_level() -> None:
    document = printed(
        "新疆-2026",
        f"绩效目标:\n  整体:\n{OVERALL.format(name='张伟')}",
        """
        结转结余:
          - {名称: 救助, 用途: 尾款, 资金级次: 上级, 支出: [{科目: "2101505", 资金来源: 一般公共预算拨款, 金额: 1800}]}
          - {名称: 本级, 用途: 尾款, 支出: [{科目: "2101505", 资金来源: 一般公共预算拨款, 金额: 3000}]}
          - {名称: 援助, 用途: 社保, 支出: [{科目: "2101505", 资金来源: 财政专户核拨, 金额: 78000}]}
        变动原因: {收入: {财政拨款结转: 未完, 非财政拨款结转结余: 未完}, 支出: {项目支出: 未完}}
        """,
    )
    assert grid(document, "单位整体绩效目标表")[:8] == [
        "单位名称（盖章） | 甲市医疗保障局",
        "单位联系人 | 张伟 | 联系电话 | 0909-0000000",
        "年度绩效目标 | 保障参保人待遇。",
        "年度预算（万元） | 资金来源 | 资金总额（万元）",
        "年度预算（万元） | 财政资金（万元） | 上级安排 | 0.18",
        "年度预算（万元） | 财政资金（万元） | 本级安排 | 80.30",
        "年度预算（万元） | 其他资金（万元） | 其他 | 7.80",
        "年度预算（万元） | 合计： | 88.28",
    ]
    merges = [row[0].merge for row in document.table("单位整体绩效目标表").rows]
    assert merges == ["", "", "", "start", "continue", "continue", "continue", "continue", "", "start", "continue"]


def grid(document: Printed, title: str, number: int = 0) -> list[str]:
    return [" | ".join(plain(cell.text) for cell in row) for row in document.tables(title)[number].rows]


PROJECTS = """
项目支出:
  - {名称: 宣传, 设立的政策依据: 甲, 资金分配情况: 乙, 资金执行时间: 丙,
     支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "302", 金额: 30000}]}
  - {名称: 审计, 设立的政策依据: 甲, 资金分配情况: 乙, 资金执行时间: 丙,
     支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "302", 金额: 10000},
            {科目: "2101502", 资金来源: 其他收入, 经济科目: "302", 金额: 5000}]}
  - {名称: 自办, 设立的政策依据: 甲, 资金分配情况: 乙, 资金执行时间: 丙,
     支出: [{科目: "2101502", 资金来源: 其他收入, 经济科目: "302", 金额: 2000}]}
变动原因:
  收入: {一般财力: 新增, 单位资金: 新增, 一般公共预算拨款: 新增, 其他收入: 新增}
  支出: {项目支出: 新增}
  科目: {"2101502": 新增}
绩效目标:
  项目:
    - 项目: [宣传]
      负责人: 刘刚
      总体目标: 宣传到位。
      指标: [{一级: 产出指标, 二级: 数量指标, 三级: [{指标: 次数, 指标值: ">=2次", 设置依据: 计划标准, 权重: 90}]}]
    - 项目: [审计, 自办]
      名称: 管理经费
      负责人: 闫磊
      总体目标: 管理规范。
      指标: [{一级: 产出指标, 二级: 数量指标, 三级: [{指标: 份数, 指标值: "=1份", 设置依据: 计划标准, 权重: 90}]}]
"""


@pytest.mark.parametrize("edition", LATER)
def test_several_projects_in_one_form_and_forms_by_national_code(edition: str) -> None:
    document = printed(edition, PROJECTS)
    assert document.under("预算绩效情况")[0].endswith(
        "当年预算安排项目共3个，其中：财政拨款项目涉及预算金额4.00万元；"
        "非财政拨款项目涉及预算金额0.70万元。具体情况见下表："
    )
    assert grid(document, "项目支出绩效目标表", 0)[1:4] == [
        "项目名称 | 管理经费 | 项目负责人 | 闫磊",
        "项目资金（万元） | 年度预算总额 | 1.70 | 其中：财政拨款 | 1.00 | 其他资金 | 0.70",
        "项目总体目标 | 管理规范。",
    ]
    assert grid(document, "项目支出绩效目标表", 1)[1:3] == [
        "项目名称 | 宣传 | 项目负责人 | 刘刚",
        "项目资金（万元） | 年度预算总额 | 3.00 | 其中：财政拨款 | 3.00 | 其他资金 | 0.00",
    ]
    assert grid(document, "项目支出绩效目标表", 1)[-1] == "产出指标 | 数量指标 | 次数 | >=2次 | 计划标准 |  | 90 |  | "


def test_forms_in_authored_order_2020() -> None:
    document = printed("新疆-2020", PROJECTS)
    assert document.under("预算绩效情况") == [
        "2020年度实行绩效管理的项目3个，涉及预算金额4.7万元。具体情况见下表（按项目分别填报）："
    ]
    assert [table.subtitle for table in document.tables("项目支出绩效目标表")] == ["（一）", "（二）"]
    assert grid(document, "项目支出绩效目标表", 0)[:2] == [
        "预算单位 | 甲市医疗保障局 | 项目名称 | 宣传",
        "项目资金（万元） | 年度资金总额： | 3 | 其中：财政拨款 | 3 | 其他资金 | ",
    ]
    assert grid(document, "项目支出绩效目标表", 1)[1].endswith("其他资金 | 0.7")


def test_projects_outside_the_goals_do_not_count_2020() -> None:
    only_one = PROJECTS.partition("    - 项目: [审计, 自办]")[0]
    assert printed("新疆-2020", only_one).under("预算绩效情况") == [
        "2020年度实行绩效管理的项目1个，涉及预算金额3万元。具体情况见下表（按项目分别填报）："
    ]


@pytest.mark.parametrize(
    ("edition", "sentence"),
    [
        ("新疆-2020", "2020年度实行绩效管理的项目0个，涉及预算金额0万元。"),
        (
            "新疆-2025",
            "当年预算安排项目共0个，其中：财政拨款项目涉及预算金额0.00万元；非财政拨款项目涉及预算金额0.00万元。",
        ),
    ],
)
def test_no_form_is_announced_where_there_is_none(edition: str, sentence: str) -> None:
    assert printed(edition).under("预算绩效情况") == [sentence]


@pytest.mark.parametrize("edition", EDITIONS)
def test_other_matters_as_written_or_none(edition: str) -> None:
    default = "本单位无其他需说明的事项。" if edition == "新疆-2020" else "本单位无其他需说明事项。"
    assert printed(edition).under("其他需说明的事项") == [default]
    assert printed(edition, "其他说明: |\n  第一段。\n\n  第二段。").under("其他需说明的事项") == [
        "第一段。",
        "第二段。",
    ]
