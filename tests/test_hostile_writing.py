"""Writing where something is in the way: the old file stays, a finding says why, and the other units go on."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.cli import main
from generator.commands import DONE, FAULTY
from generator.system import writing
from generator.system.refusals import reason
from generator.system.writing import write_whole
from tests.helpers.outputs_in_danger import ROOT, both, failing, lay_out_units, written
from tests.helpers.units_for_tests import lay_out

Printed = pytest.CaptureFixture[str]
POSIX = pytest.mark.skipif(os.name == "nt", reason="another system")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with three small units."""
    lay_out_units(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ---- what the system refuses


class Refusal(NamedTuple):
    """A step that fails, what the system says, and what the officer is told."""

    step: str
    error: OSError
    why: str
    remedy: str = writing.NO_PERMISSION


NO_SPACE = OSError(errno.ENOSPC, "No space left on device")
MAKE_ROOM = "腾出磁盘空间，再生成一次。"
REFUSALS = {
    "no space": Refusal("replace", NO_SPACE, "磁盘满了", MAKE_ROOM),
    "no space for a folder": Refusal("mkdir", NO_SPACE, "磁盘满了", MAKE_ROOM),
    "no quota": Refusal("replace", OSError(errno.EDQUOT, "Disk quota exceeded"), "磁盘配额用完了", MAKE_ROOM),
    "read only": Refusal("mkdir", OSError(errno.EROFS, "Read-only file system"), "这里只能读，不能写"),
    "not allowed": Refusal("mkdir", PermissionError(errno.EACCES, "Permission denied"), "没有权限"),
    "broken disk": Refusal("chmod", OSError(errno.EIO, "Input/output error"), "磁盘出错"),
    "something else": Refusal("replace", OSError(errno.ECANCELED, "Operation canceled"), "Operation canceled"),
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_what_the_system_refuses_is_told_and_the_other_units_are_written(
    refusal: Refusal, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(Path, refusal.step, failing(refusal.step, refusal.error))
    assert main(["build"]) == FAULTY
    told = f"build/丙局:1:1: 错误 文件 写不了：{refusal.why}。\n      改法：{refusal.remedy}\n"
    assert told in capsys.readouterr().err
    assert written() == both("甲局", "乙局")


@pytest.mark.parametrize("number", [1, 2])
def test_a_document_open_in_word_is_told_by_its_name(
    number: int, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    assert main(["build"]) == DONE
    before = {path: Path("build", path).read_bytes() for path in written()}
    name = both("丙局")[2 - number]
    held = PermissionError(errno.EACCES, "Permission denied", "x", None, f"build/{name}")
    monkeypatch.setattr(Path, "replace", failing("replace", held, number))
    capsys.readouterr()
    assert main(["build"]) == FAULTY
    said = capsys.readouterr().err
    assert f"build/{name}:1:1: 错误 文件 写不了：这份文档正被别的程序打开，或不许改写。\n" in said
    assert "      改法：在 Word 或 WPS 里关上它，再生成一次。\n" in said
    assert "PK" not in said
    assert {path: Path("build", path).read_bytes() for path in written()} == before


@pytest.mark.parametrize(("file", "folder", "why"), [
    ("build", "build/甲局", "路径中间有一处是文件，不是文件夹"),
    ("build/甲局", "build/甲局", "这个名称已是一个文件"),
])  # fmt: skip
def test_a_file_where_a_folder_should_be_is_told(file: str, folder: str, why: str, capsys: Printed) -> None:
    lay_out(Path(), {file: "别的"})
    assert main(["build"]) == FAULTY
    assert f"{folder}:1:1: 错误 文件 写不了：{why}。\n" in capsys.readouterr().err
    assert Path(file).read_text() == "别的"


def test_a_folder_where_a_file_should_be_is_told(capsys: Printed) -> None:
    lay_out(Path("build"), {f"{both('甲局')[0]}/别的": ""})
    assert main(["build"]) == FAULTY
    assert f"build/{both('甲局')[0]}:1:1: 错误 文件 写不了：" in capsys.readouterr().err
    assert written() == sorted([*both("乙局", "丙局"), both("甲局")[1], f"{both('甲局')[0]}/别的"])


@POSIX
def test_a_full_disk_while_writing_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    lay_out(Path("build"), {both("丙局")[1]: "旧"})
    kept = os.fdopen

    def fdopen(handle: int, *_: Any) -> Any:
        os.close(handle)
        monkeypatch.setattr(os, "fdopen", kept)
        return open("/dev/full", "wb")  # noqa: PTH123

    monkeypatch.setattr(os, "fdopen", fdopen)
    assert main(["build"]) == FAULTY
    assert "build/丙局:1:1: 错误 文件 写不了：磁盘满了。\n" in capsys.readouterr().err
    assert Path("build", both("丙局")[1]).read_text() == "旧"
    assert written() == sorted([*both("甲局", "乙局"), both("丙局")[1]])


def test_a_reason_is_told_in_chinese_or_as_the_system_tells_it() -> None:
    assert reason(OSError(errno.EACCES, "Permission denied")) == "没有权限"
    assert reason(OSError(errno.ECANCELED, "Operation canceled")) == "Operation canceled"
    assert reason(OSError("甲")) == "甲"


# ---- the output of the program itself


@POSIX
def test_a_full_disk_behind_the_output_is_told() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "generator", "check", "--format", "json"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == FAULTY
    assert done.stderr.decode().splitlines()[-1] == "结果写不出去：磁盘满了。"
    assert b"Traceback" not in done.stderr


def test_the_program_itself_failing_is_told_and_the_other_units_are_written(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(os, "fdopen", failing("fdopen", ZeroDivisionError("甲")))
    assert main(["build"]) == FAULTY
    assert "build/丙局:1:1: 错误 程序-出错 写这份文档时程序出错（ZeroDivisionError：甲，" in capsys.readouterr().err
    assert written() == both("甲局", "乙局")


def test_a_file_is_written_beside_what_has_no_name_for_it(place: Path) -> None:
    write_whole(place / f"{'长' * 83}.md", b"x")
    assert (place / f"{'长' * 83}.md").read_bytes() == b"x"
