"""Variants of 政府性基金 and 国有资本经营 money: 表4, 表8, 表9 and sections 四, 八 and 九."""

from __future__ import annotations

import pytest

from tests.helpers.documents import Printed, column_heads, printed

LATER = ("新疆-2025", "新疆-2026")

FUND = """
项目支出:
  - 名称: 医疗救助
    支出: [{科目: "2296013", 资金来源: 上级政府性基金安排转移支付, 经济科目: "303", 金额: 400000}]
    设立的政策依据: 某文件。
    资金分配情况: 一次支付
    资金执行时间: 全年
变动原因:
  收入: {上级政府性基金安排转移支付: 上级新增, 政府性基金预算拨款: 上级新增}
  支出: {项目支出: 上级新增}
  政府性基金预算: {合计: 上级彩票公益金新增}
主要用途:
  政府性基金预算: {"229": 医疗救助。}
"""
ITEM = "其他支出（类）彩票公益金安排的支出（款）用于城乡医疗救助的彩票公益金支出（项）"


@pytest.mark.parametrize("edition", LATER)
def test_fund_money_in_the_overview_of_appropriations(edition: str) -> None:
    document = printed(edition, FUND)
    assert document.under("财政拨款收支预算情况的总体说明")[1:] == [
        "收入预算包括：一般公共预算拨款80.00万元，政府性基金预算拨款40.00万元，国有资本经营预算拨款0.00万元。",
        "一般公共预算支出包括：卫生健康支出80.00万元，主要用于医疗保障管理事务。",
        "政府性基金预算支出包括：其他支出40.00万元，主要用于医疗救助。",
        "国有资本经营预算支出包括：0.00万元。",
    ]
    assert document.row("表4", "收入总计") == {"财政拨款收入／合计": "120.00"}
    assert document.row("表4", "支出总计") == {
        "财政拨款支出／合计": "120.00",
        "一般公共预算": "80.00",
        "政府性基金预算": "40.00",
    }
    assert document.row("表4", "229 其他支出") == {"财政拨款支出／合计": "40.00", "政府性基金预算": "40.00"}


@pytest.mark.parametrize("edition", LATER)
def test_fund_section_with_one_reason_for_all(edition: str) -> None:
    year = edition[-4:]
    document = printed(edition, FUND)
    assert document.under("政府性基金预算拨款情况说明") == [
        (
            f"甲市医疗保障局{year}年政府性基金预算拨款40.00万元。与上年预算相比增加40.00万元，增长100.00%。"
            "主要原因是上级彩票公益金新增。其中："
        ),
        f"{ITEM}支出40.00万元，与上年预算相比增加40.00万元，增长100.00%。主要原因是上级彩票公益金新增。",
    ]
    assert document.row("表8", "229 60 13 用于城乡医疗救助的彩票公益金支出") == {"合计": "40.00", "项目支出": "40.00"}
    assert document.row("表8", "总计") == {"合计": "40.00", "项目支出": "40.00"}
    assert document.note("表8") == ""


def test_fund_section_with_a_reason_for_each_item_and_one_gone() -> None:
    document = printed(
        "新疆-2026",
        FUND,
        """
        科目名称: {"2296003": 用于体育事业的彩票公益金支出}
        上年:
          支出:
            - {科目: "2101501", 资金来源: 一般财力, 基本支出: 800000}
            - {科目: "2296013", 资金来源: 上级政府性基金安排转移支付, 项目支出: 500000}
            - {科目: "2296003", 资金来源: 政府性基金收入, 项目支出: 20000}
        变动原因:
          收入: {政府性基金收入: 活动完成}
          政府性基金预算: {科目: {"2296013": 救助人数减少, "2296003": 活动完成}}
        """,
    )
    assert document.under("政府性基金预算拨款情况说明") == [
        (
            "甲市医疗保障局2026年政府性基金预算拨款40.00万元。与上年预算相比减少12.00万元，下降23.08%。"
            "主要原因是上级彩票公益金新增。其中："
        ),
        (
            "其他支出（类）彩票公益金安排的支出（款）用于体育事业的彩票公益金支出（项）支出0.00万元，"
            "与上年预算相比减少2.00万元，下降100.00%。主要原因是活动完成。"
        ),
        f"{ITEM}支出40.00万元，与上年预算相比减少10.00万元，下降20.00%。主要原因是救助人数减少。",
    ]


def test_fund_with_basic_expenditure() -> None:
    document = printed(
        "新疆-2026",
        FUND,
        """
        基本支出:
          - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 800000}}
          - {科目: "2296013", 资金来源: 政府性基金收入, 人员经费: {"30101": 10000}, 公用经费: {"30201": 20000}}
        上年: {机关运行经费: 20000}
        变动原因: {收入: {政府性基金收入: 新增聘用}, 支出: {基本支出: 新增聘用}}
        """,
    )
    assert document.row("表8", "总计") == {
        "合计": "43.00",
        "人员经费": "1.00",
        "公用经费": "2.00",
        "项目支出": "40.00",
    }
    # 表5 and 表6 tell of the general budget only.
    assert document.row("表6", "总计") == {"合计": "80.00", "人员经费": "80.00"}


def test_fund_2020() -> None:
    document = printed("新疆-2020", FUND)
    assert document.under("收入预算情况说明")[0].endswith(
        "政府性基金预算40万元，占33.33%，比上年增加40万元，增长100%，主要原因是上级新增。"
    )
    assert document.under("财政拨款收支预算情况的总体说明")[1:] == [
        "收入包括一般公共预算拨款80万元、政府性基金预算拨款40万元。",
        "支出预算包括：210卫生健康支出80万元；229其他支出40万元。",
    ]
    assert document.under("政府性基金预算拨款情况说明") == [
        "甲市医疗保障局2020年政府性基金预算拨款40万元，比上年增加40万元，增长100%，主要原因是上级彩票公益金新增。其中：",
        "1、其他支出（类）-彩票公益金安排的支出（款）-用于城乡医疗救助的彩票公益金支出（项）40万元。",
    ]
    assert document.row("表九：", "合计") == {"小计": "40.00", "项目支出": "40.00"}
    assert document.note("表九：") == ""
    assert document.row("表四：", "支出总计") == {
        "财政拨款支出／合计": "120.00",
        "一般公共预算": "80.00",
        "政府性基金预算": "40.00",
    }


CAPITAL = """
科目名称: {"22301": 解决历史遗留问题及改革成本支出, "2230105": 国有企业退休人员社会化管理补助支出}
项目支出:
  - 名称: 移交补助
    支出:
      - {科目: "2230105", 资金来源: 国有资本经营收入, 金额: 100000}
      - {科目: "2230105", 资金来源: 上级国有资本经营预算安排转移支付, 金额: 200000}
    设立的政策依据: 某文件。
    资金分配情况: 一次支付
    资金执行时间: 全年
变动原因:
  收入: {国有资本经营收入: 本级新增, 上级国有资本经营预算安排转移支付: 上级新增}
  支出: {项目支出: 移交新增}
  国有资本经营预算: {合计: 移交企业退休人员}
主要用途:
  国有资本经营预算: {"223": 退休人员社会化管理}
"""


@pytest.mark.parametrize("edition", LATER)
def test_state_capital_money(edition: str) -> None:
    year = edition[-4:]
    document = printed(edition, CAPITAL)
    assert document.under("收入预算情况说明")[5:] == [
        "国有资本经营预算10.00万元，占9.09%，比上年预算增加10.00万元，增长100.00%，主要原因是本级新增。",
        "上级国有资本经营预算安排的转移支付资金20.00万元，占18.18%，比上年预算增加20.00万元，增长100.00%，主要原因是上级新增。",
    ]
    assert document.under("财政拨款收支预算情况的总体说明")[-1] == (
        "国有资本经营预算支出包括：国有资本经营预算支出30.00万元，主要用于退休人员社会化管理。"
    )
    assert document.under("国有资本经营预算拨款情况说明") == [
        (
            f"甲市医疗保障局{year}年国有资本经营预算拨款30.00万元。与上年预算相比增加30.00万元，增长100.00%。"
            "主要原因是移交企业退休人员。其中："
        ),
        (
            "国有资本经营预算支出（类）解决历史遗留问题及改革成本支出（款）国有企业退休人员社会化管理补助支出（项）"
            "支出30.00万元，与上年预算相比增加30.00万元，增长100.00%。主要原因是移交企业退休人员。"
        ),
    ]
    assert document.row("表9", "总计") == {"合计": "30.00", "项目支出": "30.00"}
    assert document.note("表9") == ""


@pytest.mark.parametrize("edition", LATER)
def test_a_column_that_the_edition_lacks_comes_back_with_money_in_it(edition: str) -> None:
    # 2026 prints no 上级国有资本 in 表2, 2025 no 国有资本 in 表4.
    document = printed(edition, CAPITAL)
    income = document.row("表2", "总计")
    assert income["财政拨款（补助）小计"] == "110.00"
    assert income["国有资本经营预算"] == "10.00"
    assert income["上级国有资本经营预算安排的转移支付"] == "20.00"
    assert document.row("表4", "支出总计") == {
        "财政拨款支出／合计": "110.00",
        "一般公共预算": "80.00",
        "国有资本经营预算": "30.00",
    }
    empty = printed(edition)
    assert ("上级国有资本经营预算安排的转移支付" in _heads(empty, "表2")) == (edition == "新疆-2025")
    assert ("国有资本经营预算" in _heads(empty, "表4")) == (edition == "新疆-2026")


def _heads(document: Printed, title: str) -> list[str]:
    return list(column_heads(document.table(title)))


@pytest.mark.parametrize(
    ("edition", "tables", "labels"), [("新疆-2026", ("表8", "表9"), ["总计"]), ("新疆-2025", ("表8", "表9"), [])]
)
def test_empty_tables(edition: str, tables: tuple[str, str], labels: list[str]) -> None:
    year = edition[-4:]
    document = printed(edition)
    for table, name in zip(tables, ("政府性基金预算", "国有资本经营预算"), strict=True):
        sentence = f"甲市医疗保障局{year}年没有使用{name}拨款安排的支出，{name}支出情况表为空表。"
        assert document.under(f"{year}年{name}拨款情况说明") == [sentence]
        assert document.note(table) == sentence
        assert document.labels(table) == labels


def test_empty_fund_table_2020() -> None:
    document = printed("新疆-2020", "简称: 医疗保障局")
    assert document.under("政府性基金预算拨款情况说明") == [
        "医疗保障局2020年没有使用政府性基金预算拨款安排的支出，政府性基金预算支出情况表为空表。"
    ]
    assert document.note("表九：") == (
        "备注：甲市医疗保障局2020年没有使用政府性基金预算拨款安排的支出，故政府性基金预算支出情况表为空表。"
    )


def test_fund_gone_leaves_an_empty_table_and_a_sentence_on_income() -> None:
    document = printed(
        "新疆-2026",
        """
        上年:
          支出:
            - {科目: "2101501", 资金来源: 一般财力, 基本支出: 800000}
            - {科目: "2296013", 资金来源: 政府性基金收入, 项目支出: 20000}
        变动原因: {收入: {政府性基金收入: 项目完成}, 支出: {项目支出: 项目完成}}
        """,
    )
    assert "政府性基金预算0.00万元，占0.00%，比上年预算减少2.00万元，下降100.00%，主要原因是项目完成。" in (
        document.under("收入预算情况说明")
    )
    assert document.under("政府性基金预算拨款情况说明")[0].endswith("支出情况表为空表。")
