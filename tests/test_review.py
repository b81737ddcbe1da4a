"""`budgetdocs review` on the CI machine of each host and by hand: what it prints, writes and posts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import DONE, FAULTY, USAGE
from generator.review.hosts import TOKEN
from generator.review.hosts.comments import MARKER
from generator.review.hosts.surroundings import EVENT
from generator.review.reviewing import Review, report_files
from tests.helpers.comparisons import comparison, fault, unit
from tests.helpers.played_hosts import Played, played
from tests.helpers.pull_requests import OTHER, RAISED, SPOILED, commit, git, on_machine_of, requested, written_event
from tests.helpers.units_for_tests import FILES, UNIT, UNIT_FILE, altered

FOLDER = Path("build/review")
ARGUMENTS = {"github": [], "gitlab": [], "gitee": ["--repository", "o/r", "--api"]}
Printed = pytest.CaptureFixture[str]


@pytest.fixture(params=["github", "gitlab", "gitee"])
def host(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    """Return each host, on whose machine we work in a pull request that raises a salary."""
    requested(tmp_path, monkeypatch, RAISED)
    with played(request.param) as host:
        on_machine_of(host, tmp_path, monkeypatch)
        yield host


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    """Return GitHub alone."""
    requested(tmp_path, monkeypatch, RAISED)
    with played("github") as host:
        on_machine_of(host, tmp_path, monkeypatch)
        yield host


def run(host: Played) -> int:
    arguments = ARGUMENTS[host.name]
    return main(["review", *arguments, *([host.url] if arguments else [])])


WRITTEN = (
    "已写 build/review/甲局/2026年甲局预算公开.md\n"
    "已写 build/review/甲局/2026年甲局预算公开.docx\n"
)  # fmt: skip


def test_on_each_host_documents_report_and_comment_are_written(host: Played, capsys: Printed) -> None:
    assert run(host) == DONE
    out, err = capsys.readouterr()
    blank = "\n" if host.name == "github" else ""
    assert out == f"{WRITTEN}{blank}已写 build/review/报告.md\n写了评论。\n"
    assert err == "已写 build/review/甲局/2026年甲局预算公开（修订）.docx\n0 个错误，0 个警告，0 个提示\n"
    base, head = (git(Path(), "rev-parse", "--short=10", name) for name in ("HEAD~1", "HEAD"))
    report = (FOLDER / "报告.md").read_text(encoding="utf-8")
    assert report.startswith(f"## 预算改动：{base} → {head}\n\n1 份文件有改动；没有新出现的问题。\n")
    assert "甲局 2026 年" in report
    assert "乙局" not in report  # it came to the target after the request parted from it
    (comment,) = host.bodies
    assert comment.startswith(f"{MARKER}\n{report}\n")
    assert (FOLDER / "报告.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert json.loads((FOLDER / "handover.json").read_text()) == {"number": 12, "changed": True}


def test_the_report_leaves_room_in_a_comment_for_what_surrounds_it() -> None:
    nearly_too_long = comparison(unit(found=(fault(1, message="错" * (65_536 - 1_500)),)))
    files = report_files(nearly_too_long, Review([], [], []), None)
    assert len(files["报告.md"]) <= 65_536 - 2_000


def test_where_gitlab_checks_out_the_merged_result_the_target_of_that_is_the_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    requested(tmp_path, monkeypatch, RAISED)
    with played("gitlab") as host:
        on_machine_of(host, tmp_path, monkeypatch)
        monkeypatch.setenv("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", git(Path(), "rev-parse", "HEAD"))
        run(host)
        assert host.bodies == []


LINKS = {
    "github": "](https://github.com/o/r/actions/runs/7)",
    "gitlab": "](https://gitlab.com/j/7)",
    "gitee": "\n\n生成的文档和完整的报告在这次运行的产物里。",
}


def test_a_second_run_updates_the_comment_which_leads_to_the_run(host: Played) -> None:
    run(host)
    commit(Path(), {UNIT_FILE: altered(UNIT, ("1305200", "1305400"))})
    assert run(host) == DONE
    (comment,) = host.bodies
    assert "1,305,400.00" in comment
    assert comment.endswith(LINKS[host.name])


def test_new_errors_are_annotated_in_the_form_of_the_host_and_end_with_1(host: Played, capsys: Printed) -> None:
    commit(Path(), SPOILED)
    assert run(host) == FAULTY
    out, err = capsys.readouterr()
    if host.name == "github":
        assert out.startswith(f"::error file={UNIT_FILE},line=3,endLine=3,col=5,endColumn=7,title=错误 结构-选项::")
        assert err == "1 个错误，0 个警告，0 个提示\n"
    else:
        assert out.startswith("已写 build/review/报告.md\n")
        assert err.startswith(f"{UNIT_FILE}:3:5: 错误 结构-选项 ")
    quality = FOLDER / "gl-code-quality-report.json"
    assert quality.exists() == (host.name == "gitlab")
    if host.name == "gitlab":
        (issue,) = json.loads(quality.read_text(encoding="utf-8"))
        assert (issue["check_name"], issue["location"]) == ("结构-选项", {"path": UNIT_FILE, "lines": {"begin": 3}})
    assert "新出现的问题：1 个" in host.bodies[0]
    assert not (FOLDER / "甲局").exists()


def test_an_error_that_was_there_before_ends_with_1_too_and_is_told_after_the_new_ones(
    github: Played, capsys: Printed
) -> None:
    git(Path(), "checkout", "-q", "main")
    late = altered(UNIT, ("口径: 单位", "口径: 单味"))
    git(Path(), "update-ref", "refs/remotes/origin/main", commit(Path(), {UNIT_FILE: late}))
    commit(Path(), {UNIT_FILE: altered(late, ("年度: 2026", "年度: x"))})
    assert run(github) == FAULTY
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]
    assert [line.partition(",col")[0] for line in lines] == [
        f"::error file={UNIT_FILE},line=4,endLine=4", f"::error file={UNIT_FILE},line=3,endLine=3",
    ]  # fmt: skip


def test_a_merge_that_is_checked_out_is_compared_with_the_target_it_was_merged_with(github: Played) -> None:
    git(Path(), "merge", "-q", "--no-edit", "origin/main")
    git(Path(), "update-ref", "refs/remotes/origin/main", git(Path(), "commit-tree", "-p", "origin/main", "-m", "后来",
        "origin/main^{tree}"))  # fmt: skip
    assert run(github) == DONE
    assert "1 份文件有改动" in github.bodies[0]
    assert "乙局" not in github.bodies[0]


def test_two_files_that_make_one_document_are_found(github: Played, capsys: Printed) -> None:
    commit(Path(), {"units/丙局/2026.yaml": altered(OTHER, ("乙局", "甲局"))})
    assert run(github) == FAULTY
    out, err = capsys.readouterr()
    assert "要写成同一个文件“2026年甲局预算公开”，这一份没有写。" in out
    assert err == "1 个错误，1 个警告，0 个提示\n"


def test_a_file_that_makes_the_document_of_an_untouched_unit_is_found(github: Played, capsys: Printed) -> None:
    commit(Path(), {UNIT_FILE: UNIT, "units/副本/2026.yaml": UNIT})
    assert run(github) == FAULTY
    assert "::error file=units/副本/2026.yaml,line=2," in capsys.readouterr().out
    assert "新出现 1 个错误" in github.bodies[0]


def test_units_that_an_edition_changes_are_reviewed_and_built(github: Played, capsys: Printed) -> None:
    commit(Path(), {UNIT_FILE: UNIT, "templates/小/节/支出.md": FILES["templates/小/节/支出.md"].replace("其中", "内")})
    assert run(github) == DONE
    assert capsys.readouterr().out.startswith(WRITTEN)
    assert "版式改动" in github.bodies[0]


def test_where_no_unit_changes_nothing_is_said(github: Played, capsys: Printed) -> None:
    commit(Path(), {UNIT_FILE: UNIT, "说明.txt": "改"})
    assert run(github) == DONE
    assert capsys.readouterr().out == "\n已写 build/review/报告.md\n没有改动，不写评论。\n"
    assert github.bodies == []


def test_a_comment_is_taken_back_when_the_change_is(github: Played) -> None:
    run(github)
    commit(Path(), {UNIT_FILE: UNIT})
    assert run(github) == DONE
    assert "没有单位的内容改动。" in github.bodies[0]


def test_a_fork_has_no_token_and_gets_report_and_documents_alone(
    host: Played, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.delenv(TOKEN)
    assert run(host) == DONE
    assert capsys.readouterr().out.endswith("没有令牌（变量 BUDGETDOCS_TOKEN），不写评论。\n")
    assert (host.asked, host.bodies) == ([], [])
    assert (FOLDER / "甲局" / "2026年甲局预算公开.docx").exists()


def test_a_comment_that_fails_ends_with_1_after_all_is_written(
    github: Played, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setenv(TOKEN, "falsch")
    assert run(github) == FAULTY
    assert capsys.readouterr().err.splitlines()[-1].startswith("没有写成评论：GitHub（127.0.0.1:")
    assert (FOLDER / "报告.md").exists()


def test_a_document_that_cannot_be_written_is_a_finding(github: Played, capsys: Printed) -> None:
    FOLDER.mkdir(parents=True)
    (FOLDER / "甲局").write_text("no folder")
    assert run(github) == FAULTY
    assert "::error file=build/review/甲局," in capsys.readouterr().out


# ---- by hand


def test_by_hand_the_base_is_named_and_nothing_is_posted(
    github: Played, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS")
    assert main(["review", "--base", "origin/main", "--output", "审"]) == DONE
    assert capsys.readouterr().out.endswith("已写 审/报告.md\n")
    assert sorted(path.name for path in Path("审").iterdir()) == ["报告.html", "报告.md", "甲局"]
    assert github.asked == []


def test_any_ci_can_name_the_request(github: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", EVENT):
        monkeypatch.delenv(name)
    request = ["--host", "github", "--api", github.url, "--repository", "o/r", "--number", "12"]
    assert main(["review", *request, "--base", "origin/main"]) == DONE
    assert github.bodies[0].startswith(MARKER)


# ---- wrong surroundings

NO_BASE = "不知道和哪个版本比：没有在合并请求里运行，就写出 --base，例如 --base origin/main。"
UNKNOWN = "不知道是 GitHub 的哪个合并请求：在它的合并请求里运行，或写出"
BAD_TOKEN = "变量 BUDGETDOCS_TOKEN 里有令牌不会有的字符。重新抄一遍。"
NO_SUCH_BRANCH = (
    "没有“origin/x”这个版本。写提交号、分支名或标签，例如 HEAD~1、main。"
    "在 CI 里要取全部历史：GitHub 写 fetch-depth: 0，GitLab 写 GIT_DEPTH: 0。"
)
WRONG = {
    "no event file": ({EVENT: "无.json"}, "读不了 GITHUB_EVENT_PATH 说的文件 无.json：没有这个文件或文件夹。"),
    "an event that is no JSON": ({EVENT: UNIT_FILE}, f"GITHUB_EVENT_PATH 说的文件 {UNIT_FILE} 不是 JSON。"),
    "no event": ({EVENT: ""}, f"{UNKNOWN} --number。"),
    "no repository": ({"GITHUB_REPOSITORY": ""}, f"{UNKNOWN} --repository。"),
    "no pull request": ({"GITHUB_BASE_REF": ""}, NO_BASE),
    "no such branch": ({"GITHUB_BASE_REF": "x"}, NO_SUCH_BRANCH),
    "an address that is none": ({"GITHUB_API_URL": "file:///x"}, "API 的地址要以 https:// 开头，不是“file:///x”。"),
    "a token in two lines": ({TOKEN: "a\nb"}, BAD_TOKEN),
    "a token of other signs": ({TOKEN: "令牌"}, BAD_TOKEN),
}


@pytest.mark.parametrize(("variables", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_the_surroundings_is_said(
    variables: dict[str, str], told: str, github: Played, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert run(github) == USAGE
    assert capsys.readouterr() == ("", f"{told}\n")
    assert github.asked == []


@pytest.mark.parametrize("number", ["0", "x", "-1", "²", "99999999999", "1/../../x"])
def test_a_number_that_is_none_is_refused(number: str, github: Played, capsys: Printed) -> None:
    assert main(["review", f"--number={number}"]) == USAGE
    assert capsys.readouterr().err == f"“{number}”不是合并请求的号。\n"
    assert github.asked == []


def test_an_event_of_another_shape_is_no_pull_request(
    github: Played, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Printed
) -> None:
    for event in ([1], {"pull_request": [12]}, {"pull_request": {"number": None}}, 12):
        monkeypatch.setenv(EVENT, written_event(tmp_path, event))
        assert run(github) == USAGE
        assert capsys.readouterr().err.endswith("或写出 --number。\n")


def test_a_space_around_a_token_does_not_matter(github: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "geheim-0123\n")
    assert run(github) == DONE
