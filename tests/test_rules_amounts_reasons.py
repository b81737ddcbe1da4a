"""Rules of reasons: each points at the words that do not fit the change that they explain."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from generator.checks.amounts import (
    reason_absent,
    reason_copied,
    reason_direction,
    reason_kind,
    reason_other_item,
    reason_part,
    reason_scale,
    reason_stock,
)
from tests.helpers.rule_units import running, told


def item(words: str, basic: int = 800000, projects: int = 0, code: str = "2101501") -> str:
    """Return the reason of a 科目 that had these amounts last year."""
    return f"""
上年:
  支出: [{{科目: "{code}", 资金来源: 一般财力, 基本支出: {basic}, 项目支出: {projects}}}]
变动原因:
  科目: {{"{code}": {words}}}
"""


def receptions(now: int, words: str, before: int = 0, key: str = "公务接待费") -> str:
    """Return 三公 money of a reason's item this year and last."""
    code = {"公务接待费": "30217", "公务用车运行维护费": "30231"}.get(key, "30212")
    return f"""
基本支出: [{{科目: "2101501", 资金来源: 一般财力, 公用经费: {{"{code}": {now}}}}}]
上年:
  三公经费: {{{key}: {before}}}
变动原因:
  三公经费: {{{key}: {words}}}
"""


RETIRED = """
基本支出: [{{科目: "2080501", 资金来源: 一般财力, 人员经费: {{"30302": 20000}}}}]
上年: {{支出: [{{科目: "2080501", 资金来源: 一般财力, 基本支出: 10000}}]}}
变动原因: {{科目: {{"2080501": {}}}}}
"""
DIRECTION = [
    (reason_direction, running(150000, "新增办公用房，水电费增加"), []),
    (reason_direction, running(150000, "压减办公费，但新增物业费"), []),
    (reason_direction, running(150000, "退休人员增加，厉行节约未减少"), []),
    (reason_direction, running(250000, "退休人员增加"), []),
    (reason_direction, running(250000, "无新增人员，未增加经费"), []),
    (reason_direction, running(250000, "《关于增加水电费的通知》调整标准"), []),
    (reason_direction, running(250000, "与上年基本持平"), []),
    (reason_direction, running(200000, "与上年持平"), []),
    (reason_direction, receptions(0, "严格控制，压减接待费"), []),
    (reason_direction, running(150000, "上级补助减少，导致机关运行经费较上年有所增加"), []),
    (reason_direction, running(250000, "上年一次性增加设备"), []),
    (
        reason_direction,
        running(150000, "新增办公用房，节约水电费，导致较上年预算有所«减少»"),
        ["“机关运行经费”比上年预算增加 5.00万元，原因里说“减少”。"],
    ),
    (
        reason_direction,
        running(250000, "人员«增加»，水电费增长"),
        ["“机关运行经费”比上年预算减少 5.00万元，原因里说“增加”。"],
    ),
    (
        reason_direction,
        running(150000, "|\n    厉行节约，\n    «压减»办公费"),
        ["“机关运行经费”比上年预算增加 5.00万元，原因里说“压减”。"],
    ),
    (
        reason_direction,
        running(200000, "厉行节约，费用«下降»"),
        ["“机关运行经费”比上年预算没有增减（0.00万元），原因里说“下降”。"],
    ),
    (
        reason_direction,
        running(150000, "«与上年相同»"),
        ["“机关运行经费”比上年预算增加 5.00万元，原因里说“与上年相同”。"],
    ),
    (
        reason_direction,
        item("人员«减少»", 700000),
        ["“行政运行”比上年预算增加 10.00万元，原因里说“减少”。"],
    ),
    (reason_direction, RETIRED.format("离退休人员以外的其他人员减少"), []),
    (
        reason_direction,
        RETIRED.format("本年退休费«减少»"),
        ["“行政单位离退休”比上年预算增加 1.00万元，原因里说“减少”。"],
    ),
]
BUYING = "公务用车运行维护费"
ABOUT = [
    (reason_absent, receptions(20000, "未安排此项支出"), []),  # none last year
    (reason_absent, receptions(20000, "上年未安排"), []),
    (reason_absent, receptions(20000, "上年购置一辆，本年不再安排", 10000), []),
    (
        reason_absent,
        receptions(20000, "本年«未安排此项支出»"),
        ["原因里说“未安排此项支出”，“公务接待费”本年是 2.00万元。"],
    ),
    (
        reason_absent,
        receptions(20000, "«本年度无预算安排»，严格控制", 10000),
        ["原因里说“本年度无预算安排”，“公务接待费”本年是 2.00万元。"],
    ),
    (
        reason_absent,
        '主要用途: {一般公共预算: {"210": «本年未安排支出»。}}',
        ["这里说“本年未安排支出”，预算安排的是 80.00万元。"],
    ),
    (reason_absent, receptions(0, "未安排此项支出", 20000), []),
    (reason_absent, receptions(20000, "上年未安排此项支出，2025年无此项工作", 10000), []),
    (reason_absent, receptions(20000, "未安排大型活动的支出", 10000), []),
    (
        reason_absent,
        receptions(20000, "预算«未安排此项支出»，«未安排公务接待费»", 10000),
        [
            "原因里说“未安排此项支出”，“公务接待费”本年是 2.00万元。",
            "原因里说“未安排公务接待费”，“公务接待费”本年是 2.00万元。",
        ],
    ),
    (reason_other_item, receptions(20000, "压减接待批次，不再购车"), []),
    (reason_other_item, receptions(20000, "本年新购车辆，油费增加", key=BUYING), []),
    (reason_other_item, receptions(20000, "本年购车", key=BUYING), []),
    (
        reason_other_item,
        receptions(20000, "严格控制«公务用车购置费»", key=BUYING),
        ["这是“公务用车运行维护费”的原因，里面说的是“公务用车购置费”（公务用车购置），没有提到本项。"],
    ),
    (
        reason_other_item,
        receptions(20000, "因公«出国»任务减少", 30000),
        ["这是“公务接待费”的原因，里面说的是“出国”（因公出国（境）费用），没有提到本项。"],
    ),
]
PROJECT = """
项目支出:
  - 名称: 医疗补助
    支出: [{{科目: "2101501", 资金来源: 一般财力, 经济科目: "{}", 金额: {}}}]
    设立的政策依据: 年度工作计划
    资金分配情况: 用于补助
    资金执行时间: 2026年
"""
STAFF = "在编 工资 人员经费 职级 调资 薪级 津贴 退休人员 住房公积金 缴费基数 调入 调出"
KINDS = [
    (reason_kind, item("在职人员工资调整", 700000), []),
    (reason_kind, item("上级专项项目增加，在职人员工资调整", 700000), []),
    (
        reason_kind,
        item("上级下达的«专项»项目增加", 700000),
        ["“行政运行”全部是基本支出，原因里说的是“专项”。"],
    ),
    (
        reason_kind,
        "基本支出: []\n" + PROJECT.format("302", 50000) + item("«在职»人员减少", 0, 40000),
        ["“行政运行”全部是项目支出，原因里说的是“在职”。"],
    ),
    *(
        (
            reason_kind,
            "基本支出: []\n" + PROJECT.format("302", 50000) + item(f"«{word}»变动", 0, 40000),
            [f"“行政运行”全部是项目支出，原因里说的是“{word}”。"],
        )
        for word in STAFF.split()
    ),
    (reason_kind, "基本支出: []\n" + PROJECT.format("303", 50000) + item("退休人员增加", 0, 40000), []),
    (reason_part, PROJECT.format("303", 300000) + item("人员调出", 850000, 400000), []),
    (reason_part, PROJECT.format("303", 300000) + item("人员调入，项目减少", 750000, 400000), []),
    (reason_part, PROJECT.format("303", 300000) + item("政策调整", 750000, 400000), []),
    (
        reason_part,
        PROJECT.format("303", 300000) + item("人员«调出»", 750000, 400000),
        ["“行政运行”比上年预算减少 5.00万元，其中基本支出增加 5.00万元、项目支出减少 10.00万元，原因里说的是“调出”。"],
    ),
    (reason_scale, item("基本工资调整", 500000), []),
    (reason_scale, item("新增人员3人，工资增加", 300000), []),
    (
        reason_scale,
        item("基本«工资标准调整»", 300000),
        ["“行政运行”由 30.00万元 增加到 80.00万元，不止一倍，原因只说“工资标准调整”。"],
    ),
]
STOCK = """
基本支出:
  - {{科目: "2101501", 资金来源: 一般财力, 人员经费: {{"30101": 600000}}}}
  - {{科目: "2080505", 资金来源: 一般财力, 人员经费: {{"30108": 90000}}}}
上年:
  支出:
    - {{科目: "2101501", 资金来源: 一般财力, 基本支出: 700000}}
    - {{科目: "2080505", 资金来源: 一般财力, 基本支出: {0}}}
变动原因:
  收入: {{一般财力: {1}}}
  支出: {{基本支出: 按工作安排。}}
  一般公共预算: {{基本支出: 按工作安排}}
  科目: {{"2101501": 按工作安排, "2080505": 按工作安排}}
"""
USE = "开展业务培训、编印宣传资料、建设信息系统、维护网络设备"
COPIED = f'主要用途: {{一般公共预算: {{"210": {USE}等}}}}\n'
RISEN = """
基本支出:
  - {{科目: "2101501", 资金来源: 一般财力, 人员经费: {{"30101": 900000}}}}
  - {{科目: "2101101", 资金来源: 一般财力, 人员经费: {{"30110": 50000}}}}
  - {{科目: "2080505", 资金来源: 一般财力, 人员经费: {{"30108": 90000}}}}
  - {{科目: "2080501", 资金来源: 一般财力, 人员经费: {{"30302": 40000}}}}
  - {{科目: "2210201", 资金来源: 一般财力, 人员经费: {{"30113": 70000}}}}
变动原因:
  科目:
    "2101501": {0}
    "2101101": 行政单位医疗比上年增加
    "2080505": 机关事业单位基本养老保险缴费支出比上年增加
    "2080501": 行政单位离退休比上年增加
    "2210201": 住房公积金比上年增加
"""
SAME_PEOPLE = re.sub(r"(?m)(?<=: )\S+比上年增加$", "在职人员增加3人", RISEN)
SHARED = [
    (reason_stock, SAME_PEOPLE.format("在职人员增加3人"), []),
    (reason_stock, RISEN.format("新增在职人员2名"), []),
    (reason_stock, RISEN.format("«行政运行比上年增加»"), ["这句原因用在了 5 个科目上。"]),
    (reason_stock, STOCK.format(80000, "工作安排"), []),
    (reason_stock, STOCK.format(95000, "按工作安排"), []),
    (reason_stock, STOCK.format(80000, "«按工作安排»"), ["这句原因用了 5 次，其中 1 项是增加，4 项是减少。"]),
    (reason_copied, COPIED + running(150000, "新增开展业务培训、编印宣传资料"), []),
    (
        reason_copied,
        COPIED + running(150000, f"本年«{USE}»"),
        ["这句话与用途的文字相同，没有说明为什么增减。"],
    ),
    (
        reason_copied,
        PROJECT.format("302", 300000)
        + f"    委托业务费用途: 建设智慧医保{USE[:13]}\n"
        + running(150000, f"建设智慧医保{USE[:13]}，因此增加"),
        [],
    ),
    (
        reason_copied,
        PROJECT.format("302", 300000)
        + f"    委托业务费用途: 一是建设智慧医保平台；{USE[:13]}\n"
        + running(150000, f"按计划«一是建设智慧医保平台；{USE[:13]}»"),
        ["这句话与用途的文字相同，没有说明为什么增减。"],
    ),
    (reason_copied, PROJECT.format("302", 300000).replace("用于补助", USE) + running(150000, f"本年{USE}"), []),
]


@pytest.mark.parametrize(("rule", "case", "messages"), DIRECTION + ABOUT + KINDS + SHARED)
def test_reasons(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages
