"""`budgetdocs diff`: what changed between two revisions or two files, for a reviewer who never opens YAML."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands import DONE, FAULTY, USAGE
from generator.comparison.changes import Comparison
from generator.comparison.revisions import WORKING_TREE, Commit, RevisionError, repository
from generator.comparison.trees import compare_files, compare_revisions
from generator.comparison.writers import FORMS
from generator.document.tree import Document
from generator.finding import Finding
from generator.output.filing import SUFFIX
from generator.report.text import as_text
from generator.system.writing import refused, write_all


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("base", metavar="原来的", help="git 的版本（提交号、分支、标签，例如 HEAD、main），或一个文件")
    parser.add_argument("head", nargs="?", default=WORKING_TREE, metavar="现在的", help="同上；省去就是现在的文件")
    parser.add_argument("--format", choices=FORMS, default="text", help="结果的写法（默认 text，给人看）")
    parser.add_argument(
        "--docx",
        type=Path,
        metavar="文件夹",
        help="另外把改了的文档写成带修订标记的 Word 文件：接受全部是新的，拒绝全部是旧的",
    )


def run(options: argparse.Namespace) -> int:
    """Print what changed, and write it as tracked changes if that is wanted."""
    try:
        comparison = compared(options.base, options.head)
    except RevisionError as error:
        print(error, file=sys.stderr)
        return USAGE
    print(FORMS[options.format](comparison), end="")
    findings = _write_redlines(comparison, options) if options.docx else []
    if findings:
        print(as_text(findings), file=sys.stderr)
    return FAULTY if findings else DONE


def compared(base: str, head: str) -> Comparison:
    """Return what differs between two files, or two revisions around the working folder. Raises RevisionError."""
    if _are_files(base, head):
        if missing := [name for name in (base, head) if not Path(name).is_file()]:
            raise RevisionError(f"没有这个文件：{'、'.join(missing)}。比较文件要写出两个，比较版本两个都写版本。")
        return compare_files(Path(base), Path(head))
    return compare_revisions(base, head, Path.cwd())


def _are_files(base: str, head: str) -> bool:
    return base.endswith(SUFFIX) or head.endswith(SUFFIX)


def _write_redlines(comparison: Comparison, options: argparse.Namespace) -> list[Finding]:
    """Write the documents that read otherwise than before; return what the system refuses."""
    findings: list[Finding] = []
    made = _made(options)
    for unit in (*comparison.units, *comparison.editions.units):
        before, after = (side.document if side else None for side in (unit.before, unit.after))
        if before and after and before.blocks != after.blocks:
            findings += _write_redline(before, after, made, options.docx)
    return findings


def _made(options: argparse.Namespace) -> Commit | None:
    """Return who made the later side and when; of files outside git nobody knows."""
    try:
        with repository(Path.cwd()) as asked:
            return asked.made(WORKING_TREE if _are_files(options.base, options.head) else options.head)
    except RevisionError:
        return None


def _write_redline(before: Document, after: Document, made: Commit | None, folder: Path) -> list[Finding]:
    from generator.output.docx import render
    from generator.output.docx.redline import redline

    author, date = made or Commit(after.unit, f"{after.year}-01-01T00:00:00")
    # Word takes the time for local whatever its zone (and shows it so): the clock of who made the change is kept.
    content = redline(render(before), render(after), author, f"{date[:19]}Z")
    try:
        (path,) = write_all(folder / after.unit, {f"{after.name}（修订）.docx": content})
    except OSError as error:
        return [refused(error, folder / after.unit)]
    print(f"已写 {path}", file=sys.stderr)
    return []
