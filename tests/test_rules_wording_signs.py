"""Rules of wording, II: words, signs, numbers, years. What is between « and » is found, nothing else is."""

from __future__ import annotations

import pytest

from tests.helpers.rule_texts import check_case

WORDS = [
    ("doubled_words", "开展监督«服务服务»工作，保障«及各项补助发放及各项补助发放»。"),
    ("doubled_words", "保障运转正常«，保障人员工资，保障人员工资»。"),
    ("doubled_words", "研究研究，一户一户走访，越来越多地为服务服务对象，交警支队支队长讲党中央中央军委。"),
    ("doubled_words", "全国劳动模范、全国劳动竞赛，国务委员、国务院。年年、常常、谢谢。"),
    ("doubled_clauses", "负责医疗保障工作。«负责医疗保障工作»。"),
    ("doubled_clauses", "加强基金监管，维护基金安全，«加强基金监管»，维护基金安全。"),
    ("doubled_clauses", "加强监管，维护安全。加强服务，维护安全。\n\n负责医疗保障工作。\n\n负责医疗保障工作。是，是。"),
    ("figure_spelling", "费用«25万万元»，«15万元元»，«5元万»，«30,00元»，«6,2万元»，«1,2345.5元»。"),
    ("figure_spelling", "费用3,000元、1,234,567.89元，发放5元元旦慰问，6元、20万元，2025年,30元。"),
    ("doubled_items", "用于印刷费、办公费、差旅费、«办公费»。"),
    ("doubled_items", "博州、塔城地区34万元、哈密市26万元、«塔城地区»33万元。"),
    ("doubled_items", "医疗、医保、医药，医疗、医保、医药；用于印刷费、办公费。用于差旅费、办公费。"),
    ("leftovers", "负责«XX»市工作，经费«××»万元，«待填»，联系人«____»，见«{{ 单位 }}»。"),
    ("leftovers", "负责«{地区}»、«${名称}»、«｛年度｝»的工作，见«{%- if 甲 %}»。"),
    ("leftovers", "完成«#REF!»项，«<p>»保障运转«</p>»，（«填写»主要职能），（«请根据»实际填报），«TODO»。"),
    ("leftovers", "负责【«待补充»】工作，«＿＿＿＿»，«***»，（注：此项内容«请各单位根据实际填写»）。"),
    ("leftovers", "预计支«出   万元»，培«训  人»，聘«用　　人»。"),
    ("leftovers", "电话139***5678，请各单位根据通知报送，支出 5 万元，单位  人数，内容待补充完善。"),
    ("leftovers", "30人×6次×5元，XXL号、二○○八年、二○○○年，填写申请表，待遇待定，>=5%，A&B，比例，请示。"),
    ("date_serials", "项目自«46054»开始，截至«46387»。"),
    ("date_serials", "参保人数46054人，于45000元以内，编号45992。"),
    ("half_width", "负责医疗保障«,»做好服务;标准为“高”:好。"),
    ("half_width", "负责医疗保障工作«.»"),
    ("half_width", "负责医疗保障工作«.»做好服务。"),
    ("half_width", "行政运行«(»项)支出增加。"),
    ("half_width", '落实«"三医联动"»改革，按DRG(病种)付费，10:30，700元/(年.人)，1.根据办法。'),
    ("full_width", "安排«３８»万元、«3，518.85»万元、«12。5»万元，«ＡＰＰ»。"),
    ("full_width", "安排3,518.85万元，2025，300人，分别为100，200。2026年95%。"),
    ("impossible_dates", "自«2026年13月»1日、«2025年2月29日»起，至«11月31日»止。".replace("月»1日", "月1日»")),
    ("impossible_dates", "«202年»安排、«20266年»资金，2026年，200年前，20年，1202年。"),
    ("impossible_dates", "2024年2月29日，2月29日，12月31日，2026年\n    12月，满18月，13个月，3.15月。"),
    ("months", "保障时限«≥12月»，平均«2月/»件。"),
    ("months", "保障时限≥12个月，≤2026年12月，1—12月，每年3月/次不等，12月。"),
    ("deadlines", "完成时间«≥2026年6月»，«>=2026年12月31日»前。"),
    ("deadlines", "完成时间≤2026年6月，≥2026人，≥12个月。"),
    ("leading_zero", "每人«03»元，共«012.5»万元。"),
    ("leading_zero", "每人0.3元，03月，100元，0元，0991号，2026-03-05人。"),
    ("punctuation", "负责工作«，，»做好服务«。；»见（«，»甲）。"),
    ("punctuation", "负责工作……做好！——好！！”说：“好。”他说，《甲》、（乙）。"),
    ("endings", "负责医疗保障工作«；»"),
    ("endings", "乌鲁木齐市医疗保障局负责全市医疗保障工作，贯彻执行国家和自治区有关的方针政策和法律法«规»"),
    ("endings", "负责医疗保障工作，做好服务"),
    ("endings", "乌鲁木齐市医疗保障局负责全市医疗保障工作，贯彻执行国家和自治区有关的方针政策和法律法规。"),
    ("numbering", "（一）甲。\n\n«（三）»乙。\n\n（四）丙。"),
    ("numbering", "（一）甲。\n\n«(二)»乙。\n\n（三）丙。"),
    ("numbering", "（一）甲。\n\n«（二）、»乙。\n\n（三）丙。"),
    ("numbering", "（一）甲。\n\n«二、»乙。\n\n（三）丙。"),
    ("numbering", "一、甲。\n\n（一）乙。\n\n（二）丙。\n\n二、丁。\n\n（一）戊。"),
    ("numbering", "（一）甲。\n\n（二）乙。\n\n一、丙。\n\n二、丁。"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "content"), WORDS)
def test_words_and_signs(rule: str, content: str) -> None:
    check_case(f"wording.{rule}", content)


PROJECT = """项目支出:
  - 名称: 甲
    资金执行时间: {}
    资金分配情况: {}
    支出: [{{科目: "2101502", 资金来源: 一般财力, 经济科目: "302", 金额: 0}}]
  - 名称: 乙
    资金执行时间: {}
    支出: [{{科目: "2101502", 资金来源: 一般财力, 经济科目: "302", 金额: 0}}]
"""
PROJECTS = [
    ("execution_year", "«2025»年1月至12月", "甲。", "1至12月"),
    ("execution_year", "2025年10月至2027年3月", "甲。", "2026年"),
    ("impossible_dates", "«2026年12月—2026年1月»", "甲。", "«2026年3月5日至2026年3月1日»"),
    ("impossible_dates", "2026年1月—2026年12月", "甲。", "2026年1月1日—2026年1月"),
    ("payment", "2026年", "«按工程进度支付»", "2026年"),
    ("payment", "2026年", "印刷费2万元，按进度支付。", "2026年"),
    ("endings_mixed", "2026年1月至12月。", "甲。", "2026年1月至12«月»"),
    ("endings_mixed", "2026年1月至12月", "甲。", "2026年1月至12月"),
    ("years", "2026年", "«2023年度»采购，2025年结转。", "2026年"),
    ("years", "2026年", "自2019年起执行，截至2023年，2021—2030年规划，按照《2023年方案》。", "2026年"),
    ("date_serials", "«46023»-«46387»", "甲。", "2026年"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "time", "use", "other"), PROJECTS)
def test_texts_of_projects(rule: str, time: str, use: str, other: str) -> None:
    check_case(f"wording.{rule}", PROJECT.format(f'"{time}"', use, f'"{other}"'))


GOAL = """绩效目标:
  项目:
    - 项目: [甲]
      指标:
        - 一级: 产出指标
          二级: 数量指标
          三级:
            - {{指标: {}, 指标值: "{}", 上年完成值: "{}", 佐证资料: "甲,乙"}}
"""
GOALS = [
    ("unit_words", "服务数量", ">=«1批量»", "«3 人数»"),
    ("unit_words", "批量采购次数", ">=1批", "有数量"),
    ("value_unit", "检查次数", ">=«2»", "1"),
    ("value_unit", "培训人数（人）", ">=2", "1"),
    ("value_unit", "违规次数", "=0", "1"),
    *(("value_unit", f"完成{word}", "2026", "1") for word in ("时间", "日期", "时限", "期限", "年份", "年度")),
    ("date_serials", "完成时间", "=«46054»", "45992"),
    ("date_serials", "参保户数", ">=46054", "45992"),
    ("half_width", "次数", "甲,乙次", "1"),
]


@pytest.mark.parametrize(("rule", "name", "value", "before"), GOALS)
def test_goals(rule: str, name: str, value: str, before: str) -> None:
    marked = value.replace("甲,乙次", "甲«,»乙次")
    check_case(f"wording.{rule}", GOAL.format(name, marked, before))


def test_years_are_asked_of_reasons() -> None:
    check_case("wording.years", "变动原因:\n  机关运行经费: «2023年»取暖费增加，2025年退休1人，2019年成立\n")


def test_a_mark_at_a_line_break_is_found_in_its_line() -> None:
    check_case("wording.doubled_words", "开展医疗监督\n«服务服务»工作。")
    check_case("wording.number_brackets", "按照有关规定，\n按照«甲财预（2024）15号»执行。")


@pytest.mark.parametrize("field", ["补贴人数", "补贴标准", "补贴方式", "补贴范围"])
def test_a_stop_that_is_missing_in_one_of_two_subsidies(field: str) -> None:
    entry = "  - 名称: 甲\n    补贴: {{{}: 全市居{}}}\n"
    check_case("wording.endings_mixed", f"项目支出:\n{entry.format(field, '民。')}{entry.format(field, '«民»')}")
