"""All units at two revisions: which of them can have changed is asked of git, and only those are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.checks.levels import SETTINGS_FILE, own_levels
from generator.comparison.changes import Comparison, EditionChange, LevelChange, Side, UnitChange
from generator.comparison.clashing import clashing, with_clashes
from generator.comparison.revisions import (
    Changed,
    Repository,
    RevisionError,
    repository,
    unit_year,
)
from generator.comparison.units import compare_unit, compose_side
from generator.edition.edition import EDITIONS_FOLDER
from generator.edition.files import EDITION_FILE
from generator.output.filing import SUFFIX, UNITS
from generator.source.files import read_file
from generator.system.parallel import in_turn

NO_EDITIONS = EditionChange((), ())
NAMED = ("单位", "年度")  # what tells one document from the others
NO_UNITS = "这里没有 units/，没有单位可以比较。到 units/ 所在的文件夹里运行；或写出两个文件来比较。"
SUBMODULE = (
    "units/ 是另一个仓库（子模块），这里只记着它的提交号，看不见里面改了什么。"
    "把 units/ 直接放在这个仓库里；或写出两个文件来比较。"
)
MOST_READ = 100  # units of a changed edition whose documents are composed twice to see what changes


class Tree(NamedTuple):
    """A revision, laid out in a folder as far as it is needed."""

    repository: Repository
    name: str
    folder: Path

    def provide(self, files: Iterable[str]) -> None:
        """Lay out unit files, each with last year's file of the unit."""
        wanted = {path for file in files if file for path in (file, _last_year(file))}
        self.repository.lay_out(self.name, sorted(wanted), self.folder)


def compare_revisions(base: str, head: str, folder: Path) -> Comparison:
    """Return what differs between two revisions of the units below a folder; WORKING_TREE is one too.

    Raises RevisionError if git cannot tell, or holds no units there.
    """
    with repository(folder) as asked, TemporaryDirectory() as room:
        trees = [Tree(asked, asked.tree(name), Path(room, place)) for name, place in ((base, "base"), (head, "head"))]
        _find_units(trees)
        for tree in trees:
            tree.folder.mkdir()
            asked.lay_out(tree.name, [*asked.files(tree.name, EDITIONS_FOLDER), SETTINGS_FILE], tree.folder)
        changed = asked.changed(trees[0].name, trees[1].name)
        own = _own(changed)
        units, editions = tuple(_units(own, trees)), _editions(changed, own, trees)
        units, more = _told_of_clashes(units, editions.units, trees)
        settings = _has(changed, SETTINGS_FILE)
        levels = _levels(trees) if settings else ()
        return Comparison(base, head or "工作区", units, editions._replace(units=more), settings, levels)


def _find_units(trees: list[Tree]) -> None:
    """Raise RevisionError if git holds no units here: that nothing was compared must not look like no change."""
    kinds = {tree.repository.kind(tree.name, UNITS.name) for tree in trees}
    if "commit" in kinds:
        raise RevisionError(SUBMODULE)
    if "tree" not in kinds:
        raise RevisionError(NO_UNITS)


def compare_files(before: Path, after: Path) -> Comparison:
    """Return what differs between two unit files, of one year or of two."""
    here = Path.cwd()
    unit = compare_unit(Changed(str(before), str(after)), here, here)
    return Comparison(str(before), str(after), (unit,) if unit else (), NO_EDITIONS)


def _has(changed: list[Changed], path: str) -> bool:
    return any(path in file for file in changed)


def _own(changed: list[Changed]) -> list[Changed]:
    """Return the unit files that changed, came or went, and those of the year after, which rest on them."""
    own = [part for file in changed if any(map(_is_unit, file)) for part in _of_one_year(file)]
    known = {path for file in own for path in file}
    for before, after in list(own):
        following = Changed(_next_year(before or after), _next_year(after or before))
        if not set(following) & known:
            own.append(following)
    return own


def _is_unit(path: str) -> bool:
    return path.startswith(f"{UNITS.name}/") and path.endswith(SUFFIX)


def _of_one_year(file: Changed) -> list[Changed]:
    """Return a file, or if git takes two years of a unit for one renamed file, both apart."""
    years = {unit_year(path) for path in file if path}
    return [file] if len(years) == 1 else [Changed(file.before, ""), Changed("", file.after)]


def _next_year(path: str) -> str:
    return _year_apart(path, 1)


def _last_year(path: str) -> str:
    return _year_apart(path, -1)


def _year_apart(path: str, years: int) -> str:
    year = unit_year(path)
    return str(Path(path).with_name(f"{year + years}{SUFFIX}").as_posix()) if year else ""


def _units(own: list[Changed], trees: list[Tree]) -> Iterator[UnitChange]:
    """Yield what differs in the units of these files; nothing of one that is the same and comes out the same."""
    for number, tree in enumerate(trees):
        tree.provide(file[number] for file in own)
    files = sorted(own, key=lambda file: file.after or file.before)
    work = partial(compare_unit, before=trees[0].folder, after=trees[1].folder)
    yield from (unit for unit in in_turn(work, files) if unit and not (unit.untouched and unit.changes_nothing))


def _told_of_clashes(
    own: tuple[UnitChange, ...], more: tuple[UnitChange, ...], trees: list[Tree]
) -> tuple[tuple[UnitChange, ...], tuple[UnitChange, ...]]:
    """Return the units with the errors that they make with files which the comparison does not read otherwise."""
    units = (*own, *more)
    beside = _beside(trees[1], [unit.after for unit in units])
    if not clashing([*beside, *(unit.after for unit in units)]):
        return own, more
    before = [unit.before for unit in units]
    told = with_clashes(units, beside, clashing([*_beside(trees[0], before), *before]))
    return told[: len(own)], told[len(own) :]


def _beside(tree: Tree, sides: list[Side | None]) -> list[Side | None]:
    """Return the other files of a tree that are of the same unit and year as some of these."""
    files = {side.file for side in sides if side and side.claim}
    heads = tree.repository.heads(tree.name, NAMED) if files else {}
    claimed = [heads[file] for file in files if file in heads]
    others = sorted(file for file, words in heads.items() if file not in files and words in claimed)
    tree.provide(others)
    return [compose_side(tree.folder, file) for file in others]


def _editions(changed: list[Changed], own: list[Changed], trees: list[Tree]) -> EditionChange:
    """Return the files of editions that changed, and what they and the settings do to units whose own files did not."""
    files = sorted({path for file in changed for path in file if path.startswith(f"{EDITIONS_FOLDER}/")})
    every = _has(changed, SETTINGS_FILE)
    if not (files or every):
        return NO_EDITIONS
    touched = {Path(path).parts[1] for path in files}
    known = {path for file in own for path in file}
    paths = sorted({path for tree in trees for path in _concerned(tree, touched, every=every)} - known)
    units = tuple(_units([Changed(path, path) for path in paths[:MOST_READ]], trees))
    return EditionChange(tuple(files), units, max(len(paths) - MOST_READ, 0))


def _concerned(tree: Tree, touched: set[str], *, every: bool) -> list[str]:
    """Return the unit files whose edition is one of those touched or builds on one, or every unit file."""
    editions = tree.repository.editions(tree.name)
    names = {name for name in set(editions.values()) if every or _bases(tree, name) & touched}
    return [path for path, name in editions.items() if name in names]


def _levels(trees: list[Tree]) -> tuple[LevelChange, ...]:
    """Return the rules whose levels the settings set otherwise, in order."""
    old, new = (own_levels(tree.folder / SETTINGS_FILE)[0] for tree in trees)
    rules = sorted(rule for rule in {*old, *new} if old.get(rule) != new.get(rule))
    return tuple(LevelChange(rule, old.get(rule), new.get(rule)) for rule in rules)


def _bases(tree: Tree, name: str) -> set[str]:
    """Return an edition and those that it builds on, by name."""
    found: set[str] = set()
    base: object = name
    while isinstance(base, str) and base not in found:
        found.add(base)
        path = tree.folder / EDITIONS_FOLDER / base / EDITION_FILE
        root = read_file(path, str(path)).root if path.is_file() else None
        base = root.core.get("承接") if root else None
    return found
