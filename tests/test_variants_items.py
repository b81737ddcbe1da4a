"""Variants of the three special tables: 三公经费, 委托业务费 and 上年结转结余, with their sections."""

from __future__ import annotations

import pytest

from generator.document.tree import plain
from tests.helpers.documents import EDITIONS, printed

LATER = ("新疆-2025", "新疆-2026")


def test_no_public_expense_keeps_the_sentences_and_explains_the_empty_table() -> None:
    document = printed("新疆-2026")
    same = "增加0.00万元，增长0.00%，主要原因是2025年与2026年均未安排"
    assert document.under("“三公”经费预算情况说明") == [
        (
            "甲市医疗保障局2026年财政拨款“三公”经费数为0.00万元，其中：因公出国（境）费用0.00万元，"
            "公务用车购置0.00万元，公务用车运行维护费0.00万元，公务接待费0.00万元。"
        ),
        (
            "2026年财政拨款“三公”经费预算比上年预算增加0.00万元，增长0.00%，其中："
            f"因公出国（境）费用{same}因公出国（境）费用；公务用车购置{same}公务用车购置；"
            f"公务用车运行维护费{same}公务用车运行维护费；公务接待费{same}公务接待费。"
        ),
    ]
    assert document.note("表10") == (
        "甲市医疗保障局2026年没有使用财政拨款安排“三公”经费支出，财政拨款“三公”经费支出情况表为空表。"
    )
    assert document.row("表10", "总计") == {}


def test_no_public_expense_2025() -> None:
    document = printed("新疆-2025")
    assert document.under("“三公”经费预算情况说明")[1].endswith(
        "公务用车运行费增加0.00万元，增长0.00%，主要原因是2024年与2025年均未安排公务用车运行费；"
        "公务接待费增加0.00万元，增长0.00%，主要原因是2024年与2025年均未安排公务接待费。"
    )
    assert document.note("表10") == (
        "甲市医疗保障局2025年没有使用财政拨款安排“三公”经费支出，财政拨款“三公”经费支出情况表为空表。"
    )
    assert document.labels("表10")[:2] == ["合计", "因公出国（境）费"]


def test_no_public_expense_2020() -> None:
    document = printed("新疆-2020")
    assert document.under("“三公”经费预算情况说明")[1] == (
        "2020年“三公”经费财政拨款预算比上年增加0万元，增长0%，其中：因公出国（境）费增加0万元；公务用车购置费为0，未安排预算；"
        "公务用车运行费增加0万元，主要原因是2019年与2020年均未安排公务用车运行费；"
        "公务接待费增加0万元，主要原因是2019年与2020年均未安排公务接待费。"
    )
    assert document.note("表八：") == (
        "备注：甲市医疗保障局2020年没有使用一般公共预算拨款安排“三公”经费支出，故一般公共预算“三公”经费支出情况表为空表。"
    )


PUBLIC_EXPENSE = """
基本支出:
  - 科目: "2101501"
    资金来源: 一般财力
    人员经费: {"30101": 600000}
    公用经费: {"30212": 10000, "30217": 20000, "30231": 170000}
项目支出:
  - 名称: 购车
    支出:
      - {科目: "2101502", 资金来源: 一般财力, 经济科目: "31013", 金额: 180000}
      - {科目: "2101502", 资金来源: 一般财力, 经济科目: "30913", 金额: 20000}
      - {科目: "2101502", 资金来源: 其他收入, 经济科目: "30217", 金额: 5000}
    设立的政策依据: 某批复。
    资金分配情况: 购车一辆
    资金执行时间: 全年
上年: {三公经费: {公务用车运行维护费: 170000, 公务接待费: 30000}}
变动原因:
  收入: {一般财力: 购车, 单位资金: 购车, 一般公共预算拨款: 购车, 其他收入: 购车}
  支出: {项目支出: 购车}
  科目: {"2101502": 购车}
  三公经费: {因公出国（境）费用: 出访一次, 公务用车购置: 更新车辆, 公务接待费: 厉行节约}
"""


def test_car_purchase_2026() -> None:
    document = printed("新疆-2026", PUBLIC_EXPENSE)
    assert document.under("“三公”经费预算情况说明") == [
        (
            "甲市医疗保障局2026年财政拨款“三公”经费数为40.00万元，其中：因公出国（境）费用1.00万元，"
            "公务用车购置20.00万元，公务用车运行维护费17.00万元，公务接待费2.00万元。"
        ),
        (
            "2026年财政拨款“三公”经费预算比上年预算增加20.00万元，增长100.00%，其中："
            "因公出国（境）费用增加1.00万元，增长100.00%，主要原因是出访一次；"
            "公务用车购置增加20.00万元，增长100.00%，主要原因是更新车辆；"
            "公务用车运行维护费增加0.00万元，增长0.00%，主要原因是与上年预算持平；"
            "公务接待费减少1.00万元，下降33.33%，主要原因是厉行节约。"
        ),
    ]
    rows = {"公务用车购置及运行维护费（小计）": "37.00", "其中：公务用车购置": "20.00", "公务用车运行维护费": "17.00"}
    for label, amount in {**rows, "因公出国（境）费用": "1.00", "公务接待费": "2.00", "总计": "40.00"}.items():
        assert document.row("表10", label) == {"合计": amount, "一般公共预算": amount}
    assert document.note("表10") == ""
    assert document.under("国有资产占用使用情况")[-1] == (
        "2026年单位预算安排购置车辆经费20.00万元，安排购置单价50万元以上大型设备0台，单位单价100万元以上大型设备0台。"
    )


def test_car_purchase_2025() -> None:
    document = printed("新疆-2025", PUBLIC_EXPENSE)
    assert (
        "公务用车购置费增加20.00万元，增长100.00%，主要原因是更新车辆；" in document.under("“三公”经费预算情况说明")[1]
    )
    assert document.row("表10", "合计") == {"合计": "40.00", "一般公共预算": "40.00"}
    assert document.under("国有资产占用使用情况")[-1] == (
        "2025年单位预算安排购置车辆经费20.00万元，安排购置50万元以上大型设备0台，单位价值100万元以上大型设备0台。"
    )


def test_car_purchase_2020() -> None:
    document = printed("新疆-2020", PUBLIC_EXPENSE)
    assert document.under("“三公”经费预算情况说明")[1] == (
        "2020年“三公”经费财政拨款预算比上年增加20万元，增长100%，其中：因公出国（境）费增加1万元，主要原因是出访一次；"
        "公务用车购置费增加20万元，主要原因是更新车辆；公务用车运行费增加0万元，主要原因是与上年持平；"
        "公务接待费减少1万元，主要原因是厉行节约。"
    )
    (row,) = document.table("表八：").rows
    assert [plain(cell.text) for cell in row] == ["40.00", "1.00", "37.00", "20.00", "17.00", "2.00"]
    assert document.under("国有资产占用使用情况")[-1].startswith("2020年单位预算安排购置车辆经费20万元，安排购置")


ENTRUSTED = """
项目支出:
  - 名称: 宣传
    支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "30227", 金额: 30000}]
    设立的政策依据: 某文件。
    资金分配情况: 按合同
    资金执行时间: 全年
    委托业务费用途: 委托制作宣传品；委托印刷。
  - 名称: 审计
    支出:
      - {科目: "2101502", 资金来源: 一般财力, 经济科目: "30227", 金额: 10000}
      - {科目: "2296013", 资金来源: 政府性基金收入, 经济科目: "30227", 金额: 20000}
      - {科目: "2101502", 资金来源: 一般财力, 经济科目: "30211", 金额: 5000}
    设立的政策依据: 某文件。
    资金分配情况: 按合同
    资金执行时间: 全年
    委托业务费用途: 聘请会计师事务所
变动原因:
  收入: {一般财力: 新增, 政府性基金收入: 新增}
  支出: {项目支出: 新增}
  科目: {"2101502": 新增}
  政府性基金预算: {合计: 新增}
主要用途: {政府性基金预算: {"229": 审计}}
"""


def test_entrusted_business_table_in_authored_order_and_list_by_national_code() -> None:
    document = printed("新疆-2026", ENTRUSTED)
    assert document.under("委托业务费支出情况说明") == [
        "甲市医疗保障局2026年委托业务费6.00万元，其中：",
        "1. 审计委托业务费3.00万元，主要用于：聘请会计师事务所。",
        "2. 宣传委托业务费3.00万元，主要用于：委托制作宣传品；委托印刷。",
    ]
    assert document.labels("表11") == ["甲市医疗保障局", "宣传", "审计", "总计"]
    assert document.row("表11", "审计") == {"合计": "3.00", "一般公共预算": "1.00", "政府性基金": "2.00"}
    assert document.row("表11", "甲市医疗保障局") == document.row("表11", "总计")


def test_a_name_that_ends_in_what_is_added_to_it_does_not_say_it_twice() -> None:
    document = printed("新疆-2026", ENTRUSTED.replace("名称: 宣传", "名称: 宣传委托业务费"))
    assert document.under("委托业务费支出情况说明")[2].startswith("2. 宣传委托业务费3.00万元，")
    document = printed("新疆-2026", CARRIED.replace("名称: 救助补助", "名称: 公用经费结转"))
    assert document.under("上年结转结余预算情况说明")[1] == "1. 公用经费结转165.06万元，主要用于：救助尾款。"


def test_entrusted_business_without_its_use_is_found() -> None:
    document = printed("新疆-2026", ENTRUSTED.replace("    委托业务费用途: 聘请会计师事务所\n", ""))
    assert [finding.message for finding in document.findings] == ["没有写“审计”的委托业务费用途。"]
    assert document.findings[0].remedy.startswith("在“项目支出 → 审计”下面加：委托业务费用途: …")


def test_entrusted_business_in_basic_expenditure() -> None:
    basic = """
        基本支出:
          - 科目: "2101501"
            资金来源: 一般财力
            人员经费: {"30101": 600000}
            公用经费: {"30201": 160000, "30227": 40000}
        """
    document = printed("新疆-2026", ENTRUSTED, basic, "主要用途: {委托业务费: 代理记账。}")
    assert document.under("委托业务费支出情况说明")[:2] == [
        "甲市医疗保障局2026年委托业务费10.00万元，其中：",
        "1. 基本支出委托业务费4.00万元，主要用于：代理记账。",
    ]
    assert document.under("委托业务费支出情况说明")[2].startswith("2. 审计委托业务费")
    assert document.labels("表11") == ["甲市医疗保障局", "基本支出", "宣传", "审计", "总计"]
    assert document.row("表11", "总计") == {"合计": "10.00", "一般公共预算": "8.00", "政府性基金": "2.00"}
    assert [one.message for one in printed("新疆-2026", ENTRUSTED, basic).findings] == [
        "没有写“委托业务费”的主要用途。"
    ]


def test_no_entrusted_business() -> None:
    document = printed("新疆-2026")
    empty = "甲市医疗保障局2026年没有委托业务费预算的支出，财政拨款委托业务费支出情况表为空表。"
    assert document.under("委托业务费支出情况说明") == [empty]
    assert document.note("表11") == empty
    assert document.labels("表11") == ["总计"]


CARRIED = """
结转结余:
  - 名称: 救助补助
    用途: 救助尾款。
    支出:
      - {科目: "2101505", 资金来源: 一般公共预算拨款, 金额: 1203800}
      - {科目: "2101599", 资金来源: 一般公共预算拨款, 金额: 446800}
  - {名称: 援助资金, 用途: 社保；办公, 支出: [{科目: "2101505", 资金来源: 单位资金, 金额: 24100}]}
变动原因:
  收入: {财政拨款结转: 未完, 非财政拨款结转结余: 未完, 单位上年结余: 未完}
  支出: {项目支出: 未完}
"""


@pytest.mark.parametrize(("edition", "word"), [("新疆-2025", ""), ("新疆-2026", "结转")])
def test_carry_over_list(edition: str, word: str) -> None:
    document = printed(edition, CARRIED)
    table = "上年结转结余情况表" if word else "上年结转结余情况明细表"
    assert document.under("上年结转结余预算情况说明") == [
        f"甲市医疗保障局{edition[-4:]}年上年结转结余167.47万元，包括：财政拨款165.06万元，非财政拨款2.41万元，其中：",
        f"1. 救助补助{word}165.06万元，主要用于：救助尾款。",
        f"2. 援助资金{word}2.41万元，主要用于：社保；办公。",
    ]
    labels = ["甲市医疗保障局", "救助补助", "援助资金"]
    assert document.labels(table) == ([*labels, "总计"] if word else ["总计", *labels])
    assert document.row(table, "援助资金") == {
        "合计": "2.41",
        "非财政拨款／小计": "2.41",
        "非财政拨款／项目支出": "2.41",
    }
    assert document.note(table) == ""


@pytest.mark.parametrize(
    ("edition", "title"), [("新疆-2025", "上年结转结余情况明细表"), ("新疆-2026", "上年结转结余情况表")]
)
def test_no_carry_over(edition: str, title: str) -> None:
    document = printed(edition)
    empty = f"甲市医疗保障局{edition[-4:]}年没有上年结转结余预算安排的支出，{title}为空表。"
    assert document.under("上年结转结余预算情况说明") == [empty]
    assert document.note(title) == empty
    assert [label for label in document.labels(title) if label] == ["总计"]
    assert len(document.labels(title)) == 5


@pytest.mark.parametrize("edition", EDITIONS)
def test_carry_over_with_the_name_of_a_project_of_this_year_stays_apart(edition: str) -> None:
    document = printed(
        edition,
        CARRIED.replace("救助补助", "宣传"),
        ENTRUSTED.replace("政府性基金收入", "一般财力").replace("2296013", "2101502"),
        """
        变动原因: {收入: {一般公共预算拨款: 新增}, 科目: {"2101502": 新增}}
        绩效目标:
          项目:
            - 项目: [宣传]
              总体目标: 宣传到位
              指标: [{一级: 产出指标, 二级: 数量指标, 三级: [{指标: 次数, 指标值: ">=2次"}]}]
        """,
    )
    form = document.table("项目支出绩效目标表")
    cells = [plain(cell.text) for cell in form.rows[2 if edition != "新疆-2020" else 1]]
    amount = "3.00" if edition != "新疆-2020" else "3"
    assert cells[2] == cells[4] == amount
    if edition != "新疆-2020":
        assert any(text.endswith("165.06万元，主要用于：救助尾款。") for text in document.under("上年结转结余预算情况"))
