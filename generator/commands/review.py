"""`budgetdocs review`: all that a reviewer needs of a pull request, on the CI machine of its host or by hand."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from generator.build import DOCUMENT_FORMATS, rendered
from generator.commands import DONE, FAULTY, USAGE
from generator.commands._closing import code
from generator.commands._redlines import write_redlines
from generator.commands._writing import write_files
from generator.comparison.changes import Comparison
from generator.comparison.revisions import RevisionError, repository
from generator.comparison.trees import compare_revisions
from generator.document.tree import Document
from generator.finding import Finding
from generator.report.formats import FINDING_FORMATS
from generator.report.text import summary
from generator.review.hosts import HOSTS, TOKEN, Host
from generator.review.hosts.surroundings import (
    HostError,
    Place,
    SurroundingsError,
    fields,
    first,
    host_of,
    known,
    place_of,
)
from generator.review.reviewing import REPORT, Review, changes_anything, handed_over, report_files, review
from generator.system.writing import write_all

TEXT = "text"
PULL = "/repos/{repository}/pulls/{number}"
SHORT = 10  # characters of a commit's name that tell it from the others
NO_BASE = "不知道和哪个版本比：没有在合并请求里运行，就写出 --base，例如 --base origin/main。"
WHOLE_HISTORY = "在 CI 里要取全部历史：GitHub 写 fetch-depth: 0，GitLab 写 GIT_DEPTH: 0。"
NO_TOKEN = f"没有令牌（变量 {TOKEN}），不写评论。"
OTHER_EVENT = "--post 只在 GitHub 的 workflow_run 事件里用。"


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "由合并请求的自动审阅运行：检查、生成、比较，写成一条评论。"
        "在自己的电脑上运行，写出 --base，只写报告，不写评论。"
    )
    parser.add_argument("--base", metavar="版本", help="并到哪里，例如 origin/main；在 CI 里自己知道")
    parser.add_argument("--host", choices=HOSTS, help="哪个网站的合并请求；在它的 CI 里自己知道")
    parser.add_argument("--api", metavar="地址", help="API 的地址；自己搭的 Gitee 要写")
    parser.add_argument("--repository", metavar="组织/仓库", help="仓库；在 GitHub 和 GitLab 的 CI 里自己知道")
    parser.add_argument("--number", metavar="号", help="合并请求的号；在 CI 里自己知道")
    parser.add_argument("--output", type=Path, default=Path("build/review"), metavar="文件夹",
                        help="报告和文档写到哪里（默认 build/review）")  # fmt: skip
    parser.add_argument("--post", type=Path, metavar="文件夹",
                        help="只把另一个工作流写在这个文件夹里的报告发成评论，别的都不做")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Review the pull request, or post the review of another workflow."""
    try:
        names = known(os.environ)
        return _post(options.post, names) if options.post else _review(options, names)
    except (RevisionError, SurroundingsError) as error:
        print(error, file=sys.stderr)
        return USAGE
    except HostError as error:
        print(f"没有写成评论：{error}", file=sys.stderr)
        return FAULTY


def _review(options: argparse.Namespace, names: Mapping[str, str]) -> int:
    host = host_of(names, options.host)
    base = options.base or (first(host.base, names) if host else "")
    if not base:
        raise SurroundingsError(NO_BASE)
    place = place_of(host, names, vars(options)) if host else None
    comparison = _compared(base)
    reviewed = review(comparison)
    refused = [finding for document in reviewed.documents for finding in _write(document, options.output)]
    refused += _redlines(comparison, options.output)
    reviewed = reviewed._replace(findings=reviewed.findings + refused)
    files = report_files(comparison, reviewed, place)
    write_all(options.output, {name: text.encode(errors="replace") for name, text in files.items()})
    _tell(reviewed, host)
    print(f"已写 {options.output / REPORT}")
    if place:
        _comment(place, files[REPORT], changed=changes_anything(comparison))
    return code(reviewed.findings)


def _write(document: Document, folder: Path) -> list[Finding]:
    return write_files(folder / document.unit, partial(rendered, document, DOCUMENT_FORMATS))


def _redlines(comparison: Comparison, folder: Path) -> list[Finding]:
    """Write with tracked changes too what may be published and was there before; return what the system refuses."""
    units = [unit for unit in (*comparison.units, *comparison.editions.units) if unit.after and unit.after.claim]
    with repository(Path.cwd()) as asked:
        made = asked.made("HEAD")
    return write_redlines([unit for unit in units if unit.before and unit.before.draft], made, folder)


def _compared(base: str) -> Comparison:
    """Return what differs between what is checked out and where it parted from the base."""
    folder = Path.cwd()
    try:
        with repository(folder) as asked:
            parted, head = asked.common(base, "HEAD"), asked.commit("HEAD")
    except RevisionError as error:
        raise RevisionError(f"{error}{WHOLE_HISTORY}") from error
    return compare_revisions(parted, head, folder)._replace(base=parted[:SHORT], head=head[:SHORT])


def _tell(reviewed: Review, host: Host | None) -> None:
    """Print the findings as the host reads them. What is new comes first: hosts show only the first few."""
    if host is None or host.annotations == TEXT:
        print(FINDING_FORMATS[TEXT](reviewed.findings), file=sys.stderr)
        return
    new = set(reviewed.new)
    rest = [finding for finding in reviewed.findings if finding not in new]
    print("\n".join(filter(None, map(FINDING_FORMATS[host.annotations], (reviewed.new, rest)))))
    print(summary(reviewed.findings), file=sys.stderr)


def _comment(place: Place, report: str, *, changed: bool) -> None:
    from generator.review.hosts.comments import comment_on, publish

    if not place.token:
        print(NO_TOKEN)
        return
    done = publish(place, comment_on(place, report), changed=changed)
    print(f"{done}。" if done else "没有改动，不写评论。")


def _post(folder: Path, names: Mapping[str, str]) -> int:
    """Post what a workflow without rights has left, if it really comes from the pull request that it names."""
    from generator.review.hosts.asking import ask, patiently

    origin = [names.get(f"workflow_run.{name}") for name in ("head_sha", "head_repository.full_name")]
    if not all(origin):
        raise SurroundingsError(OTHER_EVENT)
    handover = handed_over(folder)
    place = place_of(HOSTS["github"], names, {"number": str(handover.number)})
    if not place.token:
        raise SurroundingsError(NO_TOKEN)
    pull = fields(patiently(partial(ask, place, "GET", place.path(PULL))))
    if [pull.get("head.sha"), pull.get("head.repo.full_name")] != origin:
        print(f"这份报告不是 {place.number} 号合并请求现在的提交的，不写评论。")
        return DONE
    _comment(place, handover.report, changed=handover.changed)
    return DONE
