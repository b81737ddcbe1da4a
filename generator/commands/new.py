"""`budgetdocs new`: the file of a new year or unit, begun from what is known, with the rest left to be authored."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import NamedTuple

from generator.commands import DONE, USAGE
from generator.commands.closing import close
from generator.editing.rolling import OF_A_UNIT, OF_A_YEAR, Rolled, Start, blank, rolled
from generator.edition.edition import available
from generator.finding import ERROR, Finding, Position
from generator.output.filing import SUFFIX, UNITS, unfit
from generator.schema.validation import check
from generator.source.files import read_file
from generator.source.nodes import Mapping, Scalar
from generator.system.writing import write_source

YEAR = re.compile(r"20[0-9]{2}")
REASONS = {
    "批复日期": "批复以后再写", "结转结余": "本年的结转另写；没有就不写", "上年": "上年的数取自上年的文件",
    "变动原因": "改好金额以后，check 说出哪几处要写", "豁免": "核对过的是上年的问题",
}  # fmt: skip


class Origin(NamedTuple):
    """The file that a new one is begun from: its path, its text, what it says, and whether it is last year's."""

    path: Path
    text: str
    root: Mapping
    is_last_year: bool


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "新建 units/单位/年度.yaml。有上年的文件就从它开始：职能、项目的文字、编码和注释照留，"
        "上年的金额写在行末的注释里；要重新录入的数和日期空着，check 逐处报出来，不会误当成本年的数公开。"
        "不改动任何已有的文件。"
    )
    parser.add_argument("unit", metavar="单位", help="单位全称，也是 units/ 下的文件夹名")
    parser.add_argument("year", type=_year, metavar="年度", help="四位数字，例如 2027")
    parser.add_argument(
        "--from",
        dest="origin",
        metavar="另一单位[/年度]",
        help="照另一个单位（或一个文件）的科目和来源搭架子，不带它的数和文字",
    )


def _year(text: str) -> int:
    if not YEAR.fullmatch(text):
        raise argparse.ArgumentTypeError(f"年度要写四位数字，例如 2027，不是“{text}”")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Write the new file and say what is to be done next; an existing file is never touched."""
    path = UNITS / options.unit / f"{options.year}{SUFFIX}"
    if why := unfit(options.unit, ""):
        print(f"“{options.unit}”不能作单位的文件夹名：{why}。", file=sys.stderr)
        return USAGE
    if path.is_symlink() or path.exists():
        return close(
            [Finding(str(path), Position(), "文件", ERROR, "已有这个文件，没有改动。", "直接修改它。")], [path]
        )
    origin = _origin(options)
    if isinstance(origin, list):
        return close(origin, [path])
    begun = _begun(origin, options)
    if refused := write_source(path, begun.text):
        return close(refused, [path])
    _tell(path, origin, begun)
    return DONE


def _origin(options: argparse.Namespace) -> Origin | list[Finding] | None:
    """Return the file to begin from, or its faults; None if there is none."""
    last = UNITS / options.unit / f"{options.year - 1}{SUFFIX}"
    path = _named(options.origin) if options.origin else last
    if not path.is_file():
        if not options.origin:
            return None
        message = f"没有“{options.origin}”的文件可以照着搭。"
        remedy = f"写 {UNITS} 下的一个单位、单位/年度，或一个文件。"
        return [Finding(str(path), Position(), "文件", ERROR, message, remedy)]
    source = read_file(path, str(path))
    findings = source.findings + (check(source.root, str(path)) if source.root else [])
    return findings if source.root is None or findings else Origin(path, source.text, source.root, path == last)


def _named(origin: str) -> Path:
    """Return the file of a unit (its latest year), of a unit and year, or the file itself."""
    if origin.endswith(SUFFIX):
        return Path(origin)
    folder = UNITS / origin
    years = sorted(path for path in folder.glob(f"*{SUFFIX}") if YEAR.fullmatch(path.stem))
    return years[-1] if years else folder.with_name(folder.name + SUFFIX)


def _begun(origin: Origin | None, options: argparse.Namespace) -> Rolled:
    if origin is None:
        return blank(options.unit, options.year)
    same_unit = _said(origin.root, "单位") == options.unit
    edition = _edition(_said(origin.root, "版式"), options.year)
    dropped = OF_A_YEAR if same_unit else OF_A_UNIT
    return rolled(origin.text, Start(options.unit, options.year, edition, dropped, notes=origin.is_last_year))


def _said(root: Mapping, key: str) -> str:
    node = root.entries[key]
    assert isinstance(node, Scalar)
    return node.text


def _edition(name: str, year: int) -> str:
    """Return the newest edition of the same region up to the year; the same one if none is known to be newer."""
    region = name.rpartition("-")[0]
    years = (other.rpartition("-")[2] for other in available() if other.rpartition("-")[0] == region)
    fitting = [found for found in years if YEAR.fullmatch(found) and int(found) <= year]
    return f"{region}-{max(fitting)}" if region and fitting else name


def _tell(path: Path, origin: Origin | None, begun: Rolled) -> None:
    print(f"已写 {path}")
    if origin:
        print(f"照 {origin.path} 留下：{'、'.join(begun.kept)}")
        for key in begun.dropped:
            print(f"没有带来：{key}（{REASONS.get(key, '是那个单位自己的')}）")
    if "绩效目标" in begun.kept:
        print("绩效目标的指标和指标值照上年留下，请逐条核对。")
    print(f"空着的都要重新录入。运行 budgetdocs check {path}，它逐处报出来。")
