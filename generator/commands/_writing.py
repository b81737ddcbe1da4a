"""Writing the files of a document as every command does: say which were written, or why they were not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TextIO

from generator.finding import Finding, crash
from generator.system.writing import refused, write_all


def write_files(folder: Path, contents: Callable[[], Mapping[str, bytes]], out: TextIO | None = None) -> list[Finding]:
    """Write what `contents` makes into `folder` and say so on `out` (or standard output).

    What the system refuses (Word holds the file open) is a finding, and so is it if the program fails.
    """
    try:
        files = write_all(folder, contents())
    except OSError as error:
        return [refused(error, folder)]
    except Exception as error:  # noqa: BLE001
        return [crash(str(folder), "写这份文档时", error)]
    for path in files:
        print(f"已写 {path}", file=out or sys.stdout)
    return []
