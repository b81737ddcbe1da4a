"""What the file of a new year or unit is begun from: last year's file, another that is named, or the skeleton."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from generator.editing.rolling import OF_A_UNIT, OF_A_YEAR, Rolled, Start, blank, rolled
from generator.edition.edition import available
from generator.finding import ERROR, Finding, Position
from generator.output.filing import SUFFIX, UNITS
from generator.schema.validation import check
from generator.source.files import read_file
from generator.source.nodes import Mapping, Scalar
from generator.system.likeness import shortens

YEAR = re.compile(r"20[0-9]{2}")


class Origin(NamedTuple):
    """The file that a new one is begun from: its path, its text, what it says."""

    path: Path
    text: str
    root: Mapping


def unit_file(unit: str, year: int) -> Path:
    """Return where the file of a unit and year lies."""
    return UNITS / unit / f"{year}{SUFFIX}"


def years_of(unit: str) -> list[Path]:
    """Return the files of a unit in the order of their years."""
    return sorted(path for path in (UNITS / unit).glob(f"*{SUFFIX}") if YEAR.fullmatch(path.stem))


def shortened(unit: str) -> str:
    """Return the unit with a folder of which this name is a short form; nothing if there is none."""
    folders = sorted(path.name for path in UNITS.iterdir() if path.is_dir()) if UNITS.is_dir() else []
    return next((name for name in folders if name != unit and shortens(unit, name)), "")


def origin(name: str | None, unit: str, year: int) -> Origin | list[Finding] | None:
    """Return the file named, or that of last year; its faults; or None if none is named and there is none."""
    path = _named(name) if name else unit_file(unit, year - 1)
    if not path.is_file():
        if not name:
            return None
        remedy = f"写 {UNITS} 下的一个单位、单位/年度，或一个文件。"
        return [Finding(str(path), Position(), "文件", ERROR, f"没有“{name}”的文件可以照着搭。", remedy)]
    source = read_file(path, str(path))
    findings = source.findings + (check(source.root, str(path)) if source.root else [])
    return findings if source.root is None or findings else Origin(path, source.text, source.root)


def _named(name: str) -> Path:
    """Return the file of a unit (its latest year), of a unit and year, or the file itself."""
    if name.endswith(SUFFIX):
        return Path(name)
    folder = UNITS / name
    return next(reversed(years_of(name)), folder.with_name(folder.name + SUFFIX))


def begun(source: Origin | None, unit: str, year: int) -> Rolled:
    """Return the new file of a unit and year. If there is no file of last year, it asks for last year's amounts."""
    if source is None:
        return blank(unit, year)
    last = unit_file(unit, year - 1)
    dropped = OF_A_YEAR if _said(source.root, "单位") == unit else OF_A_UNIT
    asked = ("概况",) * ("概况" in dropped) + ("上年",) * (not last.is_file())
    edition = _edition(_said(source.root, "版式"), year)
    return rolled(source.text, Start(unit, year, edition, dropped, notes=source.path == last, asked=asked))


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
