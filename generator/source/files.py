"""Files as they lie on the disk: their names as the reader knows them, their text as a mapping."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from generator.finding import ERROR, Finding, Position
from generator.source.nodes import Mapping
from generator.source.reading import read
from generator.source.syntax import with_one_line_end
from generator.system.refusals import RULE, reason

MARK = "\ufeff"  # with which some editors begin a file
ARCHIVE = b"PK\x03\x04"  # with which a DOCX, an XLSX and a ZIP begin
MOST_BYTES = 2_000_000  # some thirty times what a unit of many projects writes


def named(path: Path) -> str:
    """Return the name by which the reader knows a file: from the working folder on, if it lies there."""
    return str(path).removeprefix(f"{Path.cwd()}{os.sep}")


def leads_out(path: Path, folder: Path) -> bool:
    """Return whether a path is a link to something that is not in the folder."""
    # realpath: unlike Path.resolve it bears with links in a circle.
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


class Source(NamedTuple):
    """A file as it was read, once: the mapping that it holds, the faults of its encoding and syntax, its characters.

    `root` is None if it cannot be read to its end. `raw` is all that stands in it, a mark at the start included.
    """

    root: Mapping | None
    findings: list[Finding]
    raw: str

    @property
    def text(self) -> str:
        """The text, with every line ending in the same character."""
        return with_one_line_end(self.raw.removeprefix(MARK))

    @property
    def lines(self) -> list[str]:
        """The lines of the text, as positions count them."""
        return self.text.split("\n")


def read_file(path: Path, file: str) -> Source:
    """Return what a file holds, read in one go: it may change at any time. `file` is its name in findings."""
    raw, findings = _characters(path, file)
    if not findings:
        root, findings = read(raw.removeprefix(MARK), file)
        return Source(root, findings, raw)
    return Source(None, findings, raw)


def lines_of(file: str) -> list[str]:
    """Return the lines of a file's text, as positions count them; none if it cannot be read or is no text (a DOCX)."""
    raw, findings = _characters(Path(file), file)
    return [] if "\0" in raw else Source(None, findings, raw).lines


def _characters(path: Path, file: str) -> tuple[str, list[Finding]]:
    """Return what stands in a file, and why it is no text in UTF-8."""
    try:
        if fault := _no_text(path, file):
            return "", [fault]
        content = path.read_bytes()
        raw = content.decode("utf-8")
    except OSError as error:
        return "", [_unreadable(file, f"读不了这个文件：{reason(error)}。", "检查文件名是否正确、是否有权读取。")]
    except UnicodeDecodeError as error:
        return content.decode("utf-8", errors="replace"), [_in_other_encoding(error, file)]
    # English in UTF-16 passes for UTF-8.
    return raw, [_in_other_encoding(None, file)] if "\0" in raw.removeprefix(MARK)[:2] else []


def _no_text(path: Path, file: str) -> Finding | None:
    """Return why a file is not even opened: one that never ends, or takes up all memory, would stop everything."""
    status = path.stat()
    if not S_ISREG(status.st_mode):
        return _unreadable(file, "这不是一个文件。", "删去它，或改成文件。")
    if status.st_size > MOST_BYTES:
        message = f"文件太大：{status.st_size:,} 字节，最大 {MOST_BYTES:,} 字节。"
        return _unreadable(file, message, "检查是不是放错了文件。")
    return None


def _in_other_encoding(error: UnicodeDecodeError | None, file: str) -> Finding:
    """Return the finding that a file is not in UTF-8, at the first character that is not; or no text at all."""
    if error and error.object.startswith(ARCHIVE):
        return _unreadable(file, "这是 Word、Excel 或压缩文件，不是源文件。", "源文件是 units/单位全称/年度.yaml。")
    before = with_one_line_end(error.object[: error.start].decode("utf-8-sig", errors="replace") if error else "")
    place = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Finding(file, place, RULE, ERROR, "文件不是 UTF-8 编码。", "用编辑器“另存为”，编码选 UTF-8。")


def _unreadable(file: str, message: str, remedy: str) -> Finding:
    return Finding(file, Position(), RULE, ERROR, message, remedy)
