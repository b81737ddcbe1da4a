"""Words behind a # that YAML takes for a comment are told, comments are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.source.reading import read
from generator.source.swallowed import swallowed
from generator.unit import read_unit
from tests.helpers.units_for_tests import UNIT, altered

CASES = [
    ("用途: 维修 #1楼\n", [(1, 8, 3, "#1楼")]),
    ("用途: 维修  # 注\n", []),
    ("用途: '维修 #1楼'\n", []),
    ("用途: '维修' #1楼\n", []),
    ("用途: 维修#1楼\n", []),
    ("用途: |\n  维修 #1楼\n", []),
    ("金额: 500 #注\n", []),
    ("- 甲\n", []),
    ("乙:\n  - {名称: 甲} #注\n  - 丙 #丁\n", [(3, 7, 2, "#丁")]),
    ("甲: 一\n  二 #三\n", [(2, 5, 2, "#三")]),
    ("甲: 乙 ## 丙\n", []),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_words_taken_for_a_comment_are_told(text: str, told: list[tuple[int, int, int, str]]) -> None:
    root, _ = read(text, "文.yaml")
    found = list(swallowed(root, "文.yaml", text.split("\n"))) if root else []
    assert [(*one.position, one.message.split("“")[2].split("”")[0]) for one in found] == told


def test_a_unit_with_such_words_is_built_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "2026.yaml"
    path.write_text(altered(UNIT, ("{主要职能: 管理医保。}", "\n  主要职能: 管理医保 #和救助")), encoding="utf-8")
    disclosure, findings = read_unit(path)
    assert disclosure is not None
    assert [(one.position[:2], one.rule, one.severity) for one in findings] == [((7, 14), "语法-井号", "警告")]
