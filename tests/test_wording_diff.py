"""A wording against another: the pieces add up to both, keep figures whole and read well."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.matching.wording_diff import Piece, pieces

MARKED = {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}
FIGURE = re.compile(r"\d+(?:[.,]\d+)*%?")
# Words that lie close to each other, so that drawn texts share much and differ everywhere.
WORDS = ("收入", "支出", "增加", "万元", "，", "、", "。", "518.67", "518.6", "1,305.00", "12%", "的", "\n")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)


def told(before: str, after: str) -> str:
    return "".join(MARKED[piece.kind].format(piece.text) for piece in pieces(before, after))


READING_WELL = {
    "a figure": ("总预算518.67万元。", "总预算520.00万元。", "总预算[-518.67][+520.00]万元。"),
    "a figure with separators": ("计1,305,200.00元", "计1,305,300.00元", "计[-1,305,200.00][+1,305,300.00]元"),
    "a sign": ("5.00万元", "-5.00万元", "[-5.00][+-5.00]万元"),
    "a percentage": ("占3.00%，", "占3.10%，", "占[-3.00%][+3.10%]，"),
    "a date": ("2026-02-27印发", "2026-03-07印发", "[-2026-02-27][+2026-03-07]印发"),
    "a Latin word": ("数据库Oracle", "数据库Oceanbase", "数据库[-Oracle][+Oceanbase]"),
    "figures far apart": ("编制6人，实有5人", "编制7人，实有4人", "编制[-6][+7]人，实有[-5][+4]人"),
    "a figure that stays": ("公共预算518.67万元", "基金518.67亿元", "[-公共预算][+基金]518.67[-万][+亿]元"),
    "two sentences of figures": (
        "比上年增加1.20万元，增长3.33%，主要原因是人员增加。",
        "比上年减少3.50万元，下降5.00%，主要原因是压减支出。",
        "比上年[-增加1.20][+减少3.50]万元，[-增长3.33%][+下降5.00%]，主要原因是[-人员增加][+压减支出]。",
    ),
    "three characters between changes": ("收6万元和7", "收8万元和9", "收[-6][+8]万元和[-7][+9]"),
    "a single character between changes": ("1月至12月", "3月至10月", "[-1月至12][+3月至10]月"),
    "few characters among many new ones": (
        "贯彻执行国家医疗保障法律法规，拟订全市医疗保障政策、规划、标准并组织实施。",
        "组织制定并实施医疗保障基金监督管理办法，建立健全医疗保障基金安全防控机制。",
        "[-贯彻执行国家医疗保障法律法规，拟订全市医疗保障政策、规划、标准并组织实施]{}".format(
            "[+组织制定并实施医疗保障基金监督管理办法，建立健全医疗保障基金安全防控机制]。"
        ),
    ),
    "one of a list added": ("办公室、财务科", "办公室、财政科、财务科", "办公室、[+财政科、]财务科"),
    "one of a list removed": ("办公室、财政科、财务科", "办公室、财务科", "办公室、[-财政科、]财务科"),
    "the first of a list added": ("财务科、办公室", "财政科、财务科、办公室", "[+财政科、]财务科、办公室"),
    "the last of a list added": ("办公室、财务科", "办公室、财务科、财政科", "办公室、财务科[+、财政科]"),
    "what stood alone added once more": ("甲", "甲、甲", "[+甲、]甲"),
    "an edit that could move right": ("，收入，收支", "，收支", "，[-收入，]收支"),
    "the start": ("单位预算", "部门预算", "[-单位][+部门]预算"),
    "everything": ("单位", "部门", "[-单位][+部门]"),
    "all of it new": ("", "部门", "[+部门]"),
    "all of it gone": ("单位", "", "[-单位]"),
    "a line break": ("甲\n乙", "甲乙", "甲[-\n]乙"),
    "nothing": ("单位", "单位", "单位"),
    "nothing at all": ("", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), READING_WELL.values(), ids=READING_WELL.keys())
def test_a_change_reads_well(before: str, after: str, expected: str) -> None:
    assert told(before, after) == expected


def test_what_is_gone_stands_before_what_is_new() -> None:
    assert pieces("计1元", "计2元") == [
        Piece("same", "计"), Piece("gone", "1"), Piece("new", "2"), Piece("same", "元"),
    ]  # fmt: skip


@given(TEXTS, TEXTS)
def test_the_pieces_add_up_to_both_wordings(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.kind != "new") == before
    assert "".join(piece.text for piece in found if piece.kind != "gone") == after
    assert all(piece.text for piece in found)


@given(TEXTS, TEXTS)
def test_kinds_alternate(before: str, after: str) -> None:
    kinds = " ".join(piece.kind for piece in pieces(before, after))
    assert re.fullmatch(r"(same ?)?((gone new|gone|new) same ?)*(gone new|gone|new)?", kinds), kinds


@given(TEXTS, TEXTS)
def test_no_figure_is_split(before: str, after: str) -> None:
    for other, text in (("new", before), ("gone", after)):
        edges, place = set(), 0
        for piece in pieces(before, after):
            place += len(piece.text) * (piece.kind != other)
            edges.add(place)
        inside = {place for figure in FIGURE.finditer(text) for place in range(figure.start() + 1, figure.end())}
        assert edges.isdisjoint(inside), other


def test_a_long_text_that_repeats_itself_keeps_what_stayed() -> None:
    """Each of its words meets ten thousand others: a matcher that tries them all takes minutes."""
    before, after = "人员支出" * 10_000, "人员支出" * 4_000 + "公用" + "人员支出" * 6_000
    assert told(before, after) == "人员支出" * 4_000 + "[+公用]" + "人员支出" * 6_000
