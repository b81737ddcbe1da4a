"""`budgetdocs diff`: what it takes, what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime, timezone
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import DONE, FAULTY, USAGE
from tests.helpers.budget_history import git
from tests.helpers.docx_inspect import W, body, find
from tests.helpers.made_up_rules import put_in_force
from tests.helpers.units_for_tests import FILES, UNIT, UNIT_FILE, altered, lay_out

OTHER = "units/乙局/2026.yaml"
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a repository whose working tree has one amount changed, under no rules."""
    git(tmp_path, "init", "-q", "-b", "main")
    lay_out(tmp_path, FILES)
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "-qm", "开始")
    lay_out(tmp_path, {UNIT_FILE: altered(UNIT, ("1305200", "1405200"))})
    monkeypatch.chdir(tmp_path)
    put_in_force(monkeypatch)
    return tmp_path


def test_the_working_tree_is_compared_with_a_revision(capsys: Printed) -> None:
    assert main(["diff", "HEAD"]) == DONE
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        "# 预算改动：HEAD → 工作区\n1 份文件有改动；没有新出现的问题。\n\n## 甲局 2026 年\nunits/甲局/2026.yaml\n"
        "收支（万元）  原  现  差额\n收支总预算  146.57  156.57  +10.00\n一般财力  146.57  156.57  +10.00\n"
        "基本支出  146.57  156.57  +10.00\n\n### 录入的改动：1 处\n录入的数  原（元）  现（元）  差额  位置\n"
        "人员经费 › 2101501 行政运行 › 一般财力 › 30101 基本工资  1,305,200.00  1,405,200.00  +100,000.00  "
        "units/甲局/2026.yaml:10\n\n"
        "### 文档里的变化：3 处\n\n#### 表1 支出表\n2101501 行政运行  合计 146.57 → 156.57\n"
        "总计  合计 146.57 → 156.57\n\n"
        "#### 一、支出情况\n- 支出[-146.57-]{+156.57+}万元，其中公用经费16.05万元，占[-10.95%-]{+10.25%+}。\n"
    )


def test_two_revisions_are_compared_whatever_the_working_tree_holds(capsys: Printed) -> None:
    git(Path(), "commit", "-qam", "更正")
    lay_out(Path(), {UNIT_FILE: "坏"})
    assert main(["diff", "HEAD~1", "HEAD", "--format", "json"]) == DONE
    content = json.loads(capsys.readouterr().out)
    assert [(unit["name"], unit["readable"], len(unit["facts"])) for unit in content["units"]] == [
        ("甲局 2026 年", True, 1)
    ]


def test_two_files_are_compared(capsys: Printed) -> None:
    lay_out(Path(), {"另存/甲.yaml": UNIT})
    assert main(["diff", "另存/甲.yaml", UNIT_FILE, "--format", "markdown"]) == DONE
    assert "| 收支总预算 | 146.57 | 156.57 | +10.00 |" in capsys.readouterr().out


def test_a_base_with_three_dots_is_where_the_work_parted_from_it(capsys: Printed) -> None:
    git(Path(), "checkout", "-qb", "改")
    git(Path(), "commit", "-qam", "更正")
    git(Path(), "checkout", "-q", "main")
    lay_out(Path(), {OTHER: altered(UNIT, ("单位: 甲局", "单位: 乙局"))})
    git(Path(), "add", "--all")
    git(Path(), "commit", "-qm", "别人的")
    git(Path(), "checkout", "-q", "改")
    assert main(["diff", "main..."]) == DONE
    assert capsys.readouterr().out.startswith(
        "# 预算改动：main... → 工作区\n1 份文件有改动；没有新出现的问题。\n\n## 甲局"
    )


NOTHING_HERE = "这里没有 units/，没有单位可以比较。到 units/ 所在的文件夹里运行；或写出两个文件来比较。\n"


@pytest.mark.parametrize("folder", ["units", "docs"])
@pytest.mark.parametrize("words", [["diff", "HEAD"], ["review", "--base", "HEAD"]])
def test_where_there_are_no_units_nothing_is_compared(
    words: list[str], folder: str, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    Path("docs").mkdir()
    monkeypatch.chdir(folder)
    assert main(words) == USAGE
    assert capsys.readouterr() == ("", NOTHING_HERE)


def test_units_in_a_submodule_are_not_compared(tmp_path: Path, capsys: Printed) -> None:
    git(tmp_path, "rm", "-rq", "--cached", "units")
    git(tmp_path, "update-index", "--add", "--cacheinfo", f"160000,{git(tmp_path, 'rev-parse', 'HEAD')},units")
    git(tmp_path, "commit", "-qm", "子模块")
    assert main(["diff", "HEAD", "HEAD"]) == USAGE
    assert capsys.readouterr().err.startswith("units/ 是另一个仓库（子模块）")


def test_without_a_commit_there_is_nothing_to_compare_with(tmp_path: Path, capsys: Printed) -> None:
    shutil.rmtree(tmp_path / ".git")
    git(tmp_path, "init", "-q")
    assert main(["diff", "HEAD"]) == USAGE
    assert capsys.readouterr().err == "还没有提交过，没有可以比的版本。先 git add .，再 git commit。\n"


WRONG = [
    ([""], "没有写和哪个版本比。写提交号、分支名或标签，例如 HEAD、main。\n"),
    (["..."], "没有写和哪个版本比。写提交号、分支名或标签，例如 HEAD、main。\n"),
    (["没有"], "没有“没有”这个版本。写提交号、分支名或标签，例如 HEAD~1、main。\n"),
    (["HEAD", "没有"], "没有“没有”这个版本。写提交号、分支名或标签，例如 HEAD~1、main。\n"),
    (["没有..."], "没有“没有”这个版本。写提交号、分支名或标签，例如 HEAD~1、main。\n"),
    ([UNIT_FILE], "比较文件要写出两个。要看一份文件提交以后改了什么，运行 budgetdocs diff HEAD。\n"),
    ([UNIT_FILE, "没有.yaml"], "没有这个文件：没有.yaml。比较文件要写出两个，比较版本两个都写版本。\n"),
    (["HEAD", UNIT_FILE], "没有这个文件：HEAD。比较文件要写出两个，比较版本两个都写版本。\n"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_what_cannot_be_compared_is_told(words: list[str], said: str, capsys: Printed) -> None:
    assert main(["diff", *words]) == USAGE
    assert capsys.readouterr() == ("", said)


# ---- tracked changes


def written(folder: str) -> list[str]:
    return sorted(str(path) for path in Path(folder).rglob("*") if path.is_file())


REDLINE = "出/甲局/2026年甲局预算公开（修订）.docx"


def test_tracked_changes_are_written_with_author_and_time_of_the_commit(capsys: Printed) -> None:
    git(Path(), "commit", "-qam", "更正")
    assert main(["diff", "HEAD~1", "HEAD", "--docx", "出"]) == DONE
    assert capsys.readouterr().err == f"已写 {REDLINE}\n"
    marks = find(body(Path(REDLINE).read_bytes()), "//w:ins[w:r]")
    assert {(mark.get(f"{W}author"), mark.get(f"{W}date")) for mark in marks} == {("王会计", "2026-02-20T10:00:00Z")}
    assert ["".join(mark.itertext()) for mark in marks] == ["156.57", "156.57", "156.57", "10.25%"]


def test_of_two_files_outside_git_nobody_knows_the_author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path / "外", {"旧.yaml": UNIT, "新.yaml": altered(UNIT, ("1305200", "1405200")), **FILES})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path / "外")
    os.utime("新.yaml", times=(0, datetime(2026, 3, 4, 5, 6, 7, tzinfo=timezone.utc).timestamp()))
    assert main(["diff", "旧.yaml", "新.yaml", "--docx", "出"]) == DONE
    mark = find(body(Path(REDLINE).read_bytes()), "//w:ins[w:r]")[0]
    assert (mark.get(f"{W}author"), mark.get(f"{W}date")) == ("未知", "2026-03-04T05:06:07Z")


def test_a_document_that_reads_as_before_is_not_written() -> None:
    lay_out(Path(), {UNIT_FILE: f"# 注\n{UNIT}"})
    assert main(["diff", "HEAD", "--docx", "出"]) == DONE
    assert written("出") == []


LEFT_OUT = [
    (
        {UNIT_FILE: UNIT, OTHER: altered(UNIT, ("单位: 甲局", "单位: 乙局"))},
        "乙局 2026 年",
        f"{OTHER} 是新增的，没有两份文档可以比",
    ),
    ({UNIT_FILE: altered(UNIT, ("年度: 2026", "年度: x"))}, "甲局 2026 年", f"{UNIT_FILE} 现在有错误，排不成文档"),
]


@pytest.mark.parametrize(("files", "unit", "why"), LEFT_OUT)
def test_what_has_nothing_to_track_is_said(files: dict[str, str], unit: str, why: str, capsys: Printed) -> None:
    lay_out(Path(), files)
    assert main(["diff", "HEAD", "--docx", "出"]) == DONE
    assert capsys.readouterr().err == f"没有写 {unit} 的修订：{why}。\n"
    assert written("出") == []


def test_tracked_changes_of_what_may_not_be_published_come_with_a_warning(capsys: Printed) -> None:
    lay_out(Path(), {UNIT_FILE: altered(UNIT, ("年度: 2026", "年度: 2025"))})
    assert main(["diff", "HEAD", "--docx", "出"]) == DONE
    (path,) = written("出")
    assert capsys.readouterr().err == (f"已写 {path}\n{UNIT_FILE} 有错误，生成不了公开的文档；这份修订只供审阅。\n")


def test_a_folder_that_cannot_be_written_to_is_told(capsys: Printed) -> None:
    Path("出").write_text("不是文件夹")
    assert main(["diff", "HEAD", "--docx", "出"]) == FAULTY
    assert capsys.readouterr().err.startswith("出/甲局:1:1: 错误 文件 写不了：")
