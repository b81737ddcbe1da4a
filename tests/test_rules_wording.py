"""Rules of wording, I: document numbers, titles, names. What is between « and » is found, nothing else is."""

from __future__ import annotations

import pytest

from tests.helpers.rule_texts import check_case, found, in_file

NUMBERS = [
    ("number_brackets", "按照«甲财预（2024）15号»、«甲财预[2024]16号»和«甲政办发【2019】85号»执行。"),
    ("number_brackets", "按照«甲财预<2024>17号»、«甲财预〈2024〉18号»执行。"),
    ("number_brackets", "按照甲财预〔2024〕15号执行，在（2024）5号楼办公，（2024）3号无代字。"),
    ("number_brackets", "按照《甲办法》（«甲财预2024年15号»）、《乙办法》(«甲医保2024-3号»)执行。"),
    ("number_brackets", "按照《甲办法》（财政部公告2024年第5号）、《乙办法》（财政部令2024年第5号），甲财预2024年。"),
    ("number_brackets", "结转结余:\n  - 名称: «乌财社【2025】57号»关于下达补助资金的通知\n    用途: 宣传\n"),
    ("number_brackets", "依据«甲财社2025年191号»文件执行，印发2025年19号文件，市政府2025年3号令，甲财社2025年5号楼。"),
    ("number_brackets", "按照《甲办法》（«甲一办函（2024）5号»）执行。"),
    ("number_year", "依据«乌财社〔2025年〕191号»、«乌财社〔2025〕191»文件执行，乌财社〔2025〕191 号。"),
    ("number_serial", "按照«甲财预〔2024〕第5号»、«甲财预〔2024〕05号»执行。"),
    ("number_serial", "按照«甲财预 〔2024〕 5 号»、«乙财预〔2024〕 6号»、甲财预〔2024〕\n    7号执行。"),
    ("number_serial", "按照甲财预〔2024〕105号、甲财预〔2024〕50号和甲市令第5号执行。"),
    ("number_year", "按照«甲发〔5〕号»、«甲政办发〔2024〕号»、«甲财预〔202〕5号»执行。"),
    ("number_year", "按照«甲财预〔2062〕5号»、«甲办发[]5号»执行。"),
    ("number_year", "按照甲发〔2020〕5号、楼[3]5号和甲财预〔1998〕77号执行。"),
    ("number_letters", "按照医保网信办〔2022〕9号、«网信医保办〔2022〕9号»执行。"),
    ("number_letters", "按照«财新社〔2022〕9号»、新财社〔2022〕9号、新财社〔2022〕9号执行。"),
    ("number_letters", "按照新财社〔2022〕9号、财新社〔2021〕9号、新财预〔2022〕9号执行。"),
    ("number_titles", "按照《甲市救助办法》（甲政发〔2024〕5号）、«《甲市采购规定》»（甲政发〔2024〕5号）执行。"),
    ("number_titles", "按照《关于印发〈甲市办法〉的通知》（甲〔2024〕5号）、《甲市办法》（甲〔2024〕5号）执行。"),
    ("number_titles", "按照《财政厅 民政厅关于修订办法的通知》（甲〔2024〕5号）、《修订办法》甲〔2024〕5号执行。"),
    ("title_numbers", "按照《甲市救助办法》（甲政发〔2024〕15号）、《甲市救助办法》（«甲政发〔2024〕51号»）执行。"),
    ("title_numbers", "《甲办法》（«甲〔2024〕51号»）、《甲办法》（甲〔2024〕15号）、《甲办法》（甲〔2024〕15号）。"),
    ("number_titles", "«《甲规定》»（甲〔2024〕5号）、《甲办法》（甲〔2024〕5号）、《甲办法》（甲〔2024〕5号）。"),
    ("title_numbers", "按照《甲市救助办法》（甲政发〔2024〕15号）、《甲市救助办法》（乙政发〔2024〕51号）执行。"),
    (
        "title_numbers",
        "按照《甲办法》（甲政发〔2024〕5号）、《甲办法》（«甲市政发〔2024〕5号»）、《甲办法》（甲政发〔2024〕5号）执行。",
    ),
    ("title_unmarked", "按照«关于职工、居民救助的通知»（甲财社〔2024〕5号）、«甲市救助办法»（甲政发〔2024〕6号）。"),
    ("title_unmarked", "按照«关于门诊的指导意见»（国办发〔2021〕14号）、«医保基金监管实施方案»（甲政发〔2024〕5号）。"),
    ("title_unmarked", "《甲办法》的通知（甲政发〔2024〕6号）、市政府批复（甲政函〔2024〕7号）、甲财预〔2024〕8号。"),
    ("title_unmarked", "医疗补助资金预算（甲财社〔2024〕118号）和根据本办法（甲政发〔2024〕6号）。"),
    ("title_twice", "按照《甲》（甲〔2024〕5号）、《乙》、«《甲》（甲〔2024〕5号）»执行。"),
    ("title_twice", "按照《甲办法》第三条、«《甲办法》»、甲〔2024〕5号、«甲〔2024〕5号»执行。"),
    ("title_twice", "按照《甲办法》执行。《甲办法》第三条规定，按照《乙办法》（甲〔2024〕5号）、《甲办法》执行。"),
    ("title_self", "根据《甲市救助办法》（甲〔2024〕5号）第三条规定，“县级部门根据«《甲市救助办法》»负责”。"),
    ("title_self", "根据《甲市救助办法》，推进“一站式”服务，《甲市救助办法》第五条规定“免费”。"),
    ("title_letters", "编印《甲市医疗保障》杂志，«《甲市医疗保险》»每月一期。"),
    ("title_letters", "编印《甲市医疗保障》杂志，«《甲市医疗保险》»（财预〔2016〕143号）每月一期。"),
    ("title_letters", "《2025年工作报告》《2026年工作报告》《甲县救助办法》《甲市救助办法》《财政专户》《财政专护》。"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "content"), NUMBERS)
def test_numbers_and_titles(rule: str, content: str) -> None:
    check_case(f"wording.{rule}", content)


MARKS = [
    ("titles", "按照《关于印发«《甲市救助办法》»的通知》、《关于修订«<甲市救助办法>»的通知》和«《《乙办法》》»执行。"),
    ("titles", "按照《关于印发〈甲市救助办法〉的通知》《乙办法》执行，人数>=5，价格<3，«<丙办法>»除外。"),
    ("title_incomplete", "按照«《甲市救助办法》的通知»（甲〔2024〕5号）执行。"),
    ("title_incomplete", "按照《关于救助的通知》的通知书、关于印发《甲市救助办法》的通知、《救助意见》的意见执行。"),
    ("brackets", "按照«《»甲市救助办法（甲政发〔2024〕5号）推进“一站式”服务。"),
    ("brackets", "推进“一站式«“»服务。"),
    ("brackets", "编制数（含工勤«)»为5人。"),
    ("brackets", "一）甲；1）乙，见（三）。’98年、it’s、“甲‘乙’丙”。"),
    ("short_names", "甲市医疗保障局（以下简称«市局»）负责。甲市医疗保障局设四个处。"),
    ("short_names", "甲市医疗保障局（以下简称“市局”）负责。市局设四个处。"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "content"), MARKS)
def test_marks(rule: str, content: str) -> None:
    check_case(f"wording.{rule}", content)


UNIT_NAMES = [
    "由«乌鲁木奇市医疗保障局»、«乌鲁木齐市疗保障局»、«乌鲁木齐市医疗障保局»、«乌鲁木齐市医疗保保障局»、«乌鲁木齐医疗保障局»负责。",
    "由乌鲁木齐市医疗保障局、乌鲁木齐县医疗保障局、乌鲁木齐市医疗保险局、市医疗保障局、乌鲁木齐市医疗保障中心负责。",
]


@pytest.mark.parametrize("content", UNIT_NAMES)
def test_the_name_of_the_unit(content: str) -> None:
    check_case("wording.unit_name", content)


def test_a_short_place_is_not_taken_for_a_slip() -> None:
    check_case(
        "wording.unit_name", "会同乙市医疗保障局、甲县医疗保障局。由«甲市医疗障保局»负责。", unit="甲市医疗保障局"
    )
    check_case("wording.unit_name", "会同甲市体育局、甲市教育厅。", unit="甲市教育局")
    others = "甲州市公安局交通警察支队本级预算、甲州市公安局本级预算、本部门本级预算"
    check_case("wording.unit_name", f"{others}。部门预算包括：«乙州市公安局»本级预算。", unit="甲州市公安局")
    hospital = "克拉玛依市第二人民医院"
    others = "克拉玛依市第三人民医院、克拉玛依市第十二人民医院"
    check_case("wording.unit_name", f"会同{others}。由«克拉玛依市第二人名医院»负责。", unit=hospital)


PROJECTS = """
项目支出:
  - 名称: 2026年{first}
    支出: [{{科目: "2101502", 资金来源: 一般财力, 经济科目: "302", 金额: 0}}]
    资金分配情况: {text}
结转结余:
  - 名称: 甲财社〔2025〕5号关于提前下达2025年{second}的通知
    用途: 宣传
    支出: [{{科目: "2101502", 资金来源: 一般公共预算拨款, 金额: 0}}]
"""
LONG = "医疗服务与保障能力提升补助资金（能力建设部分）"
NAMES = [
    ("project_names", LONG, LONG, "«医疗服务与保障能力提升补助资金[能力建设部分]»用于培训。"),
    ("project_names", LONG, LONG, "«医疗服务与保障力提升补助资金（能力建设部分）»用于培训。"),
    ("project_names", LONG, LONG, f"{LONG}用于培训，按照《{LONG.replace('提升', '提高')}管理办法》管理。"),
    ("project_names", "公路建设补助资金（一期）", LONG, "公路建设补助资金（二期）不在其内。"),
    ("project_pairs", "公路建设补助资金（一期工程）", "公路建设补助资金（二期工程）", "甲。"),
]


@pytest.mark.parametrize(("rule", "first", "second", "text"), NAMES)
def test_names_of_projects(rule: str, first: str, second: str, text: str) -> None:
    content = PROJECTS.format(first=first, second=second, text=f"'{text}'").lstrip()
    check_case(f"wording.{rule}", content)


def test_two_projects_of_nearly_one_name() -> None:
    other = LONG.replace("建设", "提升")
    content = PROJECTS.format(first=LONG, second=other, text="甲。").lstrip()
    marked = content.replace("甲财社〔2025〕5号", "«甲财社〔2025〕5号").replace("的通知", "的通知»")
    check_case("wording.project_pairs", marked)


def test_a_message_names_the_other_spelling_and_the_remedy_the_right_one() -> None:
    text = in_file("按照甲财预（2024）15号执行，甲财预〔2024〕15号另有规定。")
    (finding,) = found("wording.number_brackets", text)
    assert "另一处（第 7 行）写作“甲财预〔2024〕15号”" in finding.message
    assert finding.remedy == "改成“甲财预〔2024〕15号”。"


REMEDIES = [
    ("number_serial", "按照甲财预〔2024〕第5号执行。", "改成“甲财预〔2024〕5号”。"),
    ("titles", "按照《关于印发《甲办法》的通知》执行。", "改成“〈甲办法〉”。"),
    ("titles", "按照《关于修订<甲办法>的通知》执行。", "改成“〈甲办法〉”。"),
    ("titles", "按照<甲办法>执行。", "改成“《甲办法》”。"),
    ("titles", "按照《《甲办法》》执行。", "改成“《甲办法》”。"),
    ("title_unmarked", "按照甲市救助办法（甲政发〔2024〕6号）执行。", "写成“《甲市救助办法》”，并与原文件核对。"),
    ("doubled_words", "开展监督服务服务工作。", "删去一个“服务”。"),
    ("date_serials", "项目自46054开始。", "改成“2026年2月1日”，并核对。"),
    ("half_width", "负责医疗保障,做好服务。", "改成“，”。"),
    ("full_width", "安排３８万元。", "改成“38”。"),
    ("full_width", "安排12。5万元。", "改成“12.5”。"),
    ("deadlines", "完成时间≥2026年6月。", "改成“≤2026年6月”或“2026年6月前”。"),
    ("leading_zero", "每人03元。", "核对后改成“0.3”或“3”。"),
    ("leading_zero", "共012.5万元。", "核对后改成“12.5”。"),
    ("numbering", "（一）甲。\n\n(二)乙。", "改成“（二）”。"),
]


@pytest.mark.parametrize(("rule", "words", "remedy"), REMEDIES)
def test_a_remedy_gives_the_right_spelling(rule: str, words: str, remedy: str) -> None:
    assert [finding.remedy for finding in found(f"wording.{rule}", in_file(words))] == [remedy]
