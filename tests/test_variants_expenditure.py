"""Variants of expenditure: 表3, 表5 to 表7 and sections 三 and 五 to 七."""

from __future__ import annotations

import pytest

from tests.helpers.documents import EDITIONS, printed

LATER = ("新疆-2025", "新疆-2026")
MANAGEMENT = "卫生健康支出（类）医疗保障管理事务（款）"


@pytest.mark.parametrize(("edition", "mark"), [("新疆-2025", "、"), ("新疆-2026", ". ")])
def test_item_with_money_last_year_only_stands_in_its_place_by_code(edition: str, mark: str) -> None:
    year = edition[-4:]
    document = printed(
        edition,
        """
        上年:
          支出:
            - {科目: "2060499", 资金来源: 一般财力, 项目支出: 36500}
            - {科目: "2101501", 资金来源: 一般财力, 基本支出: 800000}
        变动原因:
          收入: {一般财力: 项目完成}
          支出: {项目支出: 项目完成}
          科目: {"2060499": 本年度未安排信息化运维}
        """,
    )
    assert document.under("一般公共预算当年拨款具体使用情况") == [
        (
            f"1{mark}科学技术支出（类）技术研究与开发（款）其他技术研究与开发支出（项）：{year}年预算数为0.00万元，"
            "比上年预算减少3.65万元，下降100.00%，主要原因是本年度未安排信息化运维。"
        ),
        (
            f"2{mark}{MANAGEMENT}行政运行（项）：{year}年预算数为80.00万元，"
            "比上年预算增加0.00万元，增长0.00%，主要原因是与上年预算持平。"
        ),
    ]
    # The class that has nothing this year is left out of the structure and of the tables.
    assert document.under("一般公共预算当年拨款结构情况") == [f"1{mark}卫生健康支出（类）80.00万元，占100.00%。"]
    assert not any(label.startswith("206") for label in document.labels("表5"))


def test_item_with_money_last_year_only_is_left_out_2020() -> None:
    document = printed(
        "新疆-2020",
        """
        上年:
          支出:
            - {科目: "2060499", 资金来源: 一般财力, 项目支出: 36500}
            - {科目: "2101501", 资金来源: 一般财力, 基本支出: 800000}
        变动原因: {收入: {一般公共预算拨款: 项目完成}, 支出: {项目支出: 项目完成}}
        """,
    )
    assert document.under("一般公共预算当年拨款具体使用情况") == [
        (
            "1、卫生健康支出（类）-医疗保障管理事务（款）-行政运行（项）2020年预算数为80万元，"
            "比上年执行数增加0万元，增长0%，主要原因是：与上年持平。"
        )
    ]
    # The reason for the whole serves 五 where 五 has none of its own.
    assert document.under("一般公共预算当年拨款规模变化情况") == [
        "甲市医疗保障局2020年一般公共预算拨款80万元，比上年执行数减少3.65万元，下降4.36%。主要原因是：项目完成。"
    ]


@pytest.mark.parametrize(
    ("own", "reason"), [("口径: 部门", "全局增资"), ("变动原因: {一般公共预算: {基本支出: 财政增资}}", "财政增资")]
)
def test_section_five_takes_its_own_reason_or_that_of_section_three(own: str, reason: str) -> None:
    document = printed(
        "新疆-2026",
        """
        上年: {支出: [{科目: "2101501", 资金来源: 一般财力, 基本支出: 640000}]}
        变动原因:
          收入: {一般财力: 增资。}
          支出: {基本支出: 全局增资。}
          科目: {"2101501": 增资；}
        """,
        own,
    )
    change = "比上年预算增加16.00万元，增长25.00%，主要原因是"
    assert document.under("支出预算情况说明")[1] == f"基本支出80.00万元，占100.00%，{change}全局增资。"
    assert document.under("一般公共预算当年拨款规模变化情况")[1] == f"基本支出80.00万元，{change}{reason}。"
    assert document.under("一般公共预算当年拨款具体使用情况")[0].endswith(f"80.00万元，{change}增资。")


@pytest.mark.parametrize("edition", LATER)
def test_staff_money_may_have_an_economic_code_of_running_costs(edition: str) -> None:
    # A county pays 残保金 (30299) from 人员经费, so the kind cannot be told from the code.
    document = printed(
        edition,
        """
        基本支出:
          - 科目: "2101501"
            资金来源: 一般财力
            人员经费: {"30101": 590000, "30299": 10000, "30302": 0}
            公用经费: {"30201": 200000}
        """,
    )
    assert document.under("一般公共预算基本支出情况说明")[1:] == [
        "人员经费60.00万元，主要包括：基本工资、其他商品和服务支出。",
        "公用经费20.00万元，主要包括：办公费。",
    ]
    assert document.row("表6", "302 商品和服务支出") == {"合计": "21.00", "人员经费": "1.00", "公用经费": "20.00"}


def test_zero_items_are_rows_of_0_00_and_names_303_with_their_class_2020() -> None:
    document = printed(
        "新疆-2020",
        """
        基本支出:
          - 科目: "2101501"
            资金来源: 一般财力
            人员经费: {"30101": 599100, "30109": 0, "30302": 900}
            公用经费: {"30201": 200000}
        """,
    )
    assert (
        document.under("一般公共预算基本支出情况说明")[1]
        == "人员经费60万元，主要包括：基本工资、对个人和家庭的补助-退休费。"
    )
    assert document.labels("表六：")[:3] == ["301 工资福利支出", "01 基本工资", "09 职业年金缴费"]
    assert document.row("表六：", "09 职业年金缴费") == {"小计": "0.00", "人员经费": "0.00"}


@pytest.mark.parametrize("edition", LATER)
def test_carry_over_for_basic_expenditure(edition: str) -> None:
    document = printed(
        edition,
        """
        结转结余:
          - 名称: 取暖费
            用途: 补缴上年取暖费
            支出:
              - {科目: "2101501", 资金来源: 一般公共预算拨款, 支出类型: 公用经费, 经济科目: "30208", 金额: 20000}
              - {科目: "2101501", 资金来源: 单位资金, 支出类型: 人员经费, 经济科目: "30103", 金额: 10000}
        变动原因: {收入: {财政拨款结转: 未完, 非财政拨款结转结余: 未完}, 支出: {基本支出: 上年未完}}
        """,
    )
    table = "表11" if edition == "新疆-2025" else "表12"
    assert document.row(table, "取暖费") == {
        "合计": "3.00",
        "财政拨款／小计": "2.00",
        "财政拨款／公用经费": "2.00",
        "非财政拨款／小计": "1.00",
        "非财政拨款／人员经费": "1.00",
    }
    assert document.row("表3", "总计") == {"合计": "83.00", "基本支出": "83.00"}
    assert document.under("支出预算情况说明")[1] == (
        "基本支出83.00万元，占100.00%，比上年预算增加3.00万元，增长3.75%，主要原因是上年未完。"
    )
    # It is no project, and 表6 and 机关运行经费 tell of this year's money only.
    assert document.row("表6", "总计") == {"合计": "80.00", "人员经费": "60.00", "公用经费": "20.00"}
    assert "机关运行经费财政拨款预算20.00万元" in document.under("单位运行经费情况")[0]
    assert "当年预算安排项目共0个" in document.under("预算绩效情况")[0]


PROJECT = """
项目支出:
  - 名称: 能力提升
    支出:
      - {科目: "2101505", 资金来源: 上级一般公共预算安排转移支付, 经济科目: "30211", 金额: 300000}
      - {科目: "2101505", 资金来源: 一般财力, 经济科目: "310", 金额: 50000}
      - {科目: "2101599", 资金来源: 上级一般公共预算安排转移支付, 经济科目: "303", 金额: 400000}
      - {科目: "2101599", 资金来源: 其他收入, 经济科目: "302", 金额: 10000}
    设立的政策依据: 《某通知》（某发〔2025〕1号）。
    资金分配情况: 差旅费30万元。
    资金执行时间: 全年
  - 名称: 奖励
    支出: [{科目: "2101505", 资金来源: 一般财力, 经济科目: "303", 金额: 200000}]
    设立的政策依据: 某办法。
    资金分配情况: 按案件
    资金执行时间: 全年
变动原因:
  收入: {一般财力: 新增, 上级一般公共预算安排转移支付: 新增, 单位资金: 新增, 一般公共预算拨款: 新增, 其他收入: 新增}
  支出: {项目支出: 新增}
  科目: {"2101505": 新增, "2101599": 新增}
"""


@pytest.mark.parametrize("edition", LATER)
def test_project_over_several_items_and_sources(edition: str) -> None:
    document = printed(edition, PROJECT)
    assert document.under("一般公共预算项目支出情况说明")[:6] == [
        "（一）项目名称：能力提升",
        "设立的政策依据：《某通知》（某发〔2025〕1号）。",
        "预算安排规模：75.00万元",
        "项目承担单位：甲市医疗保障局",
        "资金分配情况：差旅费30万元。",
        "资金执行时间：全年",
    ]
    labels = [label for label in document.labels("表7") if label != "总计"]
    assert labels == [
        "210 卫生健康支出",
        "210 15 医疗保障管理事务",
        "210 15 05 医疗保障政策管理 能力提升",
        "210 15 05 医疗保障政策管理 奖励",
        "210 15 99 其他医疗保障管理事务支出 能力提升",
    ]
    assert document.row("表7", labels[2]) == {"项目支出合计": "35.00", "商品和服务支出": "30.00", "资本性支出": "5.00"}
    assert document.row("表7", labels[4]) == {"项目支出合计": "40.00", "对个人和家庭的补助": "40.00"}
    assert document.row("表7", "总计")["项目支出合计"] == "95.00"
    assert document.under("预算绩效情况")[0].endswith(
        "当年预算安排项目共2个，其中：财政拨款项目涉及预算金额95.00万元；非财政拨款项目涉及预算金额1.00万元。"
    )


def test_project_over_several_items_and_sources_2020() -> None:
    document = printed("新疆-2020", PROJECT)
    assert document.under("项目支出情况说明")[:3] == [
        "1、项目名称：能力提升",
        "设立的政策依据：《某通知》（某发〔2025〕1号）。",
        "预算安排规模：76万元",
    ]
    assert document.labels("表七：") == [
        "210 卫生健康支出",
        "15 医疗保障管理事务",
        "05 医疗保障政策管理",
        "210 15 05 医疗保障政策管理 能力提升",
        "210 15 05 医疗保障政策管理 奖励",
        "99 其他医疗保障管理事务支出",
        "210 15 99 其他医疗保障管理事务支出 能力提升",
        "合计",
    ]
    assert document.row("表七：", "05 医疗保障政策管理")["项目支出合计"] == "55.00"


@pytest.mark.parametrize("edition", LATER)
def test_project_without_money_of_the_general_budget_stands_in_no_list_of_it(edition: str) -> None:
    document = printed(
        edition,
        PROJECT,
        """
        项目支出:
          - {名称: 单位自办, 支出: [{科目: "2101599", 资金来源: 其他收入, 经济科目: "302", 金额: 10000}]}
        """,
    )
    year = edition[-4:]
    empty = f"甲市医疗保障局{year}年没有使用一般公共预算拨款安排的项目支出，一般公共预算项目支出情况表为空表。"
    assert document.under("一般公共预算项目支出情况说明") == [empty]
    assert document.note("表7") == empty
    assert document.row("表3", "总计") == {"合计": "81.00", "基本支出": "80.00", "项目支出": "1.00"}
    assert document.under("预算绩效情况")[0].endswith(
        "当年预算安排项目共1个，其中：财政拨款项目涉及预算金额0.00万元；非财政拨款项目涉及预算金额1.00万元。"
    )


@pytest.mark.parametrize("scope", ["单位", "部门"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_project_at_all(edition: str, scope: str) -> None:
    document = printed(edition, f"口径: {scope}")
    year = edition[-4:]
    if year == "2020":
        assert document.under("年项目支出情况说明") == ["甲市医疗保障局2020年没有安排项目支出，项目支出情况表为空表。"]
        assert document.note("表七：") == "备注：甲市医疗保障局2020年没有安排项目支出，故项目支出情况表为空表。"
        assert document.labels("表七：") == ["合计"]
    else:
        sentence = f"甲市医疗保障局{year}年没有使用一般公共预算拨款安排的项目支出，一般公共预算项目支出情况表为空表。"
        assert document.under("一般公共预算项目支出情况说明") == [sentence]
        assert document.note("表7") == sentence
        assert document.labels("表7") == ["总计"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_subsidy_block_in_its_order(edition: str) -> None:
    document = printed(
        edition,
        PROJECT,
        """
        项目支出:
          - 名称: 意外险
            支出: [{科目: "2101599", 资金来源: 一般财力, 经济科目: "303", 金额: 550000}]
            设立的政策依据: 某通知。
            资金分配情况: 每人每年3元
            资金执行时间: 全年
            补贴: {发放程序: 先核实后拨付, 补贴人数: 183333人, 资金来源: 本级财力, 受益人群和社会效益: 全体参保人}
        """,
    )
    section = "年项目支出情况说明" if edition == "新疆-2020" else "一般公共预算项目支出情况说明"
    assert document.under(section)[6:] == [
        "资金来源：本级财力",
        "补贴人数：183333人",
        "发放程序：先核实后拨付",
        "受益人群和社会效益：全体参保人",
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_text_that_a_project_lacks_is_found_at_the_project(edition: str) -> None:
    document = printed(
        edition, PROJECT, "项目支出: [{名称: 奖励, 支出: [{科目: 2101599, 资金来源: 一般财力, 金额: 1}]}]"
    )
    found = [finding for finding in document.findings if finding.message == "没有写“奖励”的资金分配情况。"]
    assert [finding.remedy for finding in found] == [
        "在“项目支出 → 奖励”下面加：资金分配情况: …（“…”换成完整的话，以句号结尾）"
    ]
    assert found[0].position.line > 30
