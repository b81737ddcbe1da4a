"""Revisions read from git: what changed, who made it, without touching checkout or index."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.comparison.revisions import WORKING_TREE, Changed, Commit, RevisionError, repository, unit_year
from tests.helpers.budget_history import git
from tests.helpers.units_for_tests import lay_out

FILES = {"units/甲局/2026.yaml": "版式: 小\n单位: 甲局\n" * 9, "templates/小/edition.yaml": "x\n", "其他.txt": "y\n"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a repository with one commit."""
    return begun(tmp_path, "")


def begun(folder: Path, below: str) -> Path:
    git(folder, "init", "-q", "-b", "main")
    lay_out(folder / below, FILES)
    git(folder, "add", "--all")
    git(folder, "commit", "-qm", "开始")
    return folder / below


def changed(folder: Path, base: str = "HEAD", head: str = WORKING_TREE) -> list[Changed]:
    with repository(folder) as asked:
        return asked.changed(asked.tree(base), asked.tree(head))


EDITED = "版式: 小\n单位: 乙局\n" * 9
CHANGES = {
    "nothing": ({}, []),
    "edited": ({"units/甲局/2026.yaml": EDITED}, [Changed("units/甲局/2026.yaml", "units/甲局/2026.yaml")]),
    "new, not added": ({"units/乙局/2026.yaml": "新"}, [Changed("", "units/乙局/2026.yaml")]),
    "settings": ({"budgetdocs.yaml": "规则级别: {}"}, [Changed("", "budgetdocs.yaml")]),
    "elsewhere": ({"其他.txt": "z", "docs/新.md": ""}, []),
    "ignored": ({".gitignore": "*.yaml\n", "units/乙局/2026.yaml": "新"}, []),
    "a name of signs": ({'units/"甲\t局/2026.yaml': "新"}, [Changed("", 'units/"甲\t局/2026.yaml')]),
}


@pytest.mark.parametrize("below", ["", "预算/公开"])
@pytest.mark.parametrize(("files", "told"), CHANGES.values(), ids=CHANGES)
def test_what_the_working_tree_changes_is_told(
    below: str, files: dict[str, str], told: list[Changed], tmp_path: Path
) -> None:
    folder = begun(tmp_path, below)
    lay_out(folder, files)
    before = git(folder, "status", "--porcelain"), len(list((tmp_path / ".git").rglob("*")))
    assert changed(folder) == told
    assert (git(folder, "status", "--porcelain"), len(list((tmp_path / ".git").rglob("*")))) == before


def test_an_edit_in_the_second_of_the_commit_that_leaves_the_size_is_seen(place: Path) -> None:
    for letter in "乙丙丁":
        lay_out(place, {"units/甲局/2026.yaml": f"单位: {letter}局\n"})
        git(place, "commit", "-qam", letter)
        lay_out(place, {"units/甲局/2026.yaml": "单位: 戊局\n"})
        assert changed(place) == [Changed("units/甲局/2026.yaml", "units/甲局/2026.yaml")]


def test_a_file_moved_by_hand_is_one_change(place: Path) -> None:
    (place / "units/甲局").rename(place / "units/乙局")
    assert changed(place) == [Changed("units/甲局/2026.yaml", "units/乙局/2026.yaml")]


def test_a_file_removed_is_told_and_a_file_of_two_commits_compared(place: Path) -> None:
    (place / "units/甲局/2026.yaml").unlink()
    git(place, "commit", "-qam", "删去")
    assert changed(place, "HEAD~1", "HEAD") == [Changed("units/甲局/2026.yaml", "")]


def test_files_are_laid_out_as_they_were(place: Path, tmp_path: Path) -> None:
    (place / "units/甲局/2026.yaml").write_text("现在")
    with repository(place) as asked:
        for name, revision in (("旧", "HEAD"), ("新", WORKING_TREE)):
            asked.lay_out(
                asked.tree(revision), ["units/甲局/2026.yaml", "没有.yaml", "../x", "a/.git/x"], tmp_path / name
            )
    assert (tmp_path / "旧/units/甲局/2026.yaml").read_text(encoding="utf-8") == FILES["units/甲局/2026.yaml"]
    assert (tmp_path / "新/units/甲局/2026.yaml").read_text(encoding="utf-8") == "现在"
    assert sorted(path.name for path in (tmp_path / "新").rglob("*")) == ["2026.yaml", "units", "甲局"]


def test_files_and_editions_of_a_tree_are_listed(place: Path) -> None:
    lay_out(
        place,
        {
            "units/乙局/2026.yaml": '版式: "大"  # 注\n年度: "2026"\n',
            "units/丁局/2026.yaml": "版式: 小\0\n",
            "units/丙局/2026.yaml": "单位: 丙局\n",
        },
    )
    with repository(place) as asked:
        tree = asked.tree(WORKING_TREE)
        assert asked.files(tree, "templates") == ["templates/小/edition.yaml"]
        assert asked.files(tree, "没有") == []
        assert asked.editions(tree) == {"units/乙局/2026.yaml": "大", "units/甲局/2026.yaml": "小"}
        assert asked.heads(tree, ("单位", "年度")) == {
            "units/乙局/2026.yaml": {"年度": "2026"}, "units/丙局/2026.yaml": {"单位": "丙局"},
            "units/甲局/2026.yaml": {"单位": "甲局"},
        }  # fmt: skip
        assert asked.editions(asked.tree("HEAD")) == {"units/甲局/2026.yaml": "小"}


def test_who_made_a_revision_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "李审核")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "li@example.org")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "1771552800 +0800")
    with repository(place) as asked:
        assert asked.made("HEAD") == Commit("王会计", "2026-02-20T10:00:00+08:00")
        assert asked.made(WORKING_TREE) == Commit("李审核", "2026-02-20T02:00:00+00:00")


def test_where_two_lines_of_work_parted_is_found(place: Path) -> None:
    git(place, "checkout", "-q", "-b", "旁")
    git(place, "commit", "-q", "--allow-empty", "-m", "一")
    git(place, "checkout", "-q", "main")
    git(place, "commit", "-q", "--allow-empty", "-m", "二")
    with repository(place) as asked:
        assert asked.common("旁", "main") == asked.commit("main~1")
        git(place, "checkout", "-q", "--orphan", "无关")
        git(place, "commit", "-q", "--allow-empty", "-m", "三")
        with pytest.raises(RevisionError, match=r"^“无关”和“main”没有共同的来历。"):
            asked.common("无关", "main")


@pytest.mark.parametrize("name", ["没有", "--help", "-x", "HEAD:units", ""])
def test_a_revision_that_does_not_exist_is_told(name: str, place: Path) -> None:
    with repository(place) as asked, pytest.raises(RevisionError, match=f"^没有“{name}”这个版本。"):
        asked.commit(name)


def test_outside_a_repository_and_without_git_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(RevisionError, match=r"^这里不在 git 仓库里。"), repository(tmp_path):
        pass
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError, match=r"^没有装 git。"), repository(tmp_path):
        pass


def test_another_complaint_of_git_is_told_as_it_says_it(place: Path) -> None:
    with repository(place) as asked, pytest.raises(RevisionError, match=r"^git 没有做成：.*nonsense"):
        asked.ask("nonsense")


def test_a_commit_without_any_file_can_be_a_base(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "空")
    lay_out(tmp_path, {"units/甲局/2026.yaml": "新"})
    assert changed(tmp_path) == [Changed("", "units/甲局/2026.yaml")]


YEARS = [
    ("units/甲局/2026.yaml", 2026),
    ("units/甲局/备注.yaml", None),
    ("units/甲局/2026.txt", None),
    ("x/2026.yaml", None),
]


@pytest.mark.parametrize(("path", "year"), YEARS)
def test_the_year_of_a_unit_file_is_that_of_its_name(path: str, year: int | None) -> None:
    assert unit_year(path) == year
