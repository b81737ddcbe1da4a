"""One unit and year at two revisions: totals, findings, names; and which units a change of files concerns."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.comparison.changes import Comparison
from generator.comparison.trees import compare_files
from generator.comparison.writers import as_text
from generator.finding import Finding
from tests.helpers.budget_history import git
from tests.helpers.comparisons import after, begun, one
from tests.helpers.units_for_tests import SECTION, UNIT, UNIT_FILE, altered, lay_out

OTHER = "units/乙局/2026.yaml"
LAST = "units/甲局/2025.yaml"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a repository with the small edition and unit, under no rules."""
    return begun(tmp_path, monkeypatch)


def unit(*changes: tuple[str, str]) -> str:
    return altered(UNIT, *changes)


def told(findings: tuple[Finding, ...]) -> list[tuple[int, str]]:
    return [(finding.position.line, finding.rule) for finding in findings]


def test_nothing_changed_is_nothing() -> None:
    assert after() == Comparison("HEAD", "工作区", (), ((), (), 0), settings=False)  # type: ignore[arg-type]


def test_an_amount_changes_totals_facts_and_print() -> None:
    change = one(after(**{UNIT_FILE: unit(("1305200", "1405200"))}))
    assert [(name, f"{old:f}", f"{new:f}") for name, old, new in change.totals] == [
        ("收支总预算", "1465700.00", "1565700.00"), ("一般财力", "1465700.00", "1565700.00"),
        ("基本支出", "1465700.00", "1565700.00"),
    ]  # fmt: skip
    assert [fact.what for fact in change.facts] == [("人员经费", "2101501 行政运行", "一般财力", "30101 基本工资")]
    assert [section.title for section in change.sections] == ["表1 支出表", "一、支出情况"]
    assert (change.name, change.is_readable, change.changes_nothing, change.is_renamed) == (
        "甲局 2026 年", True, False, False,
    )  # fmt: skip


def test_comments_and_order_change_nothing() -> None:
    change = one(after(**{UNIT_FILE: "# 注\n" + unit(("单位: 甲局\n口径: 单位\n", "口径: 单位\n单位: 甲局\n"))}))
    assert change.changes_nothing


def test_a_new_file_has_no_side_before_and_all_its_findings_are_new() -> None:
    comparison = after(**{OTHER: unit(("单位: 甲局", "单位: 丙局"))})
    change = one(comparison)
    assert (change.before, change.name, change.facts) == (None, "丙局 2026 年", ())
    assert [(total.name, total.before, f"{total.after:f}") for total in change.totals] == [
        ("收支总预算", 0, "1465700.00"), ("一般财力", 0, "1465700.00"), ("基本支出", 0, "1465700.00"),
    ]  # fmt: skip
    assert told(change.found) == [(2, "文件")]


def test_a_new_year_is_compared_with_the_year_before() -> None:
    new = "units/甲局/2027.yaml"
    comparison = after(**{new: unit(("年度: 2026", "年度: 2027"), ("1305200", "1405200"))})
    change = one(comparison)
    assert (change.before, change.against, change.name) == (None, UNIT_FILE, "甲局 2027 年")
    assert [f"{total.before:f} {total.after:f}" for total in change.totals[:1]] == ["1465700.00 1565700.00"]
    assert [(fact.before, fact.after, fact.place) for fact in change.facts] == [(1305200, 1405200, f"{new}:10")]
    assert [section.title for section in change.sections] == ["表1 支出表", "一、支出情况"]
    assert f"新增的文件：{new}　下面是和上年的文件 {UNIT_FILE} 的比较。\n收支（万元）  原  现  差额\n" in as_text(
        comparison
    )


def test_a_removed_file_has_no_side_after_and_settles_nothing() -> None:
    lay_out(Path(), {OTHER: unit(("单位: 甲局", "单位: 丙局"))})
    git(Path(), "add", "--all")
    git(Path(), "commit", "-qm", "丙局")
    change = one(after(**{OTHER: None}))
    assert (change.after, change.name, change.found, change.settled) == (None, "丙局 2026 年", (), ())


def test_a_unit_of_another_name_is_one_change_and_its_name_is_told_once() -> None:
    Path("units/甲局").rename("units/乙局")
    change = one(after(**{OTHER: unit(("单位: 甲局", "单位: 乙局"))}))
    assert (change.is_renamed, change.has_other_name, change.name) == (True, True, "乙局 2026 年")
    assert [(wording.before, wording.after) for wording in change.wordings] == [("甲局", "乙局")]
    assert change.sections == ()


def test_a_text_that_still_has_the_former_name_has_not_changed() -> None:
    keeping = ("{主要职能: 管理医保。}", "{主要职能: 甲局管理医保。}")
    lay_out(Path(), {"templates/小/节/支出.md": SECTION + "{{ 概况.主要职能 }}\n", UNIT_FILE: unit(keeping)})
    git(Path(), "commit", "-qam", "职能")
    Path("units/甲局").rename("units/乙局")
    assert one(after(**{OTHER: unit(keeping, ("单位: 甲局", "单位: 乙局"))})).sections == ()


TWO_PROJECTS = """\
项目支出:
  - {{名称: {}, 支出: [{{科目: "2101599", 资金来源: 一般财力, 经济科目: "30216", 金额: 20}}]}}
  - {{名称: {}, 支出: [{{科目: "2101599", 资金来源: 一般财力, 经济科目: "30216", 金额: 30}}]}}
"""


def test_of_two_former_names_of_which_one_begins_the_other_the_longer_is_replaced() -> None:
    duty = "{主要职能: 管理医保。}"
    before = unit((duty, "{主要职能: 安排培训补助。}")) + TWO_PROJECTS.format("培训", "培训补助")
    lay_out(Path(), {"templates/小/节/支出.md": SECTION + "{{ 概况.主要职能 }}\n", UNIT_FILE: before})
    git(Path(), "commit", "-qam", "项目")
    now = unit((duty, "{主要职能: 安排培训补贴。}")) + TWO_PROJECTS.format("业务培训", "培训补贴")
    assert one(after(**{UNIT_FILE: now})).sections == ()


def test_a_file_that_cannot_be_read_has_findings_only() -> None:
    change = one(after(**{UNIT_FILE: unit(("年度: 2026\n", "年度: 2026\n备注: x\n"))}))
    assert (change.is_readable, change.name, change.totals, change.sections) == (False, "甲局 2026 年", (), ())
    assert told(change.found) == [(5, "结构-未知键")]
    assert change.settled == ()


def test_last_years_file_changes_the_year_after() -> None:
    before = unit(("年度: 2026", "年度: 2025"), ("落款日期: 2026-02-27", "落款日期: 2025-02-27"))
    lay_out(Path(), {LAST: before, "templates/小/节/支出.md": SECTION + '比上年{{ 比较("财政拨款").差额 }}万元。\n'})
    git(Path(), "add", "--all")
    git(Path(), "commit", "-qm", "上年")
    comparison = after(**{LAST: altered(before, ("1305200", "1205200"))})
    assert [change.side.file for change in comparison.units] == [LAST, UNIT_FILE]
    following = comparison.units[1]
    assert (following.untouched, following.facts) == (True, ())
    assert [section.title for section in following.sections] == ["一、支出情况"]
    text = as_text(comparison)
    assert "1 份文件有改动，另有 1 份因上年的文件改了而不同；没有新出现的问题。" in text
    assert f"{UNIT_FILE}　自己的文件没有改，因上年的文件改了而不同。" in text


def test_an_edit_of_last_years_file_is_not_told_again_in_a_following_year_that_changed_too() -> None:
    before = unit(("年度: 2026", "年度: 2025"), ("落款日期: 2026-02-27", "落款日期: 2025-02-27"))
    lay_out(Path(), {LAST: before})
    git(Path(), "add", "--all")
    git(Path(), "commit", "-qm", "上年")
    raised = ("1305200", "1405200")
    comparison = after(**{LAST: altered(before, raised), UNIT_FILE: unit(("4900", "5900"))})
    assert [[fact.what[-1] for fact in change.facts] for change in comparison.units] == [
        ["30101 基本工资"], ["30202 印刷费"],
    ]  # fmt: skip


@pytest.mark.parametrize("removed", [False, True])
def test_last_years_file_changes_the_year_after_when_it_comes_or_goes(*, removed: bool) -> None:
    before = unit(("年度: 2026", "年度: 2025"), ("落款日期: 2026-02-27", "落款日期: 2025-02-27"))
    lay_out(Path(), {"templates/小/节/支出.md": SECTION + '比上年{{ 比较("财政拨款").差额 }}万元。\n'})
    lay_out(Path(), {LAST: before} if removed else {})
    git(Path(), "add", "--all")
    git(Path(), "commit", "-qm", "上年")
    comparison = after(**{LAST: None if removed else before})
    assert [(change.side.file, change.untouched) for change in comparison.units] == [(LAST, False), (UNIT_FILE, True)]


def test_a_following_year_that_comes_out_the_same_is_not_told() -> None:
    before = unit(("年度: 2026", "年度: 2025"), ("落款日期: 2026-02-27", "落款日期: 2025-02-27"))
    lay_out(Path(), {LAST: before})
    git(Path(), "add", "--all")
    git(Path(), "commit", "-qm", "上年")
    assert one(after(**{LAST: altered(before, ("管理医保。", "管医保。"))})).side.file == LAST


def test_a_year_begun_by_moving_last_years_file_is_a_new_file_and_a_removed_one() -> None:
    Path(UNIT_FILE).rename("units/甲局/2027.yaml")
    comparison = after(**{"units/甲局/2027.yaml": unit(("年度: 2026", "年度: 2027"))})
    assert [(bool(change.before), bool(change.after), change.name) for change in comparison.units] == [
        (True, False, "甲局 2026 年"), (False, True, "甲局 2027 年"),
    ]  # fmt: skip


# ---- two files


def test_two_files_are_compared_without_git(place: Path) -> None:
    lay_out(place, {"units/甲局/2027.yaml": unit(("年度: 2026", "年度: 2027"), ("1305200", "1305300"))})
    change = one(compare_files(Path(UNIT_FILE), Path("units/甲局/2027.yaml")))
    assert [f"{fact.after:f}" for fact in change.facts if fact.after is not None] == ["1305300"]
    assert [(" ".join(wording.what), wording.after) for wording in change.wordings] == [("年度", "2027")]
