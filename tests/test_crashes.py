"""A crash of the program itself is told like any other finding, and the other units go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import build, unit
from generator.cli import main
from generator.commands import FAULTY
from tests.helpers.made_up_rules import put_in_force
from tests.helpers.units_for_tests import FILES, UNIT, altered, lay_out


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the small edition and the small unit."""
    lay_out(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_crash_in_one_unit_is_told_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:

    def fail(path: Path, file: str) -> object:
        if "乙局" in str(path):
            raise RuntimeError("出了意外")
        return whole(path, file)

    whole = unit.read_file
    lay_out(Path(), {"units/乙局/2026.yaml": altered(UNIT, ("单位: 甲局", "单位: 乙局"))})
    put_in_force(monkeypatch)
    monkeypatch.setattr(unit, "read_file", fail)
    assert main(["build", "--format", "md"]) == FAULTY
    out, err = capsys.readouterr()
    assert out == "已写 build/甲局/2026年甲局预算公开.md\n"
    assert err.startswith("units/乙局/2026.yaml:1:1: 错误 程序-出错 处理这份文件时程序出错（RuntimeError：出了意外，")
    assert err.endswith("\n\n1 个错误，0 个警告，0 个提示\n")


def test_a_crash_while_rendering_is_told_and_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:

    def fail(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setitem(build.RENDERERS, "docx", fail)
    assert main(["build"]) == FAULTY
    assert "错误 程序-出错 写这份文档时程序出错（MemoryError：，test_crashes.py 第 " in capsys.readouterr().err
    assert not Path("build").exists()
