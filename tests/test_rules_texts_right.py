"""Texts of schools, townships and hospitals that are right but were once reported; next to each, what still is."""

from __future__ import annotations

from types import ModuleType

import pytest

from generator.checks.amounts import (
    beyond_budget,
    headcount,
    itemised,
    project_count,
    reason_absent,
    reason_direction,
    reason_kind,
    shares,
    subsidy,
    use_incomplete,
)
from generator.checks.sums import costs_above_amount, costs_below_amount
from generator.checks.wording import doubled_words, organs
from tests.helpers.rule_units import running, told

FIELDS = """
项目支出:
  - 名称: 农田建设
    支出: [{{科目: "2101502", 资金来源: 一般财力, 经济科目: "310", 金额: 1500000}}]
    资金分配情况: {}
    补贴: {{补贴人数: {}, 补贴标准: {}}}
绩效目标:
  项目:
    - 项目: [农田建设]
      总体目标: 建成农田
      指标:
        - 一级: 成本指标
          二级: 经济成本指标
          三级: [{{指标: {}, 指标值: {}, 权重: 90}}]
"""


def fields(
    text: str = "用于建设", heads: str = "9户", rate: str = "据实", cost: str = "成本", value: str = "150万元"
) -> str:
    return FIELDS.format(text, heads, rate, cost, value)


PLANNED = "预算安排的是 150.00万元"
LISTS = [
    (fields("亩均投资2400元。其中：甲镇70万元；乙镇80万元。"), []),
    (fields("文化馆、图书馆各20万元，博物馆25万元，文化站85万元。"), []),
    (fields("一季度40%即60万元，二、三季度各30%即45万元。"), []),
    (fields("村干部报酬：50人，每人每月2000元；办公费20万元；培训费10万元。"), []),
    (fields("一等奖10万元，二等奖5万元，三等奖2万元，共评选30家。"), []),
    (fields("主体工程130万元，配套设施20万元；建成后年增收15万元，年产值500万元。"), []),
    (fields("总概算3亿元，本年安排中央资金100万元，县级资金50万元。"), []),
    (fields("860人，每人1500元，共129万元；差旅费21万元。"), []),
    (fields("18个村，每村8万元，用于慰问，其中维修共95万元。"), []),
    (fields("18个村，每村8万元，共«145万元»，用于慰问。"), [f"写的总额是 145.00万元，{PLANNED}。"]),
    (fields("应安排«160万元»，其中：上级100万元，县级50万元。"), [f"写的总额是 160.00万元，{PLANNED}。"]),
    (
        fields("«死亡家庭35万元；伤残家庭16万元；奖励扶助5000人，每人每年200元，合计100万元»。"),
        [f"列出的分项 35万元＋16万元＋100万元 合计 151.00万元，{PLANNED}，相差 1.00万元。"],
    ),
    (
        fields("«文化馆100万元，博物馆60万元，文化站各5万元»。"),
        [f"列出的分项 100万元＋60万元＋5万元 合计 165.00万元，{PLANNED}，相差 15.00万元。"],
    ),
    (
        fields("100名村医每人每月400元，«劳务费46万元；材料费32万元»。"),
        [f"列出的分项 46万元＋32万元 合计 78.00万元，{PLANNED}，相差 72.00万元。"],
    ),
    (fields("总概算«160万元»：工程费100万元，设计费50万元。"), [f"写的总额是 160.00万元，{PLANNED}。"]),
]
PAID = "乘补贴标准“2000元/人/月”等于 604.80万元，项目金额是 150.00万元。"
SHARES = [
    (fields("上级资金120万元，占80%；县级配套30万元（占比20%）。"), []),
    (fields("总投资300万元，其中上级补助240万元，占总投资的80%。"), []),
    (fields("补助50万元，占设备价款的30%；师资费50万元，占33.3%；其余占33%。"), []),
    (
        fields("上级资金120万元，占«85%»；县级配套30万元。"),
        ["写的是“占85%”，120万元占预算安排金额的 80.00%。"],
    ),
]
SUBSIDIES = [
    (fields("村干部报酬604.8万元；其余用于办公", "252人", "2000元/人/月"), []),
    (fields(heads="42人", rate="30元/人/天"), []),
    (fields("村干部报酬60万元", "252人", "«2000元/人/月»"), [f"补贴人数“252人”{PAID}"]),
]
UNDER = "表里写明的成本合计 3.00万元，小于项目金额 150.00万元，有 147.00万元没有对应的指标。"
COSTS = [
    (fields(cost="每套健身器材成本", value="3万元"), []),
    (fields(cost="平均每台补贴额", value="3万元"), []),
    (fields(cost="人均月补助", value="3万元"), []),
    (fields(cost="补助标准", value="3万元"), []),
    (fields(cost="人均月补助", value="200万元"), []),
    (fields(cost="标准化建设成本", value="«3万元»"), [UNDER]),
    (fields(cost="均衡发展成本", value="«3万元»"), [UNDER]),
]
TOO_MUCH = "表里写明的成本合计 200.00万元，大于项目金额 150.00万元，多 50.00万元。"
OVER = [(fields(cost="人均月补助", value="«200万元»"), [TOO_MUCH])]
RUNNING = """
主要用途: {{一般公共预算: {{"210": {}}}}}
基本支出:
  - {{科目: "2101501", 资金来源: 一般财力, 人员经费: {{"30101": 90000}}}}
  - {{科目: "2101103", 资金来源: 一般财力, 人员经费: {{"30111": 90000}}}}
"""
SCHOOLS = """
科目名称: {{"20502": 普通教育, "2050203": 初中教育, "2050204": 高中教育, "2050299": 其他普通教育支出}}
主要用途: {{一般公共预算: {{"205": {}}}}}
基本支出:
  - {{科目: "2050203", 资金来源: 一般财力, 人员经费: {{"30101": 90000}}}}
  - {{科目: "2050204", 资金来源: 一般财力, 人员经费: {{"30101": 90000}}}}
  - {{科目: "2050299", 资金来源: 一般财力, 人员经费: {{"30101": 90000}}}}
"""
USES = [
    (SCHOOLS.format("教职工工资福利和学校运转"), []),
    (SCHOOLS.format("初中、高中教职工工资福利"), []),
    (SCHOOLS.format("«高中人员工资福利»"), ["这一类里有“初中教育”9.00万元，主要用途没有提到它。"]),
    (RUNNING.format("机关人员经费和运转经费，公务员医疗补助"), []),
    (RUNNING.format("«公务员医疗补助»"), ["这一类里有“行政运行”9.00万元，主要用途没有提到它。"]),
]
PEOPLE = [
    ("其他说明: 在职人员减少8人，其中调出5人、退休14人、新招录11人。", []),
    ("其他说明: 在职人员减少«8人，其中调出5人、退休4人»。", ["总数写了 8 人，分项 5＋4 合计 9 人。"]),
]
PROJECTS = [
    (f"{fields()}其他说明: 使用单位资金安排的项目0个；政府性基金预算安排的项目0个；本年度安排的项目1个", []),
    (
        f"{fields()}其他说明: 使用单位资金安排的项目«3个»；政府性基金预算项目«1个»；本年度安排的项目«2个»",
        [
            "“使用单位资金安排的项目”写了 3 个，本文件里是 0 个，合计 0.00万元。",
            "“政府性基金预算项目”写了 1 个，本文件里是 0 个，合计 0.00万元。",
            "“本年度安排的项目”写了 2 个，本文件里是 1 个，合计 150.00万元。",
        ],
    ),
]
DIRECTION = [
    (running(150000, "新招录公务员3名、调出1名"), []),
    (running(250000, "办公楼改造已完工，新增保洁费"), []),
    (running(150000, "恢复2024年压减的公用经费"), []),
    (running(150000, "2025年压减公用经费10%，2026年按定额安排"), []),
    (running(150000, "援疆资金减少，改由本级预算安排"), []),
    (
        running(150000, "2026年«压减»公用经费10%"),
        ["“机关运行经费”比上年预算增加 5.00万元，原因里说“压减”。"],
    ),
    (
        running(250000, "«新增»保洁费，确保完成任务"),
        ["“机关运行经费”比上年预算减少 5.00万元，原因里说“新增”。"],
    ),
]
BEYOND = [
    (fields("创业担保贷款600万元贴息；合同价980万元，已付950万元"), []),
    (fields("购置办公设备«600万元»"), ["“600万元”比全部预算（230.00万元）还大。"]),
]
ABSENT = [
    (running(250000, "2025年含一次性搬迁费5万元，2026年无此项支出"), []),
    (
        running(250000, "2025年安排25万元，2026年«无此项支出»"),
        ["原因里说“无此项支出”，“机关运行经费”本年是 20.00万元。"],
    ),
]
ALL_PROJECTS = """
项目支出:
  - 名称: 专项工作
    支出: [{{科目: "2101502", 资金来源: 一般财力, 经济科目: "30226", 金额: 300000}}]
上年: {{支出: [{{科目: "2101502", 资金来源: 一般财力, 项目支出: 200000}}]}}
变动原因: {{科目: {{"2101502": {}}}}}
"""
KIND = [
    (ALL_PROJECTS.format("临聘人员工资标准由每月3000元提高到3200元"), []),
    (ALL_PROJECTS.format("退休人员体检费标准提高"), []),
    (
        ALL_PROJECTS.format("«工资»标准提高"),
        ["“一般行政管理事务”全部是项目支出，原因里说的是“工资”。"],
    ),
]
ORGANS = [
    ("概况: {主要职能: 原县扶贫开发办公室、原甲市国土资源局的职责。卫生计生委（甲办）职责划入新部门。}", []),
    (
        "概况: {主要职能: 原则上由甲县«国土资源局»负责。}",
        ["“国土资源局”在 2018 年改革后是“自然资源局”。"],
    ),
]
DOUBLED = [
    ("概况: {主要职能: 寄宿生每生每年1500元，行政村每村每年4万元。}", []),
    ("概况: {主要职能: 按«标准标准»发放。}", ["“标准”连写了两遍。"]),
]
CASES = [
    (itemised, LISTS), (shares, SHARES), (subsidy, SUBSIDIES), (costs_below_amount, COSTS),
    (costs_above_amount, OVER), (use_incomplete, USES), (headcount, PEOPLE), (project_count, PROJECTS),
    (reason_direction, DIRECTION), (doubled_words, DOUBLED), (beyond_budget, BEYOND), (reason_absent, ABSENT),
    (reason_kind, KIND), (organs, ORGANS),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "case", "messages"), [(rule, case, messages) for rule, cases in CASES for case, messages in cases]
)
def test_right_texts_and_wrong_ones_like_them(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages
