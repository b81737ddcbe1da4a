"""The data files of an edition, read and checked: edition.yaml over those it builds on, and the layouts of tables.

What is wrong in them is found when they are read, all of it at once; see `edition` for how they are used.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from generator.edition.complaint import MisuseError
from generator.edition.layout_faults import Conditions, Layout, form_faults, table_faults
from generator.finding import ERROR, Finding, Position
from generator.schema.validation import EDITION, explained, fits, unstated
from generator.source.files import leads_out, named, read_file
from generator.source.nodes import KeyPath, Mapping, find

EDITION_FILE = "edition.yaml"
ONLY_IN = {"table": {"列", "并列"}, "form": {"宽", "指标"}}
OTHER_KIND = {"table": "是绩效目标表，要在节里用“绩效表”引用", "form": "不是绩效目标表"}


class EditionError(Exception):
    """An edition that cannot be used, with all that is wrong in the files at fault.

    A finding without a file is about the name by which a unit asks for the edition.
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(finding.message for finding in findings))
        self.findings = findings


class Layer(NamedTuple):
    """One edition.yaml: where it is, and what it says, with places and as plain values."""

    path: Path
    root: Mapping
    settings: Layout


def fault(path: Path | None, position: Position, message: str, remedy: str) -> Finding:
    """Return a finding about an edition's file."""
    return Finding(named(path) if path else "", position, "版式", ERROR, message, remedy)


def read_layers(name: str, search: tuple[Path, ...]) -> list[Layer]:
    """Return the edition of that name and those it builds on (承接), the nearest first.

    Raises EditionError if one of them is missing or cannot be read, or if they go round in a circle.
    """
    layers: list[Layer] = []
    base: Any = name
    while isinstance(base, str):
        path = _settings_file(base, search, layers)
        if any(layer.path == path for layer in layers):
            remedy = "改正“承接”，使它最终指向一个没有“承接”的版式。"
            raise EditionError(fault(*_base_named_in(layers), f"版式“{name}”的“承接”绕成了圈。", remedy))
        if astray := list(_astray(path.parent)):
            raise EditionError(*astray)
        root, findings, _ = read_file(path, named(path))
        if root is None or findings:
            raise EditionError(*findings)
        layers.append(Layer(path, root, root.core))
        base = layers[-1].settings.get("承接")
    return layers


def _astray(folder: Path) -> Iterator[Finding]:
    """Yield the links of an edition that lead out of templates/: what they lead to would stand in the document."""
    inside = (Path(below, name) for below, folders, files in os.walk(folder) for name in (*folders, *files))
    for path in (folder, *inside):
        if leads_out(path, folder.parent):
            yield fault(path.parent, Position(), f"链接“{path.name}”指到了 templates/ 外面。", "把文件本身放在这里。")


def _settings_file(name: str, search: tuple[Path, ...], layers: list[Layer]) -> Path:
    for root in search:
        folder = root / name
        if name != ".." and folder.parent == root and (folder / EDITION_FILE).is_file():
            return folder / EDITION_FILE
    remedy = f"从这些里选一个：{'、'.join(known_editions(search))}；或在 templates/ 下新建。"
    raise EditionError(fault(*_base_named_in(layers), f"没有版式“{name}”。", remedy))


def known_editions(search: tuple[Path, ...]) -> list[str]:
    """Return the names of the editions that stand in these folders."""
    return sorted({path.parent.name for root in search for path in root.glob(f"*/{EDITION_FILE}")})


def _base_named_in(layers: list[Layer]) -> tuple[Path | None, Position]:
    """Return where the last of the layers names its base; no file if there is no layer yet."""
    return (layers[-1].path, find(layers[-1].root, ("承接",))) if layers else (None, Position())


def merged_settings(layers: list[Layer]) -> Layout:
    """Return the settings of the layers as one. Raises EditionError with all that the schema has against them."""
    settings: Layout = {}
    for layer in reversed(layers):
        settings = _merged(settings, layer.settings)
    if fits({"edition": settings, "whole": settings}, EDITION):
        return settings
    findings = [finding for layer in layers for finding in _misfits(layer)]
    raise EditionError(*findings or unstated(settings, layers[0].root, named(layers[0].path)))


def _merged(under: Layout, over: Layout) -> Layout:
    """Return both mappings as one; where both have a key, `over` wins, mappings are merged in turn."""
    merged = dict(under)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _misfits(layer: Layer) -> list[Finding]:
    good = fits({"edition": layer.settings}, EDITION)
    return [] if good else explained(layer.root, named(layer.path), EDITION, "edition")


def read_layout(path: Path, kind: str, conditions: Conditions) -> Layout:
    """Return the layout of a `table` or `form`.

    Raises EditionError with all that is wrong in the file, MisuseError if it is plainly of the other kind.
    """
    root, findings, _ = read_file(path, named(path))
    if root is None:
        raise EditionError(*findings)
    layout = root.core
    other = "form" if kind == "table" else "table"
    if layout.keys() & ONLY_IN[other] and not layout.keys() & ONLY_IN[kind]:
        raise MisuseError(f"“{path.stem}”{OTHER_KIND[kind]}")
    if kind == "table" and "并列" in layout:
        kind = "pair"
    if fits({kind: layout}, EDITION):
        faults = form_faults(layout) if kind == "form" else table_faults(layout, conditions)
        findings += [fault(path, find(root, place), message, remedy) for place, message, remedy in faults]
    else:
        findings += explained(root, named(path), EDITION, kind)
    if findings:
        raise EditionError(*sorted(findings, key=lambda finding: finding.position))
    return layout


def listed_files(settings: Layout) -> Iterator[tuple[KeyPath, str]]:
    """Yield each table and section that the parts (部分) list: the path of its name in the settings, and its file."""
    for number, part in enumerate(settings["部分"]):
        for key, pattern in (("表", "表/{}.yaml"), ("节", "节/{}.md")):
            yield from (
                (("部分", number, key, place), pattern.format(name)) for place, name in enumerate(part.get(key, ()))
            )
