"""`budgetdocs new`: the file of a new year or unit, begun from what is known, with the rest left to be authored."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.commands import DONE, USAGE
from generator.commands._closing import close
from generator.commands._naming import typed
from generator.editing.folder import SCHEMA
from generator.editing.origin import YEAR, Origin, begun, origin, shortened, unit_file, years_of
from generator.editing.rolling import Rolled
from generator.finding import ERROR, Finding, Position
from generator.output.filing import UNITS, unfit
from generator.system.writing import write_source

REASONS = {
    "批复日期": "批复以后再写", "结转结余": "本年的结转另写；没有就不写",
    "变动原因": "改好金额以后，check 说出哪几处要写", "豁免": "核对过的是上年的问题",
}  # fmt: skip


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
    unit, year = options.unit, options.year
    path = unit_file(unit, year)
    if why := _no_place(unit):
        print(why, file=sys.stderr)
        return USAGE
    if path.is_symlink() or path.exists():
        return close(
            [Finding(str(path), Position(), "文件", ERROR, "已有这个文件，没有改动。", "直接修改它。")], [path]
        )
    source = origin(options.origin, unit, year)
    if isinstance(source, list):
        code = close(source, [path])
        print(f"没有新建 {path}：要照的文件读不出来。改好再运行，或写 --from 单位/年度，照另一份。", file=sys.stderr)
        return code
    others, new, longer = years_of(unit), begun(source, unit, year), shortened(unit)
    if refused := write_source(path, new.text):
        return close(refused, [path])
    last = unit_file(unit, year - 1)
    print(f"已写 {path}", *_taken(source, new, last), *_asked(path, last), sep="\n")
    if others and not source:
        _tell_of_years(unit, year, others)
    if longer and not others:
        print(f"{UNITS} 下已有“{longer}”。是同一个单位的，删去这一份，用全称再运行：budgetdocs new {longer} {year}")
    return DONE


def _no_place(unit: str) -> str:
    """Return why a unit cannot have a folder here; empty if it can."""
    if not UNITS.is_dir() and UNITS.name in Path.cwd().parts[-2:]:
        return f"这里在 {UNITS} 里面，没有新建。到 {UNITS} 所在的文件夹里运行。"
    why = unfit(unit, "")
    return f"“{unit}”不能作单位的文件夹名：{why}。" if why else ""


def _taken(source: Origin | None, new: Rolled, last: Path) -> Iterator[str]:
    """Yield what the new file has from another, and what it left there."""
    if source:
        yield f"照 {source.path} 留下：{'、'.join(new.kept)}"
        reasons = REASONS | {"上年": "上年的数取自上年的文件" if last.is_file() else "不是这个单位上年的数"}
        yield from (f"没有带来：{key}（{reasons.get(key, '是那个单位自己的')}）" for key in new.dropped)
    if "绩效目标" in new.kept:
        yield "绩效目标的指标和指标值照上年留下，请逐条核对。"


def _asked(path: Path, last: Path) -> Iterator[str]:
    """Yield what is to be done next."""
    if not last.is_file():
        yield f"没有上年的文件 {last}，上年的数写在“上年”一块里。"
    yield f"空着的都要重新录入。运行 budgetdocs check {typed(path)}，它逐处报出来。"
    if not Path(SCHEMA).exists():
        yield f"这里没有 {SCHEMA}，编辑器里没有补全和说明。运行一次 budgetdocs init，它放好要用的文件。"


def _tell_of_years(unit: str, year: int, others: list[Path]) -> None:
    """Say that the unit has files of other years, from which the new one could have been begun."""
    years = "、".join(path.stem for path in others)
    print(f"这个单位有 {years} 年的文件，没有照它们写。要照 {others[-1].stem} 年的，删去这一份，再运行")
    print(f"  budgetdocs new {unit} {year} --from {unit}/{others[-1].stem}")
