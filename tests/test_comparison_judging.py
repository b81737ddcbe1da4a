"""Which findings a change brings, mends or silences, and what is told of files that cannot be read in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.checks.rule import Rule, Subject, finding_at
from generator.comparison.changes import UnitChange
from generator.comparison.places import Places
from generator.comparison.writers import as_text
from generator.finding import ERROR, NOTE, WARNING, Finding, Position
from tests.helpers.budget_history import git
from tests.helpers.comparisons import after, begun, comparison, one
from tests.helpers.made_up_rules import made_up, put_in_force, saying
from tests.helpers.small_unit import parse
from tests.helpers.units_for_tests import UNIT, UNIT_FILE, altered

PROJECT = """\
  - 名称: {}
    设立的政策依据: 甲
    资金分配情况: {}
    支出: [{{科目: "2101599", 资金来源: 一般财力, 经济科目: "30309", 金额: 20}}]
"""
PROJECTS = f"{UNIT}项目支出:\n{PROJECT.format('甲项目', '5人坏')}{PROJECT.format('乙项目', '好')}"
EMPTY = ('"30101": 1305200', '"30101": '), ("办公家具: 0", "办公家具:")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a repository with the small edition and unit, under no rules."""
    return begun(tmp_path, monkeypatch)


def unit(*changes: tuple[str, str]) -> str:
    return altered(UNIT, *changes)


def changed(before: str, now: str) -> UnitChange:
    """Return what a change of the unit's file changes."""
    Path(UNIT_FILE).write_text(before, encoding="utf-8")
    git(Path(), "commit", "-qam", "以前", "--allow-empty")
    return one(after(**{UNIT_FILE: now}))


def told(findings: tuple[Finding, ...]) -> list[tuple[int, str]]:
    return [(finding.position.line, finding.rule) for finding in findings]


def figures(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find fault with every 坏, telling the text that it stands in."""
    for passage in subject.passages:
        if "坏" in passage.text:
            yield finding_at(subject, rule, passage.path, f"写着“{passage.text}”。", "改。")


def test_a_place_is_known_by_the_words_that_lead_there_and_the_file_as_a_whole_by_none() -> None:
    places = Places(parse("甲: {乙: 1, 丙: 2}\n丁: [{名称: 戊, 己: 3}]"), {"戊": "庚"})
    at = {(1, 1): (), (1, 5): ("甲", "乙"), (1, 8): ("甲", "乙"), (1, 11): ("甲", "丙"), (2, 1): ("丁",)}
    assert {place: places.path(Position(*place)) for place in at} == at
    assert places.path(Position(2, 18)) == ("丁", "庚", "己")
    assert Places(None, {}).path(Position(3, 1)) == ()


# ---- new, or the same


def test_a_finding_that_moves_or_has_other_figures_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲", figures))
    change = changed(PROJECTS, "# 注\n" + altered(PROJECTS, ("5人坏", "6人坏")))
    assert (change.found, change.settled) == ((), ())


def test_a_finding_in_another_project_is_another_though_it_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲", figures))
    now = altered(PROJECTS, ("5人坏", "5人"), ("资金分配情况: 好", "资金分配情况: 10人坏"))
    change = changed(PROJECTS, now)
    assert (told(change.found), told(change.settled)) == ([(27, "甲")], [(23, "甲")])


def of_printing(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find fault with every block of 基本支出 that has 30203."""
    for number, block in enumerate(subject.disclosure.root.core["基本支出"]):
        if "30203" in block["公用经费"]:
            yield finding_at(subject, rule, ("基本支出", number, "科目"), "不好。", "改。")


def test_a_finding_in_an_entry_without_a_name_is_the_same_wherever_that_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_in_force(monkeypatch, made_up("甲", of_printing))
    block = '  - {科目: "2101502", 资金来源: 一般财力, 公用经费: {"302%s": 1}}\n'
    before, now = (
        UNIT.replace("政府采购:", blocks + "政府采购:") for blocks in (block % "03", block % "04" + block % "03")
    )
    change = changed(before, now)
    assert (len(change.facts), change.found, change.settled) == (1, (), ())


GOAL = """\
    - 项目: [{}项目]
      总体目标: {}
      指标: [{{一级: 产出指标, 二级: 数量指标, 三级: [{{指标: 次数, 指标值: 5次}}]}}]
"""


def test_a_finding_in_the_goals_of_another_project_is_another_too(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲", figures))
    projects = f"{altered(PROJECTS, ('5人坏', '5人'))}绩效目标:\n  项目:\n"
    change = changed(
        projects + GOAL.format("甲", "坏") + GOAL.format("乙", "好"),
        projects + GOAL.format("甲", "好") + GOAL.format("乙", "坏"),
    )
    assert (told(change.found), told(change.settled)) == ([(35, "甲")], [(32, "甲")])


def test_a_finding_in_a_project_of_another_name_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲", figures))
    change = changed(PROJECTS, altered(PROJECTS, ("甲项目", "甲类项目")))
    assert (change.found, change.settled) == ((), ())


def named(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find fault with every project, by its name."""
    for number, project in enumerate(subject.disclosure.root.core["项目支出"]):
        yield finding_at(subject, rule, ("项目支出", number), f"“{project['名称']}”没有表。", "补。")


def test_nor_is_it_another_if_it_says_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲", named))
    change = changed(PROJECTS, altered(PROJECTS, ("甲项目", "甲类项目"), ("5人坏", "6人坏")))
    assert (change.found, change.settled) == ((), ())


def everywhere(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the same fault with every project."""
    for number in range(len(subject.disclosure.root.core.get("项目支出", ()))):
        yield finding_at(subject, rule, ("项目支出", number), "没有表。", "补。")


def test_findings_that_say_the_same_are_told_once_with_all_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲", everywhere))
    text = as_text(comparison(changed(UNIT, PROJECTS)))
    assert "### 新出现的问题：2 个\n" in text
    assert re.findall("(?m)^- .* 甲 没有表.*$", text) == [f"- 错误 甲 没有表。 改法：补。（{UNIT_FILE}:21、25）"]


def test_of_a_file_that_is_not_filled_in_it_is_told_how_many_blanks_there_are() -> None:
    assert "1 个\n- 错误 结构-空白 “国有资产”的“办公家具”还没有写内容。 改法：" in as_text(
        comparison(changed(UNIT, unit(EMPTY[1])))
    )
    text = as_text(comparison(changed(UNIT, unit(*EMPTY))))
    assert f"### 新出现的问题：2 个\n- 错误 结构-空白 有 2 处还没有写内容。（{UNIT_FILE}:10、16）\n" in text


def test_the_gravest_are_told_first(monkeypatch: pytest.MonkeyPatch) -> None:
    levels = {"甲-一": NOTE, "甲-二": WARNING, "甲-三": ERROR}
    put_in_force(monkeypatch, *(made_up(name, saying("管医保"), level=level) for name, level in levels.items()))
    text = as_text(comparison(changed(UNIT, unit(("管理医保。", "管医保。")))))
    assert re.findall("(?m)^- (.. 甲-.)", text) == ["错误 甲-三", "警告 甲-二", "提示 甲-一"]


# ---- mended, or told no more


def test_a_mended_finding_is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲-乙", saying("管理")))
    change = changed(UNIT, unit(("管理医保。", "管医保。")))
    assert (told(change.settled), change.silenced) == ([(6, "甲-乙")], ())


WAIVED = UNIT + "豁免: [{规则: 甲-乙, 位置: 概况.主要职能, 理由: 已核对}]\n"
SILENCING = [
    ({UNIT_FILE: WAIVED}, "已豁免：已核对"),
    ({UNIT_FILE: f"# 注\n{UNIT}", "budgetdocs.yaml": "规则级别: {甲-乙: 关}\n"}, "规则已关"),
    ({UNIT_FILE: f"# 注\n{UNIT}", "budgetdocs.yaml": "规则级别: {甲-乙: 提示}\n"}, "级别改为提示"),
]


@pytest.mark.parametrize(("files", "why"), SILENCING)
def test_a_finding_that_is_silenced_is_not_said_to_be_mended(
    files: dict[str, str], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_force(monkeypatch, made_up("甲-乙", saying("管理"), level=WARNING))
    change = one(after(**files))
    assert (change.found, change.settled) == ((), ())
    assert [(finding.position.line, reason) for finding, reason in change.silenced] == [(6, why)]
    assert f"### 没有改、不再照原样报的问题：1 个\n- （{why}）警告 甲-乙 " in as_text(comparison(change))


def test_a_raised_level_makes_a_new_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲-乙", saying("管理"), level=WARNING))
    change = one(after(**{UNIT_FILE: f"# 注\n{UNIT}", "budgetdocs.yaml": "规则级别: {甲-乙: 错误}\n"}))
    assert (told(change.found), change.silenced) == ([(7, "甲-乙")], ())


# ---- files with faults of syntax or structure


def test_of_two_faulty_files_what_is_written_is_compared_and_what_is_filled_in_is_settled() -> None:
    change = changed(unit(*EMPTY), unit(EMPTY[1]))
    assert [(wording.what, wording.before, wording.after, wording.place) for wording in change.wordings] == [
        (("基本支出", "2101501／一般财力", "人员经费", "30101"), "", "1305200", f"{UNIT_FILE}:10")
    ]
    assert (told(change.found), told(change.settled)) == ([], [(10, "结构-空白")])
    assert not change.changes_nothing
    assert "\n- 基本支出 › 2101501／一般财力 › 人员经费 › 30101：{+1305200+}（" in as_text(comparison(change))


def test_of_a_file_that_is_no_yaml_nothing_is_said_to_be_the_same() -> None:
    change = changed(UNIT + "：{\n", UNIT + "：{ \n")
    assert (change.changes_nothing, change.wordings, change.found) == (False, (), ())


def test_a_faulty_file_made_sound_shows_its_totals_and_what_could_not_be_found_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_in_force(monkeypatch, made_up("甲-乙", saying("管理"), group="sums", level=WARNING))
    change = changed(unit(EMPTY[1]), unit(("1305200", "1405200")))
    assert (told(change.found), told(change.exposed)) == ([], [(6, "甲-乙")])
    assert told(change.settled) == [(16, "结构-空白")]
    text = as_text(comparison(change))
    assert "现在已改好；文档改了哪里比不出来，只列出文件里不同的地方。\n收支总预算 156.57 万元。\n" in text
    assert "30101：[-1305200-]{+1405200+}（" in text
    assert "没有新出现的问题；另有 1 个问题原来查不到。" in text
    assert "### 原来的文件或版式有错、查不到而现在查出的问题：1 个" in text


def test_a_new_fault_of_structure_settles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲-乙", saying("管理"), group="sums"))
    change = changed(UNIT, unit(EMPTY[1]))
    assert (told(change.found), change.settled, change.silenced) == ([(16, "结构-空白")], (), ())


def test_errors_that_were_there_before_are_told_as_long_as_they_bar_the_document() -> None:
    late = unit(("年度: 2026", "年度: 2025"))
    change = changed(late, altered(late, ("1305200", "1405200")))
    text = as_text(comparison(change))
    assert change.found == ()
    assert "1 份文件有改动；没有新出现的问题；1 份文件有错误，生成不了文档。" in text
    assert f"{UNIT_FILE}\n这份文件现在有 1 个错误，生成不了文档。\n" in text
