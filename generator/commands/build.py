"""`budgetdocs build`: every unit's document, written as Markdown and DOCX."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from generator.build import FORMATS, build_units, write_document
from generator.commands._closing import close
from generator.commands._naming import existing, take_paths
from generator.document.tree import Document
from generator.finding import Finding, crash
from generator.system.writing import refused, write_all


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = "检查单位的文件，没有错误的生成文档，写到 build/单位/ 下。有错误的单位不生成，其他照常。"
    take_paths(parser)
    parser.add_argument("--output", type=Path, default=Path("build"), metavar="文件夹", help="写到哪里（默认 build）")
    parser.add_argument(
        "--format", type=_formats, default=FORMATS, metavar=",".join(FORMATS), help="写哪几种（默认全写）"
    )


def _formats(text: str) -> tuple[str, ...]:
    formats = tuple(text.split(","))
    if unknown := [name for name in formats if name not in FORMATS]:
        raise argparse.ArgumentTypeError(f"不认识“{'、'.join(unknown)}”，可选 {','.join(FORMATS)}")
    return formats


def run(options: argparse.Namespace) -> int:
    """Build the units. One with errors is not built, the others are."""
    files, findings = existing(options.paths)
    for number, (path, built) in enumerate(build_units(files, options.format), 1):
        findings += built.findings
        if built.claim:
            folder = options.output / built.claim.unit
            findings += _told(folder, partial(write_all, folder, built.contents))
        _progress(number, len(files), path)
    return close(findings, files)


def write(document: Document, options: argparse.Namespace) -> list[Finding]:
    """Write a document into `options.output` and say so; what the system refuses (Word holds it open) is a finding."""
    folder = options.output / document.unit
    return _told(folder, partial(write_document, document, folder, options.format))


def _told(folder: Path, writing: Callable[[], list[Path]]) -> list[Finding]:
    """Say which files were written into the folder, or return why they were not."""
    try:
        files = writing()
    except OSError as error:
        return [refused(error, folder)]
    except Exception as error:  # noqa: BLE001
        return [crash(str(folder), "写这份文档时", error)]
    for path in files:
        print(f"已写 {path}")
    return []


def _progress(number: int, total: int, path: Path) -> None:
    if sys.stderr.isatty():
        done = 30 * number // total
        print(f"\r\x1b[K[{'#' * done}{'.' * (30 - done)}] {number}/{total} {path.parent.name}", end="", file=sys.stderr)
        if number == total:
            print("\r\x1b[K", end="", file=sys.stderr)
