"""Many units from their files: composed by all processors and rendered in each format; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.document.tree import Document
from generator.finding import CRASHED, ERROR, Finding, Position, crash
from generator.output.filing import Claim, claim, clashes
from generator.system.parallel import LostError, in_turn
from generator.unit import compose_unit


def _markdown(document: Document) -> bytes:
    from generator.output.markdown import render

    return render(document).encode("utf-8")


def _docx(document: Document) -> bytes:
    from generator.output.docx import render

    return render(document)


RENDERERS: dict[str, Callable[[Document], bytes]] = {"md": _markdown, "docx": _docx}  # each loaded when it is asked
DOCUMENT_FORMATS = tuple(RENDERERS)


class Built(NamedTuple):
    """What comes of a unit's file, as another process can hand it over: its files by name, if it has a document."""

    findings: list[Finding]
    claim: Claim | None = None
    contents: Mapping[str, bytes] = {}


def build_units(paths: list[Path], formats: tuple[str, ...]) -> Iterator[tuple[Path, Built]]:
    """Yield each unit's file with what comes of it, unless another one has its name; nothing is written as yet.

    Many files are built by all processors. If one of their processes is lost, a finding ends the rest.
    """
    taken: dict[str, Path] = {}
    done = 0
    try:
        for path, built in zip(paths, in_turn(partial(build_unit, formats=formats), paths), strict=True):
            clashing = clashes(path, built.claim, taken) if built.claim else []
            yield path, Built([*built.findings, *clashing]) if clashing else built
            done += 1
    except LostError:
        yield paths[done], Built([_lost(paths[done], len(paths) - done)])


def _lost(path: Path, number: int) -> Finding:
    message = f"系统停下了处理这份文件的进程（多半是内存不够）。从这份起 {number} 份没有做。"
    return Finding(str(path), Position(), CRASHED, ERROR, message, "关掉别的程序再试一次，或分几批做。")


def build_unit(path: Path, formats: tuple[str, ...]) -> Built:
    """Return what comes of a unit's file in these formats. If the program fails, that is a finding too."""
    composed = compose_unit(path)
    disclosure, document = composed.disclosure, composed.document
    if disclosure is None or document is None:
        return Built(composed.findings)
    try:
        contents = rendered(document, formats)
    except Exception as error:  # noqa: BLE001
        return Built([*composed.findings, crash(str(path), "写这份文档时", error)])
    return Built(composed.findings, claim(disclosure, document), contents)


def rendered(document: Document, formats: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files of a document by their names, one for each format."""
    return {f"{document.name}.{suffix}": RENDERERS[suffix](document) for suffix in formats}
