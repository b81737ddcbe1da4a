"""`budgetdocs diff`: what changed between two revisions or two files, for a reviewer who never opens YAML."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands import DONE, USAGE
from generator.comparison.changes import Comparison
from generator.comparison.forms import FORMS
from generator.comparison.trees import compare_files, compare_revisions
from generator.filing import SUFFIX
from generator.revisions import WORKING_TREE, RevisionError


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("base", metavar="原来的", help="git 的版本（提交号、分支、标签，例如 HEAD、main），或一个文件")
    parser.add_argument("head", nargs="?", default=WORKING_TREE, metavar="现在的", help="同上；省去就是现在的文件")
    parser.add_argument("--format", choices=FORMS, default="text", help="结果的写法（默认 text，给人看）")


def run(options: argparse.Namespace) -> int:
    """Print what changed."""
    try:
        comparison = compared(options.base, options.head)
    except RevisionError as error:
        print(error, file=sys.stderr)
        return USAGE
    print(FORMS[options.format](comparison), end="")
    return DONE


def compared(base: str, head: str) -> Comparison:
    """Return what differs between two files, or two revisions around the working folder. Raises RevisionError."""
    if base.endswith(SUFFIX) or head.endswith(SUFFIX):
        if missing := [name for name in (base, head) if not Path(name).is_file()]:
            raise RevisionError(f"没有这个文件：{'、'.join(missing)}。比较文件要写出两个，比较版本两个都写版本。")
        return compare_files(Path(base), Path(head))
    return compare_revisions(base, head, Path.cwd())
