"""Rules of codes and kinds: each points at the code, name or cell that stands where it does not belong."""

from __future__ import annotations

from types import ModuleType

import pytest

from generator.checks.codes import (
    class_not_in_table,
    code_with_other_name,
    economy_of_function,
    former_name,
    fund_of_function,
    name_differs,
    running_economy,
    salary_in_project,
    special_account,
    staff_economy,
    transfer_in_basic,
    unknown_code,
    unknown_economy,
    unknown_fund,
    upper_as_local,
)
from tests.helpers.rule_units import told

BASIC = """
基本支出:
  - 科目: {}
    资金来源: {}
    人员经费: {{{}: 600000}}
    公用经费: {{{}: 200000}}
"""
PROJECT = """
项目支出:
  - 名称: 宣传
    支出:
      - {{科目: "2101502", 资金来源: 一般财力, 经济科目: "30201", 金额: 5}}
      - {{科目: {}, 资金来源: {}, 经济科目: {}, 金额: 7}}
"""
NAMED = """
项目支出:
  - {{名称: {}, 支出: [{{科目: "2101502", 资金来源: {}, 经济科目: "302", 金额: 7}}]}}
结转结余:
  - {{名称: {}, 用途: 甲, 资金级次: {}, 支出: [{{科目: "2101502", 资金来源: 一般公共预算拨款, 金额: 7}}]}}
"""
NO_NAME = "科目目录里没有 {}，名称的地方会印编码{}。"
CODES = [
    (unknown_code, BASIC.format('"2101501"', "一般财力", '"30101"', '"30201"'), []),
    (
        unknown_code,
        BASIC.format('«"2101597"»', "一般财力", '"30197"', '"30201"').replace(
            '{"30197": 600000}', '{"30197": «600000»}'
        )
        + PROJECT.format('"2101597"', "一般财力", '"30277"'),
        [
            NO_NAME.format("2101597（项）", "（上一级是“医疗保障管理事务”）"),
            NO_NAME.format("30197（款）", "（上一级是“工资福利支出”）"),
        ],
    ),
    (unknown_code, PROJECT.format("2101597", "一般财力", '"302"') + '科目名称: {"2101597": 稽核}', []),
    (
        unknown_code,
        PROJECT.format("«2188801»", "一般财力", '"302"'),
        [NO_NAME.format("218（类）、21888（款）、2188801（项）", "")],
    ),
    (
        unknown_code,
        PROJECT.format("«2109801»", "一般财力", '"302"') + '科目名称: {"2109801": 稽核}',
        [NO_NAME.format("21098（款）", "（上一级是“卫生健康支出”）")],
    ),
    (
        unknown_code,
        '上年: {支出: [{科目: «"2101597"», 资金来源: 一般财力, 基本支出: 1}, {资金来源: 单位资金, 项目支出: 1}]}',
        [NO_NAME.format("2101597（项）", "（上一级是“医疗保障管理事务”）")],
    ),
    (unknown_code, '上年: {支出: [{科目: "2296097", 资金来源: 政府性基金收入, 项目支出: 1}]}', []),
    (unknown_economy, PROJECT.format('"2101502"', "一般财力", '"30227"'), []),
    (unknown_economy, PROJECT.format('"2101502"', "一般财力", '«"30277"»'), ["科目目录里没有经济科目 30277。"]),
    (class_not_in_table, PROJECT.format('"2340101"', "一般财力", '"302"'), []),
    (
        class_not_in_table,
        PROJECT.format('«"2180101"»', "一般财力", '"302"') + '科目名称: {"218": 甲, "21801": 乙, "2180101": 丙}',
        ["收支总表没有 218 这一类，2180101 的金额印不进去。"],
    ),
    (name_differs, '科目名称: {"2101597": 稽核, "2101550": 事业运行（医保）, "2101501": 行政运行}', []),
    (
        name_differs,
        '科目名称: {"2101550": «机关服务»}',
        ["2101550 在科目目录里是“事业运行”，这里写的是“机关服务”。"],
    ),
    (transfer_in_basic, PROJECT.format('"2300249"', "一般财力", '"302"'), []),
    (
        transfer_in_basic,
        BASIC.format('«"2300249"»', "一般财力", '"30101"', '"30201"'),
        ["基本支出里有 2300249，230 是转移性支出。"],
    ),
    (staff_economy, BASIC.format('"2101501"', "一般财力", '"30299"', '"30201"'), []),
    (
        staff_economy,
        BASIC.format('"2101501"', "一般财力", '«"31002"»', '"30201"'),
        ["31002 不是人员经费的科目，人员经费是 301 和 303。"],
    ),
    (running_economy, BASIC.format('"2101501"', "一般财力", '"30101"', '"31002"'), []),
    (
        running_economy,
        BASIC.format('"2101501"', "一般财力", '"30101"', '«"30305"»'),
        ["30305 不是公用经费的科目，303 属于人员经费。"],
    ),
    (salary_in_project, PROJECT.format('"2101502"', "一般财力", '"301"'), []),
    (
        salary_in_project,
        PROJECT.format('"2101502"', "一般财力", '«"30113"»'),
        ["项目支出里有 30113 住房公积金，一般列在基本支出。"],
    ),
    (economy_of_function, BASIC.format('"2080505"', "一般财力", '"30108"', '"30201"'), []),
    (
        economy_of_function,
        BASIC.format('"2080506"', "一般财力", '«"30108"»', '"30201"'),
        [
            "2080506 机关事业单位职业年金缴费支出 里有 30108，一般是 30109 职业年金缴费。",
        ],
    ),
]


@pytest.mark.parametrize(("rule", "case", "messages"), CODES)
def test_codes(rule: ModuleType, case: str, messages: list[str]) -> None:
    assert told(rule, case) == messages


# ---- sources of money

OTHER_BUDGET = "{} 是{}的科目，资金来源“{}”属于{}。"
NO_COLUMN = "版式“{}”的表里没有“{}”这种资金来源。"
FUNDS = [
    (fund_of_function, PROJECT.format('"2296013"', "上级政府性基金安排转移支付", '"303"'), "新疆-2026", []),
    (fund_of_function, PROJECT.format('"2296013"', "用事业基金弥补收支差额", '"303"'), "新疆-2020", []),
    (
        fund_of_function,
        PROJECT.format('«"2296013"»', "一般财力", '"303"'),
        "新疆-2026",
        [OTHER_BUDGET.format("2296013", "政府性基金预算", "一般财力", "一般公共预算")],
    ),
    (
        fund_of_function,
        PROJECT.format('«"2300249"»', "国有资本经营收入", '"303"'),
        "新疆-2026",
        [OTHER_BUDGET.format("2300249", "一般公共预算", "国有资本经营收入", "国有资本经营预算")],
    ),
    (
        fund_of_function,
        '结转结余: [{名称: 甲, 用途: 乙, 支出: [{科目: «"2230199"», 资金来源: 一般公共预算拨款, 金额: 1}]}]',
        "新疆-2026",
        [OTHER_BUDGET.format("2230199", "国有资本经营预算", "一般公共预算拨款", "一般公共预算")],
    ),
    (unknown_fund, BASIC.format('"2101501"', "一般公共预算拨款", '"30101"', '"30201"'), "新疆-2020", []),
    (
        unknown_fund,
        BASIC.format('"2101501"', "«一般公共预算拨款»", '"30101"', '"30201"'),
        "新疆-2026",
        [NO_COLUMN.format("新疆-2026", "一般公共预算拨款")],
    ),
    (
        unknown_fund,
        PROJECT.format('"2101501"', "«国有资本经营收入»", '"30201"'),
        "新疆-2020",
        [NO_COLUMN.format("新疆-2020", "国有资本经营收入")],
    ),
    (
        unknown_fund,
        "上年: {支出: [{资金来源: 单位资金, 项目支出: 1}, {资金来源: «用事业基金弥补收支差额», 项目支出: 1}]}",
        "新疆-2025",
        [NO_COLUMN.format("新疆-2025", "用事业基金弥补收支差额")],
    ),
    (special_account, PROJECT.format('"2059999"', "财政专户核拨", '"302"'), "新疆-2026", []),
    (
        special_account,
        PROJECT.format('"2101502"', "«财政专户核拨»", '"302"')
        + "结转结余: [{名称: 甲, 用途: 乙, 支出: [{科目: '2101502', 资金来源: 财政专户核拨, 金额: 1}]}]",
        "新疆-2026",
        ["2101502 不是教育支出，资金来源是财政专户核拨（收的是教育收费等）。"],
    ),
    (
        upper_as_local,
        NAMED.format("中央财政补助", "上级一般公共预算安排转移支付", "自治区财政补助", "上级"),
        "新疆-2026",
        [],
    ),
    (upper_as_local, NAMED.format("落实中央规定、节省财政资金", "一般财力", "援博资金", "本级"), "新疆-2026", []),
    (
        upper_as_local,
        "单位: 某自治区医疗保障局\n" + NAMED.format("自治区财政补助", "一般财力", "甲", "本级"),
        "新疆-2026",
        [],
    ),
    (
        upper_as_local,
        NAMED.format("2026年«中央预算内»投资", "一般财力", "«自治区财政»结转", "本级"),
        "新疆-2026",
        ["项目名称写着“中央预算内”，资金却算作本级安排。", "项目名称写着“自治区财政”，资金却算作本级安排。"],
    ),
    (upper_as_local, NAMED.format("中央财政补助", "一般财力", "自治区财政补助", "本级"), "新疆-2020", []),
]


@pytest.mark.parametrize(("rule", "case", "edition", "messages"), FUNDS)
def test_sources_of_money(rule: ModuleType, case: str, edition: str, messages: list[str]) -> None:
    assert told(rule, case, edition) == messages


# ---- names in texts

FORMER = "“{}”是 {} 的{}，{} 年的名称是“{}”。"
NAMES = [
    (former_name, "其他说明: 根据《医疗卫生与计划生育支出管理办法》安排卫生健康支出。", "新疆-2026", []),
    (former_name, "其他说明: 行政运行（医疗保障管理）增加。", "新疆-2026", []),
    (former_name, "其他说明: 医疗卫生共同财事权转移支付支出减少。", "新疆-2020", []),
    (
        former_name,
        "其他说明: |\n  «文化体育与传媒支出»增加，\n  «资源勘探信息等支出»减少，«文化体育与传媒支出»不变。",
        "新疆-2020",
        [
            FORMER.format("文化体育与传媒支出", "207", "旧名", 2020, "文化旅游体育与传媒支出"),
            FORMER.format("资源勘探信息等支出", "215", "旧名", 2020, "资源勘探工业信息等支出"),
            FORMER.format("文化体育与传媒支出", "207", "旧名", 2020, "文化旅游体育与传媒支出"),
        ],
    ),
    (
        former_name,
        '科目名称: {"2300249": «医疗卫生共同财事权转移支付支出»}',
        "新疆-2026",
        [FORMER.format("医疗卫生共同财事权转移支付支出", "2300249", "误写", 2026, "医疗卫生共同财政事权转移支付支出")],
    ),
    (
        code_with_other_name,
        "其他说明: 2101501行政运行减少20805万元，2101550（事业运行费用）增加，21015医疗机构30家。",
        "新疆-2026",
        [],
    ),
    (
        code_with_other_name,
        "其他说明: 导致«行政单位离退休»（2080505）、“«行政运行»”（科目编码2101502）减少，行政运行（2101501）增加。",
        "新疆-2026",
        [
            "2080505 是“机关事业单位基本养老保险缴费支出”，这里写的是“行政单位离退休”。",
            "2101502 是“一般行政管理事务”，这里写的是“行政运行”。",
        ],
    ),
    (
        code_with_other_name,
        "其他说明: 调剂到20805“«卫生健康支出»”和2101550«一般行政管理事务»两个科目。",
        "新疆-2026",
        [
            "20805 是“行政事业单位养老支出”，这里写的是“卫生健康支出”。",
            "2101550 是“事业运行”，这里写的是“一般行政管理事务”。",
        ],
    ),
]


@pytest.mark.parametrize(("rule", "case", "edition", "messages"), NAMES)
def test_names_in_texts(rule: ModuleType, case: str, edition: str, messages: list[str]) -> None:
    assert told(rule, case, edition) == messages
