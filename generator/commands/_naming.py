"""The unit files that a command is to look at, as its arguments name them."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from generator.commands import USAGE
from generator.finding import Finding
from generator.output.filing import UNITS, unit_files

NO_UNITS = f"到 {UNITS} 所在的文件夹里运行；还没有 {UNITS} 的，运行 budgetdocs new 单位全称 年度，新建第一份。"


def take_paths(parser: argparse.ArgumentParser) -> None:
    """Let a command take files and folders, by default all units."""
    parser.add_argument(
        "paths", nargs="*", type=Path, default=[UNITS], metavar="文件或文件夹", help="默认 units/ 下的全部"
    )


def existing(paths: list[Path]) -> tuple[list[Path], list[Finding]]:
    """Return the unit files that the paths name, and what could not be read; ends the program if there is nothing."""
    missing = [path for path in paths if not os.path.exists(path)]  # noqa: PTH110 (Path fails on names too long)
    if missing:
        print(f"没有这个文件或文件夹：{'、'.join(map(str, missing))}", file=sys.stderr)
        if missing == [UNITS]:
            print(NO_UNITS, file=sys.stderr)
        raise SystemExit(USAGE)
    files, findings = unit_files(paths)
    if not files and not findings:
        print(
            f"{'、'.join(map(str, paths))} 下没有 .yaml 文件。照 units/单位全称/年度.yaml 新建一个。", file=sys.stderr
        )
        raise SystemExit(USAGE)
    return files, findings


def typed(path: Path) -> str:
    """Return a path as it is typed in a command: in quotes if it has blanks."""
    return f'"{path}"' if " " in str(path) else str(path)
