"""Tracked changes: accepting all gives the new document, rejecting all the old one; each mark says one thing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.tree import Block, Heading
from generator.output.docx import render
from generator.output.docx.redline import redline
from tests.helpers.disclosures import composed
from tests.helpers.disclosures import contents as disclosed
from tests.helpers.docx_inspect import parts
from tests.helpers.redlines import AUTHOR, DATE, checked, contents, document, lines, table, text

HEAD = "科目|合计"
TOTAL = "总计|1.00"

CHANGES: dict[str, tuple[tuple[Block, ...], tuple[Block, ...], list[str]]] = {
    "nothing": ((text("甲"), table(HEAD, TOTAL)), (text("甲"), table(HEAD, TOTAL)), []),
    "a figure": (
        (text("支出518.67万元。"),), (text("支出520.00万元。"),), ["支出[-518.67][+520.00]万元。"],
    ),
    "words": ((text("办公室和财政科"),), (text("办公室和审计科"),), ["办公室和[-财政][+审计]科"]),
    "words behind a blank line": ((text("甲\n\n乙和丙"),), (text("甲\n\n乙和丁"),), ["甲⏎⏎乙和[-丙][+丁]"]),
    "words of a long paragraph that says the same again and again": (
        (text("人员支出，" * 60 + "甲。"),), (text("人员支出，" * 60 + "乙。"),), ["人员支出，" * 60 + "[-甲][+乙]。"],
    ),
    "a paragraph more": ((text("甲句话。"),), (text("甲句话。"), text("全新的一段。")), ["+全新的一段。"]),
    "a paragraph less": ((text("甲句话。"), text("旧的一段文字。")), (text("甲句话。"),), ["-旧的一段文字。"]),
    "the role of a paragraph": ((text("甲"),), (text("甲", "note"),), ["-甲", "+甲"]),
    "a cell": ((table(HEAD, TOTAL),), (table(HEAD, "总计|2.00"),), ["总计|[-1.00][+2.00]"]),
    "a cell filled and one emptied": (
        (table("科目|合计|其中", "甲|1.00|"),), (table("科目|合计|其中", "甲||2.00"),), ["甲|[-1.00]|[+2.00]"],
    ),
    "a row more": ((table(HEAD, TOTAL),), (table(HEAD, "工资|1.00", TOTAL),), ["+工资|1.00"]),
    "a row less": ((table(HEAD, "工资|1.00", TOTAL),), (table(HEAD, TOTAL),), ["-工资|1.00"]),
    "other columns": (
        (table(HEAD, TOTAL),), (table("科目|合计|其中", "总计|1.00|1.00"),),
        ["-支出表", "-科目|合计", "-总计|1.00", "+-", "+支出表", "+科目|合计|其中", "+总计|1.00|1.00"],
    ),
    "cells merged otherwise": (
        (table(HEAD, "v甲|1", "^甲|2"),), (table(HEAD, "v甲|1", "乙|2"),), ["-|2", "+乙|2"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_marked_where_it_is(old: tuple[Block, ...], new: tuple[Block, ...], told: list[str]) -> None:
    assert lines(checked(document(*old), document(*new))) == told


def test_a_heading_more_gets_its_line_in_the_contents_and_the_others_keep_their_links() -> None:
    one, two, three = (Heading(1, (words,), "") for words in ("概况", "预算表", "说明"))
    package = checked(document(one, three), document(one, two, three))
    assert contents(package) == ["概况 → s_1", "+预算表 → s_2", "说明 → s_3"]


LANDSCAPE = [
    ((text("前"), table(HEAD, TOTAL)), (text("前"), table(HEAD, TOTAL, landscape=True))),
    ((text("前"), table(HEAD, TOTAL, landscape=True), text("后")), (text("前"), text("后"))),
    ((text("前"), text("后")), (text("前"), table(HEAD, TOTAL, landscape=True), text("后"))),
    ((table(HEAD, TOTAL), table(HEAD, TOTAL, title="乙", landscape=True)), (table(HEAD, TOTAL, landscape=True),)),
]


@pytest.mark.parametrize(("old", "new"), LANDSCAPE)
def test_pages_that_turn_do_so_before_and_after(old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
    checked(document(*old), document(*new))
    checked(document(*new), document(*old))


def test_who_and_when_stand_at_each_mark_and_nothing_else_of_the_package_changes() -> None:
    before, after = document(text("预算1.00万元")), document(text("预算2.00万元"))
    package = parts(redline(before, after, "王 & 李", DATE))
    body = package.pop("word/document.xml").decode()
    assert body.count('w:author="王 &amp; 李"') == body.count(f'w:date="{DATE}"') == 2
    assert package == {name: content for name, content in parts(after).items() if name != "word/document.xml"}


def test_equal_documents_give_the_document_itself_and_the_same_input_the_same_bytes() -> None:
    before, after = document(text("甲1")), document(text("甲2"))
    assert parts(redline(after, after, AUTHOR, DATE)) == parts(after)
    assert redline(before, after, AUTHOR, DATE) == redline(before, after, AUTHOR, DATE)


def test_an_author_that_xml_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="XML compatible"):
        redline(document(text("甲1")), document(text("甲2")), "王\x00", DATE)


@settings(max_examples=20)
@given(disclosed(), disclosed(), st.sampled_from(["单位", "部门"]))
def test_any_two_documents_can_be_told_from_one_file(
    old: dict[str, object], new: dict[str, object], scope: str
) -> None:
    before, after = composed(old)[0], composed(json.loads(json.dumps({**new, "口径": scope})))[0]
    checked(render(before), render(after))
