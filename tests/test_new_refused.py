"""`budgetdocs new`: what is refused, with nothing written, and what is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import DONE, FAULTY, USAGE
from tests.helpers.small_unit import GOOD
from tests.helpers.units_for_tests import lay_out

UNIT = "伊宁市医疗保障局"
LAST, NEW = f"units/{UNIT}/2026.yaml", f"units/{UNIT}/2027.yaml"
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with one unit of 2026."""
    lay_out(tmp_path, {LAST: GOOD, "schema.json": "{}"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_that_exists_is_never_touched(capsys: Printed) -> None:
    lay_out(Path(), {NEW: "我写的"})
    assert main(["new", UNIT, "2027"]) == FAULTY
    assert Path(NEW).read_text() == "我写的"
    assert capsys.readouterr().err.startswith(f"{NEW}:1:1: 错误 文件 已有这个文件，没有改动。\n")


def test_a_link_that_leads_nowhere_is_not_written_through(place: Path) -> None:
    (place / NEW).symlink_to(place / "外.yaml")
    assert main(["new", UNIT, "2027"]) == FAULTY
    assert not (place / "外.yaml").exists()


FAULTY_LAST = [
    (GOOD.replace("年度: 2026", "年度: 2026\n年度: 2026"), "语法-重复键"),
    (GOOD.replace("口径: 单位\n", ""), "结构-缺少"),
    (GOOD.encode("gbk"), "文件"),
]


@pytest.mark.parametrize(("text", "rule"), FAULTY_LAST)
def test_a_faulty_file_of_last_year_is_told_and_nothing_begun(text: str | bytes, rule: str, capsys: Printed) -> None:
    Path(LAST).write_bytes(text if isinstance(text, bytes) else text.encode())
    assert main(["new", UNIT, "2027"]) == FAULTY
    told = capsys.readouterr().err
    assert f" 错误 {rule} " in told
    assert told.endswith(f"\n没有新建 {NEW}：要照的文件读不出来。改好再运行，或写 --from 单位/年度，照另一份。\n")
    assert not Path(NEW).exists()


@pytest.mark.parametrize("inside", ["units", f"units/{UNIT}"])
def test_no_units_folder_is_made_inside_another(
    inside: str, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(place / inside)
    assert main(["new", UNIT, "2027"]) == USAGE
    assert capsys.readouterr().err == "这里在 units 里面，没有新建。到 units 所在的文件夹里运行。\n"
    assert not Path("units").exists()


def test_the_first_file_of_all_needs_no_units_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("空"))
    assert main(["new", UNIT, "2027"]) == DONE
    assert Path(NEW).is_file()


def test_windows_line_ends_and_a_mark_at_the_start_do_no_harm() -> None:
    Path(LAST).write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert main(["new", UNIT, "2027"]) == DONE
    assert b"\r" not in Path(NEW).read_bytes()
    assert Path(NEW).read_bytes().startswith("版式: 新疆-2026\n".encode())


WRONG = [
    (["../外", "2027"], "“../外”不能作单位的文件夹名：有不能用的字符。\n"),
    (["CON", "2027"], "“CON”不能作单位的文件夹名：Windows 留作设备名。\n"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_a_name_that_no_folder_can_have_is_refused(words: list[str], said: str, capsys: Printed) -> None:
    assert main(["new", *words]) == USAGE
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize("year", ["27", "明年", "2027年", "1999"])
def test_a_year_that_is_none_is_refused(year: str, capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["new", UNIT, year])
    assert ended.value.code == USAGE
    assert f"年度要写四位数字，例如 2027，不是“{year}”" in capsys.readouterr().err


@pytest.mark.parametrize("origin", ["没有的局", "没有的局/2026", "没有.yaml"])
def test_an_origin_that_does_not_exist_is_told(origin: str, capsys: Printed) -> None:
    assert main(["new", "新局", "2026", "--from", origin]) == FAULTY
    assert f"错误 文件 没有“{origin}”的文件可以照着搭。" in capsys.readouterr().err
    assert not Path("units/新局").exists()


@pytest.mark.skipif(os.name == "nt", reason="another system")
def test_a_folder_that_cannot_be_made_is_told(capsys: Printed) -> None:
    Path("units/新局").write_text("文件")
    assert main(["new", "新局", "2026"]) == FAULTY
    assert Path("units/新局").read_text() == "文件"
    assert "错误 文件 写不了：" in capsys.readouterr().err
