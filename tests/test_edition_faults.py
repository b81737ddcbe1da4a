"""Mistakes planted in an edition: each is a finding at its exact words, and none is a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from generator.edition.edition import load
from generator.edition.files import EditionError
from generator.finding import CRASHED, ERROR, Position
from generator.source.reading import read
from generator.unit import compose_unit
from tests.helpers.edition_mistakes import (
    ALL,
    BASE,
    CHOICE,
    EDITION,
    FILE,
    MISSING,
    SHIPPED,
    SYNTAX,
    Bad,
    form,
    prose,
    settings,
    table,
)
from tests.helpers.marks import unmarked
from tests.helpers.spoiling import ODD, WAYS, places, spoil
from tests.helpers.units_for_tests import lay_out
from tools.sound_unit import text_of

FOLDER = "templates/甲"
GOALS = """
绩效目标:
  整体:
    - 联系人: 张伟
      联系电话: 0909-0000000
      年度绩效目标: 甲
      指标: [{一级: 甲, 二级: 乙, 三级: [{指标: 甲, 指标值: 1, 设置依据: 甲, 权重: 10}]}]
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(files: dict[str, str], encoding: str = "utf-8") -> list[tuple[str, Position, str, str]]:
    """Return file, place, rule and message of what is wrong with the edition that has these files."""
    lay_out(Path(), {"2026.yaml": text_of("新疆-2026", GOALS).replace("新疆-2026", "甲")})
    lay_out(Path(FOLDER), {"edition.yaml": BASE})
    for name, text in files.items():
        path = Path(FOLDER, name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode(encoding))
    composed = compose_unit(Path("2026.yaml"))
    assert not any(finding.rule == CRASHED for finding in composed.findings), composed.findings
    findings = sorted(finding for finding in composed.findings if finding.file.startswith("templates/"))
    assert composed.document is None or not findings
    assert all(finding.severity == ERROR and finding.remedy for finding in findings)
    return [(finding.file, finding.position, finding.rule, finding.message) for finding in findings]


@pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
def test_a_mistake_is_told_at_its_place(bad: Bad) -> None:
    texts = {name: unmarked(text) for name, text in bad.files.items()}
    places = sorted((f"{FOLDER}/{name}", place) for name, (_, places) in texts.items() for place in places)
    told = found({name: text for name, (text, _) in texts.items()})
    assert [(file, place) for file, place, _, _ in told] == places
    assert sorted((rule, message) for _, _, rule, message in told) == sorted(bad.told)


def test_the_edition_without_a_mistake_is_good() -> None:
    everything = {**settings("目录: 甲\n"), **table(), **table(name="收支总体"), **form(), **prose("# 职能\n甲\n")}
    assert found(everything) == []


def test_no_message_speaks_python_or_english() -> None:
    for bad in ALL:
        for _, message in bad.told:
            said = message.replace("yaml", "").replace("md", "").replace("if”“for”或“macro", "")
            assert not any(letter.isascii() and letter.isalpha() for letter in said), message


def test_a_wrong_mark_or_message_would_be_noticed() -> None:
    bad = ALL[0]
    for spoiled in (
        bad._replace(files=settings("编号行: 有«»\n")),
        bad._replace(told=[(CHOICE, "“编号行”只能写“是”。")]),
        bad._replace(told=bad.told * 2),
    ):
        with pytest.raises(AssertionError):
            test_a_mistake_is_told_at_its_place(spoiled)


def test_brackets_left_open_are_told_at_the_end() -> None:
    assert found(settings("编号: [\n")) == [
        (f"{FOLDER}/edition.yaml", Position(3, 1), SYNTAX, "这里缺内容，或括号没有成对。")
    ]


def test_each_text_table_and_section_tells_its_fault_in_one_run() -> None:
    files = {
        **settings('封面: ["{{ 封 }}", 预算公开]\n落款: ["{{ 款 }}"]\n'),
        **table(("标题: 一般公共预算支出", "标题: 一般公共预算支出{{ 表 }}")),
        "节/主要职能.md": "# 职能\n{{ 职 }}\n",
        "节/机构设置.md": "# 机构\n{{ 机 }}\n",
    }
    assert [(Path(file).name, place.line, message[-9:]) for file, place, _, message in found(files)] == [
        ("edition.yaml", 2, "没有叫“封”的值。"),
        ("edition.yaml", 3, "没有叫“款”的值。"),
        ("主要职能.md", 2, "没有叫“职”的值。"),
        ("机构设置.md", 2, "没有叫“机”的值。"),
        ("一般公共预算支出.yaml", 2, "没有叫“表”的值。"),
    ]


def test_a_fault_that_many_sections_share_is_told_once() -> None:
    told = [(f"{FOLDER}/句.md", Position(2), EDITION, "没有叫“甲”的值。")]
    shared = {"句.md": "{% macro 句() %}\n{{ 甲 }}{% endmacro %}\n"}
    section = '{% from "句.md" import 句 %}\n# 节\n{{ 句() }}\n'
    assert found({**shared, "节/主要职能.md": section, "节/机构设置.md": section}) == told


@pytest.mark.parametrize("name", ["edition.yaml", "表/收支总体.yaml"])
def test_data_in_another_encoding_are_told(name: str) -> None:
    told = [(f"{FOLDER}/{name}", Position(), FILE, "文件不是 UTF-8 编码。")]
    assert found({name: "标题: 表"}, "gbk") == told


@pytest.mark.parametrize("name", ["节/主要职能.md", "句.md"])
def test_prose_in_another_encoding_is_told_at_its_line(name: str) -> None:
    told = [(f"{FOLDER}/{name}", Position(2), EDITION, "文件不是 UTF-8 编码。")]
    assert found({name: "#\n标题"}, "gbk") == told


def test_prose_may_start_with_a_byte_order_mark() -> None:
    assert found(prose("\ufeff# 职能\n甲\n")) == []


def test_no_spoilt_edition_ends_in_a_traceback() -> None:
    random = Random("版式")
    files = [path for path in SHIPPED.rglob("*.yaml") if path.parent.name != "新疆-2020"]
    for path in random.choices(files, k=40):
        root, _ = read(path.read_text(encoding="utf-8"), "x")
        assert root is not None
        spoilt = spoil(root.core, random.choice(list(places(root.core))), random.choice(WAYS), random.choice(ODD))
        found({str(path.relative_to(path.parents[path.parent.name == "表"])): json.dumps(spoilt, ensure_ascii=False)})


# ---- an edition that builds on nothing

ALONE = sorted(path for path in (SHIPPED / "新疆-2020").rglob("*") if path.is_file())
LACKING = [
    ("数字格式:\n", "\n  正文: ", "“数字格式”缺“正文”。"),
    ("\n  百分比: ", ", 万元: 否", "“数字格式”的“百分比”缺“万元”。"),
    ("默认原因:\n", "\n  持平: 与上年持平", "“默认原因”缺“持平”。"),
    ("# yaml", "\n表右: 单位：万元", "版式缺“表右”。"),
]


@pytest.mark.parametrize(("where", "what", "message"), LACKING)
def test_what_an_edition_needs_and_no_base_has_is_told(where: str, what: str, message: str) -> None:
    files = {str(path.relative_to(SHIPPED / "新疆-2020")): path.read_text(encoding="utf-8") for path in ALONE}
    text = files["edition.yaml"]
    start = text.index(what, text.index(where))
    end = start + len(what) if "\n" not in what else text.index("\n", start + 1)
    files["edition.yaml"] = text[:start] + text[end:]
    ((file, place, rule, told),) = found(files)
    assert (file, rule, told) == (f"{FOLDER}/edition.yaml", MISSING, message)
    assert place.line == text[: text.index(where) + where.startswith("\n")].count("\n") + 1


def test_a_fault_of_the_base_is_told_in_its_file() -> None:
    lay_out(Path("templates/底"), {"edition.yaml": f"{BASE}编号行: 有\n"})
    message = "“编号行”只能写“是”或“否”，这里写的是“有”。"
    assert found({"edition.yaml": "承接: 底\n"}) == [("templates/底/edition.yaml", Position(2, 6), CHOICE, message)]


# ---- the error itself


def test_all_units_that_ask_for_a_bad_edition_are_told_the_same(place: Path) -> None:
    first = found(settings("编号行: 有\n"))
    assert first == found(settings("编号行: 有\n"))
    for _ in range(2):
        with pytest.raises(EditionError, match="只能写“是”或“否”") as raised:
            load("甲", (place / "templates", SHIPPED))
        assert [finding.rule for finding in raised.value.findings] == [CHOICE]
