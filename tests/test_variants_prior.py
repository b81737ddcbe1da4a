"""Variants of last year: its own file in the same folder, or the block 上年."""

from __future__ import annotations

from tests.helpers.documents import printed
from tools.sound_unit import text_of

LAST_YEAR = text_of(
    "新疆-2025",
    """
    基本支出:
      - 科目: "2101501"
        资金来源: 一般财力
        人员经费: {"30101": 500000}
        公用经费: {"30201": 240000, "30217": 10000}
    项目支出:
      - 名称: 信息化
        支出: [{科目: "2060499", 资金来源: 一般财力, 经济科目: "302", 金额: 36500}]
      - 名称: 救助
        支出: [{科目: "2296013", 资金来源: 政府性基金收入, 经济科目: "303", 金额: 20000}]
      - 名称: 利息
        支出: [{科目: "2101599", 资金来源: 其他收入, 经济科目: "30231", 金额: 800}]
    结转结余:
      - {名称: 尾款, 用途: 尾款, 支出: [{科目: "2101505", 资金来源: 一般公共预算拨款, 金额: 91398}]}
    """,
)
THIS_YEAR = """
上年: ~
变动原因:
  收入: {一般财力: 增资, 政府性基金收入: 已完成, 单位资金: 没有利息, 财政拨款结转: 已用完}
  支出: {基本支出: 增资, 项目支出: 项目完成}
  科目: {"2060499": 未安排, "2101501": 增资}
  政府性基金预算: {合计: 已完成}
  三公经费: {公务接待费: 厉行节约}
  机关运行经费: 压减
"""


def test_every_comparison_takes_last_years_file() -> None:
    document = printed("新疆-2026", THIS_YEAR, last_year=LAST_YEAR)
    assert document.findings == []
    income = [text for text in document.under("收入预算情况说明")[1:] if not text.endswith("未安排。")]
    assert income == [
        "一般公共预算80.00万元，占100.00%，比上年预算增加1.35万元，增长1.72%，主要原因是增资。",
        "政府性基金预算0.00万元，占0.00%，比上年预算减少2.00万元，下降100.00%，主要原因是已完成。",
        "单位资金0.00万元，占0.00%，比上年预算减少0.08万元，下降100.00%，主要原因是没有利息。",
        "财政拨款结转0.00万元，占0.00%，比上年预算减少9.14万元，下降100.00%，主要原因是已用完。",
    ]
    assert document.under("支出预算情况说明")[1:] == [
        "基本支出80.00万元，占100.00%，比上年预算增加5.00万元，增长6.67%，主要原因是增资。",
        "项目支出0.00万元，占0.00%，比上年预算减少14.87万元，下降100.00%，主要原因是项目完成。",
    ]
    assert [text.partition("（项）：")[2] for text in document.under("一般公共预算当年拨款具体使用情况")] == [
        "2026年预算数为0.00万元，比上年预算减少3.65万元，下降100.00%，主要原因是未安排。",
        "2026年预算数为80.00万元，比上年预算增加5.00万元，增长6.67%，主要原因是增资。",
    ]
    assert document.under("“三公”经费")[1].endswith("公务接待费减少1.00万元，下降100.00%，主要原因是厉行节约。")
    assert document.under("单位运行经费")[0].endswith("20.00万元，比上年预算减少5.00万元，下降20.00%，主要原因是压减。")


def test_only_this_years_money_counts_in_tables_and_numbers_of_projects() -> None:
    document = printed("新疆-2026", THIS_YEAR, last_year=LAST_YEAR)
    assert document.row("表1", "收入总计") == {"收入／预算数": "80.00"}
    assert document.labels("表2") == ["210 卫生健康支出", "210 15 医疗保障管理事务", "210 15 01 行政运行", "总计"]
    assert document.labels("表12")[-1] == "总计"
    assert document.row("表12", "总计") == {}
    assert "当年预算安排项目共0个" in document.under("预算绩效情况")[0]


def test_the_block_may_stay_beside_the_file_if_it_says_the_same() -> None:
    same = """
    上年:
      支出:
        - {科目: "2101501", 资金来源: 一般财力, 基本支出: 750000}
        - {科目: "2060499", 资金来源: 一般财力, 项目支出: 36500}
        - {科目: "2296013", 资金来源: 政府性基金收入, 项目支出: 20000}
        - {资金来源: 其他收入, 项目支出: 800}
      结转结余: {一般公共预算拨款: 91398}
      机关运行经费: 250000
      三公经费: {公务接待费: 10000}
    """
    assert printed("新疆-2026", THIS_YEAR, same, last_year=LAST_YEAR).findings == []
    (finding,) = printed("新疆-2026", THIS_YEAR, same.replace("36500", "36600"), last_year=LAST_YEAR).findings
    assert finding.rule == "上年-不一致"


def test_stated_amounts_win_over_what_the_lines_add_up_to_2020() -> None:
    document = printed(
        "新疆-2020",
        """
        上年:
          收入: {一般公共预算拨款: 500000, 单位上年结余: 10000}
          支出合计: {基本支出: 600000, 项目支出: 5000}
          科目: {"2101501": 700000}
        变动原因:
          收入: {一般公共预算拨款: 甲, 单位上年结余: 乙}
          支出: {基本支出: 丙, 项目支出: 丁}
          科目: {"2101501": 戊}
        """,
    )
    first, last = document.under("收入预算情况说明")
    assert "一般公共预算80万元，占100%，比上年增加30万元，增长60%，主要原因是甲。" in first
    assert last.endswith("0万元，比上年减少1万元，下降100%，主要原因是乙。")
    assert document.under("支出预算情况说明")[1:] == [
        "基本支出80万元，占100%，比上年增加20万元，增长33.33%，主要原因是丙。",
        "项目支出0万元，占0%，比上年减少0.5万元，下降100%，主要原因是丁。",
    ]
    assert document.under("拨款规模变化情况") == [
        "甲市医疗保障局2020年一般公共预算拨款80万元，比上年执行数增加30万元，增长60%。主要原因是：甲。"
    ]
    assert document.under("具体使用情况")[0].endswith("80万元，比上年执行数增加10万元，增长14.29%，主要原因是：戊。")


def test_a_total_of_all_sources_is_not_taken_for_the_general_budget_of_last_year() -> None:
    document = printed(
        "新疆-2026",
        """
        上年:
          支出:
            - {科目: "2101501", 资金来源: 一般财力, 基本支出: 700000}
            - {科目: "2101599", 资金来源: 事业收入, 基本支出: 50000}
          支出合计: {基本支出: 760000}
        变动原因:
          收入: {一般财力: 甲, 单位资金: 乙}
          支出: {基本支出: 丙}
          科目: {"2101501": 丁}
        """,
    )
    assert "基本支出80.00万元，占100.00%，比上年预算增加4.00万元" in document.under("支出预算情况说明")[1]
    assert "基本支出80.00万元，比上年预算增加10.00万元" in document.under("拨款规模变化情况")[1]


OTHER_WAY = """
上年:
  支出:
    - {科目: "2101501", 资金来源: 一般财力, 基本支出: 800000}
    - {科目: "2101599", 资金来源: 事业收入, 基本支出: 50000}
变动原因:
  收入: {单位资金: 停办培训}
  支出: {基本支出: 停办培训}
"""
SAME = "基本支出80.00万元，比上年预算增加0.00万元，增长0.00%，主要原因是"


def test_a_reason_for_another_change_is_not_given_where_nothing_changed() -> None:
    assert printed("新疆-2026", OTHER_WAY).under("拨款规模变化情况")[1] == f"{SAME}与上年预算持平。"
    own = OTHER_WAY + "  一般公共预算: {基本支出: 保持稳定}\n"
    assert printed("新疆-2026", own).under("拨款规模变化情况")[1] == f"{SAME}保持稳定。"


def test_a_reason_for_a_fall_is_not_given_for_a_rise() -> None:
    rise = OTHER_WAY.replace("基本支出: 800000", "基本支出: 790000").replace("{单位", "{一般财力: 增资, 单位")
    findings = printed("新疆-2026", rise + '  科目: {"2101501": 增资}\n').findings
    assert [(one.rule, one.message) for one in findings] == [
        ("缺-文字", "“基本支出”比上年预算增加1.00万元，没有写原因。")
    ]
