"""Prose: lines become paragraphs and headings; the officer's text is text, whatever characters it holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.budget.figure import Figure
from generator.document.tree import Heading, Paragraph, Table, plain
from generator.edition.misuse import GUIDE
from generator.finding import ERROR, Finding, Position
from generator.source.reading import read
from generator.unit import compose_unit
from tests.helpers.units_for_tests import FILES, UNIT, UNIT_FILE, altered, lay_out, work_in

PROSE = "templates/小/节/支出.md"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    return work_in(tmp_path, monkeypatch, {})


def told(prose: str, duties: str = "管理医保。") -> list[Heading | Paragraph | Table]:
    """Return the blocks of the section `prose`; the officer's 主要职能 is `duties`, spelled as YAML."""
    unit = altered(UNIT, ("概况: {主要职能: 管理医保。}", f"概况:\n  主要职能: {duties}"))
    lay_out(Path(), {**FILES, UNIT_FILE: unit, PROSE: prose})
    composed = compose_unit(Path(UNIT_FILE))
    assert composed.document is not None, composed.findings
    return [block for block in composed.document.blocks[5:-2] if isinstance(block, (Heading, Paragraph, Table))]


def texts(prose: str, duties: str = "管理医保。") -> list[tuple[str, str]]:
    """Return what kind each block is, and its text."""
    kinds = {Heading: "题", Paragraph: "段", Table: "表"}
    return [
        (kinds[type(block)], block.title if isinstance(block, Table) else plain(block.text))
        for block in told(prose, duties)
    ]


# ---- lines and headings


def test_a_line_is_a_paragraph_and_marks_are_headings_with_computed_numbers() -> None:
    prose = "# 支出\n\n  甲  \n## 规模\n乙\n## 结构\n# 收入\n## 规模\n"
    assert texts(prose) == [
        ("题", "一、支出"), ("段", "甲"), ("题", "（一）规模"), ("段", "乙"), ("题", "（二）结构"),
        ("题", "二、收入"), ("题", "（一）规模"),
    ]  # fmt: skip


def test_headings_have_levels_and_anchors() -> None:
    headings = [block for block in told("# 支出\n## 规模\n# 收入\n") if isinstance(block, Heading)]
    assert [(heading.level, heading.anchor) for heading in headings] == [(2, "s_2_1"), (3, "s_2_1_1"), (2, "s_2_2")]


def test_a_figure_stays_a_figure_through_filters_macros_and_joins() -> None:
    prose = (
        "{% macro 句(数) %}共{{ 数 }}万元{% endmacro %}\n"
        "{% set 表 = [] %}{% do 表.append(句(金额('公用经费'))) %}{% do 表.append('乙') %}\n"
        "# 支出\n{{ 表 | join('；') | trim | replace('乙', '丙') }}\n"
    )
    paragraph = told(prose)[-1]
    assert isinstance(paragraph, Paragraph)
    kinds = [part.text if isinstance(part, Figure) else f"文:{part}" for part in paragraph.text]
    assert kinds == ["文:共", "16.05", "文:万元；丙"]


def test_a_figure_is_true_unless_it_is_zero() -> None:
    lay_out(Path(), FILES)
    prose = "# 支出\n{{ '有' if 金额('公用经费') else '无' }}\n{{ '有' if 金额('科目=208') else '无' }}\n"
    assert texts(prose)[1:] == [("段", "有"), ("段", "无")]


GLUED = "“## 结构”接在了上一行的话后面，不成标题：“%}”去掉了它后面的换行。"


def test_a_heading_behind_a_tag_that_ends_a_paragraph_is_told() -> None:
    lay_out(Path(), {**FILES, PROSE: "# 支出\n{% for 词 in '甲乙' %}{{ 词 }}。{% endfor %}\n## 结构\n丙\n"})
    (finding,) = compose_unit(Path(UNIT_FILE)).findings
    assert finding == Finding(PROSE, Position(3), "版式", ERROR, GLUED, "在标题前面空一行。")


@pytest.mark.parametrize(
    ("prose", "last"),
    [
        ("# 支出\n{% if 1 %}甲{% endif %}\n\n## 乙\n", ("题", "（一）乙")),
        ("# 支出\n{% if 1 %}\n甲\n{% endif %}\n## 乙\n", ("题", "（一）乙")),
        ("{% macro 句() %}甲{% endmacro %}\n# 支出\n3#楼、{{ 概况.主要职能 }}\n", ("段", "3#楼、4#楼。")),
    ],
)
def test_other_headings_and_number_signs_are_left_alone(prose: str, last: tuple[str, str]) -> None:
    assert texts(prose, "4#楼。")[-1] == last


# ---- what may not be there

FIRST = "单位的文件可以不写“{}”，先问有没有：“{{% if {} is defined %}}…{{% endif %}}”。"
LACKING = [
    ('{{ 概况.机构设置 or "无" }}', FIRST.format("机构设置", "概况.机构设置")),
    ("{{ 批复日期 }}", FIRST.format("批复日期", "批复日期")),
    ("{{ 机构设置 }}", f"改正它{GUIDE}"),
    ("{{ 概况.没有 }}", f"改正它{GUIDE}"),
    ('{{ 概况["单味"] }}', f"改正它{GUIDE}"),
    ("{{ 用语.机构设置 }}", f"改正它{GUIDE}"),
    ('{{ 金额("结转结余") }}', "改正它，或在 edition.yaml 的“条件”里补上。"),
]


@pytest.mark.parametrize(("line", "mend"), LACKING)
def test_a_key_that_units_may_do_without_is_to_be_asked_for_first(line: str, mend: str) -> None:
    lay_out(Path(), {**FILES, PROSE: f"# 职能\n甲\n{line}\n"})
    (finding,) = compose_unit(Path(UNIT_FILE)).findings
    assert (finding.file, finding.position.line, finding.remedy) == (PROSE, 3, mend)


def test_a_comparison_without_a_name_is_called_by_the_key_of_its_reason() -> None:
    lay_out(Path(), {**FILES, PROSE: '# 职能\n{{ 比较("公用经费", 键="收入.一般财力").原因 }}\n'})
    messages = [finding.message for finding in compose_unit(Path(UNIT_FILE)).findings]
    assert messages == ["“收入.一般财力”比上年预算增加16.05万元，没有写原因。"]


def test_a_text_that_two_sentences_need_is_told_once() -> None:
    lay_out(Path(), {**FILES, PROSE: '# 职能\n{{ 文字("概况", "机构设置") }}\n{{ 文字("概况", "机构设置") }}\n'})
    assert [finding.message for finding in compose_unit(Path(UNIT_FILE)).findings] == ["没有写“机构设置”的概况。"]


# ---- the officer's text is text

FREE = [
    ('"# 不是标题"', ["# 不是标题"]),
    ('"## 不是标题"', ["## 不是标题"]),
    ("|\n    # 一\n\n    ## 二\n\n    三 # 四\n", ["# 一", "## 二", "三 # 四"]),
    ('"{{ 单位 }}"', ["{{ 单位 }}"]),
    ('"{% if %}{# 注 #}"', ["{% if %}{# 注 #}"]),
    ("\"{{ ''.__class__ }} ${单位} {单位} %s\"", ["{{ ''.__class__ }} ${单位} {单位} %s"]),
    ('"<b>&amp;</b>"', ["<b>&amp;</b>"]),
    ('"\\\\n"', ["\\n"]),
]


@pytest.mark.parametrize(("duties", "paragraphs"), FREE)
def test_what_looks_like_a_heading_or_a_template_is_printed_as_written(duties: str, paragraphs: list[str]) -> None:
    assert texts("# 职能\n{{ 概况.主要职能 }}\n", duties) == [
        ("题", "一、职能"),
        *(("段", text) for text in paragraphs),
    ]


def test_also_behind_other_words_and_in_headings() -> None:
    prose = "# {{ 概况.主要职能 }}\n职能：{{ 概况.主要职能 }}\n"
    assert texts(prose, '"# 甲"') == [("题", "一、# 甲"), ("段", "职能：# 甲")]


def test_the_marks_of_the_program_cannot_be_smuggled_in() -> None:
    for character, name in (("\U000f0000", "U+F0000"), ("\ue000", "U+E000")):
        unit = altered(UNIT, ("管理医保。", f"管理{character}医保。"))
        lay_out(Path(), {**FILES, UNIT_FILE: unit, PROSE: "# 职能\n{{ 概况.主要职能 }}{{ 金额('公用经费') }}\n"})
        message = f"这里有一个看不见、或别的电脑上显示不了的字符（{name}）。"
        remedy = "删去这个字符，重新录入这一处。"
        (finding,) = compose_unit(Path(UNIT_FILE)).findings
        assert finding == Finding(UNIT_FILE, Position(6, 14), "语法", ERROR, message, remedy)


PRINTABLE = st.text(st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")), min_size=1, max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(PRINTABLE)
def test_any_printable_text_is_printed_unchanged(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    assume(read(f"键: {quoted}\n", "本.yaml")[1] == [])  # what cannot be seen is refused
    assert texts("# 职能\n{{ 概况.主要职能 }}\n", quoted) == [("题", "一、职能"), ("段", text)]
