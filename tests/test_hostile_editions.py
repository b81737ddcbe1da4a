"""Editions that loop, reach outside or break off, and officers' texts that look like templates or markup."""

from __future__ import annotations

import io
import json
import os
import re
import signal
from pathlib import Path

import docx
import pytest

from generator.checks import rules
from generator.cli import main
from generator.commands import DONE
from generator.document.tree import Document
from generator.finding import Finding, has_errors
from generator.output.docx import render as as_docx
from generator.output.markdown import render as as_markdown
from generator.system import limits
from generator.unit import compose_unit
from tests.helpers.units_for_tests import EDITION, FILES, SECTION, TABLE, UNIT_FILE, altered, lay_out
from tools.sound_unit import composed

PROSE = "templates/小/节/支出.md"
SETTINGS = "templates/小/edition.yaml"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the small edition and the small unit, and lose patience soon."""
    lay_out(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    rules()
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    return tmp_path


def found(files: dict[str, str]) -> list[Finding]:
    """Return what is wrong with the edition that has these files."""
    lay_out(Path(), files)
    unit = compose_unit(Path(UNIT_FILE))
    assert unit.document is None
    assert has_errors(unit.findings)
    assert not any(finding.rule.startswith("程序-") for finding in unit.findings)
    assert all(finding.remedy for finding in unit.findings)
    return [finding for finding in unit.findings if finding.rule == "版式"]


# ---- sentences that do not end, or want what is not theirs

ENDLESS = "算了很久、或用尽了内存，还没有完，多半是循环没有尽头。"
CIRCLE = "用法不对（引用了自己，没有尽头）。"
SENTENCES = {
    "a long loop": ("{% for i in range(10**9) %}{% endfor %}", "用法不对（循环的次数太多）。"),
    "loops in loops": ("{% for i in range(9**5) %}{% for j in range(9**5) %}{% endfor %}{% endfor %}", ENDLESS),
    "a list that grows": ("{% set x = [1] %}{% for i in x %}{% do x.append(1) %}{% endfor %}", ENDLESS),
    "macros that double": (
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(50) }}", ENDLESS),
    "a macro of itself": ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", CIRCLE),
    "a file in itself": ('{% include "节/支出.md" %}', CIRCLE),
    "a file on itself": ('{% extends "节/支出.md" %}', CIRCLE),
    "a power": ("{{ 10 ** (10 ** 9) }}", ENDLESS),
    "more than memory": ("{{ '长' * 10 ** 15 }}", ENDLESS),
    "wider than memory": ("{{ '长'|center(10 ** 15) }}", ENDLESS),
    "a file outside": ('{% include "../../../x" %}', "没有文件“../../../x”。"),
    "a file of the system": ('{% include "/etc/passwd" %}', "没有文件“/etc/passwd”。"),
    "macros outside": ('{% from "../句.md" import 甲 %}', "没有文件“../句.md”。"),
    "the inside of a value": ("{{ 单位.__class__.__mro__ }}", "用法不对（不能用“__class__”）。"),
    "by another way": ("{{ 单位|attr('__class__') }}", "用法不对（不能用“__class__”）。"),
    "the inside of a function": ("{{ 分组.__globals__ }}", "用法不对（不能用“__globals__”）。"),
    "the inside of Jinja": ("{{ cycler.__init__.__globals__ }}", "用法不对（不能用“__init__”）。"),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "message"), SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_comes_to_an_end_and_stays_inside(sentence: str, message: str) -> None:
    if message == ENDLESS and os.name == "nt" and "10 **" not in sentence:
        pytest.skip("no alarm there")
    (finding,) = found({PROSE: f"# 支出情况\n{sentence}\n"})
    assert (finding.file, finding.message) == (PROSE, message)
    assert finding.position.line in (1, 2)


@pytest.mark.skipif(os.name == "nt", reason="no alarm there")
def test_after_a_sentence_without_end_no_other_is_tried() -> None:
    endless = SENTENCES["loops in loops"][0]
    settings = altered(EDITION, ("节: [支出]", "节: [支出, 别的, 支出]"), ("封面: [", "封面: ['{{ 没有 }}', "))
    told = found({SETTINGS: settings, PROSE: endless, "templates/小/节/别的.md": "{{ 没有 }}"})
    assert [finding.message for finding in told] == ["“{{ 没有 }}”：没有叫“没有”的值。", ENDLESS]


def test_very_many_brackets_in_a_sentence_are_told() -> None:
    for sentence in ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "{% if 1 %}" * 3000 + "{% endif %}" * 3000):
        assert [finding.message for finding in found({PROSE: sentence})] == [CIRCLE]


@pytest.mark.skipif(os.name == "nt", reason="no alarm there")
def test_a_rule_that_does_not_end_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    checkers = rules()

    def spin(_: object) -> list[Finding]:
        while True:
            pass

    slow = checkers[0]._replace(check=spin)  # type: ignore[arg-type]
    monkeypatch.setattr("generator.checks.rules", lambda: (slow, *checkers[1:]))
    findings = compose_unit(Path(UNIT_FILE)).findings
    (told,) = [finding for finding in findings if finding.rule == "程序-规则出错"]
    assert told.message.startswith(f"规则“{slow.rule.id}”程序出错（TooLongError：用了 0.5 秒还没有完，")


def test_time_in_which_nothing_is_computed_does_not_count() -> None:
    with limits.time_limit():
        for _ in range(2):
            os.system("")
    with limits.time_limit():
        pass


def test_the_alarm_ends_with_the_work() -> None:
    with limits.time_limit():
        assert signal.getitimer(signal.ITIMER_VIRTUAL) != (0, 0)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


# ---- data of an edition


@pytest.mark.parametrize("base", ["../别", "..", ".", "小/../小", "/etc", "节"])
def test_a_base_elsewhere_is_told(base: str) -> None:
    lay_out(Path(), {"edition.yaml": EDITION, "别/edition.yaml": EDITION})
    (finding,) = found({SETTINGS: f'承接: "{base}"\n'})
    assert (finding.file, finding.position, finding.message) == (SETTINGS, (1, 5, len(base) + 2), f"没有版式“{base}”。")


@pytest.mark.parametrize("name", ["../../../x", "/etc/passwd", "../支出", "a\\\\b"])
@pytest.mark.parametrize("kind", ["表", "节"])
def test_a_table_or_section_elsewhere_is_refused(name: str, kind: str) -> None:
    edition = altered(EDITION, (f"{kind}: [支出]", f'{kind}: ["{name}"]'))
    lay_out(Path(), {SETTINGS: edition, "templates/x.yaml": TABLE, "templates/x.md": SECTION})
    unit = compose_unit(Path(UNIT_FILE))
    assert unit.document is None
    (finding,) = [finding for finding in unit.findings if finding.file == SETTINGS]
    assert finding.remedy


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("name", ["edition.yaml", "表/支出.yaml", "节/支出.md", "节", ""])
def test_a_link_out_of_the_templates_is_told_and_not_read(name: str, place: Path) -> None:
    path = place / "templates/小" / name
    elsewhere = place / "别处"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    (finding,) = found({})
    assert finding.file == str(path.parent.relative_to(place))
    assert finding.message == f"链接“{path.name}”指到了 templates/ 外面。"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_another_edition_is_followed(place: Path) -> None:
    lay_out(place, {"templates/大/节/支出.md": SECTION})
    (place / PROSE).unlink()
    (place / PROSE).symlink_to(place / "templates/大/节/支出.md")
    assert main(["build"]) == DONE


# ---- what the officer writes is text, in both outputs

ODD = (
    "{{ 单位 }}{% set x = 1 %}{# 注 #} | <script>alert(1)</script> <!-- --> & &lt; &#42; ]]> ` **粗** _斜_ "
    "[链](http://a) ![图](b) ~~删~~ \\ $x$ \"引\" '号' \U00020000"
)
ODD_EVERYWHERE = """
概况: {主要职能: @}
科目名称: {"2101501": @}
项目支出:
  - 名称: @
    支出: [{科目: "2101599", 资金来源: 一般财力, 经济科目: "30227", 金额: 200000}]
    设立的政策依据: @
    资金分配情况: @
    资金执行时间: @
    委托业务费用途: @
    补贴: {资金来源: @, 补贴人数: @, 补贴标准: @, 补贴范围: @, 补贴方式: @, 发放程序: @, 受益人群和社会效益: @}
结转结余:
  - {名称: @, 用途: @, 支出: [{科目: "2101505", 资金来源: 一般公共预算拨款, 金额: 91398}]}
变动原因:
  收入: {一般财力: @, 财政拨款结转: @}
  支出: {项目支出: @}
  科目: {"2101505": @, "2101599": @}
主要用途: {一般公共预算: {"210": @}}
绩效目标:
  项目:
    - 项目: [@]
      名称: @
      负责人: @
      总体目标: @
      指标:
        - 一级: @
          二级: @
          三级: [{指标: @, 指标值: @, 设置依据: @, 上年完成值: @, 权重: 10, 赋分规则: @, 佐证资料: @}]
其他说明: @
""".replace("@", json.dumps(ODD, ensure_ascii=False))


@pytest.fixture(scope="module", params=["新疆-2025", "新疆-2026"])
def odd(request: pytest.FixtureRequest) -> Document:
    """The document of a unit that writes odd things wherever it can."""
    document = composed(request.param, ODD_EVERYWHERE).document
    assert document is not None
    return document


def test_odd_texts_stand_in_the_docx_as_they_were_written(odd: Document) -> None:
    body = docx.Document(io.BytesIO(as_docx(odd))).element.body
    paragraphs, cells = (
        ["".join(piece.text for piece in part.iter("{*}t")) for part in body.iter(f"{{*}}{kind}")]
        for kind in ("p", "tc")
    )
    assert sum(ODD in text for text in paragraphs) > 15
    assert ODD in cells
    assert not any("{{" in text and "{{ 单位 }}{% set" not in text for text in paragraphs)


def test_odd_texts_stand_in_the_markdown_as_text(odd: Document) -> None:
    markdown = as_markdown(odd)
    assert re.sub(r"\\(.)", r"\1", markdown).count(ODD) > 20
    bare = [re.sub(r"\\.", "", line) for line in markdown.split("\n") if "script" in line]
    assert not any(re.search(r"[`*_\[\]~]|<[a-z!/]|&#?\w+;", line) for line in bare)
    rows = [line for line in markdown.split("\n") if line.startswith("|") and "script" in line]
    assert rows
    assert all(len(re.findall(r"(?<!\\)\|", row)) in range(5, 20) for row in rows)


def test_braces_in_a_text_are_no_template() -> None:
    for text in ("{{ 7 * 7 }}", "{% for i in range(10**9) %}", "{{ 没有 }}", "{{", "}}", "{#", "{% endif %}"):
        document = composed("新疆-2026", f"其他说明: {json.dumps(text)}").document
        assert document is not None
        assert f"\n\n{text}\n" in as_markdown(document).replace("\\*", "*")
