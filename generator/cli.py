"""The command line: the only place that prints and sets exit codes.

0 = done (warnings allowed), 1 = findings of severity error, 2 = wrong usage, 130 = interrupted.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path

from generator import __version__
from generator.build import CRASHED, FORMATS, Composed, compose_among, compose_unit, write_document
from generator.document import Document
from generator.files import reason
from generator.filing import UNITS, unit_files
from generator.finding import ERROR, Finding, crash, has_errors
from generator.report import as_text, summary
from generator.writing import refused

DONE, FAULTY, USAGE, INTERRUPTED = 0, 1, 2, 130
REPORTS = ("text", "json", "github", "gitlab")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # The reader of the output (head, a pager) has seen enough.
        _mute()
        return DONE
    except OSError as error:
        _mute()
        print(f"结果写不出去：{reason(error)}。", file=sys.stderr)
        return FAULTY
    except KeyboardInterrupt:
        print("已中断。写好的文件都是完整的。", file=sys.stderr)
        return INTERRUPTED
    return code


def _mute() -> None:
    """Let the rest of the output go nowhere; Python would complain when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="budgetdocs", description="预算公开文档生成：一份 YAML，生成整本 DOCX 和 Markdown。"
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="命令")
    build = commands.add_parser("build", help="生成文档")
    _add_paths(build)
    build.add_argument("--output", type=Path, default=Path("build"), metavar="文件夹", help="写到哪里（默认 build）")
    build.add_argument("--format", type=_formats, default=FORMATS, metavar="md,docx", help="写哪几种（默认两种都写）")
    build.set_defaults(run=_build)
    check = commands.add_parser("check", help="只检查，不写文件")
    _add_paths(check)
    check.add_argument("--format", choices=REPORTS, default="text", help="结果的写法（默认 text，给人看）")
    check.set_defaults(run=_check)
    explain = commands.add_parser("explain", help="说明一个数是怎么来的")
    explain.add_argument("file", type=Path, metavar="文件")
    explain.add_argument("place", nargs="?", default="", metavar="表号或章节", help="例如 表3、支出预算情况说明；可省")
    explain.add_argument("figure", nargs="?", default="", metavar="数", help="印出的数，例如 518.67；可省")
    explain.set_defaults(run=_explain)
    return parser


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, default=[UNITS], metavar="文件或文件夹", help="默认 units/ 下的全部"
    )


def _formats(text: str) -> tuple[str, ...]:
    formats = tuple(text.split(","))
    if unknown := [name for name in formats if name not in FORMATS]:
        raise argparse.ArgumentTypeError(f"不认识“{'、'.join(unknown)}”，可选 {','.join(FORMATS)}")
    return formats


def _build(options: argparse.Namespace) -> int:
    files, findings = _existing(options.paths)
    taken: dict[str, Path] = {}
    for number, path in enumerate(files, 1):
        _progress(number, len(files), path)
        composed = compose_among(path, taken)
        findings += composed.findings
        if composed.document:
            findings += _write(composed.document, options)
    return _closing(findings, files)


def _write(document: Document, options: argparse.Namespace) -> list[Finding]:
    """Write a document and say so; what the system refuses (a file that Word holds open) is a finding."""
    folder = options.output / document.unit
    try:
        files = write_document(document, folder, options.format)
    except OSError as error:
        return [refused(error, folder)]
    except Exception as error:  # noqa: BLE001
        return [crash(str(folder), CRASHED, ERROR, "写这份文档时", error)]
    for path in files:
        print(f"已写 {path}")
    return []


def _check(options: argparse.Namespace) -> int:
    files, findings = _existing(options.paths)
    taken: dict[str, Path] = {}
    findings += [finding for path in files for finding in compose_among(path, taken).findings]
    if options.format == "text":
        return _closing(findings, files)
    from generator.formats import FORMATS as WRITERS

    print(WRITERS[options.format](findings))
    print(summary(findings), file=sys.stderr)
    return _code(findings)


def _existing(paths: list[Path]) -> tuple[list[Path], list[Finding]]:
    """Return the unit files that the paths name, and what could not be read; ends the program if there is nothing."""
    missing = [path for path in paths if not os.path.exists(path)]  # noqa: PTH110 (Path fails on names too long)
    if missing:
        print(f"没有这个文件或文件夹：{'、'.join(map(str, missing))}", file=sys.stderr)
        raise SystemExit(USAGE)
    files, findings = unit_files(paths)
    if not files and not findings:
        print(
            f"{'、'.join(map(str, paths))} 下没有 .yaml 文件。照 units/单位全称/年度.yaml 新建一个。", file=sys.stderr
        )
        raise SystemExit(USAGE)
    return files, findings


def _progress(number: int, total: int, path: Path) -> None:
    if sys.stderr.isatty():
        done = 30 * number // total
        print(f"\r\x1b[K[{'#' * done}{'.' * (30 - done)}] {number}/{total} {path.parent.name}", end="", file=sys.stderr)
        if number == total:
            print("\r\x1b[K", end="", file=sys.stderr)


def _closing(findings: list[Finding], files: list[Path]) -> int:
    if all(finding.waiver for finding in findings):
        print(f"{len(files)} 个文件，{summary(findings)}")
    else:
        print(as_text(findings), file=sys.stderr)
    return _code(findings)


def _code(findings: list[Finding]) -> int:
    return FAULTY if has_errors(findings) else DONE


def _explain(options: argparse.Namespace) -> int:
    from generator.explain import explanation, figures, matches

    files, findings = _existing([options.file])
    if not files:
        return _closing(findings, files)
    path, *others = files
    if others:
        print(f"{options.file} 下不止一个文件，写出要说明的那一个。", file=sys.stderr)
        return USAGE
    composed: Composed = compose_unit(path)
    if composed.document is None or composed.ledger is None:
        return _closing(composed.findings, [path])
    found = [one for one in figures(composed.document) if matches(one, options.place, options.figure)]
    for one in found:
        print(explanation(one, composed.ledger), end="\n\n")
    print(f"共 {len(found)} 处" if found else "没有找到这样的数。表号写“表3”，章节写标题里的词，数照印出的写。")
    return DONE if found else FAULTY
