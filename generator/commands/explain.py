"""`budgetdocs explain`: where a printed figure comes from."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands import DONE, FAULTY, USAGE
from generator.commands._closing import close
from generator.commands._naming import existing
from generator.explain import explanation, figures, matches
from generator.unit import Composed, compose_unit


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "说明一个印出的数是怎么来的：公式、录入的行和舍入前的和。"
        "例如 budgetdocs explain units/某单位/2026.yaml 表3 518.67"
    )
    parser.add_argument("file", type=Path, metavar="文件", help="源文件，例如 units/某单位/2026.yaml")
    parser.add_argument("place", nargs="?", default="", metavar="表号或章节", help="例如 表3、支出预算情况说明；可省")
    parser.add_argument("figure", nargs="?", default="", metavar="数", help="印出的数，例如 518.67；可省")


def run(options: argparse.Namespace) -> int:
    """Print the origin of each figure that is asked for."""
    files, findings = existing([options.file])
    if not files:
        return close(findings, files)
    path, *others = files
    if others:
        print(f"{options.file} 下不止一个文件，写出要说明的那一个。", file=sys.stderr)
        return USAGE
    composed: Composed = compose_unit(path)
    if composed.document is None or composed.ledger is None:
        return close(composed.findings, [path])
    found = [one for one in figures(composed.document) if matches(one, options.place, options.figure)]
    for one in found:
        print(explanation(one, composed.ledger), end="\n\n")
    print(f"共 {len(found)} 处" if found else "没有找到这样的数。表号写“表3”，章节写标题里的词，数照印出的写。")
    return DONE if found else FAULTY
