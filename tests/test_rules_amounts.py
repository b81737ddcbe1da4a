"""Rules of amounts in texts: each points at the words that the figures do not bear out."""

from __future__ import annotations

from types import ModuleType

import pytest

from generator.checks.amounts import (
    bare_wan,
    beyond_budget,
    cost_names,
    expression_rough,
    expression_wrong,
    headcount,
    itemised,
    named,
    no_unit,
    project_count,
    row_counts,
    subsidy,
    unit_slip,
    use_incomplete,
)
from tests.marking import told

PROJECT = """
项目支出:
  - 名称: 培训经费
    支出:
      - {{科目: "2101502", 资金来源: 一般财力, 经济科目: "30216", 金额: 50000}}
      - {{科目: "2101502", 资金来源: 上级政府性基金安排转移支付, 经济科目: "30227", 金额: 30000}}
    设立的政策依据: 年度工作计划，最高补助9000万元
    资金分配情况: {}
    资金执行时间: 2026年
    委托业务费用途: {}
"""


def project(distribution: str = "用于培训", commission: str = "聘请讲师") -> str:
    return PROJECT.format(distribution, commission)


GOAL = """
绩效目标:
  项目:
    - 项目: [培训经费]
      总体目标: 完成培训
      指标:
        - 一级: 产出指标
          二级: 数量指标
          三级: [{{指标: {}, 指标值: {}, 权重: 50}}]
        - 一级: 成本指标
          二级: 经济成本指标
          三级: [{{指标: 讲师成本, 指标值: 5万元, 权重: 20}}, {{指标: {}, 指标值: {}, 权重: 20}}]
"""
TRAINING = "培训次数", "5次以上"


EXPRESSIONS = [
    (expression_wrong, "其他说明: 印刷费2000册×5元=1万元。", []),
    (expression_wrong, "其他说明: 10辆×0.03万元≈1万元，10辆×0.5=8", []),
    (
        expression_wrong,
        "其他说明: |\n  会议费\n  «20人×3天×０．０５万元=30万元»，印刷费«2000册×5元=10万元»。",
        [
            "算式“20人×3天×０．０５万元=30万元”不成立，按它的单位算得 3.00万元。",
            "算式“2000册×5元=10万元”不成立，按它的单位算得 1.00万元。",
        ],
    ),
    (expression_rough, "其他说明: 3333元/人/月×5人×12月=20万元，10辆×0.03万元=3万元", []),
    (
        expression_rough,
        "其他说明: 会务费«2次×1.2万元=2万元»，巡查«30人×6次=200人次»。",
        [
            "算式“2次×1.2万元=2万元”准确的得数是 2.40万元。",
            "算式“30人×6次=200人次”对不上，有的数没有写明单位：左边算得 180。",
        ],
    ),
]
CARRIED = """
结转结余:
  - 名称: 宣传经费
    用途: {}
    支出: [{{科目: "2101502", 资金来源: 一般公共预算拨款, 金额: 70000}}]
"""
LISTS = [
    (itemised, project("师资费5万元、场地费3万元", "聘请讲师2万元、外请评委1万元"), []),
    (itemised, project("师资费3万元、场地费2万元"), []),  # closes on the general budget's part
    (
        itemised,
        project("共计8万元：«师资费5万元；场地费2万元»。"),
        ["列出的分项 5万元＋2万元 合计 7.00万元，预算安排的是 8.00万元，相差 1.00万元。"],
    ),
    (itemised, project("每人80元，总计补贴«7万元»"), ["写的总额是 7.00万元，预算安排的是 8.00万元。"]),
    (
        itemised,
        project("一类5万元：1.«师资费4万元；2.场地费2万元»。二类3万元。"),
        ["列出的分项 4万元＋2万元 合计 6.00万元，它们所在的一项是 5.00万元，相差 1.00万元。"],
    ),
    (
        itemised,
        project(commission="«聘请讲师2万元、外请评委2万元»"),
        ["列出的分项 2万元＋2万元 合计 4.00万元，预算安排的是 3.00万元，相差 1.00万元。"],
    ),
    (itemised, CARRIED.format("印刷5万元、广告2万元"), []),
    (
        itemised,
        CARRIED.format("«印刷5万元、广告1万元»"),
        ["列出的分项 5万元＋1万元 合计 6.00万元，预算安排的是 7.00万元，相差 1.00万元。"],
    ),
    (itemised, '主要用途: {一般公共预算: {"210": 人员经费60万元、公用经费20万元}}', []),
    (
        itemised,
        '主要用途: {一般公共预算: {"210": "1.«人员经费60万元；2.公用经费200000.50元；3.其他1万元»"}}',
        ["列出的分项 60万元＋200000.50元＋1万元 合计 81.00万元，预算安排的是 80.00万元，相差 1.00万元。"],
    ),
]
NAMED = [
    (named, '主要用途: {一般公共预算: {"210": "1.行政运行80万元；2.一般行政运行9万元"}}', []),
    (named, project(commission="培训经费8万元，其中一般行政管理事务3万元，医疗保障管理事务85万元"), []),
    (named, "变动原因: {机关运行经费: 行政运行支出80万元，其中人员增加60万元}", []),
    (
        named,
        '主要用途: {一般公共预算: {"210": 保障机关，其中行政运行（公用）支出：«79.9万元»}}',
        ["“行政运行”本年是 80.00万元，这里写的是“79.9万元”，它的各个部分里也没有这个数。"],
    ),
    (
        named,
        project(commission="培训经费«9万元»"),
        ["“培训经费”本年是 8.00万元，这里写的是“9万元”，它的各个部分里也没有这个数。"],
    ),
]
COUNTED = [
    (project_count, f"{project()}其他说明: 财政拨款项目1个，涉及预算金额8万元，其中转移支付项目1个，涉及金额3万元", []),
    (project_count, f"{project()}其他说明: 未公开的项目1个，共涉及8.00万元；下设3个科室，非财政拨款项目0个", []),
    (project_count, f"{project()}其他说明: 涉密原因未公开的项目3个", []),
    (
        project_count,
        project() + GOAL.format(*TRAINING, "场地成本", "3万元") + "其他说明: 未公开的项目«1个»",
        ["“未公开的项目”写了 1 个，本文件里是 0 个，合计 0.00万元。"],
    ),
    (
        project_count,
        f"{project()}其他说明: 当年预算安排项目共«2个»，未填报绩效目标的项目1个，涉及«80000万元»",
        [
            "“当年预算安排项目共”写了 2 个，本文件里是 1 个，合计 8.00万元。",
            "“未填报绩效目标的项目”写了 80000万元，本文件里这 1 个合计 8.00万元。",
        ],
    ),
]


@pytest.mark.parametrize(("rule", "case", "messages"), EXPRESSIONS + LISTS + NAMED + COUNTED)
def test_sums_lists_names_and_counts(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages


SUBSIDY = "    补贴: {{补贴人数: {}, 补贴标准: {}}}\n"
OTHERS = [
    (bare_wan, "其他说明: 覆盖1.2万人，费用5万元，本市参保人数达到2万，金额4万元", []),
    (
        bare_wan,
        "其他说明: 每次费用«0.5万»，支付«３ 万»。",
        ["“0.5万”是金额，却没有写“元”。", "“３ 万”是金额，却没有写“元”。"],
    ),
    (bare_wan, project() + GOAL.format("讲师费", "«6万»/年", "场地", "2万"), ["“6万”是金额，却没有写“元”。"]),
    (beyond_budget, project("80000元用于培训") + "概况: {主要职能: 管理5亿元基金}", []),
    (beyond_budget, "其他说明: 公用经费20万元，基金«90万元»", ["“90万元”比全部预算（80.00万元）还大。"]),
    (unit_slip, project("80000元用于培训，每人8元"), []),
    (
        unit_slip,
        project("«8元»用于培训") + GOAL.format(*TRAINING, "场地成本", "不超过«80000万元»"),
        [
            "写的是“8元”，项目的金额是 80,000.00 元，正好相差一万倍。",
            "写的是“80000万元”，项目的金额是 80,000.00 元，正好相差一万倍。",
        ],
    ),
    (cost_names, project("讲师5万元、租用场地3万元") + GOAL.format(*TRAINING, "场地成本", "3万元"), []),
    (cost_names, project("讲师4万元、印刷材料4万元") + GOAL.format(*TRAINING, "场地成本", "4万元"), []),
    (
        cost_names,
        project("讲师5万元、印刷材料3万元") + GOAL.format(*TRAINING, "场地成本", "«不超过3万元»"),
        ["“场地成本”的 3.00万元，资金分配情况里是“印刷材料”。"],
    ),
    (row_counts, project() + GOAL.format("培训20个社区", "20个社区，每个社区2次", "场地", "1万元"), []),
    (row_counts, project() + GOAL.format("培训20个社区", "30个小时", "场地", "1万元"), []),
    (
        row_counts,
        project() + GOAL.format("培训20个社区", "«50个社区，每次1个社区»", "场地", "1万元"),
        ["指标里写的是“20个社区”，指标值里是“50个社区”。"],
    ),
    (subsidy, project() + SUBSIDY.format("400人", "200元/人"), []),
    (subsidy, project() + SUBSIDY.format("0.01万人", "每人每月66.7元"), []),
    (subsidy, project() + SUBSIDY.format("400人，其中老人9人", "200元/人"), []),
    (subsidy, project() + SUBSIDY.format("400人", "平均200元"), []),
    (
        subsidy,
        project() + SUBSIDY.format("500人。", "«200元/人/年。»"),
        ["补贴人数“500人”乘补贴标准“200元/人/年”等于 10.00万元，项目金额是 8.00万元。"],
    ),
    (headcount, '其他说明: "实有28人，其中行政20人，事业8人，退休3人。"', []),
    (headcount, '其他说明: "实有28人，其中行政20人；党员9人，女8人。"', []),
    (headcount, '其他说明: "实有28人，其中行政20人（处长3人）、事业8人。"', []),
    (headcount, '其他说明: "实有28人，其中事业5人。编制30名，增加2名。"', []),
    (
        headcount,
        '其他说明: "实有在职«28人，其中：行政20人、事业9人»；退休3人。"'.replace("；退休3人", ""),
        ["总数写了 28 人，分项 20＋9 合计 29 人。"],
    ),
    (headcount, '其他说明: "编制30名。在职20人，退休5人，合计25人；党员9人，女8人，合计17人；共计服务90人次。"', []),
    (headcount, '其他说明: "编制30名，在职20人，退休5人，合计25人。"', []),
    (headcount, '其他说明: "在职«20人，退休5人，合计26人»。"', ["总数写了 26 人，分项 20＋5 合计 25 人。"]),
    (no_unit, project("讲师费 50,000元；分别为场地费1，印刷费2万元；费用3.场地；经费2026，编号"), []),
    (
        no_unit,
        project("项目共计«80,000»，讲师费«5»；场地经费：«3.5»用于培训", "讲师费为«5»"),
        ["“共计80,000”没有写单位。", "“费5”没有写单位。", "“经费：3.5”没有写单位。", "“费为5”没有写单位。"],
    ),
]
BASIC = """
基本支出:
  - {科目: "2080505", 资金来源: 一般财力, 人员经费: {"30108": 90000}}
  - {科目: "2080501", 资金来源: 一般财力, 人员经费: {"30302": 20000}}
"""
USES = [
    (use_incomplete, BASIC + '主要用途: {一般公共预算: {"208": 离退休人员和养老保险}}', []),
    (use_incomplete, BASIC + '主要用途: {一般公共预算: {"208": 行政事业单位养老}}', []),
    (
        use_incomplete,
        BASIC + '主要用途: {一般公共预算: {"208": «缴纳养老保险»}}',
        ["这一类里有“行政单位离退休”2.00万元，主要用途没有提到它。"],
    ),
    (use_incomplete, '主要用途: {一般公共预算: {"210": 日常开支}}', []),
]


@pytest.mark.parametrize(("rule", "case", "messages"), OTHERS + USES)
def test_units_goals_people_and_uses(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages
