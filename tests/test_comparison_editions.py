"""What changed editions and settings do to units whose own files did not, and files that clash with such a unit's."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.comparison import trees
from generator.comparison.changes import LevelChange
from generator.comparison.writers import as_text
from generator.finding import WARNING
from tests.helpers.budget_history import git
from tests.helpers.comparisons import after, begun, one
from tests.helpers.made_up_rules import made_up, put_in_force, saying
from tests.helpers.units_for_tests import EDITION, SECTION, UNIT, UNIT_FILE, altered, lay_out

OTHER = "units/乙局/2026.yaml"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a repository with the small edition and unit, under no rules."""
    return begun(tmp_path, monkeypatch)


def unit(*changes: tuple[str, str]) -> str:
    return altered(UNIT, *changes)


def test_a_changed_edition_names_the_units_whose_documents_it_changes() -> None:
    lay_out(
        Path(),
        {
            "templates/大/edition.yaml": "承接: 小\n",
            OTHER: unit(("版式: 小", "版式: 大"), ("单位: 甲局", "单位: 乙局")),
        },
    )
    git(Path(), "add", "--all")
    git(Path(), "commit", "-qm", "大")
    comparison = after(**{"templates/小/节/支出.md": SECTION.replace("支出{{", "支出总额{{")})
    assert comparison.units == ()
    assert comparison.editions.files == ("templates/小/节/支出.md",)
    assert [change.name for change in comparison.editions.units] == ["乙局 2026 年", "甲局 2026 年"]
    assert [section.title for section in comparison.editions.units[0].sections] == ["一、支出情况"]


def test_of_very_many_units_of_a_changed_edition_only_the_first_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(Path(), {OTHER: unit(("单位: 甲局", "单位: 乙局"))})
    git(Path(), "add", "--all")
    git(Path(), "commit", "-qm", "乙局")
    monkeypatch.setattr(trees, "MOST_READ", 1)
    comparison = after(**{"templates/小/节/支出.md": SECTION.replace("支出{{", "支出总额{{")})
    assert [change.name for change in comparison.editions.units] == ["乙局 2026 年"]
    assert comparison.editions.unread == 1
    assert "还有 1 份没有比较。" in as_text(comparison)


def test_an_edition_that_changes_no_document_names_no_unit() -> None:
    comparison = after(**{"templates/小/edition.yaml": "# 注\n" + EDITION, "templates/新/edition.yaml": EDITION})
    assert comparison.editions == (("templates/小/edition.yaml", "templates/新/edition.yaml"), (), 0)


def test_a_unit_whose_own_file_changed_too_stands_among_the_units() -> None:
    changed = {
        "templates/小/节/支出.md": SECTION.replace("支出{{", "支出总额{{"),
        UNIT_FILE: unit(("1305200", "1305300")),
    }
    comparison = after(**changed)
    assert one(comparison).name == "甲局 2026 年"
    assert comparison.editions.units == ()


def test_a_fault_in_a_template_that_stops_every_unit_is_in_the_first_sentence() -> None:
    lay_out(Path(), {OTHER: unit(("单位: 甲局", "单位: 乙局"))})
    git(Path(), "add", "--all")
    git(Path(), "commit", "-qm", "乙局")
    comparison = after(**{"templates/小/节/支出.md": SECTION + "{{ 没有 }}\n"})
    text = as_text(comparison)
    assert "版式改了，2 份文件的文档或问题因此不同；新出现 1 个错误；2 份文件有错误，生成不了文档。" in text
    assert "- 甲局 2026 年：文档里 0 处变化，新出现 1 个问题，生成不了文档（units/甲局/2026.yaml）\n" in text
    assert "### 新出现的问题：1 个\n- 错误 版式 " in text
    assert "（templates/小/节/支出.md:4）" in text


@pytest.mark.parametrize(
    "fault", [{"templates/小/edition.yaml": "坏"}, {"templates/小/节/支出.md": "# 支出\n{{ 没有 }}\n"}]
)
def test_what_the_rules_cannot_look_at_any_more_is_not_mended(
    fault: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_force(
        monkeypatch,
        made_up("甲-乙", lambda rule, subject: saying("管理")(rule, subject) if subject.document else iter(())),
    )
    (change,) = after(**fault).editions.units
    assert [finding.file for finding in change.found] == [*fault]
    assert (change.settled, change.silenced) == ((), ())


# ---- settings


def test_changed_settings_are_judged_in_every_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲-乙", saying("管理"), level=WARNING))
    comparison = after(**{"budgetdocs.yaml": "规则级别: {甲-乙: 关}\n"})
    assert comparison.levels == (LevelChange("甲-乙", None, "关"),)
    text = as_text(comparison)
    assert "- 规则“甲-乙”的级别：不另设" in text
    assert "- 甲局 2026 年：文档里 0 处变化，不再照原样报 1 个问题（units/甲局/2026.yaml）\n" in text
    assert "- （规则已关）警告 甲-乙 有“管理”。" in text


def test_settings_that_make_an_error_of_a_warning_are_in_the_first_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲-乙", saying("管理"), level=WARNING))
    comparison = after(**{"budgetdocs.yaml": "规则级别: {甲-乙: 错误}\n"})
    assert "检查设置改了，1 份文件的文档或问题因此不同；新出现 1 个错误；1 份文件有错误" in as_text(comparison)


# ---- a file that claims the document of another


def test_a_new_file_of_a_unit_that_nobody_touched_is_an_error_in_the_new_file() -> None:
    change = one(after(**{"units/副本/2026.yaml": UNIT}))
    clash = change.found[-1]
    assert (clash.file, clash.position.line, clash.rule) == ("units/副本/2026.yaml", 2, "文件")
    assert clash.message == f"与 {UNIT_FILE} 要写成同一个文件“2026年甲局预算公开”，这一份没有写。"
    assert change.after
    assert (change.after.claim, change.after.errors) == (None, 1)


def test_a_clash_that_was_there_before_is_not_new() -> None:
    lay_out(Path(), {"units/副本/2026.yaml": UNIT})
    git(Path(), "add", "--all")
    git(Path(), "commit", "-qm", "副本")
    change = one(after(**{"units/副本/2026.yaml": unit(("1305200", "1305300"))}))
    assert change.found == ()
    assert change.after
    assert change.after.errors == 1
