"""How grave a finding is: as its rule says, unless the edition or the budgetdocs.yaml of the working folder objects."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from generator.checks.own import is_own
from generator.edition.edition import Edition
from generator.edition.files import EDITION_FILE
from generator.finding import WARNING, Finding
from generator.schema.validation import EDITION, explained, fits
from generator.source.files import named, read_file
from generator.source.nodes import Mapping
from generator.system.likeness import nearest

SETTINGS_FILE = "budgetdocs.yaml"
LEVELS = "规则级别"
OFF = "关"
UNKNOWN = "程序-无此规则"


def chosen_levels(edition: Edition, known: Collection[str]) -> tuple[dict[str, str], list[Finding]]:
    """Return the levels that are set, by rule, and what is wrong with the setting. The working folder has the last say.

    `known` are the names of all rules.
    """
    levels: dict[str, str] = dict(edition.settings.get(LEVELS, {}))
    own, findings = own_levels(Path.cwd() / SETTINGS_FILE)
    levels.update(own)
    if not levels.keys() <= set(known):
        files = [folder / EDITION_FILE for folder in edition.folders]
        findings += [one for file in (*files, Path.cwd() / SETTINGS_FILE) for one in _unknown(file, known)]
    return levels, findings


def own_levels(path: Path) -> tuple[dict[str, str], list[Finding]]:
    """Return the levels that a budgetdocs.yaml sets, by rule, and what is wrong with it; none if there is no file."""
    if not path.is_file():
        return {}, []
    root, findings, _ = read_file(path, named(path))
    if root is None:
        return {}, findings
    if not fits({"settings": root.core}, EDITION):
        return {}, findings + explained(root, named(path), EDITION, "settings")
    return root.core.get(LEVELS, {}), findings


def _unknown(path: Path, known: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each rule that a file sets a level for and that does not exist."""
    root = read_file(path, named(path)).root if path.is_file() else None
    levels = root.entries.get(LEVELS) if root else None
    for name, place in levels.keys.items() if isinstance(levels, Mapping) else ():
        if name not in known:
            message, remedy = unknown(name, known, "改级别")
            yield Finding(named(path), place, UNKNOWN, WARNING, message, remedy or "删去这一行。")


def unknown(name: str, known: Collection[str], what: str = "") -> tuple[str, str]:
    """Return message and remedy for a name that no rule has; the remedy is empty if none is like it.

    `what` was to be done with the rule, in vain if it is the program itself that reports under that name.
    """
    if is_own(name):
        return f"“{name}”是程序自己报的，这类问题不能{what}。", ""
    meant = nearest(name, known)
    return f"没有规则“{name}”。", f"改成“{meant}”；budgetdocs rules 列出全部规则。" if meant else ""
