"""A pull request in a repository on this machine, and what the CI machine of each host says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.review.hosts import HOSTS, TOKEN
from generator.review.hosts.surroundings import EVENT
from tests.helpers.budget_history import git
from tests.helpers.played_hosts import NUMBER, SECRET, Played
from tests.helpers.units_for_tests import FILES, UNIT, UNIT_FILE, altered, lay_out, work_in

RAISED = {UNIT_FILE: altered(UNIT, ("1305200", "1305300"))}
SPOILED = {UNIT_FILE: altered(UNIT, ("口径: 单位", "口径: 单味"))}
SHA = "0123456789abcdef0123456789abcdef01234567"
PULL = {"head": {"sha": SHA, "repo": {"full_name": "fork/r"}}}
RUN = {"head_sha": SHA, "head_repository": {"full_name": "fork/r"}, "html_url": "https://github.com/o/r/actions/runs/9"}
OTHER = altered(UNIT, ("单位: 甲局", "单位: 乙局"))


def commit(folder: Path, files: dict[str, str]) -> str:
    """Commit a change of files and return the commit."""
    lay_out(folder, files)
    git(folder, "add", "--all")
    git(folder, "commit", "-qm", "改", "--allow-empty")
    return git(folder, "rev-parse", "HEAD")


def requested(folder: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str]) -> None:
    """Work in a repository whose branch asks to be merged with these changes; the target has gone on since."""
    folder.mkdir(exist_ok=True)
    work_in(folder, monkeypatch, {})
    for name in (*(host.sign for host in HOSTS.values()), EVENT, TOKEN):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("no_proxy", "*")
    git(folder, "init", "-q", "-b", "main")
    base = commit(folder, {**FILES, ".gitignore": "/build/\n"})
    git(folder, "update-ref", "refs/remotes/origin/main", commit(folder, {"units/乙局/2026.yaml": OTHER}))
    git(folder, "checkout", "-q", "-b", "改", base)
    commit(folder, changes)


def on_machine_of(host: Played, folder: Path, monkeypatch: pytest.MonkeyPatch, **others: str) -> None:
    """Set what the host's CI machine says of the request."""
    for name, value in {**surroundings(host, folder), TOKEN: SECRET, **others}.items():
        monkeypatch.setenv(name, value)


def surroundings(host: Played, folder: Path) -> dict[str, str]:
    """Return the variables of the host's CI machine."""
    if host.name == "github":
        event = {"action": "opened", "pull_request": {"number": NUMBER, "labels": [], "draft": False}}
        return {
            "GITHUB_ACTIONS": "true", "GITHUB_API_URL": host.url, "GITHUB_REPOSITORY": "o/r",
            "GITHUB_BASE_REF": "main", "GITHUB_SERVER_URL": "https://github.com", "GITHUB_RUN_ID": "7",
            EVENT: written_event(folder, event),
        }  # fmt: skip
    if host.name == "gitlab":
        return {
            "GITLAB_CI": "true", "CI_API_V4_URL": host.url, "CI_MERGE_REQUEST_PROJECT_ID": "7",
            "CI_MERGE_REQUEST_IID": str(NUMBER), "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(folder, "merge-base", "origin/main", "HEAD"),
            "CI_JOB_URL": "https://gitlab.com/j/7",
        }  # fmt: skip
    return {"GITEE_PULL_ID": str(NUMBER), "GITEE_COMMIT": git(folder, "rev-parse", "origin/main")}


def written_event(folder: Path, event: object, name: str = "event.json") -> str:
    """Write the file of an event and return its path."""
    path = folder / ".git" / name
    path.write_text(json.dumps(event), encoding="utf-8")
    return str(path)
