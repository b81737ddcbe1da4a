"""A comparison as the reviewer reads it: headings, lists and grids in Chinese, as yet in no particular form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import TypeVar

from generator.budget.rounding import WAN, YUAN, NumberFormat, signed
from generator.checks import rules
from generator.checks.levels import SETTINGS_FILE
from generator.comparison.blocks import beginning, excerpt
from generator.comparison.changes import (
    ChangedSection,
    Comparison,
    Fact,
    LevelChange,
    Pieces,
    Printed,
    UnitChange,
    Wording,
    same,
)
from generator.comparison.elements import Block, Fold, Grid, Head, Most, Points, Say
from generator.comparison.headline import changed_data, headline
from generator.comparison.units import ALL
from generator.comparison.verdicts import findings, gone, left_out
from generator.comparison.wordings import PROJECT_NAME
from generator.matching.wording_diff import Piece, pieces

COUNT = NumberFormat(wan=False, decimals=2, fixed=False)
LONGEST = 120  # characters of an authored text that are told: the document has all of it
EDITION = ("版式",)
FIGURE = re.compile(r"[-\d.,%]*")
UNREADABLE = "文件的写法或结构有错，读不出全部内容，改好以后才能比较文档。"
MENDED = "原来的文件写法或结构有错，读不出全部内容，现在已改好；文档改了哪里比不出来，只列出文件里不同的地方。"
EXPOSED = "原来的文件或版式有错、查不到而现在查出的问题"
T = TypeVar("T")


def outline(comparison: Comparison, most: Most) -> Iterator[Block]:
    """Yield the report: what changed in all, then each unit, then the editions."""
    yield Head(1, f"预算改动：{comparison.base} → {comparison.head}")
    told = [unit for unit in comparison.units if not unit.changes_nothing]
    rewritten = [unit for unit in comparison.units if unit.changes_nothing]
    yield Say(same(headline(told, comparison)))
    if rewritten:
        listed = "、".join(unit.name for unit in rewritten[: most.units])
        yield Say(same(f"只改了写法（空白、注释、次序），内容和文档都没有变：{listed}{_more(rewritten, most.units)}。"))
    if len(told) > 1:
        yield _overview(told[: most.units])
    for unit in told[: most.units]:
        yield from _unit(unit, most)
    if most.units is not None and len(told) > most.units:
        yield Say(same(f"还有 {len(told) - most.units} 个单位的改动没有列在这里。"))
    if comparison.editions.files or comparison.settings:
        yield from _editions(comparison, most)


def _more(told: list[UnitChange], most: int | None) -> str:
    return f"等 {len(told)} 个" if most is not None and len(told) > most else ""


def _overview(told: list[UnitChange]) -> Grid:
    header = ("单位", "收支总预算（万元）", "录入的改动", "文档里的变化", "新出现的问题")
    return Grid(header, tuple(_overview_row(unit) for unit in told), frozenset({2, 3, 4}))


def _overview_row(unit: UnitChange) -> tuple[Pieces, ...]:
    printed = sum(len(section.changes) for section in unit.sections)
    counts = (len(unit.facts) + len(unit.wordings), printed, len(unit.found))
    return same(unit.name), _change_of_total(unit), *(same(str(count)) for count in counts)


def _change_of_total(unit: UnitChange) -> Pieces:
    """Return 收支总预算 before and after, in 万元; just the one if there is no other, or if they are the same."""
    one, other = (side.total if side else None for side in (unit.before, unit.after))
    before, after = (_wan(amount) if amount is not None else "" for amount in (one, other))
    if before and after:
        return same(after if before == after else f"{before} → {after}")
    return tuple(pieces(before, after))


def _unit(unit: UnitChange, most: Most) -> Iterator[Block]:
    yield Head(2, unit.name)
    yield Say(same(_state(unit)))
    if unit.after and (errors := unit.after.errors):
        yield Say(same(f"这份文件现在有 {errors} 个错误，生成不了文档。"))
    yield from _totals(unit)
    yield from findings("新出现的问题", unit.found, most.found)
    yield from _facts(unit, most)
    yield from _printed(unit.sections, most.printed)
    yield from findings(EXPOSED, unit.exposed, most.found)
    yield from gone(unit.settled, unit.silenced, most.settled)


def _state(unit: UnitChange) -> str:
    if not unit.before:
        against = f"　下面是和上年的文件 {unit.against} 的比较。" if unit.against else ""
        return f"新增的文件：{unit.side.file}{against}"
    if not unit.after:
        return f"删去的文件：{unit.side.file}"
    told = [f"{unit.before.file} → {unit.after.file}" if unit.is_renamed else unit.side.file]
    told += [f"换了版式：{one.before} → {one.after}。" for one in unit.wordings if one.what == EDITION]
    told += ["自己的文件没有改，因上年的文件改了而不同。"] * unit.untouched
    told += ["单位改名，文档里的单位名称都随之改变，不一一列出。"] * unit.has_other_name
    told += ["项目改名，文档里的项目名称都随之改变，不一一列出。"] * any(
        one.what == PROJECT_NAME for one in unit.wordings
    )
    return "　".join(told)


def _totals(unit: UnitChange) -> Iterator[Say | Grid]:
    total = unit.side.total
    if not unit.is_readable:
        yield Say(same(MENDED if unit.side.unit else UNREADABLE))
    if unit.totals and total is not None:
        yield _grid_of_totals(unit, total)
    elif total is not None:
        compared = unit.is_readable and unit.after and (unit.before or unit.against)
        same_as_before = "，没有变" if compared else ""
        yield Say(same(f"{ALL} {_wan(total)} 万元{same_as_before}。"))


def _grid_of_totals(unit: UnitChange, total: Decimal) -> Grid:
    if not (unit.before or unit.against) or not unit.after:
        one_sided = ((name, _wan(after or before)) for name, before, after in unit.totals)
        return Grid(("收支（万元）", "金额"), tuple(tuple(map(same, row)) for row in one_sided), frozenset({1}))
    rows = [(total.name, total.before, total.after) for total in unit.totals]
    if rows[0][0] != ALL:
        rows.insert(0, (ALL, total, total))
    cells = ((name, _wan(before), _wan(after), signed(after - before, WAN, "+")) for name, before, after in rows)
    return Grid(
        ("收支（万元）", "原", "现", "差额"), tuple(tuple(map(same, row)) for row in cells), frozenset({1, 2, 3})
    )


def _wan(amount: Decimal) -> str:
    return signed(amount, WAN)


def _facts(unit: UnitChange, most: Most) -> Iterator[Block]:
    if not unit.facts and not unit.wordings:
        return
    yield Head(3, f"录入的改动：{len(unit.facts) + len(unit.wordings)} 处")
    if facts := unit.facts[: most.facts]:
        header = ("录入的数", "原（元）", "现（元）", "差额", "位置")
        yield Grid(header, tuple(map(_fact, facts)), frozenset({1, 2, 3}))
    yield from left_out(unit.facts, most.facts, "个数")
    if wordings := unit.wordings[: most.facts]:
        yield Points(tuple(map(_wording, wordings)))
    yield from left_out(unit.wordings, most.facts, "处文字")


def _fact(fact: Fact) -> tuple[Pieces, ...]:
    style = COUNT if fact.counted else YUAN
    before, after = (signed(amount, style) if amount is not None else "" for amount in (fact.before, fact.after))
    change = signed((fact.after or Decimal(0)) - (fact.before or Decimal(0)), style, "+")
    return same(" › ".join(fact.what)), same(before), same(after), same(change), same(fact.place)


def _wording(wording: Wording) -> Pieces:
    what = " › ".join(wording.what)
    where = f"（{wording.place}）"
    return (*same(f"{what}："), *_reworded(wording), *same(where))


def _reworded(wording: Wording) -> Pieces:
    if wording.before is None or wording.after is None:
        return tuple(pieces(*(beginning(text or "", LONGEST) for text in wording[1:3])))
    told = tuple(pieces(wording.before, wording.after))
    return told if len(wording.after) <= LONGEST else excerpt(told)


def _printed(sections: tuple[ChangedSection, ...], most: int | None) -> Iterator[Block]:
    changes = [(section.title, change) for section in sections for change in section.changes]
    if not changes:
        return
    yield Head(3, f"文档里的变化：{len(changes)} 处")
    chosen = _most_telling([change for _, change in changes], most)
    blocks: list[Head | Say | Points | Grid] = []
    for title, group in groupby((changes[number] for number in chosen), lambda one: one[0]):
        blocks += [Head(4, title), *_section([change for _, change in group])]
    if blocks:
        yield Fold(f"展开 {len(chosen)} 处", tuple(blocks))
    yield from left_out(tuple(changes), most, "处")


def _most_telling(changes: list[Printed], most: int | None) -> list[int]:
    """Return the numbers of those to be told, in order: of too many those of words before figures, which follow."""

    def is_figure(number: int) -> bool:
        return all(piece.kind == "same" or FIGURE.fullmatch(piece.text) for piece in changes[number].pieces)

    return sorted(sorted(range(len(changes)), key=is_figure)[:most])


def _section(changes: Iterable[Printed]) -> Iterator[Say | Points | Grid]:
    """Yield the changes of a section: sentences as a list, figures as a grid with a line for each row of the table."""
    for (table, in_table), group in groupby(changes, lambda change: (change.table, bool(change.row))):
        if table:
            yield Say(same(table))
        if in_table:
            rows = groupby(group, lambda change: change.row)
            yield Grid(("行", "变化"), tuple((same(row), _cells(list(cells))) for row, cells in rows))
        else:
            yield Points(tuple(change.pieces for change in group))


def _cells(cells: list[Printed]) -> Pieces:
    found: list[Piece] = []
    for number, cell in enumerate(cells):
        lead = ("；" if number else "") + (f"{cell.column} " if cell.column else "")
        found += [*same(lead), *(_arrowed(cell.pieces) if cell.cell else cell.pieces)]
    return tuple(piece for piece in found if piece.text)


def _arrowed(changed: Pieces) -> Pieces:
    """Return a change of all that a cell holds as old → new."""
    if any(piece.kind == "same" for piece in changed):
        return changed
    sides = ("".join(piece.text for piece in changed if piece.kind == kind) for kind in ("gone", "new"))
    return same(" → ".join(side or "空" for side in sides))


def _editions(comparison: Comparison, most: Most) -> Iterator[Block]:
    editions, units = comparison.editions, comparison.editions.units
    yield Head(2, f"{changed_data(comparison)}改动")
    yield Points(tuple(same(file) for file in _files(comparison)[: most.units]))
    yield from left_out(_files(comparison), most.units, "个文件")
    if comparison.levels:
        yield Points(tuple(same(_level(change)) for change in comparison.levels[: most.units]))
    yield from left_out(comparison.levels, most.units, "条规则的级别")
    if editions.unread:
        yield Say(same(f"这样的单位很多，只比较了前面的，还有 {editions.unread} 份没有比较。"))
    if not units:
        yield Say(same("自己的文件没有改动的单位，文档和问题都没有因此改变。"))
        return
    yield Say(same(f"自己的文件没有改动、文档或问题因此改变的有 {len(units)} 份："))
    yield Points(tuple(same(_effect(unit)) for unit in units[: most.units]))
    yield from left_out(units, most.units, "份")
    yield from findings("新出现的问题", _each(unit.found for unit in units), most.found)
    yield from findings(EXPOSED, _each(unit.exposed for unit in units), most.found)
    if first := next((unit for unit in units if unit.sections), None):
        yield Say(same(f"文档里的变化以 {first.name} 为例："))
        yield from _printed(first.sections, most.printed)
    yield from gone(_each(unit.settled for unit in units), _each(unit.silenced for unit in units), most.settled)


def _files(comparison: Comparison) -> tuple[str, ...]:
    return comparison.editions.files + (SETTINGS_FILE,) * comparison.settings


def _level(change: LevelChange) -> str:
    own = {checker.rule.id: checker.rule.level for checker in rules()}.get(change.rule)
    unset = f"不另设（规则本身是{own}）" if own else "不另设"
    return f"规则“{change.rule}”的级别：{change.before or unset} → {change.after or unset}"


def _each(told: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """Return what is told of many units, each once."""
    return tuple(dict.fromkeys(one for several in told for one in several))


def _effect(unit: UnitChange) -> str:
    printed = sum(len(section.changes) for section in unit.sections)
    counts = {"新出现": unit.found, "改好": unit.settled, "不再照原样报": unit.silenced}
    told = "".join(f"，{how} {len(some)} 个问题" for how, some in counts.items() if some)
    barred = "，生成不了文档" * bool(unit.side.errors)
    return f"{unit.name}：文档里 {printed} 处变化{told}{barred}（{unit.side.file}）"
