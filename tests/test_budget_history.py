"""Ten commits of a budget office: the comment that a reviewer gets for each is a golden file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.comparison.trees import compare_revisions
from generator.comparison.writers import as_markdown
from tests.conftest import GOLDEN, Golden
from tests.helpers.budget_history import COMMITS, git, make, start


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with the whole history; commit N is tagged with its name."""
    folder = tmp_path_factory.mktemp("history")
    start(folder)
    git(folder, "tag", "开始")
    for commit in COMMITS:
        make(folder, commit)
        git(folder, "tag", commit.name)
    return folder


@pytest.mark.parametrize("number", range(len(COMMITS)), ids=[commit.name for commit in COMMITS])
def test_the_comment_on_a_commit_is_the_golden_one(number: int, history: Path, golden: Golden) -> None:
    before = COMMITS[number - 1].name if number else "开始"
    name = COMMITS[number].name
    golden(f"history/{name}.md", as_markdown(compare_revisions(before, name, history)))


def test_no_golden_comment_is_left_over() -> None:
    assert sorted(path.stem for path in (GOLDEN / "history").iterdir()) == sorted(commit.name for commit in COMMITS)
