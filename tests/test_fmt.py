"""`budgetdocs fmt`: which files are changed, what is told, and what is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import DONE, FAULTY, USAGE
from generator.editing import canonical
from tests.helpers.outputs_in_danger import failing
from tests.helpers.units_for_tests import lay_out

Printed = pytest.CaptureFixture[str]
POSIX = pytest.mark.skipif(os.name == "nt", reason="another system")
FILE = "units/甲局/2026.yaml"
LAID_OUT = '单位: 甲局  # 名称\n年度: 2026\n基本支出:\n  - 科目: "2101501"\n'
WRITTEN = "年度: 2026\n基本支出:\n- 科目: 2101501\n单位: 甲局  # 名称\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a unit that is laid out and one that is not."""
    lay_out(tmp_path, {FILE: WRITTEN, "units/乙局/2026.yaml": LAID_OUT})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def content(file: str = FILE) -> bytes:
    return Path(file).read_bytes()


def test_what_departs_from_the_style_is_changed_and_named(capsys: Printed) -> None:
    assert main(["fmt"]) == DONE
    assert capsys.readouterr() == (f"已改 {FILE}\n2 个文件，0 个错误，0 个警告，0 个提示\n", "")
    assert content() == LAID_OUT.encode()
    assert main(["fmt"]) == DONE
    assert capsys.readouterr() == ("2 个文件，0 个错误，0 个警告，0 个提示\n", "")


def test_check_names_a_line_end_that_is_unlike_the_others(capsys: Printed) -> None:
    Path(FILE).write_bytes(LAID_OUT.encode().replace(b"2026\n", b"2026\r\n"))
    assert main(["fmt", "--check"]) == FAULTY
    assert f"{FILE}:2:1: 错误 写法 这一行末尾的换行符与别的行不同。\n" in capsys.readouterr().err
    Path(FILE).write_bytes(LAID_OUT.encode().replace(b"2026\n", b"2026  \r\n"))
    assert main(["fmt", "--check"]) == FAULTY
    assert f"{FILE}:2:1: 错误 写法 从这一行起，写法与统一的不同。\n" in capsys.readouterr().err


def test_check_tells_the_first_line_that_departs_and_changes_nothing(capsys: Printed) -> None:
    assert main(["fmt", "--check"]) == FAULTY
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"{FILE}:1:1: 错误 写法 从这一行起，写法与统一的不同。\n"
        "    1 | 年度: 2026\n"
        "      | ^^\n"
        f"      改法：运行 budgetdocs fmt {FILE}，由它改好。\n"
        "\n1 个错误，0 个警告，0 个提示\n"
    )
    assert content() == WRITTEN.encode()
    assert main(["fmt", "--check", "units/乙局"]) == DONE


def test_a_command_to_be_typed_has_a_name_with_blanks_in_quotes(capsys: Printed) -> None:
    file = Path("units/乙 局/2026.yaml")
    file.parent.mkdir(parents=True)
    file.write_bytes(b" \n" + LAID_OUT.encode())
    assert main(["fmt", "--check", str(file)]) == FAULTY
    assert f'运行 budgetdocs fmt "{file}"，由它改好。' in capsys.readouterr().err


ENDS = {
    "a BOM": b"\xef\xbb\xbf" + LAID_OUT.encode(),
    "CRLF in some lines": LAID_OUT.encode().replace(b"\n", b"\r\n", 1),
    "CRLF and blanks at the ends": LAID_OUT.encode().replace(b"\n", b" \r\n"),
    "CR": LAID_OUT.encode().replace(b"\n", b"\r"),
    "no line end": LAID_OUT.encode().rstrip(),
    "empty lines at the end": LAID_OUT.encode() + b"\n \n",
    "blanks at the ends": LAID_OUT.encode().replace(b"\n", b"  \n"),
}


@pytest.mark.parametrize("written", ENDS.values(), ids=ENDS)
def test_ends_of_lines_and_of_the_file_are_made_alike(written: bytes) -> None:
    Path(FILE).write_bytes(written)
    assert main(["fmt", "--check", FILE]) == FAULTY
    assert main(["fmt", FILE]) == DONE
    assert content() == LAID_OUT.encode()


def test_a_file_of_which_git_ended_every_line_as_windows_does_is_in_the_style() -> None:
    written = LAID_OUT.encode().replace(b"\n", b"\r\n")
    Path(FILE).write_bytes(written)
    assert main(["fmt", "--check", FILE]) == DONE
    assert main(["fmt", FILE]) == DONE
    assert content() == written


FAULTS = {
    "a fault of syntax": (b"a: [1}\n", "1:6: 错误 语法 括号里缺逗号，或括号没有合上。"),
    "a key twice": ("单位: 甲\n单位: 甲\n".encode(), "2:1: 错误 语法-重复键 “单位”写了两次，第 1 行已有。"),
    "an anchor": (b"a: &x 1\n", "1:4: 错误 语法 不能用锚点（&）和引用（*）。"),
    "GBK": (WRITTEN.encode("gbk"), "1:1: 错误 文件 文件不是 UTF-8 编码。"),
    "nothing": (b"", "1:1: 错误 语法 文件里没有内容，或不是“键: 值”的形式。"),
}


@pytest.mark.parametrize(("written", "told"), FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("check", [[], ["--check"]])
def test_a_file_that_cannot_be_read_is_told_as_check_tells_it_and_left_alone(
    written: bytes, told: str, check: list[str], capsys: Printed
) -> None:
    Path(FILE).write_bytes(written)
    assert main(["fmt", *check]) == FAULTY
    assert capsys.readouterr().err.startswith(f"{FILE}:{told}\n")
    assert content() == written


def test_faults_of_structure_do_not_hinder() -> None:
    Path(FILE).write_text("不认识: 1\n年度: 今年\n")
    assert main(["fmt", FILE]) == DONE
    assert content().decode() == "年度: 今年\n不认识: 1\n"


def test_a_style_that_would_say_other_things_is_not_written(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.setattr(canonical._Styling, "document", lambda _: ["单位: 乙局"])  # noqa: SLF001
    assert main(["fmt", FILE]) == FAULTY
    said = capsys.readouterr().err
    assert said.startswith(f"{FILE}:1:1: 错误 程序-出错 统一这份文件的写法时程序出错（StyleError：内容或注释变了，")
    assert content() == WRITTEN.encode()


@pytest.mark.parametrize("step", ["replace", "chmod"])
def test_what_the_system_refuses_is_told_and_leaves_the_old_file(
    step: str, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(Path, step, failing(step, PermissionError(13, "Permission denied")))
    assert main(["fmt", FILE]) == FAULTY
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"{FILE}:1:1: 错误 文件 写不了：没有权限。\n"
        "    1 | 年度: 2026\n"
        "      | ^^\n"
        "      改法：检查磁盘空间和写入的权限，关上打开着它的程序，再运行一次。\n"
        "\n1 个错误，0 个警告，0 个提示\n"
    )
    assert content() == WRITTEN.encode()
    assert [path.name for path in Path(FILE).parent.iterdir()] == ["2026.yaml"]


@POSIX
def test_a_link_stays_one_and_the_file_it_leads_to_keeps_its_mode(place: Path) -> None:
    real = place / "别处.yaml"
    Path(FILE).rename(real)
    real.chmod(0o640)
    Path(FILE).symlink_to(real)
    assert main(["fmt", FILE]) == DONE
    assert Path(FILE).is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (LAID_OUT.encode(), 0o640)


@POSIX
def test_a_link_that_leads_out_of_the_folder_is_not_followed(place: Path, capsys: Printed) -> None:
    Path(FILE).rename(place / "别处.yaml")
    Path(FILE).symlink_to(place / "别处.yaml")
    assert main(["fmt"]) == FAULTY
    assert "units/甲局:1:1: 错误 文件 链接“2026.yaml”指到了文件夹外面，没有读。" in capsys.readouterr().err
    assert content("别处.yaml") == WRITTEN.encode()


def test_a_file_that_is_not_there_is_wrong_usage(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["fmt", "没有.yaml"])
    assert ended.value.code == USAGE
    assert capsys.readouterr().err == "没有这个文件或文件夹：没有.yaml\n"
