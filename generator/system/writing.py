"""Files written whole or not at all, and what to do when the system refuses."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE

from generator.finding import ERROR, Finding, Position
from generator.system.refusals import RULE, reason

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

UNFINISHED = ".unfinished"
REMEDIES = {
    errno.ENOSPC: "腾出磁盘空间，再生成一次。",
    errno.EDQUOT: "腾出磁盘空间，再生成一次。",
    errno.EEXIST: "给这个文件改名，或用 --output 换一个文件夹。",
    errno.ENOTDIR: "给那个文件改名，或用 --output 换一个文件夹。",
    errno.EISDIR: "给那个文件夹改名，或用 --output 换一个文件夹。",
}
NO_PERMISSION = "用 --output 换一个可以写的文件夹，或请管理员给写入权限。"
NOT_WRITTEN = "检查磁盘空间和写入的权限，关上打开着它的程序，再运行一次。"
HELD_OPEN = "这份文档正被别的程序打开，或不许改写"


def write_all(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write files of these names into `folder` and return them. Raises OSError if the system refuses.

    Each file is then the old one or the new one; what a run that was killed left unfinished goes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _held(folder):
        for name, content in contents.items():
            write_whole(folder / name, content)
    return [folder / name for name in contents]


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold the folder with all others that write into it. If there is none, what is unfinished there is nobody's.

    Windows has no such lock, but neither can a file that is being written be removed there.
    """
    if fcntl is None:
        _sweep(folder)
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # Others are writing, or a network drive knows no locks.
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _sweep(folder)
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    for left in folder.glob(f".*{UNFINISHED}"):
        with suppress(OSError):
            left.unlink()


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in place of the file in one step, so that a reader sees the old file or the new one.

    Who may read and write a file that is replaced stays the same.
    """
    mode = S_IMODE(path.stat().st_mode) if path.exists() else 0o644
    handle, temporary = tempfile.mkstemp(UNFINISHED, f".{path.name[:40]}.", path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_source(path: Path, text: str) -> list[Finding]:
    """Write a unit's file, through a link into the file it leads to; return the finding that the system refuses."""
    target = Path(os.path.realpath(path))
    try:
        write_all(target.parent, {target.name: text.encode("utf-8")})
    except OSError as error:
        return [refused(error, path)._replace(file=str(path), remedy=NOT_WRITTEN)]
    return []


def refused(error: OSError, folder: Path) -> Finding:
    """Return the finding that the system refused to write into a folder, or to replace the file in it."""
    if isinstance(error, PermissionError):
        told = HELD_OPEN if error.filename2 else reason(error)
        remedy = "在 Word 或 WPS 里关上它，再生成一次。" if error.filename2 else NO_PERMISSION
    else:
        told, remedy = reason(error), REMEDIES.get(error.errno or 0, NO_PERMISSION)
    return Finding(str(error.filename2 or folder), Position(), RULE, ERROR, f"写不了：{told}。", remedy)
