"""Runs that are interrupted, killed, or not alone: a file is the old one or the new one, and none is left over."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from generator.cli import main
from generator.commands import DONE, INTERRUPTED
from generator.system import writing
from generator.system.writing import UNFINISHED, write_all
from tests.helpers.outputs_in_danger import NAMES, ROOT, are_whole, both, failing, lay_out_units, run, written
from tests.helpers.units_for_tests import UNIT, altered, lay_out

Printed = pytest.CaptureFixture[str]
POSIX = pytest.mark.skipif(os.name == "nt", reason="another system")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with three small units."""
    lay_out_units(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ---- interruptions

STEPS = [("mkdir", 1), ("glob", 1), ("fdopen", 1), ("chmod", 1), ("replace", 1), ("chmod", 2), ("replace", 2)]


@pytest.mark.parametrize(("step", "number"), STEPS)
def test_an_interruption_at_any_step_leaves_whole_files(
    step: str, number: int, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    lay_out(Path("build"), {name: f"# 2026旧{name}\n" for name in both("丙局") if name.endswith(".md")})
    with monkeypatch.context() as patch:
        patch.setattr(Path if hasattr(Path, step) else os, step, failing(step, KeyboardInterrupt(), number))
        assert main(["build"]) == INTERRUPTED
    assert capsys.readouterr().err.endswith("已中断。写好的文件都是完整的。\n")
    are_whole()
    assert main(["build"]) == DONE
    assert written() == both(*NAMES)
    are_whole()


@POSIX
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_run_killed_at_any_moment_leaves_whole_files_and_the_next_run_no_others(blow: signal.Signals) -> None:
    for number in range(100):
        lay_out(Path(), {f"units/{number}局/2026.yaml": altered(UNIT, ("单位: 甲局", f"单位: {number}局"))})
    for attempt in range(8):
        with run() as process:
            assert process.stdout is not None
            process.stdout.readline()
            sleep(0.017 * attempt)
            process.send_signal(blow)
            assert b"Traceback" not in process.communicate()[1]
        are_whole()
    lay_out(Path("build/甲局"), {f".甲.x{UNFINISHED}": "半"})
    assert main(["build"]) == DONE
    assert len(written()) == 2 * 103
    are_whole()


@POSIX
def test_what_another_run_is_just_writing_is_left_alone(place: Path) -> None:
    with writing._held(place):  # noqa: SLF001
        (place / f".甲.x{UNFINISHED}").write_bytes(b"half")
        assert write_all(place, {"乙.md": b"new"}) == [place / "乙.md"]
        assert (place / f".甲.x{UNFINISHED}").exists()
    write_all(place, {"乙.md": b"newer"})
    assert not (place / f".甲.x{UNFINISHED}").exists()
    assert (place / "乙.md").read_bytes() == b"newer"


@POSIX
def test_a_drive_without_locks_will_do(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    (place / f".甲.x{UNFINISHED}").write_bytes(b"half")
    write_all(place, {"乙.md": b"new"})
    assert (place / f".甲.x{UNFINISHED}").exists()
    assert (place / "乙.md").read_bytes() == b"new"


def test_where_there_are_no_such_locks_what_can_be_removed_is(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / f".甲.x{UNFINISHED}").write_bytes(b"half")
    monkeypatch.setattr(writing, "fcntl", None)
    write_all(place, {})
    assert not (place / f".甲.x{UNFINISHED}").exists()


@POSIX
def test_two_runs_at_once_into_the_same_folder_both_succeed() -> None:
    for _ in range(3):
        runs = [run(), run(), run()]
        for process in runs:
            _, said = process.communicate()
            assert (process.returncode, b"Traceback" in said) == (DONE, False)
        assert written() == both(*NAMES)
        are_whole()


def test_one_file_is_written_whole_by_many_at_once(place: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from generator.system.writing import write_all\n"
        "for _ in range(60): write_all(Path('同'), {'文.md': sys.argv[1].encode() * 100_000})"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen([sys.executable, "-c", code, letter], env=environment, cwd=place) for letter in "甲乙"]
    seen = set()
    while any(process.poll() is None for process in runs):
        if (place / "同/文.md").exists():
            seen.add((place / "同/文.md").read_bytes())
    assert [process.returncode for process in runs] == [0, 0]
    assert seen <= {letter.encode() * 100_000 for letter in "甲乙"}
    assert [path.name for path in (place / "同").iterdir()] == ["文.md"]
