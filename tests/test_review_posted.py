"""`budgetdocs review --post`: the half with rights posts what the half without has left, and trusts none of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import DONE, FAULTY, USAGE
from generator.comparison.writers import LONGEST_COMMENT
from generator.review.hosts import TOKEN
from generator.review.hosts.comments import MARKER
from generator.review.hosts.surroundings import EVENT
from tests.helpers.played_hosts import Played, played
from tests.helpers.pull_requests import PULL, RAISED, RUN, SHA, on_machine_of, requested, written_event

LINK = "[生成的文档和完整的报告在这次运行的产物里](https://github.com/o/r/actions/runs/9)"
LEFT = {"handover.json": '{"number": 12, "changed": true}', "报告.md": "## 报告\n"}
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    """Return GitHub, which runs the second workflow for a fork's request; it is in no checkout."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    with played("github") as host:
        host.pulls[12] = PULL
        event = written_event(tmp_path, {"workflow_run": RUN}, "run.json")
        on_machine_of(host, tmp_path, monkeypatch, GITHUB_BASE_REF="", **{EVENT: event})
        monkeypatch.setenv("no_proxy", "*")
        yield host


def post(files: dict[str, str]) -> int:
    """Post what was left in these files."""
    folder = Path("交来")
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode(errors="surrogateescape"))
    return main(["review", "--post", str(folder)])


def test_the_report_is_posted_and_updated(host: Played, capsys: Printed) -> None:
    assert post(LEFT) == DONE
    assert capsys.readouterr() == ("写了评论。\n", "")
    assert host.bodies == [f"{MARKER}\n## 报告\n\n\n{LINK}"]
    assert post({**LEFT, "报告.md": "## 新的\n"}) == DONE
    assert host.bodies == [f"{MARKER}\n## 新的\n\n\n{LINK}"]


def test_nothing_is_said_where_nothing_changed(host: Played) -> None:
    assert post({**LEFT, "handover.json": '{"number": 12, "changed": false}'}) == DONE
    assert host.bodies == []


def test_what_the_first_half_leaves_the_second_posts(
    host: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    requested(tmp_path / "fork", monkeypatch, RAISED)
    on_machine_of(host, Path(), monkeypatch)
    monkeypatch.delenv(TOKEN)
    assert main(["review"]) == DONE
    report = Path("build/review/报告.md").read_text(encoding="utf-8")
    on_machine_of(host, Path(), monkeypatch, **{EVENT: written_event(Path(), {"workflow_run": RUN}, "run.json")})
    assert main(["review", "--post", "build/review"]) == DONE
    assert capsys.readouterr().out.endswith("写了评论。\n")
    assert host.bodies == [f"{MARKER}\n{report}\n\n{LINK}"]


# ---- what a stranger may leave

BAD = {
    "nothing": ({}, "没有 handover.json 这个文件，或者它是一个链接，没有用。"),
    "no report": ({"handover.json": LEFT["handover.json"]}, "没有 报告.md 这个文件，或者它是一个链接，没有用。"),
    "no JSON": ({**LEFT, "handover.json": "{"}, "handover.json 不是 JSON，没有用。"),
    "no UTF-8": ({**LEFT, "handover.json": "\udcff"}, "handover.json 不是 UTF-8，没有用。"),
    "a report that is no UTF-8": ({**LEFT, "报告.md": "\udcff"}, "报告.md 不是 UTF-8，没有用。"),
    "nesting without end": ({**LEFT, "handover.json": "[" * 999}, "handover.json 不是 JSON，没有用。"),
    "a large handover": ({**LEFT, "handover.json": " " * 1001}, "handover.json 太大，没有用。"),
    "a large report": ({**LEFT, "报告.md": "x" * 4 * LONGEST_COMMENT + "x"}, "报告.md 太大，没有用。"),
    "a number no host has": ({**LEFT, "handover.json": '{"number": 99999999999, "changed": true}'},
        "“99999999999”不是合并请求的号。"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "told"), BAD.values(), ids=BAD)
def test_what_we_would_not_have_written_is_refused_before_the_host_is_asked(
    files: dict[str, str], told: str, host: Played, capsys: Printed
) -> None:
    assert post(files) in {FAULTY, USAGE}
    out, err = capsys.readouterr()
    assert (out, err.removeprefix("没有写成评论：")) == ("", f"{told}\n")
    assert host.asked == []


@pytest.mark.parametrize(
    "content",
    ["[]", "12", "{}", '{"number": "12/../../3", "changed": true}', '{"number": true, "changed": true}',
     '{"number": 12.0, "changed": true}', '{"number": 12}', '{"number": 12, "changed": "x"}'],
)  # fmt: skip
def test_a_handover_of_another_shape_is_refused(content: str, host: Played, capsys: Printed) -> None:
    assert post({**LEFT, "handover.json": content}) == FAULTY
    told = "没有写成评论：handover.json 里没有合并请求的号（number）和有没有改动（changed），没有用。\n"
    assert capsys.readouterr().err == told
    assert host.asked == []


@pytest.mark.parametrize("name", LEFT)
def test_a_link_is_not_followed_to_a_secret_of_the_machine(name: str, host: Played, capsys: Printed) -> None:
    Path("secret").write_text(LEFT[name])
    Path("交来").mkdir()
    (Path("交来") / name).symlink_to(Path("secret").absolute())
    others = {other: text for other, text in LEFT.items() if other != name}
    assert post(others) == FAULTY
    assert capsys.readouterr().err == f"没有写成评论：没有 {name} 这个文件，或者它是一个链接，没有用。\n"
    assert host.asked == []


OTHERS = {
    "another request": {"head": {"sha": "f" * 40, "repo": {"full_name": "fork/r"}}},
    "another repository": {"head": {"sha": SHA, "repo": {"full_name": "o/r"}}},
    "a fork that is gone": {"head": {"sha": SHA, "repo": None}},
    "another shape": {"head": []},
}


@pytest.mark.parametrize("pull", OTHERS.values(), ids=OTHERS)
def test_a_report_of_another_request_or_commit_is_not_posted(
    pull: dict[str, object], host: Played, capsys: Printed
) -> None:
    host.pulls[12] = pull
    assert post(LEFT) == DONE
    assert capsys.readouterr().out == "这份报告不是 12 号合并请求现在的提交的，不写评论。\n"
    assert (host.asked, host.bodies) == (["GET /repos/o/r/pulls/12"], [])


def test_a_request_that_is_not_there_is_refused_by_the_host(host: Played, capsys: Printed) -> None:
    assert post({**LEFT, "handover.json": '{"number": 13, "changed": true}'}) == FAULTY
    assert "答 404：没有这个合并请求" in capsys.readouterr().err
    assert host.bodies == []


def test_a_report_is_posted_as_text(host: Played) -> None:
    evil = f"@o/all 通过了。\n/merge\n[点我](https://x)<img src=x>{MARKER}$(id)${{{{ secrets.X }}}}"
    assert post({**LEFT, "报告.md": evil}) == DONE
    zero = "&#8203;"
    assert host.bodies[0] == (
        f"{MARKER}\n@{zero}o/all 通过了。\n{zero}/merge\n[点我]{zero}(https:{zero}//x)&lt;img src=x>"
        f"&lt;!-- budgetdocs -->$(id)${{{{ secrets.X }}}}\n\n{LINK}"
    )


def test_a_huge_report_is_cut_to_what_a_comment_takes(host: Played) -> None:
    assert post({**LEFT, "报告.md": "改" * LONGEST_COMMENT}) == DONE
    assert len(host.bodies[0]) == LONGEST_COMMENT


# ---- wrong surroundings


def test_another_event_is_refused(
    host: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    for run in ({}, {"head_sha": SHA}, {"head_sha": SHA, "head_repository": None}):
        monkeypatch.setenv(EVENT, written_event(tmp_path, {"workflow_run": run}, "run.json"))
        assert post(LEFT) == USAGE
        assert capsys.readouterr().err == "--post 只在 GitHub 的 workflow_run 事件里用。\n"
    assert host.asked == []


def test_without_a_token_it_is_said(host: Played, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.delenv(TOKEN)
    assert post(LEFT) == USAGE
    assert capsys.readouterr().err == "没有令牌（变量 BUDGETDOCS_TOKEN），不写评论。\n"
    assert host.asked == []


def test_the_handover_is_small_and_says_no_more_than_it_must() -> None:
    assert json.loads(LEFT["handover.json"]) == {"number": 12, "changed": True}
