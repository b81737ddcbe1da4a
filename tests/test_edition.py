"""Editions: a folder is found, extended and overridden; whatever is wrong in it is named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.budget.rounding import NumberFormat
from generator.document import vocabulary
from generator.document.tree import plain
from generator.edition.edition import load
from generator.edition.files import EditionError
from generator.explain import figures
from generator.finding import CRASHED, ERROR, Finding
from generator.output import docx, markdown
from generator.unit import compose_unit
from tests.helpers import docx_inspect
from tests.helpers.units_for_tests import EDITION, FILES, SECTION, TABLE, UNIT, UNIT_FILE, altered, lay_out, work_in

SETTINGS = "templates/小/edition.yaml"
LAYOUT = "templates/小/表/支出.yaml"
PROSE = "templates/小/节/支出.md"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    return work_in(tmp_path, monkeypatch, {})


def told(**files: str) -> list[Finding]:
    """Return the findings for the small unit with some files replaced; all are errors with a remedy."""
    names = {"settings": SETTINGS, "layout": LAYOUT, "prose": PROSE, "unit": UNIT_FILE}
    lay_out(Path(), {**FILES, **{names[name]: text for name, text in files.items()}})
    composed = compose_unit(Path(UNIT_FILE))
    assert composed.document is None
    assert all(finding.severity == ERROR and finding.remedy for finding in composed.findings)
    return composed.findings


def assert_told(place: tuple[str, int], words: str, **files: str) -> None:
    """Check file and line of the only finding, and that its message says these words."""
    (finding,) = told(**files)
    assert (finding.file, finding.position.line) == place
    assert words in finding.message


def printed(*files: tuple[str, str]) -> list[str]:
    """Return the figures printed for the small unit with files added."""
    lay_out(Path(), {**FILES, **dict(files)})
    composed = compose_unit(Path(UNIT_FILE))
    assert composed.document is not None, composed.findings
    return [found.figure.text for found in figures(composed.document)]


# ---- an edition that is not there


@pytest.mark.parametrize("name", ["大", "小.bak", "新疆"])
def test_an_unknown_edition_is_told_where_the_unit_names_it_with_those_known(place: Path, name: str) -> None:
    with pytest.raises(EditionError) as raised:
        load(name, (place / "templates",))
    assert [finding.remedy for finding in raised.value.findings] == ["从这些里选一个：；或在 templates/ 下新建。"]
    lay_out(place, {**FILES, UNIT_FILE: altered(UNIT, ("版式: 小", f"# 版式\n版式: {name}".replace(".", "")))})
    (finding,) = compose_unit(Path(UNIT_FILE)).findings
    assert (finding.file, finding.position[:2]) == (UNIT_FILE, (2, 5))
    assert finding.message == f"没有版式“{name.replace('.', '')}”。"
    assert finding.remedy == "从这些里选一个：小、新疆-2020、新疆-2025、新疆-2026；或在 templates/ 下新建。"


@pytest.mark.parametrize("name", ["../小", "小/../小", ".", "", "/", "小/表"])
def test_a_name_cannot_lead_out_of_the_folder_of_editions(place: Path, name: str) -> None:
    lay_out(place, {**FILES, "小/edition.yaml": EDITION, "templates/edition.yaml": EDITION})
    with pytest.raises(EditionError, match="没有版式"):
        load(name, (place / "templates",))
    with pytest.raises(EditionError, match="没有版式"):
        load(name)


# ---- faults of edition.yaml

SETTINGS_FAULTS = [
    ("表号: ", "表号: {{ ", 7, "从这里开始的“{”没有合上"),
    ("表左: ", "目录: 录\n表左: ", 8, "“目录”写了两次，第 3 行已有"),
    ("表左: ", "表中: ", 8, "“表中”"),
    ("{支出类型: [公用经费]}", "{类型: [公用经费]}", 17, "“类型”"),
    ("百分比: {万元: 否}", "百分比: {位数: 2}", 12, "“位数”"),
    ('表左: "编制单位：{{ 单位 }}"', '表左: "{{ 没有 }}"', 8, "没有叫“没有”的值"),
    ('表左: "编制单位：{{ 单位 }}"', '表左: "{{ 用语.没有 }}"', 8, "没有叫“没有”的值"),
    ('表左: "编制单位：{{ 单位 }}"', '表左: "{{ 没有 + 1 }}"', 8, "没有叫“没有”的值"),
    ('表左: "编制单位：{{ 单位 }}"', '表左: "{{ 单位 + }}"', 8, "写法不对"),
    ("表: [支出]", "表: [缺表]", 20, "没有文件“表/缺表.yaml”"),
    ("节: [支出]", "节: [没有]", 21, "没有文件“节/没有.md”"),
]


@pytest.mark.parametrize(("before", "after", "line", "words"), SETTINGS_FAULTS)
def test_a_fault_of_the_settings_is_told_with_its_line(before: str, after: str, line: int, words: str) -> None:
    assert_told((SETTINGS, line), words, settings=altered(EDITION, (before, after)))


@pytest.mark.parametrize(
    ("settings", "mend"),
    [
        (altered(EDITION, ("封面: [", "封面: []  # [")), "写上，例如：封面: "),
        (altered(EDITION, ("正文: {}", "正文: ")), "写上，例如：正文: "),
        (f"承接: 新疆-2026\n{altered(EDITION, ('封面: [', '封面: []  # ['))}", "没有内容就删去“封面”；有就写上，"),
        (f"{EDITION}用语: {{甲: }}\n", "没有内容就删去“甲”；有就写上，"),
    ],
)
def test_nobody_is_told_to_delete_an_empty_setting_that_the_edition_needs(settings: str, mend: str) -> None:
    (finding,) = told(settings=settings)
    assert "还没有写内容" in finding.message
    assert finding.remedy.startswith(mend)


def test_an_edition_may_have_no_sign_off() -> None:
    settings = altered(EDITION, ('落款: ["{{ 单位 }}", "{{ 落款日期 }}"]', "落款: []"))
    lay_out(Path(), {**FILES, SETTINGS: settings})
    document = compose_unit(Path(UNIT_FILE)).document
    assert document is not None
    package = docx.render(document)
    assert markdown.render(document).endswith("占10.95%。\n")
    assert (docx_inspect.faults(package), docx_inspect.text(docx_inspect.body(package))[-7:]) == ([], "10.95%。")


def test_a_setting_that_is_missing_is_told() -> None:
    assert_told((SETTINGS, 1), "“表左”", settings=altered(EDITION, ('表左: "编制单位：{{ 单位 }}"\n', "")))


def test_files_in_another_encoding_are_told(place: Path) -> None:
    for file, text in ((SETTINGS, EDITION), (LAYOUT, TABLE), (PROSE, SECTION)):
        folder = place / Path(file).name
        lay_out(folder, FILES)
        (folder / file).write_bytes(text.encode("gbk"))
        with pytest.MonkeyPatch.context() as monkeypatch:
            monkeypatch.chdir(folder)
            (finding,) = compose_unit(Path(UNIT_FILE)).findings
        assert (finding.file, finding.position.line) == (file, 1)
        assert "不是 UTF-8 编码" in finding.message


# ---- faults of a table's layout

LAYOUT_FAULTS = [
    ("取: 公用经费", "取: 没有这个词", 5, "“没有这个词”"),
    ("{题: 总计}", "{题: 总计, 取: 没有这个词}", 8, "“没有这个词”"),
    ("{题: 总计}", '{题: "{{ 没有 }}"}', 8, "没有叫“没有”的值"),
    ("{题: 总计}", "{题: 总计, 当: 没有 == 1}", 8, "没有叫“没有”的值"),
    ("{题: 总计}", "{题: 总计, 当: 单位 ==}", 8, "写法不对"),
    ("{按: [项]}", "{按: [目]}", 7, "“目”"),
    ("标题: 支出表", "标提: 支出表", 1, "要写的是“标题”"),
    ("标题: 支出表", "标题: [支出表", 1, "从这里开始的“[”没有合上"),
]


@pytest.mark.parametrize(("before", "after", "line", "words"), LAYOUT_FAULTS)
def test_a_fault_of_a_layout_is_told_with_its_line(before: str, after: str, line: int, words: str) -> None:
    assert_told((LAYOUT, line), words, layout=altered(TABLE, (before, after)))


# ---- faults of the sentences

SECTION_FAULTS = [
    ("{{ 没有 }}", 2, "没有叫“没有”的值"),
    ("甲\n{{ 概况.没有 }}", 3, "没有叫“没有”的值"),
    ("甲\n{{ 金额('没有这个词') }}", 3, "没有叫“没有这个词”的取数条件"),
    ("{{ 金额(1) }}", 2, "用法不对"),
    ("{{ 1 // 0 }}", 2, "用法不对（除数是零）"),
    ("{{ ''.__class__.mro() }}", 2, "“__class__”"),
    ("{% if %}", 2, "写法不对"),
    ("甲\n{% endfor %}", 3, "“endfor”没有对应的开头"),
    ("{{ 金额(分组=1) }}", 2, "“分组=”"),
    ("{{ 金额 }}", 2, "用法不对"),
    ("{{ 空表说明('缺表') }}", 2, "没有文件“表/缺表.yaml”"),
    ("{% include '缺.md' %}", 2, "没有文件“缺.md”"),
    ("甲\n### 三级", 3, "“### 三级”的标题太深"),
]


@pytest.mark.parametrize(("line", "number", "words"), SECTION_FAULTS)
def test_a_fault_of_a_sentence_is_told_with_template_line_and_value(line: str, number: int, words: str) -> None:
    assert_told((PROSE, number), words, prose=f"# 支出情况\n{line}\n")


def test_a_fault_in_a_shared_sentence_is_told_at_the_innermost_line(place: Path) -> None:
    lay_out(place, {"templates/小/句.md": "{% macro 句(比) %}\n甲\n{{ 比.没有 }}\n{% endmacro %}\n"})
    prose = '{% from "句.md" import 句 %}\n# 支出\n{{ 句({"有": 1}) }}\n'
    assert_told(("templates/小/句.md", 3), "没有叫“没有”的值", prose=prose)


# ---- building on another edition

OVER = "承接: 小\n数字格式: {正文: {小数: 4}}\n条件: {公用经费: {支出类型: [人员经费]}}\n"


def extended(settings: str) -> tuple[tuple[str, str], ...]:
    return ("templates/新/edition.yaml", settings), (UNIT_FILE, altered(UNIT, ("版式: 小", "版式: 新")))


def test_an_edition_replaces_single_keys_and_keeps_the_others(place: Path) -> None:
    assert printed(*extended(OVER)) == ["146.57", "130.52", "146.57", "130.52", "146.5700", "130.5200", "89.05"]
    edition = load("新", (place / "templates",))
    assert edition.number_formats["表格"] == NumberFormat()
    assert edition.number_formats["正文"] == NumberFormat(decimals=4)
    assert edition.conditions["公用经费"] == (("kind", ("人员经费",)),)
    assert edition.settings["部分"] == load("小", (place / "templates",)).settings["部分"]


@pytest.mark.parametrize(
    ("file", "text", "figures"),
    [
        ("表/支出.yaml", altered(TABLE, ("  - {按: [项]}\n", "")), ["146.57", "16.05", "146.57", "16.05", "10.95"]),
        ("节/支出.md", "# 支出\n没有数。\n", ["146.57", "16.05"] * 2),
    ],
)
def test_an_edition_replaces_single_files(file: str, text: str, figures: list[str]) -> None:
    assert printed(*extended("承接: 小\n"), (f"templates/新/{file}", text)) == figures


def test_the_working_folder_comes_before_the_editions_shipped(place: Path) -> None:
    shipped = place / "装"
    lay_out(shipped, {"小/edition.yaml": altered(EDITION, ("目录: 目录", "目录: 旧")), "旧/edition.yaml": "承接: 小\n"})
    lay_out(place, FILES)
    search = (place / "templates", shipped)
    assert load("小", search).settings["目录"] == "目录"
    assert load("旧", search).folders == (shipped / "旧", place / "templates/小")


BASES = [
    ("承接: 新\n", 1, "版式“新”的“承接”绕成了圈"),
    ("目录: 甲\n承接: 没有\n", 2, "没有版式“没有”"),
    ("目录: 甲\n承接: 2025\n", 2, "“承接”"),
    ("目录: 甲\n承接: ../小\n", 2, "没有版式“../小”"),
]


@pytest.mark.parametrize(("settings", "line", "words"), BASES)
def test_a_base_that_cannot_be_is_told_where_it_is_named(settings: str, line: int, words: str) -> None:
    (name, new), (_, unit) = extended(settings)
    lay_out(Path(), {name: new})
    first = told(unit=unit)[0]
    assert (first.file, first.position.line) == (name, line)
    assert words in first.message


def test_a_circle_through_another_edition_is_told_where_it_closes(place: Path) -> None:
    lay_out(place, {"templates/新/edition.yaml": "承接: 旧\n", "templates/旧/edition.yaml": "# 旧\n承接: 新\n"})
    words = "版式“新”的“承接”绕成了圈"
    assert_told(("templates/旧/edition.yaml", 2), words, unit=altered(UNIT, ("版式: 小", "版式: 新")))


# ---- the officer's words in the edition's texts


def test_a_unit_that_begins_with_a_hash_is_printed_as_written() -> None:
    changes = ("单位: 甲局", '单位: "#甲局"'), ("管理医保。", "'# 管理'")
    prose = SECTION + "## {{ 单位 }}\n{{ 概况.主要职能 }}\n{{ 单位 }}\n"
    settings = altered(EDITION, ('表左: "编制单位：{{ 单位 }}"', '表左: "{{ 单位 ~ 年度 }}"'))
    lay_out(Path(), {**FILES, UNIT_FILE: altered(UNIT, *changes), PROSE: prose, SETTINGS: settings})
    document = compose_unit(Path(UNIT_FILE)).document
    assert document is not None
    assert document.name == "2026年#甲局预算公开"
    assert [plain(block.text) for block in document.blocks[-5:]] == [  # type: ignore[union-attr]
        "（一）#甲局", "# 管理", "#甲局", "#甲局", "2026年2月27日",
    ]  # fmt: skip
    assert document.blocks[3].left == "#甲局2026"  # type: ignore[union-attr]


# ---- conditions, and errors that are not the edition's


def test_a_condition_may_ask_for_a_list() -> None:
    """What it asks for need not be a value that can be kept, nor be the same for the next unit."""
    layout = altered(TABLE, ("{题: 总计}", "{题: 总计, 当: 项目支出|length > 0}"))
    project = '项目支出: [{名称: 甲, 支出: [{科目: "2101501", 资金来源: 一般财力, 经济科目: "302", 金额: 5}]}]\n'
    for unit, shown in ((UNIT, False), (UNIT + project, True), (UNIT, False)):
        lay_out(Path(), {**FILES, "templates/小/表/支出.yaml": layout, UNIT_FILE: unit})
        document = compose_unit(Path(UNIT_FILE)).document
        assert document is not None
        assert any("总计" in plain(row[0].text) for row in document.blocks[3].rows) is shown  # type: ignore[union-attr]


@pytest.mark.parametrize("error", [TypeError("x"), KeyError("x"), AssertionError(), ValueError("x")])
def test_an_error_of_the_program_is_not_blamed_on_the_edition(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    lay_out(Path(), FILES)
    monkeypatch.setattr(vocabulary, "printed", fail)
    assert [finding.rule for finding in compose_unit(Path(UNIT_FILE)).findings] == [CRASHED]
