"""Slips that stop the parser, told where they were made (at « here), not where it gave up."""

from __future__ import annotations

import pytest

from generator.source.reading import read
from generator.source.slips import NO_COLON_TOLD

GLUED, WIDE = "“{}”的冒号后面没有空格。", "“{}”的冒号是全角的。"
UNCLOSED, INDENT = "从这里开始的引号没有合上。", "缩进里有全角空格或不换行空格。"
DEEPER = "这一行缩进太多，与上一行连成了一句。"
PASTED = "这一行是从表格粘贴来的，各格之间是制表符。"
BRACKET = "从这里开始的“{}”没有合上。"
SLIPS = [
    ('人员经费:\n  "30101"«:1305200\n  "30102": 5', GLUED.format("30101"), '冒号用半角，后面空一格："30101": 1305200'),
    ('人员经费:\n  "30101"«：1305200  # 注', WIDE.format("30101"), '冒号用半角，后面空一格："30101": 1305200'),
    ('人员经费: {"30101"«：1, "30102": 2}', WIDE.format("30101"), '冒号用半角，后面空一格："30101": 1'),
    ('人员经费:\n  "30101"«：1,305,200.5', WIDE.format("30101"), '冒号用半角，后面空一格："30101": 1305200.5'),
    ('人员经费:\n  "30101"«；5', "“30101”的冒号写成了“；”。", '冒号用半角，后面空一格："30101": 5'),
    ("时间«:2026年1月1日至2026年12月31日\n单位: 甲", GLUED.format("时间"),
     "冒号用半角，后面空一格：时间: 2026年1月1日至2026年12月31…"),
    ("# 注\n单位«：甲\n口径：单位\n年度: 2026", WIDE.format("单位"), "冒号用半角，后面空一格：单位: 甲"),
    ("# 注\n单位«：甲\n口径：单位\n概况:\n  人员: 3", WIDE.format("单位"), "冒号用半角，后面空一格：单位: 甲"),
    ("概况«：\n  人员: 3", WIDE.format("概况"), "冒号用半角，后面空一格：概况:"),
    ("单位«：甲\n口径: 单位", WIDE.format("单位"), "冒号用半角，后面空一格：单位: 甲"),
    ("单位: 甲\n口径«:单位\n年度: 2026", GLUED.format("口径"), "冒号用半角，后面空一格：口径: 单位"),
    ("项:\n  单位: 甲\n  口径«：单位\n年度: 2026", WIDE.format("口径"), "冒号用半角，后面空一格：口径: 单位"),
    ("支出:\n  - 科目: 1\n«　　资金来源: 甲\n    金额: 5", INDENT, "把它们换成半角空格，与同级的键左边对齐。"),
    ("支出:\n  - 科目: 1\n«\xa0\xa0\xa0 资金来源: 甲\n    金额: 5", INDENT, "把它们换成半角空格，与同级的键左边对齐。"),
    ("机关运行经费: «-\n主要用途: 甲", "单独的“-”会当成列表的开头。", '没有数的写 0；是文字的加引号，写成 "-"。'),
    ('人员经费:\n  "30101": «-  # 基本工资', "单独的“-”会当成列表的开头。", '没有数的写 0；是文字的加引号，写成 "-"。'),
    ('人员经费:\n  "30101": 5\n  «30102\t津贴补贴\t324,500.00\n  "30103": 5', PASTED,
     '写成“编码: 金额”："30102": 324500.00'),
    ('人员经费:\n  «"30101"\t5  # 基本工资\n  "30102": 5', PASTED, '写成“编码: 金额”："30101": 5'),
    ("年度: 2026\n«<<<<<<< HEAD\n单位: 甲\n=======\n单位: 乙\n>>>>>>> 乙", "git 的冲突还没有解决。",
     "留下要的一方，删去另一方和 <<<<<<<、=======、>>>>>>> 这三行。"),
    ("政策依据: «[甲〔2016〕1号\n资金分配情况: 乙", BRACKET.format("["),
     "在末尾补上另一半；是文字的，给整个内容加引号。"),
    ("房屋: «{面积: 0, 价值: 0\n车辆: 5", BRACKET.format("{"), "在末尾补上另一半；是文字的，给整个内容加引号。"),
    ('项:\n  - 名称: «"甲\n    支出:\n      - 科目: "2101502"', UNCLOSED, "在这一段的末尾补上引号。"),
    ('指标值: «"两险"系统', "引号没有括住整个内容。", "给整个内容加引号；内容里的引号用“ ”。"),
    ("单位: 甲\n  «口径: 单位", DEEPER, "与上一行的键左边对齐。"),
    ("原因:\n  财力«:|\n    甲，\n    乙\n  专户: 丙", GLUED.format("财力"), "冒号用半角，后面空一格：财力: |"),
    ("支出:\n  - 科目«： 甲  # 乙\n    金额: 5", WIDE.format("科目"), "冒号用半角，后面空一格：科目: 甲"),
    ('支出:\n  - «科目 "2101502"  # 甲\n    金额: 5', *NO_COLON_TOLD),
    ('支出:\n  - «{科目: "2101502", 金额: 5  # 甲\n  - {科目: "2101503", 金额: 5}', BRACKET.format("{"),
     "在末尾补上另一半；是文字的，给整个内容加引号。"),
    ('用途:\n  "甲": 1\n  "乙": «"丙\n  "丁": 2', UNCLOSED,
     "在这一段的末尾补上引号。"),
    ('甲: «"1\n乙: ">=2"', UNCLOSED, "在这一段的末尾补上引号。"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "message", "remedy"), SLIPS)
def test_a_slip_is_told_where_it_was_made(marked: str, message: str, remedy: str) -> None:
    before = marked.partition("«")[0]
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    root, (finding,) = read(marked.replace("«", ""), "本.yaml")
    assert root is None
    assert (finding.position[:2], finding.message, finding.remedy) == (place, message, remedy)


def test_a_text_that_looks_like_a_slip_is_not_taken_for_the_fault() -> None:
    text = "职能: |\n  负责人：甲\n　　其中：乙\n用途: 其中: 甲"
    (finding,) = read(text.replace("\n　　", "\n  　　"), "本.yaml")[1]
    assert (finding.position[:2], finding.message) == ((4, 7), "这一行有两个“: ”，或与上一行连成了一句。")
