"""Unit files as no officer means them: each is a finding with a place and a remedy, never a traceback or a hang."""

from __future__ import annotations

import os
from pathlib import Path
from time import perf_counter

import pytest

from generator.cli import main
from generator.commands import FAULTY
from generator.finding import ERROR, Finding
from generator.source.files import MOST_BYTES
from generator.source.syntax import REPLACED
from generator.unit import compose_unit
from tests.helpers.units_for_tests import FILES, UNIT, UNIT_FILE, altered, lay_out

SPOILT = Path("units/甲局/2026.yaml")
BYTE_ORDER_MARK = "\ufeff"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the small edition and the small unit."""
    lay_out(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def errors(content: str | bytes) -> list[Finding]:
    """Return the errors of a file with this content; none is the program's own, and each says what to do."""
    SPOILT.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    composed = compose_unit(SPOILT)
    found = [finding for finding in composed.findings if finding.severity == ERROR]
    assert (composed.document is None) == bool(found)
    assert all(finding.remedy and finding.file == UNIT_FILE for finding in found)
    assert not any(finding.rule.startswith("程序-") for finding in composed.findings)
    return sorted(found)


def told(content: str | bytes) -> list[tuple[int, int, str, str]]:
    return [(*finding.position[:2], finding.rule, finding.message) for finding in errors(content)]


# ---- encodings and line ends

NOT_UTF_8 = "文件", "文件不是 UTF-8 编码。"
ENCODED = {
    "gbk": (UNIT.encode("gbk"), 1, 1),
    "utf-16": (UNIT.encode("utf-16"), 1, 1),
    "utf-16, not marked": (UNIT.encode("utf-16-le"), 3, 2),
    "utf-16, big end first": (UNIT.encode("utf-16-be"), 3, 2),
    "english in utf-16, not marked": ("name: a\n".encode("utf-16-le"), 1, 1),
    "english in utf-16, big end first": ("name: a\n".encode("utf-16-be"), 1, 1),
    "utf-32": (UNIT.encode("utf-32"), 1, 1),
    "one byte lost": (UNIT.encode().replace("管理".encode(), "管理".encode()[:-1]), 6, 13),
    "half a character at the end": (UNIT.encode() + b"# \xe7", UNIT.count("\n") + 1, 3),
    "half of a pair": (UNIT.encode() + b"# \xed\xa0\x80\n", UNIT.count("\n") + 1, 3),
    "a comment in gbk, windows line ends": (UNIT.replace("\n", "\r\n").encode() + "# 甲".encode("gbk"), 20, 3),
}  # fmt: skip


@pytest.mark.parametrize(("content", "line", "column"), ENCODED.values(), ids=ENCODED)
def test_another_encoding_is_told_at_the_first_character(content: bytes, line: int, column: int) -> None:
    assert told(content) == [(line, column, *NOT_UTF_8)]


def test_a_document_or_spreadsheet_is_not_taken_for_a_text_in_another_encoding() -> None:
    content = b"PK\x03\x04\x14\x00\x06\x00\xff\xfe"
    assert told(content) == [(1, 1, "文件", "这是 Word、Excel 或压缩文件，不是源文件。")]


SAME = {
    "byte order mark": BYTE_ORDER_MARK + UNIT,
    "windows line ends": UNIT.replace("\n", "\r\n"),
    "old line ends": UNIT.replace("\n", "\r"),
    "mixed line ends": UNIT.replace("\n", "\r\n", 5).replace("\n口", "\r口"),
    "no line end at the end": UNIT.rstrip("\n"),
    "blanks at the ends": UNIT.replace("\n", "  \n"),
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_marks_and_line_ends_change_nothing(text: str) -> None:
    document = compose_unit(SPOILT).document
    assert errors(text) == []
    assert compose_unit(SPOILT).document == document


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_places_are_the_same_with_all_line_ends(line_end: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = altered(UNIT, ("口径: 单位", "口径: 单味"))
    assert [finding.position[:2] for finding in errors(text.replace("\n", line_end))] == [(3, 5)]
    assert main(["check"]) == FAULTY
    assert "    3 | 口径: 单味\n      | 　　  ^^^^\n" in capsys.readouterr().err


# ---- characters

UNSEEN = {
    "nul": "\0", "bell": "\x07", "escape": "\x1b", "form feed": "\x0c", "delete": "\x7f", "next line": "\x85",
    "soft hyphen": "\xad", "arabic mark": "\u061c", "hangul filler": "\u3164", "zero width space": "\u200b",
    "zero width joiner": "\u200d", "right-to-left mark": "\u200f", "line separator": "\u2028",
    "right-to-left override": "\u202e", "word joiner": "\u2060", "isolate": "\u2067", "byte order mark": "\ufeff",
    "private": "\ue000", "private, plane 15": "\U000f0000", "private, plane 16": "\U0010fffd", "tag": "\U000e0041",
    "no character": "\ufdd0", "forbidden in XML": "\uffff", "picture lost": "\ufffc", "character lost": "\ufffd",
}  # fmt: skip


@pytest.mark.parametrize("character", UNSEEN.values(), ids=UNSEEN)
def test_a_character_that_is_not_seen_is_told_where_it_stands(character: str) -> None:
    message = f"这里有一个看不见、或别的电脑上显示不了的字符（U+{ord(character):04X}）。"
    assert told(altered(UNIT, ("管理医保", f"管理{character}医保"))) == [(6, 14, "语法", message)]
    assert told(UNIT + f"# {character}\n") == [(UNIT.count("\n") + 1, 3, "语法", message)]


@pytest.mark.parametrize("escape", [r"\0", r"\e[31m", r"\u202e", r"\u200B", r"\ue000", r"\U000F0000", r"\uffff", r"\L"])
def test_nor_can_it_be_written_as_an_escape(escape: str, capsys: pytest.CaptureFixture[str]) -> None:
    ((line, column, rule, message), *_) = told(altered(UNIT, ("主要职能: 管理医保。", f'主要职能: "管理{escape}"')))
    assert (line, column, rule) == (6, 12, "语法")
    assert message.startswith("引号里用“\\”写了不能印的字符（U+")
    main(["check"])
    assert "\x1b" not in capsys.readouterr().err


def test_nothing_in_a_file_can_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(Path(), {UNIT_FILE: altered(UNIT, ("口径: 单位", '口径: "\\e[2J\\u202e单位"  # \x1b[31m'))})
    assert main(["check"]) == FAULTY
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert f"这里写的是“{REPLACED}[2J{REPLACED}单位”" in said


def test_of_very_many_such_characters_the_first_are_told_and_the_rest_counted() -> None:
    found = told(UNIT + "# \x07\n" * 5000)
    assert len(found) == 21
    assert found[-1] == (UNIT.count("\n") + 21, 3, "语法", "从这里起还有 4980 个这样的字符。")


# ---- what YAML can do and an officer never means

BOMB = "a: &a [1, 1]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefg", "bcdefgh", strict=True)
)
YAML = {
    "a bomb": (BOMB, (1, 4), "语法", "不能用锚点（&）和引用（*）。"),
    "a merge": ("<<: &a {版式: 小}\n" + UNIT, (1, 5), "语法", "不能用锚点（&）和引用（*）。"),
    "a tag": (altered(UNIT, ("1305200", "!!int 1305200")), (10, 21), "语法", "不能用类型标记“!!int”。"),
    "a tag of Python": (
        altered(UNIT, ("管理医保。", "!!python/object/apply:os.system [ls]")), (6, 12), "语法",
        "不能用类型标记“!!python/object/apply:os.system”。"),
    "a key twice": (UNIT + "口径: 部门\n", (20, 1), "语法-重复键", "“口径”写了两次，第 3 行已有。"),
    "a second document": (UNIT + "---\n单位: 乙\n", (20, 1), "语法", "一个文件只能写一份文档，这里用“---”另起了一份。"),
    "a tab": (altered(UNIT, ("  - 科目", "\t- 科目")), (8, 1), "语法", "缩进里有制表符（Tab 键）。"),
    "a list as key": ("? [甲]\n: 1\n" + UNIT, (1, 3), "语法", "键只能是一个词。"),
    "a binary": ("PK\x03\x04" + UNIT, (1, 3), "语法", "这里有一个看不见、或别的电脑上显示不了的字符（U+0003）。"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "spot", "rule", "message"), YAML.values(), ids=YAML)
def test_what_yaml_can_do_is_refused_where_it_stands(text: str, spot: tuple[int, int], rule: str, message: str) -> None:
    assert (*spot, rule, message) in told(text)


DEEP = {
    "brackets": "其他说明: " + "[" * 10_000,
    "closed brackets": "其他说明: " + "[" * 10_000 + "]" * 10_000,
    "braces": "其他说明: " + "{甲: " * 10_000,
    "lists": "其他说明:\n  " + "- " * 10_000 + "甲",
    "indents": "其他说明:\n" + "".join(f"{' ' * level}甲:\n" for level in range(1, 500)),
    "just too deep": "其他说明: " + "[" * 40 + "]" * 40,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_is_nested_too_deep_is_told_where_it_becomes_so(text: str) -> None:
    ((line, column, rule, message),) = told(UNIT + text)
    assert (rule, message) == ("语法", "括号或缩进套得太深。")
    assert (line, column) > (UNIT.count("\n"), 40) or line > UNIT.count("\n") + 39


def test_what_is_nested_less_is_told_by_the_schema() -> None:
    assert [finding.rule for finding in errors(UNIT + "其他说明: " + "[" * 39 + "]" * 39)] == ["结构-类型"]


EMPTY = "文件里没有内容，或不是“键: 值”的形式。"


@pytest.mark.parametrize("content", ["", "\n", "# 只有注释", BYTE_ORDER_MARK, "---\n", "甲", "- 甲"])
def test_a_file_without_content_is_told(content: str) -> None:
    assert told(content) == [(1, 1, "语法", EMPTY)]


# ---- numbers

AMOUNT = "结构-写法"
NUMBERS = {
    "NaN": AMOUNT, ".nan": AMOUNT, ".inf": AMOUNT, "-.inf": AMOUNT, "+.INF": AMOUNT, "1,5": AMOUNT, '"1,5"': AMOUNT,
    '"1,305,2"': AMOUNT, "１２": AMOUNT, '"１２"': AMOUNT, "٣٤": AMOUNT, "-26000": AMOUNT, '"-26000"': AMOUNT,
    "9" * 30: AMOUNT, f'"{"9" * 30}"': AMOUNT, "9" * 5000: AMOUNT, "-" + "9" * 500: AMOUNT, "1e400": AMOUNT,
    "0x1F": AMOUNT, "1_000": AMOUNT, "12:30": AMOUNT, "26000元": AMOUNT, "2.6万": AMOUNT, '" 26000"': AMOUNT,
    '"1e5"': AMOUNT, "2026-01-01": AMOUNT, "true": "结构-类型", "~": "结构-空白", "[1]": "结构-类型",
    "{甲: 1}": "结构-类型", "1e5": "金额-分", "1E5": "金额-分", "1.3E+07": "金额-分", "1e-9": "金额-分",
    "0e99999": "金额-分",
    "26000.005": "金额-分", "0." + "0" * 28 + "1": "金额-分", f"1{'0' * 12}.{'0' * 19}1": "金额-分",
}  # fmt: skip


@pytest.mark.parametrize(("number", "rule"), NUMBERS.items(), ids=[number[:20] for number in NUMBERS])
def test_a_number_that_is_none_is_told_as_it_is_spelled(number: str, rule: str) -> None:
    text = altered(UNIT, ('{"30101": 1305200}', f'\n      "30101": {number}'))
    ((line, column, found, message),) = told(text)
    assert (line, found) == (11, rule)
    assert column == (7 if number == "{甲: 1}" else 16)
    spelled = " ".join(number.strip('"').split())
    if not number.startswith(("[", "{", "~")):
        assert f"“{spelled[:30]}" in message


def test_a_power_of_ten_is_told_with_its_reason() -> None:
    (finding,) = errors(altered(UNIT, ("1305200", "1.3E+06")))
    assert finding.message == "数要写出每一位，这里写的是“1.3E+06”。"
    assert finding.remedy == "不要用科学记数法：从原表里复制完整的数。"


def test_commas_without_quotes_in_braces_are_told_one_by_one() -> None:
    found = told(altered(UNIT, ("1305200", "1,305,200")))
    assert [message for *_, message in found] == [
        f"“基本支出”第1项的“人员经费”里的“{part}”前面是千分位逗号，一个数被它拆开了。" for part in ("305", "200")
    ]


@pytest.mark.parametrize("zero", ["-0", "-0.00", "0.0", "+0"])
def test_nothing_is_printed_without_sign(zero: str) -> None:
    assert errors(altered(UNIT, ("4900", zero))) == []
    assert "-0" not in str(compose_unit(SPOILT).document)


# ---- files that are none, and files too large to be one


def test_a_file_of_100_mb_is_not_even_opened(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with SPOILT.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    assert main(["check"]) == FAULTY
    first, second, *_ = capsys.readouterr().err.splitlines()
    assert first == f"{UNIT_FILE}:1:1: 错误 文件 文件太大：100,000,000 字节，最大 2,000,000 字节。"
    assert second == "      改法：检查是不是放错了文件。"


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_never_ends_is_not_opened(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    SPOILT.unlink()
    if kind == "pipe":
        os.mkfifo(SPOILT)
    else:
        SPOILT.symlink_to("/dev/zero")
    assert main(["check", UNIT_FILE]) == FAULTY
    assert capsys.readouterr().err.startswith(f"{UNIT_FILE}:1:1: 错误 文件 这不是一个文件。\n")


def full(*lines: str) -> str:
    """Return lines over and over, up to the largest size that is read."""
    text = "".join(f"{line}\n" for line in lines)
    return UNIT + text * ((MOST_BYTES - len(UNIT.encode())) // len(text.encode()))


LARGE = {
    "nothing but brackets": UNIT + "其他说明: " + "[" * 1_900_000,
    "control characters": full("#\x07"),
    "line ends": full("\r"),
    "one key": full("口径: 单位"),
    "unknown keys": UNIT + "".join(f"键{number}: 1\n" for number in range(100_000)),
    "anchors": UNIT + "其他说明: [" + "&a 1, " * 300_000 + "1]",
    "amounts": UNIT + "上年:\n  支出:\n" + "    - {资金来源: 一般财力, 项目支出: 甲}\n" * 30_000,
    "one long text": altered(UNIT, ("管理医保。", "甲" * 600_000)),
    "one long name": altered(UNIT, ("甲局", "甲" * 600_000)),
    "one long amount": altered(UNIT, ("1305200", "1" * 1_900_000)),
    "white space": altered(UNIT, ("管理医保。", '"' + " " * 1_900_000 + '"')),
    "blank lines": altered(UNIT, ("{主要职能: 管理医保。}", "\n  主要职能: |\n    甲\n" + "    　\n" * 99_999)),
}  # fmt: skip


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_the_largest_files_come_to_an_end(text: str) -> None:
    assert len(text.encode()) <= MOST_BYTES
    start = perf_counter()
    found = errors(text)
    assert len(found) <= 125
    assert perf_counter() - start < 30
