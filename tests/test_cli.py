"""The command line: exit codes, what is printed where, UTF-8 on every console, and never a traceback."""

from __future__ import annotations

import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__, commands
from generator.cli import main
from generator.commands import DONE, FAULTY, USAGE
from generator.system.terminal import cells
from tests.helpers.units_for_tests import UNIT, UNIT_FILE, altered, lay_out, work_in

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the small edition and the small unit."""
    return work_in(tmp_path, monkeypatch)


def spoil(*changes: tuple[str, str], file: str = UNIT_FILE) -> None:
    lay_out(Path(), {file: altered(UNIT, *changes)})


# ---- build


def test_build_writes_both_files_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == DONE
    out, err = capsys.readouterr()
    assert out == (
        "已写 build/甲局/2026年甲局预算公开.md\n"
        "已写 build/甲局/2026年甲局预算公开.docx\n"
        "1 个文件，0 个错误，0 个警告，0 个提示\n"
    )
    assert err == ""
    assert sorted(path.suffix for path in Path("build/甲局").iterdir()) == [".docx", ".md"]


def test_build_takes_files_a_folder_and_a_format() -> None:
    assert main(["build", UNIT_FILE, "--output", "出", "--format", "md"]) == DONE
    assert [str(path) for path in Path("出").rglob("*.*")] == ["出/甲局/2026年甲局预算公开.md"]


def test_a_unit_with_errors_is_not_built_and_the_others_are(capsys: pytest.CaptureFixture[str]) -> None:
    spoil(("单位: 甲局", "单位: 乙局"), ("1305200", "一百万"), file="units/乙局/2026.yaml")
    assert main(["build", "--format", "md"]) == FAULTY
    out, err = capsys.readouterr()
    assert out == "已写 build/甲局/2026年甲局预算公开.md\n"
    assert err.startswith("units/乙局/2026.yaml:10:21: 错误 结构-写法 ")
    assert err.endswith("\n1 个错误，0 个警告，0 个提示\n")


def test_a_folder_that_cannot_be_written_to_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    Path("build").write_text("no folder")
    assert main(["build"]) == FAULTY
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0].startswith(f"{Path('build/甲局')}:1:1: 错误 文件 写不了：")


def test_a_document_that_word_holds_open_is_a_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(13, "拒绝访问", str(path), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    assert main(["build", "--format", "docx"]) == FAULTY
    assert capsys.readouterr().err == (
        "build/甲局/2026年甲局预算公开.docx:1:1: 错误 文件 写不了：这份文档正被别的程序打开，或不许改写。\n"
        "      改法：在 Word 或 WPS 里关上它，再生成一次。\n"
        "\n1 个错误，0 个警告，0 个提示\n"
    )


def test_progress_is_shown_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(("单位: 甲局", "单位: 乙局"), file="units/乙局/2026.yaml")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["build", "--format", "md"]) == DONE
    assert capsys.readouterr().err == (f"\r\x1b[K[{'#' * 15}{'.' * 15}] 1/2 乙局\r\x1b[K[{'#' * 30}] 2/2 甲局\r\x1b[K")


# ---- check


def test_check_tells_all_faults_with_place_line_caret_and_remedy_and_writes_nothing(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(("年度: 2026\n", "年度: 2026\n单位: 乙局\n"), ("1305200", "!!int 1305200"))
    before = sorted(place.rglob("*"))
    assert main(["check"]) == FAULTY
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "units/甲局/2026.yaml:5:1: 错误 语法-重复键 “单位”写了两次，第 2 行已有。\n"
        "    5 | 单位: 乙局\n"
        "      | ^^^^\n"
        "      改法：合并成一处，或删去其中一处。\n"
        "\n"
        "units/甲局/2026.yaml:11:21: 错误 语法 不能用类型标记“!!int”。\n"
        '   11 |     人员经费: {"30101": !!int 1305200}\n'
        "      |     　　　　            ^^^^^^^^^^^^^\n"
        "      改法：删去“!”开头的标记；要当文字就加引号。\n"
        "\n"
        "2 个错误，0 个警告，0 个提示\n"
    )
    assert sorted(place.rglob("*")) == before


def test_check_of_good_files_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == DONE
    assert capsys.readouterr() == ("1 个文件，0 个错误，0 个警告，0 个提示\n", "")


# ---- explain


def test_explain_prints_each_account_and_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", UNIT_FILE, "表1", "16.05"]) == DONE
    out, _ = capsys.readouterr()
    lines = out.splitlines()
    assert lines[:3] == [
        "第一部分 表 › 表1 支出表",
        "  2101501 行政运行 · 公用经费",
        "  16.05 ＝ 2 处之和（取数：项=2101501 公用经费）",
    ]
    assert (lines.count(""), lines[-1]) == (2, "共 2 处")


def test_explain_says_when_there_is_no_such_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", UNIT_FILE, "表1", "99"]) == FAULTY
    assert capsys.readouterr().out == "没有找到这样的数。表号写“表3”，章节写标题里的词，数照印出的写。\n"


def test_explain_of_a_faulty_file_tells_its_faults(capsys: pytest.CaptureFixture[str]) -> None:
    spoil(("口径: 单位", "口径: 单味"))
    assert main(["explain", UNIT_FILE]) == FAULTY
    assert "3:5: 错误 结构-选项" in capsys.readouterr().err


def test_explain_wants_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    spoil(file="units/乙局/2026.yaml")
    assert main(["explain", "units"]) == USAGE
    assert capsys.readouterr().err == "units 下不止一个文件，写出要说明的那一个。\n"


# ---- wrong usage

WRONG = [
    ([], "还要写“命令”。\n运行 budgetdocs --help 看说明。"),
    (["造"], "命令：没有“造”，可以写：init、build、check、"),
    (["chekc"], "命令：没有“chekc”，是不是“check”？"),
    (["check", "--fromat", "json"], "不认识“--fromat”。"),
    (["check", "--format"], "--format 后面要写一个值。\n运行 budgetdocs check --help 看说明。"),
    (["fmt", "--check=1"], "--check 后面不写值。"),
    (["diff", "--format", "xml", "HEAD"], "--format：没有“xml”，可以写：text、markdown、html、json。"),
    (["new"], "还要写“单位、年度”。"),
    (["new", "甲局"], "还要写“年度”。"),
    (["new", "甲局", "27"], "年度：年度要写四位数字，例如 2027，不是“27”。"),
    (["build", "--format", "pdf,md"], "--format：不认识“pdf”，可选 md,docx。"),
    (["build", "没有.yaml"], "没有这个文件或文件夹：没有.yaml\n"),
    (["check", "templates/小/节"], "templates/小/节 下没有 .yaml 文件。照 units/单位全称/年度.yaml 新建一个。"),
    (["explain"], "还要写“文件”。"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (USAGE, "")
    assert words in err
    assert not re.search("usage|error|argument", err)


def test_a_folder_without_units_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path / "templates")
    with pytest.raises(SystemExit):
        main(["check"])
    assert capsys.readouterr().err == (
        "没有这个文件或文件夹：units\n"
        "到 units 所在的文件夹里运行；还没有 units 的，运行 budgetdocs new 单位全称 年度，新建第一份。\n"
    )


def test_a_chinese_character_or_mark_takes_two_cells() -> None:
    assert [cells(text) for text in ("", "a-1", "甲a", "（“甲”）。")] == [0, 3, 3, 10]


@pytest.mark.parametrize("name", ["", *commands.COMMANDS])
def test_help_is_in_chinese_and_no_wider_than_the_terminal(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    with pytest.raises(SystemExit):
        main([name, "--help"] if name else ["--help"])
    out = capsys.readouterr().out
    first, *described = out.split("\n\n")
    assert first.startswith("用法：budgetdocs")
    assert "选项:\n  -h, --help" in out
    assert not re.search("usage|options|arguments|show", out)
    assert max(map(cells, described[0].splitlines())) <= 70
    assert not re.search("(?m)^ *[，。；、）]", out)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"{__version__}\n")


# ---- as a program of its own


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )


def test_output_is_utf_8_also_on_a_gbk_console() -> None:
    done = run("check", PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert done.returncode == DONE
    assert "0 个错误，0 个警告" in (done.stdout + done.stderr).decode("utf-8")
    spoil(("口径: 单位", "口径: 单味"))
    done = run("check", PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert done.returncode == FAULTY
    assert "结构-选项 “口径”" in done.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes end another way")
def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "explain", UNIT_FILE],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == DONE


def test_the_program_starts_without_what_a_check_of_a_good_file_does_not_need() -> None:
    code = "import sys; from generator.cli import main; main(['check']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )
    assert set(done.stdout.decode().split()).isdisjoint(
        {"docx", "jsonschema", "generator.output.docx", "generator.explain"}
    )


def test_every_command_has_its_module_and_every_module_says_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    for name in commands.COMMANDS:
        with pytest.raises(SystemExit) as ended:
            main([name, "--help"])
        assert ended.value.code == DONE
        assert f"budgetdocs {name}" in capsys.readouterr().out
    shared = {"_closing", "_naming", "_parsing", "_redlines", "_writing"}
    assert {module.name for module in pkgutil.iter_modules(commands.__path__)} == commands.COMMANDS.keys() | shared


def test_only_the_module_of_the_called_command_is_loaded() -> None:
    code = "import sys; from generator.cli import main; main(['check']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )
    loaded = {name.rpartition(".")[2] for name in done.stdout.decode().split() if "generator.commands." in name}
    assert loaded & commands.COMMANDS.keys() == {"check"}
