"""Three small units to build, what stands in the output folder, and steps of writing that fail when told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from generator.system.writing import UNFINISHED
from tests.helpers.units_for_tests import FILES, UNIT, altered, lay_out

ROOT = Path(__file__).parents[2]
NAMES = ("甲局", "乙局", "丙局")


def lay_out_units(folder: Path) -> None:
    """Write the small edition and three small units."""
    lay_out(folder, FILES)
    for name in NAMES:
        lay_out(folder, {f"units/{name}/2026.yaml": altered(UNIT, ("单位: 甲局", f"单位: {name}"))})


def written(folder: str = "build") -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file())


def both(*names: str) -> list[str]:
    return sorted(f"{name}/2026年{name}预算公开.{suffix}" for name in names for suffix in ("docx", "md"))


def are_whole(folder: str = "build") -> None:
    """Fail if a document is not one from its first byte to its last."""
    for path in (path for path in Path(folder).rglob("*") if path.is_file() and path.suffix != UNFINISHED):
        content = path.read_bytes()
        if path.suffix == ".docx":
            assert ZipFile(BytesIO(content)).testzip() is None
        else:
            assert path.suffix == ".md"
            assert content.startswith(b"# 2026")
            assert content.endswith(b"\n")


def failing(step: str, error: BaseException, number: int = 1) -> Callable[..., Any]:
    """Return a stand-in for a method of Path or a function of os that fails when it is called for the nth time."""
    kept = getattr(Path if hasattr(Path, step) else os, step)
    calls: list[object] = []

    def stand_in(*arguments: Any, **options: Any) -> Any:
        calls.append(arguments)
        if len(calls) == number:
            raise error
        return kept(*arguments, **options)

    return stand_in


def run(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a build that an interruption reaches, even where the tests themselves run in the background."""
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "build", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=None if os.name == "nt" else _let_interrupt,  # noqa: PLW1509 (one thread)
    )


def _let_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
