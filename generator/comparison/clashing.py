"""Files that claim one and the same document, of which only the first gets it, whoever wrote it when."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.comparison.changes import Side, UnitChange
from generator.finding import Finding
from generator.output.filing import clashes


def with_clashes(
    units: Iterable[UnitChange], others: Iterable[Side | None], known: dict[str, Finding]
) -> tuple[UnitChange, ...]:
    """Return the units, each with the finding that a file before it has its document, if that is so.

    `others` are the files beside them, which come first; `known` is what clashed before, by file, and is not new.
    """
    units = tuple(units)
    found = clashing([*others, *(unit.after for unit in units)])
    return tuple(_with_clash(unit, found, known) for unit in units)


def clashing(sides: Iterable[Side | None]) -> dict[str, Finding]:
    """Return by file the finding that one before it has its document."""
    taken: dict[str, Path] = {}
    claimed = [(side.file, side.claim) for side in sides if side and side.claim]
    return {file: finding for file, claim in claimed for finding in clashes(Path(file), claim, taken)}


def _with_clash(unit: UnitChange, found: dict[str, Finding], known: dict[str, Finding]) -> UnitChange:
    side = unit.after
    if not side or side.file not in found:
        return unit
    finding = found[side.file]
    barred = side._replace(findings=[*side.findings, finding], claim=None)
    return unit._replace(after=barred, found=unit.found if side.file in known else (*unit.found, finding))
