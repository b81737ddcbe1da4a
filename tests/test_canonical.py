"""The one style: what is put in order, what stays as written, and that nothing that is said is lost or changed."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from generator.editing import canonical as module
from generator.editing.canonical import canonical, first_difference
from generator.source.reading import read
from tests.helpers.shuffling import shuffled
from tests.helpers.small_unit import GOOD

SOURCES = sorted((Path(__file__).parent.parent / "units").rglob("*.yaml"))
NAMES = [f"{path.parent.name}-{path.stem}" for path in SOURCES]

# Every place a comment can have, in the one style.
LAID_OUT = """\
# yaml-language-server: $schema=../../schema.json
# 关于版式
版式: 新疆-2026  # 版式旁
单位: 甲局
年度: 2026

# —— 概况 ——

# 分两段
概况:  # 概况旁
  # 关于职能
  主要职能: |  # 职能旁
    （一）管理医保。

    # 这是职能里的文字
  机构设置: 设 4 个处室，
    编制 9 名  # 机构旁
  # 概况之尾

基本支出:
  # 第一项
  - 科目: "2080501"  # 科目旁
    资金来源: 一般财力
    人员经费:
      "30302": 41200    # 退休费
      # 关于奖励金
      "30309": 8500.05  # 奖励金
      # 人员经费之尾
    # 第一项之尾

  # 第二项
  - {科目: "2101501", 资金来源: 一般财力, 公用经费: {"30201": 155600}}  # 第二项旁
  # 基本支出之尾

绩效目标:
  项目:
    - 项目: [甲, 乙]
      总体目标: ""
# 全文之尾
"""


@pytest.mark.parametrize("seed", range(25))
def test_whatever_the_order_of_the_keys_the_style_is_the_same_with_every_comment_in_its_place(seed: int) -> None:
    assert canonical(shuffled(LAID_OUT, Random(seed))) == LAID_OUT


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_the_units_are_styled_and_come_back_to_it_from_any_order(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert canonical(text) == text
    for seed in range(3):
        assert canonical(shuffled(text, Random(seed))) == text


CASES = {
    "codes in double quotes": ("基本支出: [{科目: 2101501}, {科目: '2101502'}]", '基本支出: [{科目: "2101501"}, {科目: "2101502"}]'),  # noqa: E501
    "a code that is none": ("基本支出: [{科目: 21015O1}]", "基本支出: [{科目: 21015O1}]"),
    "codes as keys": ("变动原因: {科目: {2101501: 甲, '2080501': 乙}}", '变动原因: {科目: {"2080501": 乙, "2101501": 甲}}'),  # noqa: E501
    "amounts in plain digits": ("政府采购: {货物: '1,305,200.50', 工程: 1, 服务: \"7\"}", "政府采购: {货物: 1305200.50, 工程: 1, 服务: 7}"),  # noqa: E501
    "numbers of people": ('概况: {人员: {在职: {人数: "6", 增减: "-1"}}}', "概况: {人员: {在职: {人数: 6, 增减: -1}}}"),
    "weights": ('绩效目标: {项目: [{指标: [{三级: [{权重: "10"}]}]}]}', "绩效目标: {项目: [{指标: [{三级: [{权重: 10}]}]}]}"),  # noqa: E501
    "amounts that are none": ('政府采购: {货物: "1,5", 工程: "007", 服务: "待核 7"}', '政府采购: {货物: "1,5", 工程: "007", 服务: "待核 7"}'),  # noqa: E501
    "an amount that its commas cut in brackets": ("国有资产: {房屋: {价值: 1,234,567.00, 面积: 2}}", "国有资产: {房屋: {价值: 1,234,567.00, 面积: 2}}"),  # noqa: E501
    "cells are texts": ('绩效目标: {整体: [{联系电话: "1,000"}]}', '绩效目标: {整体: [{联系电话: "1,000"}]}'),
    "keys without quotes": ('{"年度": "2026", \'版式\': "甲"}', '版式: "甲"\n年度: 2026'),
    "unknown keys last, as written": ("丙: 1\n甲 x: 2\n单位: 乙\n", "单位: 乙\n丙: 1\n甲 x: 2"),
    "a bracket over several lines": ("概况: {\n  # 甲\n  内设机构: [办公室,  # 乙\n  监管科]  # 丙\n}  # 丁",
        "概况:\n  # 甲\n  内设机构:\n    - 办公室  # 乙\n    - 监管科\n    # 丙\n  # 丁"),
    "empty brackets over several lines": ("项目支出: [\n]", "项目支出: []"),
    "a list in a list": ("甲:\n- - 1\n  - 2\n-\n  - 3", "甲:\n  - - 1\n    - 2\n  - - 3"),
    "empty values": ("简称:   # 甲\n结转结余:\n-\n- # 乙\n- 1", "简称:   # 甲\n结转结余:\n  -\n  -  # 乙\n  - 1"),
    "keys with a question mark": ("? 单位 # 甲\n: 乙", "# 甲\n单位: 乙"),
    "a value below its key": ("单位:  # 甲\n  # 乙\n  丙 # 丁", "# 甲\n# 乙\n单位: 丙  # 丁"),
    "the first key's comment moves above the dash": ("结转结余:\n- 用途: 甲\n  # 乙\n\n  # 丙\n  名称: 丁",
        "结转结余:\n  # 乙\n\n  # 丙\n  - 名称: 丁\n    用途: 甲"),
    "the distance of a comment": ("单位: 甲     # 乙\n年度: 2026\t# 丙", "单位: 甲     # 乙\n年度: 2026  # 丙"),
    "one empty line between entries": ("结转结余:\n\n- 1\n- 2\n\n\n- 3", "结转结余:\n  - 1\n  - 2\n\n  - 3"),
    "no empty line between keys below the top": ("概况:\n\n  主要职能: 甲\n\n\n  机构设置: 乙", "概况:\n  主要职能: 甲\n  机构设置: 乙"),  # noqa: E501
    "marks of a document": ("%YAML 1.2\n---  # 甲\n单位: 乙\n...\n# 丙", "# 甲\n单位: 乙\n# 丙"),
    "a file's own comment": ("# 甲\n\n# 乙\n年度: 2026\n单位: 丙", "# 甲\n\n单位: 丙\n\n# 乙\n年度: 2026"),
    "nothing but brackets": ("# 甲\n{}", "# 甲\n{}"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "styled"), CASES.values(), ids=CASES)
def test_style(written: str, styled: str) -> None:
    assert canonical(written) == f"{styled}\n"
    assert canonical(f"{styled}\n") == f"{styled}\n"


TEXTS = {
    "blanks at the ends of lines": ("|\n     甲  \n   \n     乙\t\n\n\n", "|\n    甲\n\n    乙"),
    "an indentation that is told": ("|1\n    甲\n  乙\n", "|2\n      甲\n    乙"),
    "lines kept at the end": ("|+\n   甲\n\n\n", "|\n    甲"),
    "no line end kept": (">-\n   甲\n   乙\n", ">-\n    甲\n    乙"),
    "blanks that part words": (">\n   甲 \n   乙\n", ">\n    甲 \n    乙"),
    "nothing": ("|\n", "|"),
    "quotes over several lines": ('"甲\\\n       乙  \n\n     丙\\ \n   丁"', '"甲\\\n    乙\n\n    丙\\ \n    丁"'),
    "quotes as they are": ("'甲 ''乙'' # 丙'", "'甲 ''乙'' # 丙'"),
}


@pytest.mark.parametrize(("written", "styled"), TEXTS.values(), ids=TEXTS)
def test_a_long_text_keeps_its_lines(written: str, styled: str) -> None:
    assert canonical(f"概况:\n {'机构设置'}: {written}") == f"概况:\n  机构设置: {styled}\n"
    assert canonical(f"概况:\n  机构设置: {styled}\n") == f"概况:\n  机构设置: {styled}\n"


@pytest.mark.parametrize("seed", range(40))
def test_comments_planted_anywhere_are_all_still_there_and_the_style_is_stable(seed: int) -> None:
    random = Random(seed)
    lines = random.choice([LAID_OUT, GOOD, SOURCES[seed % 4].read_text(encoding="utf-8")]).split("\n")
    for number in range(10):
        place = random.randrange(len(lines))
        comment = f"{' ' * random.randrange(1, 9)}# 注释{number}。"
        lines[place : place + random.randrange(2)] = random.choice(([comment, lines[place]], [lines[place] + comment]))
    text = "\n".join(lines)
    root, findings = read(text, "本.yaml")
    if root and not findings:
        styled = canonical(text)
        assert canonical(styled) == styled
        assert [styled.count(f"# 注释{number}。") for number in range(10)] == [
            text.count(f"# 注释{number}。") for number in range(10)
        ]


LOSSES = [
    ("年度: 2026\n", "年度: 2027\n"),
    ("  # 概况之尾\n", ""),
    ("41200 ", "4120 "),
    ("甲, 乙", "乙, 甲"),
    ("（一）管理医保。\n\n", "（一）管理医保。\n"),
]


@pytest.mark.parametrize("loss", LOSSES)
def test_a_style_that_would_say_other_things_is_a_fault_of_the_program(
    loss: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = LAID_OUT.replace(*loss).rstrip("\n").split("\n")
    monkeypatch.setattr(module._Styling, "document", lambda _: changed)  # noqa: SLF001
    with pytest.raises(module.StyleError, match="内容或注释变了"):
        canonical(LAID_OUT)


DIFFERENCES = [
    ("甲\n", "甲\n", 0),
    ("甲\n乙", "甲\n丙", 2),
    ("甲", "甲\n", 1),
    ("甲\r\n", "甲\n", 1),
    ("甲\n\n\n", "甲\n", 2),
]


@pytest.mark.parametrize(("text", "styled", "line"), DIFFERENCES)
def test_the_first_line_that_differs_is_told(text: str, styled: str, line: int) -> None:
    assert first_difference(text, styled) == line
