"""Templates compiled once for all runs, kept in the user's own cache folder as Python keeps the bytecode of modules.

Compiling takes as long as all else that the document of one unit needs. What is kept is run as it stands, so it is
taken only from a folder that nobody else can write, and only if it is whole and of the same text and the same program.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR

import jinja2
from jinja2.bccache import Bucket

from generator import __version__
from generator.system.writing import write_all

PROGRAM = "budgetdocs"
OF_OTHERS = 0o022  # the right of group and others to write
MOST_KEPT = 500  # templates: those of some ten editions
DIGEST = sha256().digest_size


class Compiled(jinja2.BytecodeCache):
    """What Jinja asks for compiled templates. Two runs at once may write the same file: each writes it whole."""

    def __init__(self, folder: Path, maker: Path) -> None:
        """Keep what is compiled in `folder`, as long as the module `maker`, which sets Jinja up, is the same."""
        self.folder = folder
        self.program = f"{__version__} {jinja2.__version__} {maker.stat().st_mtime_ns}"

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return what is kept of a template, by its name and text: two editions may hold the same one."""
        del filename
        bucket = Bucket(environment, self.get_cache_key(name, source), self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def get_source_checksum(self, source: str) -> str:
        """Return what a text and the program that compiles it are known by."""
        return sha256(f"{self.program}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put into the bucket what is kept for its template, if that is sound and not of another text."""
        with suppress(OSError):
            kept = (self.folder / bucket.key).read_bytes()
            code = kept[DIGEST:]
            if sha256(code).digest() == kept[:DIGEST]:
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket, if the folder can be written, and no more than a number of others."""
        code = bucket.bytecode_to_string()
        with suppress(OSError):
            write_all(self.folder, {bucket.key: sha256(code).digest() + code})
            kept = list(self.folder.iterdir())
            if len(kept) > MOST_KEPT:
                min(kept, key=lambda path: path.stat().st_mtime_ns).unlink()


def own_folder() -> Path | None:
    """Return the program's cache folder, made if need be, or None if there is none that only this user can write."""
    try:
        root = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path("~/.cache").expanduser()
        folder = Path(root, PROGRAM)
        if not folder.is_absolute():
            return None
        folder.mkdir(0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except (OSError, RuntimeError):  # RuntimeError: this user has no home.
        return None
    return folder if S_ISDIR(status.st_mode) and _is_own(status) else None


def _is_own(status: os.stat_result) -> bool:
    """Return whether a folder belongs to this user and is closed to others. On Windows that of each user is."""
    return os.name == "nt" or (status.st_uid == os.geteuid() and not status.st_mode & OF_OTHERS)
