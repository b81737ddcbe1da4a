"""`budgetdocs fmt`: the files of the units in one style, so that a change in a file is a change in what it says."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands._closing import close
from generator.commands._naming import existing, take_paths, typed
from generator.editing.canonical import canonical, first_difference
from generator.finding import ERROR, Finding, Position, crash
from generator.source.files import read_file
from generator.system.writing import write_source

RULE = "写法"


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "把源文件改成统一的写法：键照 schema.json 的次序，每级缩进两格，编码加双引号，金额不加引号和千分位逗号，"
        "最外层的块以后空一行。注释、引号和长文字的分行照原样。内容不变；改完会变的，不改，并报告出来。"
    )
    take_paths(parser)
    parser.add_argument("--check", action="store_true", help="只报告写法不统一的文件，不改（给自动检查用）")


def run(options: argparse.Namespace) -> int:
    """Write the files in the one style, or only tell which depart from the style."""
    files, findings = existing(options.paths)
    for path in files:
        findings += _settle(path, only_check=options.check)
    return close(findings, files)


def _settle(path: Path, *, only_check: bool) -> list[Finding]:
    """Write a file in the one style and say so.

    One with faults of syntax is left alone, and so is one that would say other things.
    """
    source = read_file(path, str(path))
    if source.findings:
        return source.findings
    try:
        styled = canonical(source.text)
    except Exception as error:  # noqa: BLE001
        return [crash(str(path), "统一这份文件的写法时", error)]
    line = first_difference(source.raw, _with_ends_of(source.raw, styled))
    if line and only_check:
        only_end = source.text == styled and source.raw.split("\n")[line - 1].endswith("\r")
        message = "这一行末尾的换行符与别的行不同。" if only_end else "从这一行起，写法与统一的不同。"
        remedy = f"运行 budgetdocs fmt {typed(path)}，由它改好。"
        return [Finding(str(path), Position(line), RULE, ERROR, message, remedy)]
    refused = write_source(path, styled) if line else []
    if line and not refused:
        print(f"已改 {path}")
    return refused


def _with_ends_of(raw: str, styled: str) -> str:
    """Return the text with CRLF if all lines of a text end so: then git has put it there (core.autocrlf)."""
    lines = raw.split("\n")[:-1]
    return styled.replace("\n", "\r\n") if lines and all(line.endswith("\r") for line in lines) else styled
