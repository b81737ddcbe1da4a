"""The pages for officers: the commands of the first hour are run and their output compared; links lead somewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
HOUR = (ROOT / "docs" / "第一小时.md").read_text(encoding="utf-8")
STEP = re.compile(r"<!-- 改：(\S+?)：([^\n]+) → ([^\n]+) -->|```console\n(.*?)```", re.DOTALL)
MORE = "…"
EXAMPLE = "units/博乐市医疗保障局/2026.yaml"


def run(command: str, folder: Path) -> str:
    """Run a command of the page as an officer types it on a new machine, and return all that it shows."""
    (folder / "bin").mkdir(exist_ok=True)
    program = folder / "bin" / "budgetdocs"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n')
    program.chmod(0o755)
    fresh = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    fresh |= {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "EMAIL": ""}
    path = {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder / "work", env={**fresh, **path},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.stdout.decode()


def matches(shown: str, said: str) -> bool:
    """Return whether a command said what the page shows: a line of … stands for any lines."""
    pattern = "".join(r"(?:.*\n)*" if line == MORE else re.escape(line) + r"\n" for line in shown.splitlines())
    return bool(re.fullmatch(pattern, said))


def test_the_first_hour_goes_as_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "work" / EXAMPLE).parent.mkdir(parents=True)
    shutil.copy(ROOT / EXAMPLE, tmp_path / "work" / EXAMPLE)
    steps = list(STEP.finditer(HOUR))
    assert len(steps) == 12
    for file, old, new, console in (step.groups() for step in steps):
        if file:
            text = (tmp_path / "work" / file).read_text(encoding="utf-8")
            assert text.count(old) == 1
            (tmp_path / "work" / file).write_text(text.replace(old, new), encoding="utf-8")
            continue
        for part in console.split("$ ")[1:]:
            command, _, shown = part.partition("\n")
            said = run(command, tmp_path)
            assert matches(shown, said), f"{command}\n{said}"


def test_a_new_machine_does_not_know_who_commits(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    assert run("git init -q . && git commit -q --allow-empty -m x", tmp_path).partition("\n")[0] in {
        "Author identity unknown",
        "Committer identity unknown",
    }


def test_the_comparison_of_outputs_notices_a_line_too_many_or_few() -> None:
    assert matches("甲\n…\n丙\n", "甲\n乙\n丙\n")
    assert matches("甲\n…\n丙\n", "甲\n丙\n")
    assert matches("", "")
    assert not matches("甲\n", "甲\n乙\n")
    assert not matches("甲\n乙\n", "甲\n")


LINK = re.compile(r"\]\(([^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", head.lower()).replace(" ", "-") for head in heads}


def broken(page: Path) -> list[str]:
    """Return the links of a page that lead nowhere."""
    found = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        name, _, anchor = unquote(link).partition("#")
        if "://" in name:
            continue
        target = page if not name else (page.parent / name)
        if not target.exists() or (anchor and anchor not in anchors(target)):
            found.append(link)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken(page) == []


def test_a_broken_link_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "页.md"
    page.write_text(
        "# 甲 → 乙\n[a](#甲--乙) [b](#丙) [c](没有.md) [d](页.md#甲--乙) [e](https://x.cn/y)\n", encoding="utf-8"
    )
    assert broken(page) == ["#丙", "没有.md"]
