"""Names and places of files: nothing is written outside the output folder, nothing read that was not meant."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import DONE, FAULTY, USAGE
from generator.finding import ERROR, WARNING, Finding
from generator.output.filing import unit_files
from generator.unit import compose_unit
from tests.helpers.units_for_tests import EDITION, FILES, UNIT, UNIT_FILE, altered, lay_out

Printed = pytest.CaptureFixture[str]
NO_LINKS = pytest.mark.skipif(os.name == "nt", reason="links need rights there")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the small edition and the small unit."""
    folder = tmp_path / "工作"
    lay_out(folder, FILES)
    monkeypatch.chdir(folder)
    return folder


def found(file: str = UNIT_FILE) -> list[Finding]:
    """Return the errors and warnings about names and files."""
    composed = compose_unit(Path(file))
    return [finding for finding in composed.findings if finding.rule in ("文件", "结构-写法", "版式")]


# ---- the name of a unit is the name of a folder

BAD_NAMES = [
    "../甲",
    "/etc/甲",
    "甲/乙",
    "..",
    ".",
    "甲.",
    "aux.txt",
    '"甲 "',
    '" 甲"',
    '"甲\\n"',
    "C:甲",
    "甲*",
    "'甲\\乙'",
    '"甲\\0"',
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_leads_elsewhere_is_told(name: str, place: Path) -> None:
    before = sorted(place.parent.rglob("*"))
    lay_out(Path(), {UNIT_FILE: altered(UNIT, ("单位: 甲局", f"单位: {name}"))})
    assert main(["build"]) == FAULTY
    assert compose_unit(Path(UNIT_FILE)).findings[0].position[:2] == (2, 5)
    assert sorted(place.parent.rglob("*")) == before


@pytest.mark.parametrize("name", ["CON", "con", "Nul", "aux", "COM1", "lpt9", "COM¹"])
def test_a_name_that_windows_keeps_for_a_device_is_told(name: str, place: Path) -> None:
    file = f"units/{name}/2026.yaml"
    lay_out(place, {file: altered(UNIT, ("单位: 甲局", f"单位: {name}"))})
    (finding,) = found(file)
    assert (finding.position[:2], finding.severity) == ((2, 5), ERROR)
    assert finding.message == f"“{name}”不能作文件名：Windows 留作设备名。"
    assert finding.remedy == "改“单位”；或改版式里 edition.yaml 的“文件名”。"


@pytest.mark.parametrize("name", ["CONSOLE", "甲CON", "com", "lpt10"])
def test_a_name_that_only_looks_like_a_device_is_good(name: str, place: Path) -> None:
    file = f"units/{name}/2026.yaml"
    lay_out(place, {file: altered(UNIT, ("单位: 甲局", f"单位: {name}"))})
    assert found(file) == []
    assert main(["build", file]) == DONE


@pytest.mark.parametrize(("length", "bytes_"), [(77, 0), (78, 258), (80, 264)])
def test_a_name_too_long_for_a_file_is_told(length: int, bytes_: int, place: Path) -> None:
    lay_out(place, {UNIT_FILE: altered(UNIT, ("单位: 甲局", f"单位: {'长' * length}"))})
    messages = [finding.message for finding in found() if finding.severity == ERROR]
    assert [message.partition("：")[2] for message in messages] == (
        [f"太长（{bytes_} 字节，最多 255，一个汉字 3 字节）。"] if bytes_ else []
    )
    assert main(["build", "--format", "docx"]) == (FAULTY if bytes_ else DONE)


def test_a_very_long_name_is_told_by_the_schema() -> None:
    lay_out(Path(), {UNIT_FILE: altered(UNIT, ("单位: 甲局", f"单位: {'长' * 81}"))})
    assert [(finding.rule, finding.position[:2]) for finding in found()] == [("结构-写法", (2, 5))]


FILE_NAMES = {
    "../../甲": "有不能用的字符", "/甲": "有不能用的字符", "甲:乙": "有不能用的字符", "..": "有不能用的字符",
    "CON": "Windows 留作设备名", "长" * 90: "太长（275 字节，最多 255，一个汉字 3 字节）",
}  # fmt: skip


@pytest.mark.parametrize(("name", "why"), FILE_NAMES.items(), ids=[name[:9] for name in FILE_NAMES])
def test_nor_can_the_files_be_named_so_whatever_an_edition_makes_their_name_of(
    name: str, why: str, place: Path
) -> None:
    before = sorted(place.parent.rglob("*"))
    edition = altered(EDITION, ('"{{ 年度 }}年{{ 单位 }}预算公开"', '"{{ 其他说明 }}"'))
    lay_out(place, {"templates/小/edition.yaml": edition, UNIT_FILE: f'{UNIT}其他说明: "{name}"\n'})
    assert [(*finding.position[:2], finding.message) for finding in found()] == [
        (2, 5, f"“{name}”不能作文件名：{why}。")
    ]
    assert main(["build"]) == FAULTY
    assert sorted(place.parent.rglob("*")) == before


# ---- where a file lies and what it says


def test_another_year_in_the_name_is_an_error_because_last_years_file_is_found_by_it(place: Path) -> None:
    lay_out(place, {"units/甲局/2025.yaml": UNIT})
    (finding,) = set(found("units/甲局/2025.yaml"))
    assert (finding.severity, finding.position[:2]) == (ERROR, (4, 5))
    assert finding.message == "文件名是“2025.yaml”，里面写的是 2026 年度。"
    (finding,) = [finding for finding in found() if finding.severity == ERROR]
    assert (finding.file, finding.position[:2]) == ("units/甲局/2025.yaml", (4, 5))


def test_another_unit_in_the_folder_is_a_warning(place: Path) -> None:
    lay_out(place, {"units/乙局/2026.yaml": UNIT, "其他/乙局/2026.yaml": UNIT})
    (finding,) = found("units/乙局/2026.yaml")
    assert (finding.severity, finding.position[:2]) == (WARNING, (2, 5))
    assert finding.message == "文件放在“乙局”文件夹里，里面写的是“甲局”。"
    assert found("其他/乙局/2026.yaml") == []


@pytest.mark.parametrize("name", ["2026年.yaml", "甲局2026.yaml", "草稿.yaml", "2026 - 副本.yaml"])
def test_a_name_that_is_no_year_is_a_warning_for_the_next_year_does_not_find_it(name: str, place: Path) -> None:
    lay_out(place, {f"units/甲局/{name}": UNIT, f"其他/甲局/{name}": UNIT})
    (finding,) = found(f"units/甲局/{name}")
    assert (finding.severity, finding.position[:2]) == (WARNING, (4, 5))
    assert finding.message == f"文件名是“{name}”，不是年度：下一年找不到它，也就没有上年的数。"
    assert finding.remedy.startswith("改名为“2026.yaml”；")
    assert found(f"其他/甲局/{name}") == []


@pytest.mark.parametrize("name", ["2025.yml", "2025.yaml.txt", "2025.YAML", "2025.Yml.TXT"])
def test_a_file_that_is_passed_over_for_its_ending_is_told(name: str, place: Path) -> None:
    lay_out(place, {f"units/甲局/{name}": UNIT, "units/甲局/2025.yaml.bak": UNIT, "units/甲局/说明.txt": ""})
    files, (finding,) = unit_files([Path("units")])
    assert files == [Path(UNIT_FILE)]
    assert (finding.file, finding.severity) == (f"units/甲局/{name}", WARNING)
    assert finding.remedy == "改名为“2025.yaml”；不是源文件的，移到别处。"


@pytest.mark.parametrize("command", ["build", "check"])
def test_of_two_files_for_one_document_only_the_first_is_written(command: str, place: Path, capsys: Printed) -> None:
    lay_out(place, {"units/甲局/草稿.yaml": altered(UNIT, ("1305200", "1"))})
    assert main([command]) == FAULTY
    told = f"units/甲局/草稿.yaml:2:5: 错误 文件 与 {UNIT_FILE} 要写成同一个文件“2026年甲局预算公开”，这一份没有写。"
    assert told in capsys.readouterr().err.splitlines()
    assert main(["build", UNIT_FILE, "--output", "另"]) == DONE
    name = "甲局/2026年甲局预算公开.md"
    assert command == "check" or Path("build", name).read_bytes() == Path("另", name).read_bytes()


def test_names_that_differ_only_in_capitals_are_one_name(place: Path, capsys: Printed) -> None:
    for name in ("Abc", "ABC"):
        lay_out(place, {f"units/{name}/2026.yaml": altered(UNIT, ("单位: 甲局", f"单位: {name}"))})
    assert main(["check"]) == FAULTY
    assert "units/Abc/2026.yaml:2:5: 错误 文件 与 units/ABC/2026.yaml 要写成同一个文件" in capsys.readouterr().err


def test_a_file_named_twice_is_read_once() -> None:
    assert unit_files([Path(UNIT_FILE), Path("units"), Path("units/../units")]) == ([Path(UNIT_FILE)], [])


# ---- folders and links


def test_a_folder_named_like_a_file_is_a_folder(place: Path, capsys: Printed) -> None:
    lay_out(place, {"units/2025.yaml/2026.yaml": altered(UNIT, ("单位: 甲局", "单位: 乙局"))})
    assert main(["check"]) == DONE
    assert capsys.readouterr().err.startswith("units/2025.yaml/2026.yaml:2:5: 警告 文件 ")
    (place / "units/甲局/2025.yaml").mkdir()
    assert found() == []


@NO_LINKS
def test_a_link_that_leads_out_of_the_folder_is_told_and_not_followed(place: Path, capsys: Printed) -> None:
    secret = place.parent / "别处.yaml"
    secret.write_text("密码: 一二三\n")
    (place / "units/甲局/2024.yaml").symlink_to(secret)
    (place / "units/丙局").symlink_to(place.parent)
    (place / "units/坏.yaml").symlink_to(place.parent / "没有")
    assert main(["check"]) == FAULTY
    said = capsys.readouterr().err
    for folder, name in (("units/甲局", "2024.yaml"), ("units", "丙局"), ("units", "坏.yaml")):
        told = f"{folder}:1:1: 错误 文件 链接“{name}”指到了文件夹外面，没有读。\n      改法：把文件本身放在这里；"
        assert told in said
    assert "密码" not in said
    assert main(["check", "units/甲局/2024.yaml"]) == FAULTY
    assert "密码" in capsys.readouterr().err


@NO_LINKS
def test_a_link_within_the_folder_is_followed(place: Path) -> None:
    lay_out(place, {"units/甲局/定稿/乙.yaml": altered(UNIT, ("年度: 2026", "年度: 2027"))})
    (place / "units/甲局/2027.yaml").symlink_to(place / "units/甲局/定稿/乙.yaml")
    assert main(["build", "units/甲局/2027.yaml"]) == DONE
    assert Path("build/甲局/2027年甲局预算公开.md").exists()


@NO_LINKS
def test_last_years_file_is_not_taken_from_elsewhere(place: Path, capsys: Printed) -> None:
    (place.parent / "2025.yaml").write_text("密码: 一二三\n")
    (place / "units/甲局/2025.yaml").symlink_to(place.parent / "2025.yaml")
    assert main(["check", UNIT_FILE]) == FAULTY
    said = capsys.readouterr().err
    assert said.startswith("units/甲局:1:1: 错误 文件 链接“2025.yaml”指到了文件夹外面，没有读。")
    assert "密码" not in said


@NO_LINKS
def test_links_in_a_circle_are_told(place: Path, capsys: Printed) -> None:
    (place / "units/甲局/一.yaml").symlink_to(place / "units/甲局/二.yaml")
    (place / "units/甲局/二.yaml").symlink_to(place / "units/甲局/一.yaml")
    (place / "units/甲局/自己").symlink_to(place / "units")
    assert main(["check"]) == FAULTY
    assert "units/甲局/一.yaml:1:1: 错误 文件 " in capsys.readouterr().err


def test_a_folder_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("甲局"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert main(["check"]) == FAULTY
    assert capsys.readouterr().err.startswith("units/甲局:1:1: 错误 文件 读不了这个文件夹：没有权限。\n      改法：")
    assert main(["explain", "units"]) == FAULTY


def test_a_name_that_cannot_be_one_is_wrong_usage(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "长" * 5000])
    assert ended.value.code == USAGE
    assert capsys.readouterr().err.startswith("没有这个文件或文件夹：长长")


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_a_name_in_another_encoding_can_be_told(form: str, place: Path, capsys: Printed) -> None:
    Path(UNIT_FILE).rename(place / os.fsdecode("甲.yaml".encode("gbk")))
    lay_out(place, {"units/乙.yaml": "单位: 甲"})
    assert main(["check", "--format", form, str(place)]) == FAULTY
    capsys.readouterr()
