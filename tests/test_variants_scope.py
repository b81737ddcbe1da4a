"""Variants of who publishes and how amounts are written: 单位 or 部门, 机构设置, 简称, 金额单位, dates."""

from __future__ import annotations

import pytest

from generator.document.tree import Contents, Heading, Paragraph, plain
from tests.helpers.documents import EDITIONS, Printed, printed

LATER = ("新疆-2025", "新疆-2026")


def titles(document: Printed) -> list[str]:
    return [plain(block.text) for block in document.blocks if isinstance(block, Heading) and block.level == 1]


def header(document: Printed, title: str) -> list[list[str]]:
    return [[plain(cell.text) for cell in row] for row in document.table(title).header]


@pytest.mark.parametrize("scope", ["单位", "部门"])
def test_scope_2026(scope: str) -> None:
    document = printed("新疆-2026", f"口径: {scope}")
    assert document.cover == ("2026年甲市医疗保障局", f"{scope}预算公开")
    assert titles(document) == [
        f"第一部分 2026年{scope}概况",
        f"第二部分 2026年{scope}预算公开表",
        f"第三部分 2026年{scope}预算情况说明",
        "第四部分 名词解释",
    ]
    assert [document.table(number).title for number in ("表1", "表2", "表3", "表4")] == [
        f"{scope}收支总体情况表",
        f"{scope}收入总体情况表",
        f"{scope}支出总体情况表",
        "财政拨款收支预算总体情况表",
    ]
    assert document.table("表1").left == f"编制{scope}：甲市医疗保障局"
    assert document.under("收支预算情况总体说明")[0] == (
        f"按照全口径预算的原则，甲市医疗保障局2026年所有收入和支出均纳入{scope}预算管理。收支总预算80.00万元。"
    )
    assert document.under("收入预算情况说明")[0] == f"甲市医疗保障局{scope}收入预算80.00万元，其中："
    assert document.under("预算绩效情况")[0].startswith(f"2026年，本{scope}预算绩效管理整体预算绩效目标0个")
    # Unchanged in both.
    assert document.under("单位运行经费情况")
    assert document.under("机构设置") == ["甲市医疗保障局无下属预算单位。"]
    assert document.under("国有资产占用使用情况")[-2].startswith("单位价值单价50万元以上")


def test_header_of_table_3_has_one_more_row_for_a_department_2026() -> None:
    assert len(header(printed("新疆-2026", "口径: 单位"), "表3")) == 2
    rows = header(printed("新疆-2026", "口径: 部门"), "表3")
    assert len(rows) == 3
    assert rows[0] == ["科目", "支出预算"]


PROJECT = """
项目支出:
  - {名称: 宣传, 设立的政策依据: 甲, 资金分配情况: 乙, 资金执行时间: 丙,
     支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "302", 金额: 30000}]}
变动原因: {收入: {一般财力: 新增, 一般公共预算拨款: 新增}, 支出: {项目支出: 新增}, 科目: {"2101502": 新增}}
"""


@pytest.mark.parametrize(
    ("edition", "scope", "first"),
    [
        ("新疆-2026", "部门", "甲市医疗保障局"),
        ("新疆-2026", "单位", "210 卫生健康支出"),
        ("新疆-2025", "部门", "总计"),
    ],
)
def test_table_7_of_a_department_starts_with_the_unit_2026(edition: str, scope: str, first: str) -> None:
    document = printed(edition, PROJECT, f"口径: {scope}")
    assert document.labels("表7")[0] == first
    assert document.row("表7", first) == {"项目支出合计": "3.00", "商品和服务支出": "3.00"}


@pytest.mark.parametrize("scope", ["单位", "部门"])
def test_scope_2025(scope: str) -> None:
    document = printed("新疆-2025", f"口径: {scope}")
    assert document.cover == ("甲市医疗保障局", f"2025年{scope}预算公开")
    assert titles(document)[1] == f"第二部分 2025年{scope}预算公开表"
    assert document.table("表3").title == f"{scope}支出总体情况表"
    assert header(document, "表3")[0] == ["科目", "支出预算"]
    assert document.table("表3").left == f"编制{scope}：甲市医疗保障局"
    assert document.under("收入预算情况说明")[0] == f"甲市医疗保障局{scope}收入预算80.00万元，其中："


@pytest.mark.parametrize("scope", ["单位", "部门"])
def test_scope_2020(scope: str) -> None:
    document = printed("新疆-2020", f"口径: {scope}", "简称: 医保局")
    assert document.cover == (f"甲市医疗保障局2020年{scope}预算公开",)
    assert titles(document)[:2] == ["第一部分 甲市医疗保障局概况", f"第二部分 2020年{scope}预算公开表"]
    assert document.table("表二：").title == f"{scope}收入总体情况表"
    assert document.under("收支预算情况的总体说明")[0] == (
        f"按照全口径预算的原则，医保局2020年所有收入和支出均纳入{scope}预算管理。收支总预算80万元。"
    )


@pytest.mark.parametrize(("edition", "heading"), [("新疆-2025", "机构设置及人员情况"), ("新疆-2026", "机构设置")])
def test_contents_name_every_part_table_and_section(edition: str, heading: str) -> None:
    document = printed(edition)
    (contents,) = (block for block in document.blocks if isinstance(block, Contents))
    texts = [entry.text for entry in contents.entries]
    assert texts[:3] == [f"第一部分 {edition[-4:]}年单位概况", "一、主要职能", f"二、{heading}"]
    assert len(texts) == {"新疆-2025": 4 + 2 + 11 + 12, "新疆-2026": 4 + 2 + 12 + 13}[edition]


STAFF = "人员: {编制: 64, 在职: {人数: 53, 增减: -1}, 退休: {人数: 7, 增减: 2}, 离休: {人数: 0, 增减: 0}}"
STAFFED = "甲市医疗保障局编制数64，实有人数60人，其中：在职53人，减少1人；退休7人，增加2人；离休0人，增加0人。"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("block", "sentences"),
    [
        ("概况: {}", ["甲市医疗保障局无下属预算单位。"]),
        (
            "概况: {内设机构: [办公室, 基金处]}",
            ["甲市医疗保障局无下属预算单位，下设2个处室，分别是：办公室、基金处。"],
        ),
        (
            "概况: {内设机构: [办公室, 感染管理科（公共卫生科）]}",
            ["甲市医疗保障局无下属预算单位，下设2个科室，分别是：办公室、感染管理科（公共卫生科）。"],
        ),
        (
            "概况: {内设机构: [立案庭, 执行局]}",
            ["甲市医疗保障局无下属预算单位，下设2个内设机构，分别是：立案庭、执行局。"],
        ),
        (
            "概况: {内设机构: [教务处, 信息科, 执法大队（应急办）]}",
            ["甲市医疗保障局无下属预算单位，下设3个内设机构，分别是：教务处、信息科、执法大队（应急办）。"],
        ),
        (
            "概况: {内设机构: [研究室, 采购科（结算中心）]}",
            ["甲市医疗保障局无下属预算单位，下设2个科室，分别是：研究室、采购科（结算中心）。"],
        ),
        (f"概况: {{{STAFF}}}", ["甲市医疗保障局无下属预算单位。", STAFFED]),
        (f"概况: {{机构设置: 下属单位两家。, 内设机构: [办公室], {STAFF}}}", ["下属单位两家。", STAFFED]),
        ("概况:\n  机构设置: |\n    第一段。\n\n    第二段。", ["第一段。", "第二段。"]),
    ],
)
def test_organisation(edition: str, block: str, sentences: list[str]) -> None:
    heading = "机构设置" if edition == "新疆-2026" else "机构设置及人员情况"
    assert printed(edition, block).under(heading) == sentences


@pytest.mark.parametrize("edition", EDITIONS)
def test_amounts_in_10000_yuan_give_the_same_document(edition: str) -> None:
    block = """
    金额单位: 万元
    基本支出:
      - 科目: "2101501"
        资金来源: 一般财力
        人员经费: {"30101": 60.0000}
        公用经费: {"30201": "20"}
    上年: {支出: [{科目: "2101501", 资金来源: 一般财力, 基本支出: 80}], 机关运行经费: 20.00}
    国有资产: {办公家具: 47.21, 房屋: {面积: 100, 价值: 3.3809}}
    """
    in_yuan = """
    国有资产: {办公家具: 472100, 房屋: {面积: 100, 价值: 33809}}
    """
    assert printed(edition, block).blocks == printed(edition, in_yuan).blocks


def test_amount_finer_than_a_cent_is_found() -> None:
    (finding,) = printed("新疆-2026", '政府采购: {货物: "0.001"}').findings
    assert finding.message == "金额最细到分，这里写的是“0.001”。"


@pytest.mark.parametrize(
    ("edition", "date"),
    [("新疆-2020", "2020年2月5日"), ("新疆-2025", "2025年02月05日"), ("新疆-2026", "2026年2月5日")],
)
def test_date_as_the_edition_writes_it(edition: str, date: str) -> None:
    signed = [plain(block.text) for block in printed(edition).blocks if isinstance(block, Paragraph)][-2:]
    assert signed == ["甲市医疗保障局", date]


@pytest.mark.parametrize("edition", LATER)
def test_a_department_without_other_matters_calls_itself_a_department(edition: str) -> None:
    assert printed(edition, "口径: 部门\n其他说明: ~").under("其他需说明的事项") == ["本部门无其他需说明事项。"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_single_division_is_not_counted_off(edition: str) -> None:
    document = printed(edition, "概况: {主要职能: 职能。, 内设机构: [办公室]}")
    assert document.under("机构设置") == ["甲市医疗保障局无下属预算单位，下设1个内设机构，即办公室。"]
