"""`budgetdocs check`: what is wrong with the units, for people and for other programs; nothing is written."""

from __future__ import annotations

import argparse
import sys

from generator.build import build_units
from generator.commands._closing import close, code
from generator.commands._naming import existing, take_paths
from generator.report.text import summary

REPORTS = ("text", "json", "github", "gitlab")


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = "检查单位的文件，不写任何文件。每个问题的规则号用 budgetdocs rules 规则号 查。"
    take_paths(parser)
    parser.add_argument("--format", choices=REPORTS, default="text", help="结果的写法（默认 text，给人看）")


def run(options: argparse.Namespace) -> int:
    """Check the units and print the findings."""
    files, findings = existing(options.paths)
    findings += [finding for _, built in build_units(files, formats=()) for finding in built.findings]
    if options.format == "text":
        return close(findings, files)
    from generator.report.formats import FINDING_FORMATS

    print(FINDING_FORMATS[options.format](findings))
    print(summary(findings), file=sys.stderr)
    return code(findings)
