"""Findings as text: the place, the line with a caret under the words, the remedy, in order, and a closing count."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.finding import ERROR, NOTE, WARNING, Finding, Position
from generator.report.text import as_text, summary


def finding(line: int, column: int, length: int = 1, file: str = "本.yaml", severity: str = ERROR) -> Finding:
    return Finding(file, Position(line, column, length), "规则", severity, "错了。", "改对。")


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "本.yaml"


def test_a_finding_shows_its_line_with_a_caret_and_the_remedy(source: Path) -> None:
    source.write_text("单位: 甲局\n口径: 单味\n", encoding="utf-8")
    assert as_text([finding(2, 5, 2)]) == (
        "本.yaml:2:5: 错误 规则 错了。\n"
        "    2 | 口径: 单味\n"
        "      | 　　  ^^^^\n"
        "      改法：改对。\n"
        "\n"
        "1 个错误，0 个警告，0 个提示"
    )


MARKED = [
    ("ab: c", 5, 1, "    ^"),
    ("ab: 甲乙", 5, 2, "    ^^^^"),
    ("甲，乙", 3, 1, "　　^^"),
    ("甲\t乙", 3, 1, "　\t^^"),
    ("甲a", 2, 9, "　^"),
    ("甲", 2, 1, "　^"),
    ("甲\U000f0000乙", 2, 1, "　^"),
]


@pytest.mark.parametrize(("line", "column", "length", "marks"), MARKED)
def test_the_caret_stands_under_the_words_also_where_they_are_wide(
    source: Path, line: str, column: int, length: int, marks: str
) -> None:
    source.write_text(line, encoding="utf-8")
    assert as_text([finding(1, column, length)]).splitlines()[2] == f"      | {marks}"


def test_characters_that_cannot_be_printed_are_shown_as_a_replacement(source: Path) -> None:
    source.write_bytes("甲\x1b[2J乙\u2028丙\r\n丁".encode())
    assert as_text([finding(1, 2), finding(2, 1)]).splitlines()[1::5] == ["    1 | 甲\ufffd[2J乙\ufffd丙", "    2 | 丁"]


def test_a_file_that_cannot_be_read_and_an_empty_line_show_no_source(source: Path) -> None:
    source.write_text("\n", encoding="utf-8")
    text = as_text([finding(1, 1), finding(9, 1), finding(1, 1, file="没有.yaml")])
    assert " | " not in text
    assert text.count("改法：改对。") == 3


def test_a_finding_without_remedy_ends_with_its_line(source: Path) -> None:
    source.write_text("甲", encoding="utf-8")
    assert as_text([finding(1, 1)._replace(remedy="")]).splitlines()[2:4] == ["      | ^^", ""]


def test_findings_are_in_order_of_file_and_place_and_each_is_told_once() -> None:
    found = [finding(3, 1), finding(2, 9), finding(2, 10), finding(2, 9), finding(7, 1, file="丁.yaml")]
    heads = [line.split(" ")[0] for line in as_text(found).splitlines() if "错了。" in line]
    assert heads == ["丁.yaml:7:1:", "本.yaml:2:9:", "本.yaml:2:10:", "本.yaml:3:1:"]


def test_each_severity_is_counted_once_per_finding() -> None:
    found = [finding(1, 1), finding(1, 1), finding(1, 2, severity=WARNING), finding(1, 3, severity=NOTE)]
    assert summary(found) == "1 个错误，1 个警告，1 个提示"
    assert summary([]) == as_text([]) == "0 个错误，0 个警告，0 个提示"


LONG = "甲" * 60 + "乙" * 60
WINDOWS = [
    (1, f"{'甲' * 60}{'乙' * 40}…", "^^"),
    (61, f"…{'甲' * 40}{'乙' * 60}", " " + "　" * 40 + "^^"),
    (120, f"…{'乙' * 41}", " " + "　" * 40 + "^^"),
]


@pytest.mark.parametrize(("column", "line", "marks"), WINDOWS)
def test_of_a_very_long_line_the_part_around_the_place_is_shown(
    source: Path, column: int, line: str, marks: str
) -> None:
    source.write_text(LONG, encoding="utf-8")
    assert as_text([finding(1, column)]).splitlines()[1:3] == [f"    1 | {line}", f"      | {marks}"]


def test_a_line_that_just_fits_is_shown_whole(source: Path) -> None:
    source.write_text("甲" * 100, encoding="utf-8")
    assert as_text([finding(1, 100)]).splitlines()[1] == f"    1 | {'甲' * 100}"


def test_what_is_waived_is_neither_shown_nor_counted(source: Path) -> None:
    source.write_text("甲", encoding="utf-8")
    assert as_text([finding(1, 1)._replace(waiver="已核对。")]) == "0 个错误，0 个警告，0 个提示"
