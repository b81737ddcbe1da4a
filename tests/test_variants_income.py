"""Variants of income: 表1 left, 表2, and sections 一 and 二. Each test: what the officer writes, what is printed."""

from __future__ import annotations

import pytest

from generator.document.tree import plain
from tests.helpers.documents import printed

LATER = ("新疆-2025", "新疆-2026")

FISCAL_ACCOUNT = """
项目支出:
  - 名称: 培训
    支出: [{科目: "2101599", 资金来源: 财政专户核拨, 经济科目: "302", 金额: 200000}]
    设立的政策依据: 某文件。
    资金分配情况: 一次支付
    资金执行时间: 全年
变动原因: {收入: {财政专户核拨: 新开培训班}, 支出: {项目支出: 新增培训}}
"""


@pytest.mark.parametrize("edition", LATER)
def test_fiscal_account_income(edition: str) -> None:
    document = printed(edition, FISCAL_ACCOUNT)
    assert document.under("收支预算情况总体说明")[1] == "收入预算包括：一般公共预算、财政专户。"
    assert document.under("收入预算情况说明")[-1] == (
        "财政专户20.00万元，占20.00%，比上年预算增加20.00万元，增长100.00%，主要原因是新开培训班。"
    )
    assert document.row("表1", "4.财政专户核拨") == {"收入／预算数": "20.00"}
    assert document.row("表1", "一、本年收入") == {"收入／预算数": "100.00"}
    assert document.row("表2", "210 15 99 其他医疗保障管理事务支出") == {
        "总计": "20.00",
        "财政专户（教育收费）": "20.00",
    }


def test_fiscal_account_income_2020() -> None:
    document = printed("新疆-2020", FISCAL_ACCOUNT)
    assert (
        document.under("收支预算情况的总体说明")[1]
        == "收入预算包括：一般公共预算安排80万元、教育收费（财政专户）20万元。"
    )
    assert document.under("收入预算情况说明")[1] == (
        "教育收费（财政专户）20万元，占20%，比上年增加20万元，增长100%，主要原因是新开培训班。"
    )
    assert document.row("表一：", "教育收费（财政专户）") == {"收入／预算数": "20.00"}
    assert document.row("表二：", "210 15 99 其他医疗保障管理事务支出") == {
        "总计": "20.00",
        "财政专户管理资金": "20.00",
    }


OWN_FUNDS = """
基本支出:
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 800000}}
  - {科目: "2101550", 资金来源: 事业收入, 人员经费: {"30101": 10000}}
  - {科目: "2101550", 资金来源: 上级补助收入, 人员经费: {"30101": 20000}}
  - {科目: "2101550", 资金来源: 附属单位上缴收入, 人员经费: {"30101": 30000}}
  - {科目: "2101550", 资金来源: 事业单位经营收入, 公用经费: {"30201": 40000}}
  - {科目: "2101550", 资金来源: 其他收入, 公用经费: {"30201": 50000}}
上年: {机关运行经费: 0}
变动原因:
  收入: {单位资金: 业务量增加, 事业收入: 业务量增加, 事业单位经营收入: 出租增加, 其他收入: 利息增加}
  支出: {基本支出: 业务量增加}
"""


@pytest.mark.parametrize("edition", LATER)
def test_own_funds_of_every_kind(edition: str) -> None:
    document = printed(edition, OWN_FUNDS)
    assert document.under("收支预算情况总体说明")[1] == "收入预算包括：一般公共预算、单位资金。"
    assert document.under("收入预算情况说明")[-1] == (
        "单位资金15.00万元，占15.79%，比上年预算增加15.00万元，增长100.00%，主要原因是业务量增加。"
    )
    rows = ("5.单位资金", "其中：事业收入", "上级补助收入", "附属单位上缴收入", "事业单位经营收入", "其他收入")
    assert [document.row("表1", row)["收入／预算数"] for row in rows] == [
        "15.00",
        "1.00",
        "2.00",
        "3.00",
        "4.00",
        "5.00",
    ]
    assert document.row("表2", "总计") == {
        "总计": "95.00",
        "财政拨款（补助）小计": "80.00",
        "一般公共预算": "80.00",
        "单位资金": "15.00",
    }


def test_own_funds_of_every_kind_2020() -> None:
    # 2020 has no columns of their own for 上级补助 and 附属单位上缴: they are 其他收入.
    document = printed("新疆-2020", OWN_FUNDS)
    assert document.under("收支预算情况的总体说明")[1] == (
        "收入预算包括：一般公共预算安排80万元、事业收入1万元、事业单位经营收入4万元、其他收入10万元。"
    )
    assert document.under("收入预算情况说明")[1:4] == [
        "事业收入1万元，占1.05%，比上年增加1万元，增长100%，主要原因是业务量增加。",
        "事业单位经营收入4万元，占4.21%，比上年增加4万元，增长100%，主要原因是出租增加。",
        "其他收入10万元，占10.53%，比上年增加10万元，增长100%，主要原因是利息增加。",
    ]
    assert document.row("表二：", "合计") == {
        "总计": "95.00",
        "一般公共预算拨款": "80.00",
        "事业收入": "1.00",
        "事业单位经营收入": "4.00",
        "其他收入": "10.00",
    }
    assert document.row("表一：", "小计") == {"收入／预算数": "95.00"}


def test_enterprise_fund_fills_the_gap_2020() -> None:
    document = printed(
        "新疆-2020",
        """
        基本支出:
          - {科目: "2101501", 资金来源: 一般公共预算拨款, 人员经费: {"30101": 800000}}
          - {科目: "2101550", 资金来源: 用事业基金弥补收支差额, 人员经费: {"30101": 200000}}
        上年: {支出: [{科目: "2101501", 资金来源: 一般公共预算拨款, 基本支出: 800000}], 机关运行经费: 0}
        变动原因: {收入: {用事业基金弥补收支差额: 收入不足}, 支出: {基本支出: 新增人员}}
        """,
    )
    sentence = "用事业基金弥补收支差额20万元，占20%，比上年增加20万元，增长100%，主要原因是收入不足。"
    assert document.under("收入预算情况说明")[1] == sentence
    assert document.row("表一：", "用事业基金弥补收支差额") == {"收入／预算数": "20.00"}
    assert document.row("表二：", "合计")["用事业基金弥补收支差额"] == "20.00"


@pytest.mark.parametrize("edition", LATER)
def test_six_sources_say_that_nothing_is_planned(edition: str) -> None:
    assert printed(edition).under("收入预算情况说明") == [
        "甲市医疗保障局单位收入预算80.00万元，其中：",
        "一般公共预算80.00万元，占100.00%，比上年预算增加0.00万元，增长0.00%，主要原因是与上年预算持平。",
        "上级一般公共预算安排的转移支付资金未安排。",
        "政府性基金预算未安排。",
        "上级政府性基金安排的转移支付资金未安排。",
        "国有资本经营预算未安排。",
        "上级国有资本经营预算安排的转移支付资金未安排。",
    ]


@pytest.mark.parametrize("edition", LATER)
def test_sources_with_money_last_year_only(edition: str) -> None:
    document = printed(
        edition,
        """
        上年:
          支出:
            - {科目: "2101501", 资金来源: 一般财力, 基本支出: 800000}
            - {科目: "2101505", 资金来源: 上级一般公共预算安排转移支付, 项目支出: 10000}
            - {科目: "2296002", 资金来源: 政府性基金收入, 项目支出: 20000}
            - {资金来源: 上级国有资本经营预算安排转移支付, 项目支出: 30000}
            - {资金来源: 财政专户核拨, 项目支出: 40000}
            - {资金来源: 单位资金, 项目支出: 800}
          结转结余: {政府性基金预算拨款: 60000, 单位资金: 70000}
        变动原因:
          收入:
            上级一般公共预算安排转移支付: 上级没有下达
            政府性基金收入: 项目完成
            上级国有资本经营预算安排转移支付: 移交完成
            财政专户核拨: 停办培训
            单位资金: 没有利息
            财政拨款结转: 已用完
            非财政拨款结转结余: 已上缴
          支出: {项目支出: 项目完成}
          科目: {"2101505": 上级没有下达}
        """,
    )
    gone = "{}0.00万元，占0.00%，比上年预算减少{}万元，下降100.00%，主要原因是{}。"
    assert document.under("收入预算情况说明")[2:] == [
        gone.format("上级一般公共预算安排的转移支付资金", "1.00", "上级没有下达"),
        gone.format("政府性基金预算", "2.00", "项目完成"),
        "上级政府性基金安排的转移支付资金未安排。",
        "国有资本经营预算未安排。",
        gone.format("上级国有资本经营预算安排的转移支付资金", "3.00", "移交完成"),
        gone.format("财政专户", "4.00", "停办培训"),
        gone.format("单位资金", "0.08", "没有利息"),
        gone.format("财政拨款结转", "6.00", "已用完"),
        gone.format("非财政拨款结转结余", "7.00", "已上缴"),
    ]
    assert document.under("收支预算情况总体说明")[1] == "收入预算包括：一般公共预算。"


def test_sources_with_money_last_year_only_2020() -> None:
    document = printed(
        "新疆-2020",
        """
        上年: {收入: {政府性基金预算拨款: 50000, 单位上年结余: 30000}}
        变动原因: {收入: {政府性基金预算拨款: 项目完成, 单位上年结余: 已用完}}
        """,
    )
    first, last = document.under("收入预算情况说明")
    assert first.endswith("。政府性基金预算0万元，占0%，比上年减少5万元，下降100%，主要原因是项目完成。")
    assert last == "单位上年结余（不包括国库集中支付额度结余）0万元，比上年减少3万元，下降100%，主要原因是已用完。"


def test_no_balance_in_either_year_was_not_planned_but_is_not_there() -> None:
    *_, last = printed("新疆-2020").under("关于甲市医疗保障局2020年收入预算情况说明")
    assert last.endswith("，比上年增加0万元，增长0%，主要原因是2019年与2020年均没有单位上年结余。")


CARRIED = """
科目名称: {"2296002": 用于社会福利的彩票公益金支出, "22301": 解决历史遗留问题, "2230105": 退休人员社会化管理支出}
结转结余:
  - {名称: 救助, 用途: 救助尾款, 支出: [{科目: "2101505", 资金来源: 一般公共预算拨款, 金额: 10000}]}
  - {名称: 彩票, 用途: 公益项目, 支出: [{科目: "2296002", 资金来源: 政府性基金预算拨款, 金额: 20000}]}
  - {名称: 移交, 用途: 移交尾款, 支出: [{科目: "2230105", 资金来源: 国有资本经营预算拨款, 金额: 30000}]}
  - {名称: 培训, 用途: 培训尾款, 支出: [{科目: "2101505", 资金来源: 财政专户核拨, 金额: 40000}]}
  - {名称: 利息, 用途: 办公, 支出: [{科目: "2101505", 资金来源: 单位资金, 金额: 100000}]}
变动原因:
  收入: {财政拨款结转: 项目未完, 非财政拨款结转结余: 尚未结算, 单位上年结余: 项目未完}
  支出: {项目支出: 上年未完}
"""


@pytest.mark.parametrize("edition", LATER)
def test_carry_over_from_every_source(edition: str) -> None:
    document = printed(edition, CARRIED)
    assert (
        document.under("收支预算情况总体说明")[1]
        == "收入预算包括：一般公共预算、财政拨款结转结余、非财政拨款结转结余。"
    )
    assert document.under("收入预算情况说明")[-2:] == [
        "财政拨款结转6.00万元，占6.00%，比上年预算增加6.00万元，增长100.00%，主要原因是项目未完。",
        "非财政拨款结转结余14.00万元，占14.00%，比上年预算增加14.00万元，增长100.00%，主要原因是尚未结算。",
    ]
    assert [document.row("表1", row)["收入／预算数"] for row in ("二、上年结转结余", "1.财政拨款结转")] == [
        "20.00",
        "6.00",
    ]
    rows = document.table("表1").rows[17:25]
    assert [plain(row[1].text) for row in rows] == ["20.00", "6.00", "1.00", "2.00", "3.00", "14.00", "4.00", "10.00"]
    # Carry-over stays out of everything that tells of the year's own money.
    assert document.row("表4", "收入总计") == {"财政拨款收入／合计": "80.00"}
    assert document.under("财政拨款收支预算情况的总体说明")[0].endswith("财政拨款收支总预算80.00万元。")


def test_carry_over_2020() -> None:
    document = printed("新疆-2020", CARRIED)
    assert document.under("收支预算情况的总体说明")[1] == (
        "收入预算包括：一般公共预算安排80万元、单位上年结余（不包括国库集中支付额度结余）20万元。"
    )
    assert document.under("收入预算情况说明")[-1] == (
        "单位上年结余（不包括国库集中支付额度结余）20万元，占20%，比上年增加20万元，增长100%，主要原因是项目未完。"
    )
    assert document.row("表一：", "单位上年结余（不包括国库集中支付额度结余）") == {"收入／预算数": "20.00"}
    assert document.row("表二：", "合计")["单位上年结余（不包括国库集中支付额度结余）"] == "20.00"


def test_missing_reason_is_found_where_it_belongs() -> None:
    document = printed("新疆-2026", FISCAL_ACCOUNT, "变动原因: {收入: {财政专户核拨: ~}}")
    assert document.document is None
    (finding,) = document.findings
    assert finding.rule == "缺-文字"
    assert finding.message == "“财政专户”比上年预算增加20.00万元，没有写原因。"
    assert finding.remedy == "在“变动原因 → 收入”下面加：财政专户核拨: …（“…”换成一句话，句末不加句号）"
