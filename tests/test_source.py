"""Reading: every value keeps its spelling and its place; every fault of syntax has a place, a reason and a remedy."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.finding import ERROR, Position
from generator.source.nodes import Mapping, Scalar, Sequence, at, find, span
from generator.source.paragraphs import unwrap
from generator.source.reading import read
from generator.source.syntax import RULE


def parse(text: str) -> Mapping:
    root, findings = read(text, "本.yaml")
    assert findings == []
    assert root is not None
    return root


def told(text: str) -> list[tuple[int, int, str]]:
    """Return line, column and message of each finding; all are errors of this rule, with a remedy."""
    _, findings = read(text, "本.yaml")
    assert all(
        (f.file, f.rule.partition("-")[0], f.severity) == ("本.yaml", RULE, ERROR) and f.remedy for f in findings
    )
    return [(finding.position.line, finding.position.column, finding.message) for finding in findings]


def first(text: str) -> Scalar:
    """Return the value of the first key."""
    value = next(iter(parse(text).entries.values()))
    assert isinstance(value, Scalar)
    return value


# ---- faults that end the reading

STOPPED = [
    ("单位: 甲\n\t口径: 单位", 2, 1, "缩进里有制表符（Tab 键）。"),
    ("\t单位: 甲", 1, 1, "缩进里有制表符（Tab 键）。"),
    ("备注: *重要", 1, 5, "内容不能这样以“&”“*”或“!”开头。"),
    ("备注: !重要", 1, 5, "内容不能这样以“&”“*”或“!”开头。"),
    ("单位: @甲", 1, 5, "这里的字符不能开头。"),
    ("用途: 其中: 甲", 1, 7, "这一行有两个“: ”，或与上一行连成了一句。"),
    ("单位: 甲\n口径\n年度: 2026", 2, 1, "这一行缺“:”。"),
    ("项:\n  - 1\n - 2", 3, 2, "这里的缩进与同级的键对不上，或上一处括号、引号没有合上。"),
    ("项:\n- 1\n  二: 2", 2, 3, "这一行缺“:”。"),
    ("项: [1\n二: 2", 1, 4, "从这里开始的“[”没有合上。"),
    ("项: {一: 1 二: 2}", 1, 11, "括号里缺逗号，或括号没有合上。"),
    ("项: {一: 1, 二: 2", 1, 15, "括号里缺逗号，或括号没有合上。"),
    ("项: [1,", 1, 7, "这里缺内容，或括号没有成对。"),
    ("项: ]", 1, 4, "这里缺内容，或括号没有成对。"),
    ("一: 1\n项: '甲\n二: 2", 2, 4, "从这里开始的引号没有合上。"),
    ("项: - 甲", 1, 4, "“- ”前面不能有别的内容。"),
    (r'项: "\q"', 1, 5, "双引号里，“\\”后面的字符不对。"),
    (r'项: "\ud800"', 1, 7, "双引号里，“\\”后面的编号不是一个字符。"),
    ("项: |甲\n  乙", 1, 5, "“|”或“>”后面不能直接写内容。"),
    ("项: 1\n...\n二: 2", 3, 1, "“...”以后不能再有内容。"),
    ("%项", 1, 2, "这里的写法不对（could not find expected directive name）。"),
    ("项: " + "[" * 3000, 1, 43, "括号或缩进套得太深。"),
    ("", 1, 1, "文件里没有内容，或不是“键: 值”的形式。"),
    ("# 只有注释\n", 1, 1, "文件里没有内容，或不是“键: 值”的形式。"),
    ("- 甲", 1, 1, "文件里没有内容，或不是“键: 值”的形式。"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), STOPPED)
def test_a_fault_that_ends_the_reading(text: str, line: int, column: int, message: str) -> None:
    assert read(text, "本.yaml")[0] is None
    assert told(text) == [(line, column, message)]


MENDED = [
    ("项:\n  - 一\n  － 二: 三", "让同级的“-”左边对齐；“-”用半角，后面空一格。"),
    ("项: {一: 1，二: 2}", "检查 {} 或 [] 是否成对，项与项之间是否有逗号，逗号和冒号是否半角。"),
]


@pytest.mark.parametrize(("text", "remedy"), MENDED)
def test_a_remedy_fits_what_a_hand_used_to_chinese_types(text: str, remedy: str) -> None:
    assert [finding.remedy for finding in read(text, "本.yaml")[1]] == [remedy]


# ---- faults after which reading goes on

TOLERATED = [
    ("一: &a 1\n二: *a", [(1, 4, "不能用锚点（&）和引用（*）。"), (2, 4, "不能用锚点（&）和引用（*）。")]),
    ("一: &a {子: 1}", [(1, 4, "不能用锚点（&）和引用（*）。")]),
    ("一: !!int 1", [(1, 4, "不能用类型标记“!!int”。")]),
    ("一: !a {子: 1}", [(1, 4, "不能用类型标记“!a”。")]),
    ("单位: 甲\n口径: 单位\n单位: 乙", [(3, 1, "“单位”写了两次，第 1 行已有。")]),
    ("? [甲]\n: 1", [(1, 3, "键只能是一个词。")]),
    ("一: 1\n---\n二: 2", [(2, 1, "一个文件只能写一份文档，这里用“---”另起了一份。")]),
    ('一: "\\x07"', [(1, 4, "引号里用“\\”写了不能印的字符（U+0007）。")]),
    ('一: "\\U000F0000"', [(1, 4, "引号里用“\\”写了不能印的字符（U+F0000）。")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLERATED)
def test_a_fault_after_which_reading_goes_on(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert read(text, "本.yaml")[0] is not None
    assert told(text) == expected


STRANGE = {
    "control": "\x07", "nul": "\x00", "delete": "\x7f", "next line": "\x85", "line separator": "\u2028",
    "byte order mark": "\ufeff", "private": "\ue000", "private, plane 15": "\U000f0000",
    "private, plane 16": "\U0010fffd", "no character": "\uffff",
}  # fmt: skip


@pytest.mark.parametrize("character", STRANGE.values(), ids=STRANGE.keys())
def test_a_character_that_cannot_be_printed_is_found_where_it_stands(character: str) -> None:
    message = f"这里有一个看不见、或别的电脑上显示不了的字符（U+{ord(character):04X}）。"
    assert told(f"单位: 甲\n概况: 主要{character}职能\n年度: 2026") == [(2, 7, message)]


def test_after_a_hundred_faults_it_is_said_that_there_are_too_many_and_reading_ends() -> None:
    faults = ["不能用类型标记“!a”。"] * 100
    for more, said, goes_on in (
        (0, [], True),
        (1, ["错处太多，没有再往下读。"], False),
        (9, ["错处太多，没有再往下读。"], False),
    ):
        text = "甲:\n" + "  - !a 1\n" * (100 + more)
        assert [message for _, _, message in told(text)] == faults + said
        assert (read(text, "本.yaml")[0] is not None) == goes_on


def test_all_faults_are_told_in_one_run() -> None:
    places = [place[:2] for place in told("甲: \x07\n乙: !!int 1\n甲: 2\n丙: &a 3\n戊: 'x")]
    assert places == [(1, 4), (2, 4), (3, 1), (4, 4), (5, 4)]


@given(st.text(st.characters(codec="utf-8"), max_size=60) | st.text("a甲:-[]{}'\"&*!|>%@#, \n\t", max_size=60))
def test_no_text_at_all_stops_the_program(text: str) -> None:
    root, findings = read(text, "本.yaml")
    assert (root is None) <= bool(findings)
    if root is not None:
        assert isinstance(root.core, dict)


# ---- spelling and core types

SPELLED: list[tuple[str, Any]] = [
    ("05", 5),
    ("0210", 210),
    ("1,305,200.00", "1,305,200.00"),
    ("1305200.00", 1305200.0),
    ("-3", -3),
    ("+.5e2", 50.0),
    ("2026-02-27", "2026-02-27"),
    ("no", "no"),
    ("on", "on"),
    *((word, True) for word in ("true", "True", "TRUE")),
    *((word, False) for word in ("false", "False", "FALSE")),
    *((word, None) for word in ("~", "null", "Null", "NULL")),
    ("nullus", "nullus"),
    ("0x10", "0x10"),
    ("1_000", "1_000"),
    ("12:30", "12:30"),
    ("=", "="),
    ("9" * 500, float("inf")),
]


@pytest.mark.parametrize(("spelling", "core"), SPELLED)
def test_a_value_keeps_its_spelling_and_has_its_core_type(spelling: str, core: Any) -> None:
    scalar = first(f"值: {spelling}")
    assert scalar.text == spelling
    assert (scalar.core, type(scalar.core)) == (core, type(core))


@pytest.mark.parametrize("quoted", ['"05"', "'05'"])
def test_what_is_quoted_is_text(quoted: str) -> None:
    assert first(f"值: {quoted}").core == first(f"值: {quoted}").text == "05"


def test_an_empty_value_is_nothing_and_quotes_are_an_empty_text() -> None:
    assert parse('一:\n二: ""').core == {"一": None, "二": ""}


def test_mappings_and_lists_keep_their_order_and_a_repeated_key_its_first_value() -> None:
    root, _ = read("乙: 1\n甲: [3, {丙: 2}, []]\n乙: 9", "本.yaml")
    assert root is not None
    assert list(root.core.items()) == [("乙", 1), ("甲", [3, {"丙": 2}, []])]


def test_windows_line_ends_are_read_like_any_other() -> None:
    text = "一: 甲\r\n二: |\r\n  乙\r\n  丙\r\n"
    assert parse(text).core == {"一": "甲", "二": "乙\n丙\n"}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2).filter(lambda number: abs(number) < 10**13))
def test_an_amount_is_read_back_exactly(amount: Decimal) -> None:
    assert Decimal(first(f"金额: {amount:f}").text) == amount
    assert Decimal(first(f'金额: "{amount:,f}"').text.replace(",", "")) == amount


# ---- places

PLACED = """\
单位: 甲局
项目支出:
  - 名称: "奖励 金"
    支出: [{科目: 2101599, 金额: 200000}]
    用途: |
      一段
      二段
    空:
"""
PLACES = [
    (("单位",), (1, 5, 2)),
    (("项目支出",), (3, 3, 1)),
    (("项目支出", 0, "名称"), (3, 9, 6)),
    (("项目支出", 0, "支出", 0, "金额"), (4, 28, 6)),
    (("项目支出", 0, "用途"), (5, 9, 1)),
    (("项目支出", 0, "空"), (8, 5, 1)),
    (("项目支出", 0, "没有", "更没有"), (3, 5, 1)),
    (("项目支出", 0, "没有", "名称"), (3, 5, 1)),
    (("项目支出", 7), (3, 3, 1)),
    (("没有",), (1, 1, 1)),
]


@pytest.mark.parametrize(("path", "place"), PLACES)
def test_a_value_is_found_or_else_what_holds_it(path: tuple[str | int, ...], place: tuple[int, int, int]) -> None:
    assert find(parse(PLACED), path) == Position(*place)


SPANS = [
    (("单位",), ((1, 5), (1, 7))),
    (("项目支出", 0, "名称"), ((3, 9), (3, 15))),
    (("项目支出", 0, "用途"), ((5, 9), (8, 1))),
    (("项目支出", 0, "空"), ((8, 7), (8, 8))),
    (("项目支出", 0, "支出"), ((4, 9), (4, 34))),
]


@pytest.mark.parametrize(("path", "reach"), SPANS)
def test_a_value_reaches_to_what_follows_it(path: tuple[str | int, ...], reach: object) -> None:
    node = at(parse(PLACED), path)
    assert node is not None
    assert span(node) == reach


def test_keys_and_lists_have_places() -> None:
    root = parse("单位: 甲局\n项目: [甲, 乙]")
    items = root.entries["项目"]
    assert isinstance(items, Sequence)
    assert root.keys == {"单位": Position(1, 1, 2), "项目": Position(2, 1, 2)}
    assert [items.position, items.items[1].position] == [Position(2, 5, 1), Position(2, 9, 1)]


# ---- free texts

LITERAL = "文: |\n  （一）贯彻执行方针、\n  政策。\n\n  （二）用 WPS\n  或 Word 打开\n  2026 年的文件。\n"
UNWRAPPED = [
    (LITERAL, ("（一）贯彻执行方针、政策。", "（二）用 WPS或 Word 打开2026 年的文件。")),
    ("文: |\n  GB/T 9704\n  and more\n", ("GB/T 9704 and more",)),
    ("文: |\n  甲\n    \n\n  乙\n", ("甲", "乙")),
    ("文: >\n  贯彻方针、\n  政策。\n\n  第二段\n  完。\n", ("贯彻方针、政策。", "第二段完。")),
    ("文: 贯彻方针、\n  政策。\n\n  第二段", ("贯彻方针、政策。", "第二段")),
    ("文: '贯彻方针、\n  政策。'", ("贯彻方针、政策。",)),
    ('文: "甲\\n\\n乙"', ("甲", "乙")),
    ("文: 一行 文字", ("一行 文字",)),
    ("文: ''", ()),
    ("文: |\n  主要职能是：\n  （一）贯彻\n  方针；\n  （二）监督。\n  （三）其他", (
        "主要职能是：", "（一）贯彻方针；", "（二）监督。", "（三）其他",
    )),
    ("文: |\n  一、甲。\n    十二、乙", ("一、甲。", "十二、乙")),
    ("文: |\n  见本办法\n  （一）和\n  二、三两项。", ("见本办法（一）和二、三两项。",)),
    ("文: |\n  用于：\n  1.宣传；\n  2.检查。", ("用于：1.宣传；2.检查。",)),
    ("文: |\n  # 不是注释\n  ## 也不是标题\n", ("# 不是注释## 也不是标题",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "paragraphs"), UNWRAPPED)
def test_a_line_break_is_only_for_reading_and_an_empty_line_starts_a_paragraph(
    text: str, paragraphs: tuple[str, ...]
) -> None:
    assert unwrap(first(text)) == paragraphs
