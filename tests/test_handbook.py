"""docs/编制手册.md is what the program writes, its sample leaves no key out, and what it says of a key is true."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from generator.schema.tree import unit_tree
from generator.schema.validation import check
from generator.source.reading import read
from tools.handbook.funds import funds
from tools.handbook.page import FILE, handbook
from tools.handbook.printed import altered, printed, sample
from tools.handbook.ruled import where_ruled
from tools.handbook.trails import trail_at, trails
from tools.sound_unit import EDITION, composed, text_of


@cache
def schema() -> dict[str, Any]:
    return unit_tree()


def test_the_handbook_is_fresh() -> None:
    assert FILE.read_text(encoding="utf-8") == handbook(), "run: make handbook"


def keys(part: dict[str, Any], trail: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Return the trail of every key of the schema that holds a single value."""
    while "items" in part:
        part = part["items"]
    if "properties" not in part:
        return {trail}
    return {found for key, child in part["properties"].items() for found in keys(child, (*trail, key))}


def test_the_sample_has_every_key_and_is_sound() -> None:
    assert keys(schema()) - {trail if trail[-1] != "编码" else trail[:-1] for trail in trails(sample())} == set()
    root, _ = read(json.dumps(sample(), ensure_ascii=False), "样.yaml")
    assert root is not None
    assert check(root, "样.yaml") == []


PRINTED = [
    (("落款日期",), {("", "落款")}),
    (("批复日期",), set()),
    (("概况", "主要职能"), {("说明", "主要职能")}),
    (("政府采购", "货物"), {("说明", "其他重要事项")}),
    (("项目支出", "资金分配情况"), {("说明", "项目支出")}),
]


@pytest.mark.parametrize(("trail", "places"), PRINTED)
def test_a_key_is_printed_where_it_is_seen(trail: tuple[str, ...], places: set[tuple[str, str]]) -> None:
    content = {**sample(), "版式": EDITION}
    before, after = printed(content), printed(altered(content, schema(), trail))
    assert {place for place in before if before[place] != after[place]} == places


def test_an_altered_value_is_another_one_at_the_trail_alone() -> None:
    content = {"单位": "甲", "项目支出": [{"名称": "乙"}, {"名称": "丙"}], "变动原因": {"科目": {"2101501": "丁"}}}
    assert altered(content, schema(), ("单位",))["单位"] != "甲"
    others = altered(content, schema(), ("项目支出", "名称"))
    assert [project["名称"] == was for project, was in zip(others["项目支出"], "乙丙", strict=True)] == [False, False]
    assert {**others, "项目支出": content["项目支出"]} == content
    assert altered(content, schema(), ("变动原因", "科目", "编码"))["变动原因"]["科目"]["2101501"] != "丁"


def test_what_is_printed_of_the_sample_stands_under_every_table_and_section() -> None:
    places = printed({**sample(), "版式": EDITION})
    assert {place.kind for place in places} == {"", "表", "说明"}
    assert all(places.values())


def test_each_source_of_money_stands_with_its_column_in_each_edition_that_has_it() -> None:
    rows = {row.split(" | ")[0].removeprefix("| "): row for row in funds(schema())}
    assert rows["事业收入"] == "| 事业收入 | 事业收入 | 单位资金 | 单位资金 |"
    assert rows["国有资本经营收入"].startswith("| 国有资本经营收入 | 没有 | 财政拨款（补助）／国有资本经营预算 |")
    assert rows["单位资金"].endswith("| 非财政拨款结转结余 |")


def test_rules_stand_at_the_keys_where_their_bad_examples_are_reported() -> None:
    ruled = where_ruled()
    named = {trail: [rule.id for rule in rules] for trail, rules in ruled.items()}
    assert "绩效-项目无表" in named["项目支出", "名称"]
    assert "公开-超过期限" in named["落款日期",]
    assert "隐私-手机号" in named[()]
    assert all(any(trail[: len(key)] == key for key in ({()} | {t[:1] for t in keys(schema())})) for trail in named)


def test_a_place_in_a_text_leads_to_its_key() -> None:
    root, _ = read('甲: 1\n乙:\n  - 丙: 2\n    "2101501": 3\n  - 丁: 4\n', "文.yaml")
    assert root is not None
    trails_of_lines = [trail_at(root, line) for line in range(1, 6)]
    assert trails_of_lines == [("甲",), ("乙",), ("乙", "丙"), ("乙", "编码"), ("乙", "丁")]


def test_blocks_are_laid_over_each_other_and_composed() -> None:
    text = text_of(EDITION, "简称: 甲\n概况: {机构设置: 乙}", "简称: ~")
    content = json.loads(text)
    assert "简称" not in content
    assert content["概况"] == {"主要职能": "贯彻执行医疗保障政策。", "机构设置": "乙"}
    assert composed(EDITION).document is not None
