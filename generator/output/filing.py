"""How units are filed: which files a folder holds, whether each lies in its place, and where its document goes."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.budget.disclosure import Disclosure
from generator.document.tree import Document
from generator.finding import ERROR, WARNING, Finding, Position
from generator.source.files import leads_out
from generator.source.nodes import find
from generator.system.refusals import RULE, reason

UNITS = Path("units")
SUFFIX = ".yaml"
LONGEST_NAME = 255  # bytes, on most systems
LONGEST_SUFFIX = ".docx"
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
NEARLY = re.compile(r"(?i)(.+)\.ya?ml(\.txt)?")  # as other programs, and Notepad, call such files
DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?")


def unit_files(paths: list[Path]) -> tuple[list[Path], list[Finding]]:
    """Return the unit files that the paths name, in order and each once: a file itself, or all `*.yaml` in a folder.

    A folder that cannot be read is a finding, and so is a link in it that leads out of it. Such a link is not
    followed, because a folder may come from someone else, and what it leads to would be shown; one that is named
    itself is.
    """
    files: dict[str, Path] = {}
    findings: list[Finding] = []
    for path in paths:
        inside = sorted(_below(path, findings)) if path.is_dir() else [path]
        for file in inside:
            if file != path and leads_out(file, path):
                findings.append(astray(file))
            elif file.suffix == SUFFIX or file == path:
                files.setdefault(os.path.abspath(file), file)  # noqa: PTH100 (only this takes .. away)
    return list(files.values()), findings


def _below(folder: Path, findings: list[Finding]) -> Iterator[Path]:
    """Yield all files below a folder, and the links to folders, which are not entered."""

    def tell(error: OSError) -> None:
        message = f"读不了这个文件夹：{reason(error)}。"
        findings.append(Finding(str(error.filename), Position(), RULE, ERROR, message, "检查是否有权读取。"))

    for below, folders, names in os.walk(folder, onerror=tell):
        findings += [_passed_over(Path(below, name)) for name in sorted(names) if _nearly(name)]
        yield from (Path(below, name) for name in names if name.endswith(SUFFIX))
        yield from (path for name in folders if (path := Path(below, name)).is_symlink())


def _nearly(name: str) -> bool:
    """Return whether the name of a file ends nearly as those of units do, so that it was meant to be one."""
    return bool(NEARLY.fullmatch(name)) and not name.endswith(SUFFIX)


def _passed_over(path: Path) -> Finding:
    """Return the finding that a file of a folder is not read."""
    message = f"文件名末尾不是“{SUFFIX}”，没有读。"
    name = NEARLY.sub(rf"\1{SUFFIX}", path.name)
    remedy = f"改名为“{name}”；不是源文件的，移到别处。"
    return Finding(str(path), Position(), RULE, WARNING, message, remedy)


def astray(path: Path) -> Finding:
    """Return the finding that a link leads out of its folder: about the folder, so that nobody looks into the file."""
    message = f"链接“{path.name}”指到了文件夹外面，没有读。"
    remedy = "把文件本身放在这里；要用别处的文件，就在命令里写出它的名字。"
    return Finding(str(path.parent), Position(), RULE, ERROR, message, remedy)


def misplaced(path: Path, disclosure: Disclosure) -> Iterator[Finding]:
    """Yield what the names of a file and its folder say otherwise than the file: the year, and below units/ the unit.

    Why the year is an error: the file of last year is known by its name, and every comparison rests on it.
    """
    stem, folder = path.stem, path.absolute().parent
    if re.fullmatch("[0-9]{4}", stem) and stem != str(disclosure.year):
        message = f"文件名是“{path.name}”，里面写的是 {disclosure.year} 年度。"
        yield _at(disclosure, "年度", ERROR, message, "改正年度，或给文件改名；上年的数按文件名取。")
    elif not re.fullmatch("[0-9]{4}", stem) and folder.parent.name == UNITS.name:
        message = f"文件名是“{path.name}”，不是年度：下一年找不到它，也就没有上年的数。"
        remedy = f"改名为“{disclosure.year}{SUFFIX}”；是副本或草稿的，移到别处。"
        yield _at(disclosure, "年度", WARNING, message, remedy)
    if folder.parent.name == UNITS.name and _spelled(folder.name) != _spelled(disclosure.unit):
        message = f"文件放在“{folder.name}”文件夹里，里面写的是“{disclosure.unit}”。"
        yield _at(disclosure, "单位", WARNING, message, "改正单位，或给文件夹改名。")


def unfit_names(disclosure: Disclosure, document: Document) -> Iterator[Finding]:
    """Yield why the folder or the files of a document cannot have their names, on Windows, Linux or macOS."""
    for name, suffix in ((document.unit, ""), (document.name, LONGEST_SUFFIX)):
        if why := unfit(name, suffix):
            message = f"“{name}”不能作文件名：{why}。"
            yield _at(disclosure, "单位", ERROR, message, "改“单位”；或改版式里 edition.yaml 的“文件名”。")


def unfit(name: str, suffix: str) -> str:
    """Return why a folder or file cannot have a name on Windows, Linux or macOS; empty if it can."""
    length = len(f"{name}{suffix}".encode(errors="replace"))
    if length > LONGEST_NAME:
        return f"太长（{length} 字节，最多 {LONGEST_NAME}，一个汉字 3 字节）"
    if DEVICE.fullmatch(name + suffix):
        return "Windows 留作设备名"
    if FORBIDDEN.search(name) or not name.strip(". "):
        return "有不能用的字符"
    return "末尾是点或空格" if name[-1] in ". " and not suffix else ""


class Claim(NamedTuple):
    """The name of a document, which only one file may have, and the place in the file that says so."""

    unit: str
    name: str
    file: str
    place: Position


def claim(disclosure: Disclosure, document: Document) -> Claim:
    """Return what the document of a unit's file claims."""
    return Claim(document.unit, document.name, disclosure.file, find(disclosure.root, ("单位",)))


def clashes(path: Path, claimed: Claim, taken: dict[str, Path]) -> list[Finding]:
    """Return the finding that another file has a document of this name; if none has, this one takes it."""
    first = taken.setdefault(_spelled(f"{claimed.unit}/{claimed.name}"), path)
    if first == path:
        return []
    message = f"与 {first} 要写成同一个文件“{claimed.name}”，这一份没有写。"
    remedy = "两份文件的单位和年度相同：改正其中一份，或删去一份。"
    return [Finding(claimed.file, claimed.place, RULE, ERROR, message, remedy)]


def _spelled(name: str) -> str:
    """Return a name as those systems compare it that know no capitals and spell accents in two ways."""
    return unicodedata.normalize("NFC", name).casefold()


def _at(disclosure: Disclosure, key: str, severity: str, message: str, remedy: str) -> Finding:
    return Finding(disclosure.file, find(disclosure.root, (key,)), RULE, severity, message, remedy)
