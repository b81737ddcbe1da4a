"""Files as they lie on the disk: their names as the reader knows them, their text as a mapping."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

from generator.finding import ERROR, Finding, Position
from generator.source.nodes import Mapping, read
from generator.source.syntax import with_one_line_end
from generator.system.refusals import RULE, reason

MOST_BYTES = 2_000_000  # some thirty times what a unit of many projects writes


def named(path: Path) -> str:
    """Return the name by which the reader knows a file: from the working folder on, if it lies there."""
    return str(path).removeprefix(f"{Path.cwd()}{os.sep}")


def leads_out(path: Path, folder: Path) -> bool:
    """Return whether a path is a link to something that is not in the folder."""
    # realpath: unlike Path.resolve it bears with links in a circle.
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def read_file(path: Path, file: str) -> tuple[Mapping | None, list[Finding]]:
    """Return the mapping that a file holds, with the faults of its encoding and syntax; `file` is its name in them."""
    try:
        if fault := _no_text(path, file):
            return None, [fault]
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return None, [_unreadable(file, f"读不了这个文件：{reason(error)}。", "检查文件名是否正确、是否有权读取。")]
    except UnicodeDecodeError as error:
        return None, [_in_other_encoding(error, file)]
    if "\0" in text[:2]:  # English in UTF-16 passes for UTF-8
        return None, [_in_other_encoding(None, file)]
    return read(text, file)


def lines_of(file: str) -> list[str]:
    """Return the lines of a file's text, as positions count them; none if it cannot be read or is no text (a DOCX)."""
    path = Path(file)
    try:
        content = b"" if _no_text(path, file) else path.read_bytes()
    except OSError:
        return []
    return [] if b"\0" in content else with_one_line_end(content.decode("utf-8-sig", errors="replace")).split("\n")


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
    """Return the finding that a file is not in UTF-8, at the first character that is not."""
    before = with_one_line_end(error.object[: error.start].decode("utf-8-sig", errors="replace") if error else "")
    place = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Finding(file, place, RULE, ERROR, "文件不是 UTF-8 编码。", "用编辑器“另存为”，编码选 UTF-8。")


def _unreadable(file: str, message: str, remedy: str) -> Finding:
    return Finding(file, Position(), RULE, ERROR, message, remedy)
