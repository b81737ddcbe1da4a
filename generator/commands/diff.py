"""`budgetdocs diff`: what changed between two revisions or two files, for a reviewer who never opens YAML."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands import DONE, FAULTY, USAGE
from generator.commands._redlines import write_redlines
from generator.comparison.changes import Comparison
from generator.comparison.revisions import WORKING_TREE, Commit, RevisionError, repository
from generator.comparison.trees import compare_files, compare_revisions
from generator.comparison.writers import REPORT_FORMATS
from generator.finding import Finding
from generator.output.filing import SUFFIX
from generator.report.text import as_text

SINCE = "..."


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "比较两个版本或两份文件：录入的数、印出的数和句子、新出现的问题，各有什么不同。"
        "例如 budgetdocs diff HEAD，看上次提交以后改了什么。"
    )
    parser.add_argument("base", metavar="原来的", help="git 的版本（提交号、分支、标签，例如 HEAD、main），或一个文件；"
                        "写 main... 就和从 main 分出来的那一次比，别人后来并进 main 的不算")  # fmt: skip
    parser.add_argument("head", nargs="?", default=WORKING_TREE, metavar="现在的", help="同上；省去就是现在的文件")
    parser.add_argument("--format", choices=REPORT_FORMATS, default="text", help="结果的写法（默认 text，给人看）")
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
    print(REPORT_FORMATS[options.format](comparison), end="")
    findings: list[Finding] = []
    if options.docx:
        findings = write_redlines((*comparison.units, *comparison.editions.units), _made(options), options.docx)
    if findings:
        print(as_text(findings), file=sys.stderr)
    return FAULTY if findings else DONE


def compared(base: str, head: str) -> Comparison:
    """Return what differs between two files, or two revisions around the working folder. Raises RevisionError."""
    if _are_files(base, head):
        if not base or not head:
            raise RevisionError("比较文件要写出两个。要看一份文件提交以后改了什么，运行 budgetdocs diff HEAD。")
        if missing := [name for name in (base, head) if not Path(name).is_file()]:
            raise RevisionError(f"没有这个文件：{'、'.join(missing)}。比较文件要写出两个，比较版本两个都写版本。")
        return compare_files(Path(base), Path(head))
    if base in {WORKING_TREE, SINCE}:
        raise RevisionError("没有写和哪个版本比。写提交号、分支名或标签，例如 HEAD、main。")
    if base.endswith(SINCE):
        return compare_revisions(_parted(base.removesuffix(SINCE), head), head, Path.cwd())._replace(base=base)
    return compare_revisions(base, head, Path.cwd())


def _parted(base: str, head: str) -> str:
    """Return the commit where a revision parted from the base: what others have merged there since is not its work."""
    with repository(Path.cwd()) as asked:
        return asked.common(base, head or "HEAD")


def _are_files(base: str, head: str) -> bool:
    return base.endswith(SUFFIX) or head.endswith(SUFFIX)


def _made(options: argparse.Namespace) -> Commit | None:
    """Return who made the later side and when; of files outside git nobody knows."""
    try:
        with repository(Path.cwd()) as asked:
            return asked.made(WORKING_TREE if _are_files(options.base, options.head) else options.head)
    except RevisionError:
        return None
