"""All units at two revisions: which of them can have changed is asked of git, and only those are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.comparison.changes import Comparison, EditionChange, Side, UnitChange
from generator.comparison.units import compared, side
from generator.edition_files import SETTINGS as EDITION_FILE
from generator.files import read_file
from generator.filing import SUFFIX, UNITS
from generator.revisions import EDITIONS, SETTINGS, Changed, Repository, repository, unit_year

NO_EDITIONS = EditionChange((), ())


class Tree(NamedTuple):
    """A revision, laid out in a folder as far as it is needed."""

    repository: Repository
    name: str
    folder: Path

    def provide(self, files: Iterable[str]) -> None:
        """Lay out unit files, each with last year's file of the unit."""
        wanted = {path for file in files if file for path in (file, _last_year(file))}
        self.repository.lay_out(self.name, sorted(wanted), self.folder)

    def side(self, file: str) -> Side | None:
        """Return a unit's file with what is composed from it."""
        return side(self.folder, file)


def compare_revisions(base: str, head: str, folder: Path) -> Comparison:
    """Return what differs between two revisions of the units below a folder; WORKING_TREE is one too.

    Raises RevisionError if git cannot tell.
    """
    with repository(folder) as asked, TemporaryDirectory() as room:
        trees = [Tree(asked, asked.tree(name), Path(room, place)) for name, place in ((base, "base"), (head, "head"))]
        for tree in trees:
            tree.folder.mkdir()
            asked.lay_out(tree.name, [*asked.files(tree.name, EDITIONS), SETTINGS], tree.folder)
        changed = asked.changed(trees[0].name, trees[1].name)
        own = _own(changed)
        units = tuple(_units(own, trees))
        return Comparison(base, head or "工作区", units, _editions(changed, own, trees), _has(changed, SETTINGS))


def compare_files(before: Path, after: Path) -> Comparison:
    """Return what differs between two unit files, of one year or of two."""
    here = Path.cwd()
    unit = compared(side(here, str(before)), side(here, str(after)))
    return Comparison(str(before), str(after), (unit,), NO_EDITIONS)


def _has(changed: list[Changed], path: str) -> bool:
    return any(path in file for file in changed)


def _own(changed: list[Changed]) -> list[Changed]:
    """Return the unit files that changed, and those of the year after, whose comparisons rest on them."""
    own = [file for file in changed if any(path.endswith(SUFFIX) and _is_unit(path) for path in file)]
    known = {path for file in own for path in file}
    for file in list(own):
        before, after = map(_next_year, file)
        if not {before, after} & known:
            own.append(Changed(before, after))
    return own


def _is_unit(path: str) -> bool:
    return path.startswith(f"{UNITS.name}/")


def _next_year(path: str) -> str:
    return _year_apart(path, 1)


def _last_year(path: str) -> str:
    return _year_apart(path, -1)


def _year_apart(path: str, years: int) -> str:
    year = unit_year(path)
    return str(Path(path).with_name(f"{year + years}{SUFFIX}").as_posix()) if year else ""


def _units(own: list[Changed], trees: list[Tree]) -> Iterator[UnitChange]:
    for number, tree in enumerate(trees):
        tree.provide(file[number] for file in own)
    for file in sorted(own, key=lambda file: file.after or file.before):
        before, after = (tree.side(path) for tree, path in zip(trees, file, strict=True))
        if before or after:
            yield compared(before, after)


def _editions(changed: list[Changed], own: list[Changed], trees: list[Tree]) -> EditionChange:
    """Return the files of editions that changed, and what that does to units whose own files did not."""
    files = sorted({path for file in changed for path in file if path.startswith(f"{EDITIONS}/")})
    if not files:
        return NO_EDITIONS
    touched = {Path(path).parts[1] for path in files}
    named = [tree.repository.editions(tree.name) for tree in trees]
    affected = [
        {name for name in set(editions.values()) if _bases(tree, name) & touched}
        for tree, editions in zip(trees, named, strict=True)
    ]
    known = {path for file in own for path in file}
    paths = {
        path
        for editions, names in zip(named, affected, strict=True)
        for path, edition in editions.items()
        if edition in names and path not in known
    }
    units = _units([Changed(path, path) for path in paths], trees)
    return EditionChange(tuple(files), tuple(unit for unit in units if not unit.changes_nothing))


def _bases(tree: Tree, name: str) -> set[str]:
    """Return an edition and those that it builds on, by name."""
    found: set[str] = set()
    base: object = name
    while isinstance(base, str) and base not in found:
        found.add(base)
        path = tree.folder / EDITIONS / base / EDITION_FILE
        root = read_file(path, str(path))[0] if path.is_file() else None
        base = root.core.get("承接") if root else None
    return found
