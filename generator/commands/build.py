"""`budgetdocs build`: every unit's document, written as Markdown and DOCX."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.build import DOCUMENT_FORMATS, Built, build_units
from generator.commands._closing import close
from generator.commands._naming import existing, take_paths
from generator.commands._writing import write_files
from generator.finding import Finding


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = "检查单位的文件，没有错误的生成文档，写到 build/单位/ 下。有错误的单位不生成，其他照常。"
    take_paths(parser)
    parser.add_argument("--output", type=Path, default=Path("build"), metavar="文件夹", help="写到哪里（默认 build）")
    known = ",".join(DOCUMENT_FORMATS)
    parser.add_argument("--format", type=_formats, default=DOCUMENT_FORMATS, metavar=known, help="写哪几种（默认全写）")


def _formats(text: str) -> tuple[str, ...]:
    formats = tuple(text.split(","))
    if unknown := [name for name in formats if name not in DOCUMENT_FORMATS]:
        raise argparse.ArgumentTypeError(f"不认识“{'、'.join(unknown)}”，可选 {','.join(DOCUMENT_FORMATS)}")
    return formats


def run(options: argparse.Namespace) -> int:
    """Build the units. One with errors is not built, the others are."""
    files, findings = existing(options.paths)
    for number, (path, built) in enumerate(build_units(files, options.format), 1):
        findings += built.findings
        findings += _write(built, options.output)
        _progress(number, len(files), path)
    return close(findings, files)


def _write(built: Built, folder: Path) -> list[Finding]:
    return write_files(folder / built.claim.unit, lambda: built.contents) if built.claim else []


def _progress(number: int, total: int, path: Path) -> None:
    if sys.stderr.isatty():
        done = 30 * number // total
        print(f"\r\x1b[K[{'#' * done}{'.' * (30 - done)}] {number}/{total} {path.parent.name}", end="", file=sys.stderr)
        if number == total:
            print("\r\x1b[K", end="", file=sys.stderr)
