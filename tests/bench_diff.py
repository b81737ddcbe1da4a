"""`make bench`: how long `budgetdocs diff` takes where one unit of four changed, and 50 of 10,000."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import ROOT, median
from tests.helpers.budget_history import git

MANY, CHANGED, RUNS = 10_000, 50, 5
UNIT = ROOT / "units" / "乌鲁木齐市医疗保障局" / "2026.yaml"
PAY = ('"30101": 1305200', '"30101": 1315200')


def main() -> None:
    """Print the two measurements."""
    for units, changed in ((4, 1), (MANY, CHANGED)):
        with tempfile.TemporaryDirectory() as folder:
            files = history(Path(folder), units)
            for file in files[:changed]:
                file.write_text(file.read_text(encoding="utf-8").replace(*PAY), encoding="utf-8")
            seconds = median(RUNS, lambda folder=folder: compare(Path(folder)))
        print(f"比较，{units:,} 个单位改了 {changed} 个{seconds * 1000:14,.0f} ms")


def history(folder: Path, count: int) -> list[Path]:
    """Make a repository with so many units in one commit and return their files."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    text = UNIT.read_text(encoding="utf-8")
    files = [folder / "units" / f"第{number}医疗保障局" / UNIT.name for number in range(count)]
    for file in files:
        file.parent.mkdir(parents=True)
        file.write_text(text.replace(UNIT.parent.name, file.parent.name), encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "-c", "core.compression=1", "add", "--all")
    git(folder, "commit", "-qm", "全部")
    return files


def compare(folder: Path) -> None:
    """Compare the working tree with its commit in a new process, as a reviewer does."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "generator", "diff", "HEAD"]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment)


if __name__ == "__main__":
    main()
