"""The recipes for the hosts: they parse, ask for no more rights than they need, and each of their steps is run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.commands import COMMANDS
from generator.review.hosts.comments import MARKER
from generator.review.hosts.surroundings import EVENT
from tests.helpers.played_hosts import SECRET, Played, played
from tests.helpers.pull_requests import PULL, RAISED, RUN, on_machine_of, requested, written_event

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITHUB, COMMENT = ROOT / ".github/workflows/review.yml", ROOT / ".github/workflows/comment.yml"
GITLAB, GITEE = ROOT / "ci/gitlab/.gitlab-ci.yml", ROOT / "ci/gitee/review.yml"
HOOKS = ROOT / "ci/pre-commit-config.yaml"
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40}")


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in read(workflow)["jobs"].values() for step in job["steps"]]


# ---- rights


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_runs_pinned_actions_and_no_words_of_the_request(path: Path) -> None:
    content = read(path)
    assert "pull_request_target" not in content["on"]
    assert content["permissions"] in ({}, {"contents": "read"})
    for step in steps(path):
        assert "${{" not in step.get("run", ""), "what stands in an event could be a command"
        assert PINNED.fullmatch(step.get("uses", f"a@{'0' * 40}"))
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_the_workflow_that_sees_the_request_has_neither_rights_nor_secrets() -> None:
    content = read(GITHUB)
    assert content["on"] == "pull_request"
    assert all("permissions" not in job for job in content["jobs"].values())
    assert not re.search(r"secrets\.|github\.token|BUDGETDOCS_TOKEN", GITHUB.read_text(encoding="utf-8"))


def test_the_workflow_that_comments_does_nothing_else_and_takes_nothing_of_the_request() -> None:
    (job,) = read(COMMENT)["jobs"].values()
    assert job["permissions"] == {"actions": "read", "contents": "read", "pull-requests": "write"}
    checkout = next(step for step in job["steps"] if "checkout" in step.get("uses", ""))
    assert "ref" not in checkout["with"]
    assert [step["run"] for step in job["steps"] if "run" in step] == [
        "pip install .", 'budgetdocs review --post "$RUNNER_TEMP/comment"',
    ]  # fmt: skip


def test_the_second_workflow_waits_for_the_first() -> None:
    assert read(COMMENT)["on"]["workflow_run"]["workflows"] == [read(GITHUB)["name"]]


# ---- every step is run


SCRIPTS = {
    "github": [step["run"] for step in steps(GITHUB) if "run" in step],
    "gitlab": read(GITLAB)["预算审阅"]["script"],
    "gitee": read(GITEE)["stages"][0]["steps"][0]["commands"],
}


@pytest.fixture(params=SCRIPTS)
def host(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    """Return each host, on whose machine we work in a pull request."""
    requested(tmp_path / "r", monkeypatch, RAISED)
    with played(request.param) as host:
        on_machine_of(host, Path(), monkeypatch, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
        yield host


def run(lines: list[str], folder: Path, **environment: str) -> str:
    """Run a script as the host does, with the program of this checkout instead of one that is installed."""
    (folder / "bin").mkdir(exist_ok=True)
    for name, text in (("budgetdocs", f'exec "{sys.executable}" -m generator "$@"'), ("pip", "exit 0")):
        (folder / "bin" / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / "bin" / name).chmod(0o755)
    path = {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    script = "\n".join(lines)
    done = subprocess.run(
        ["bash", "-ec", script], env={**os.environ, **path, **environment}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_steps_of_each_host_review_the_request(host: Played, tmp_path: Path) -> None:
    lines = [line.replace("组织/仓库", f"o/r --api {host.url}") for line in SCRIPTS[host.name]]
    assert [line.split()[0] for line in lines] == ["git", "pip", "budgetdocs", *["cat"] * (host.name == "github")]
    out = run(lines, tmp_path)
    assert out.endswith("写了评论。\n")
    assert SECRET not in out
    (comment,) = host.bodies
    assert comment.startswith(f"{MARKER}\n## 预算改动：")
    assert Path(".tool/units/甲局/2026.yaml").is_file()
    if host.name == "github":
        assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("## 预算改动：")


def test_the_second_workflow_posts_what_the_first_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    requested(tmp_path / "r", monkeypatch, RAISED)
    with played("github") as host:
        on_machine_of(host, Path(), monkeypatch, GITHUB_STEP_SUMMARY=os.devnull)
        run(SCRIPTS["github"], tmp_path, BUDGETDOCS_TOKEN="")
        assert host.bodies == []
        host.pulls[12] = PULL
        artifact = next(step["with"] for step in steps(GITHUB) if step.get("with", {}).get("name") == "budget-comment")
        (tmp_path / "comment").mkdir()
        for name in artifact["path"].split():
            Path(name).rename(tmp_path / "comment" / Path(name).name)
        event = written_event(Path(), {"workflow_run": RUN}, "run.json")
        run([steps(COMMENT)[-1]["run"]], tmp_path, RUNNER_TEMP=str(tmp_path), **{EVENT: event})
        assert len(host.bodies) == 1


def test_what_the_recipes_keep_is_what_the_command_writes(host: Played, tmp_path: Path) -> None:
    run([line.replace("组织/仓库", f"o/r --api {host.url}") for line in SCRIPTS[host.name]], tmp_path)
    kept = {
        "github": [path for step in steps(GITHUB) for path in step.get("with", {}).get("path", "").split()],
        "gitlab": [*read(GITLAB)["预算审阅"]["artifacts"]["paths"],
                   read(GITLAB)["预算审阅"]["artifacts"]["reports"]["codequality"]],
        "gitee": read(GITEE)["stages"][0]["steps"][0]["artifacts"][0]["path"],
    }[host.name]  # fmt: skip
    assert [path for path in kept if not Path(path).exists()] == []


def test_gitlab_builds_what_was_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    requested(tmp_path / "r", monkeypatch, RAISED)
    job = read(GITLAB)["预算公开文档"]
    run(job["script"], tmp_path)
    assert Path("build/甲局/2026年甲局预算公开.docx").is_file()
    assert Path(job["artifacts"]["reports"]["codequality"]).read_text() == "[]\n"


# ---- before a commit


def test_the_hooks_download_nothing_and_call_commands_that_exist() -> None:
    (repository,) = read(HOOKS)["repos"]
    assert repository["repo"] == "local"
    for hook in repository["hooks"]:
        assert hook["language"] == "system"
        assert hook["entry"].split()[:1] == ["budgetdocs"]
        assert hook["entry"].split()[1] in COMMANDS
        assert re.search(hook["files"], "units/甲局/2026.yaml")


@pytest.mark.parametrize("number", [0, 1])
def test_a_hook_passes_a_good_file(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    requested(tmp_path / "r", monkeypatch, RAISED)
    hook = read(HOOKS)["repos"][0]["hooks"][number]
    run(["budgetdocs fmt units/甲局/2026.yaml", f"{hook['entry']} units/甲局/2026.yaml"], tmp_path)
