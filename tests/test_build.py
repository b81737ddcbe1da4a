"""From files to files: unreadable files are findings, faulty units do not stop others, nothing is half written."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import build
from generator.build import DOCUMENT_FORMATS, rendered
from generator.finding import ERROR, Finding, Position
from generator.output.filing import unit_files
from generator.system.writing import write_all, write_whole
from generator.unit import compose_unit, read_unit
from tests.helpers.units_for_tests import UNIT, UNIT_FILE, altered, lay_out, work_in


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the small edition and the small unit."""
    return work_in(tmp_path, monkeypatch)


# ---- reading

UNREADABLE = "文件不是 UTF-8 编码。", "用编辑器“另存为”，编码选 UTF-8。"


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_another_encoding_is_a_finding(encoding: str) -> None:
    Path("别.yaml").write_bytes(UNIT.encode(encoding))
    assert read_unit(Path("别.yaml")) == (None, [Finding("别.yaml", Position(), "文件", ERROR, *UNREADABLE)])


def test_a_missing_file_is_a_finding() -> None:
    composed = compose_unit(Path("没有.yaml"))
    (finding,) = composed.findings
    assert composed.document is None
    assert (finding.file, finding.rule) == ("没有.yaml", "文件")
    assert finding.message.startswith("读不了这个文件：")


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    Path("别.yaml").write_bytes(b"\xef\xbb\xbf" + UNIT.replace("\n", "\r\n").encode())
    assert read_unit(Path("别.yaml"))[1] == []
    assert compose_unit(Path("别.yaml")).document == compose_unit(Path(UNIT_FILE)).document


@pytest.mark.parametrize(("before", "after"), [("", ""), ("口径: 单位", "口径: 单")])
def test_a_file_is_read_once_so_that_a_change_meanwhile_does_no_harm(
    before: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []
    whole = Path.read_bytes
    Path(UNIT_FILE).write_text(UNIT.replace(before, after), encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", lambda path: (reads.append(str(path)), whole(path))[1])
    compose_unit(Path(UNIT_FILE))
    assert reads.count(UNIT_FILE) == 1


def test_files_are_named_one_by_one_or_by_folder_in_order(place: Path) -> None:
    lay_out(place, {"units/乙局/2026.yaml": "", "units/乙局/2025.yaml": "", "units/乙局/说明.md": ""})
    files, findings = unit_files([Path("units"), Path("templates/小/edition.yaml")])
    assert findings == []
    named = ["units/乙局/2025.yaml", "units/乙局/2026.yaml", UNIT_FILE, "templates/小/edition.yaml"]
    assert [str(path) for path in files] == named


# ---- faults

FAULTY = [
    ("口径: 单位\n", "口径: 单位\n口径: 单位\n", (4, "语法-重复键")),
    ("单位: 甲局\n", "", (1, "结构-缺少")),
    ("1305200", "1305200.005", (10, "金额-分")),
    ("版式: 小", "版式: 大", (1, "版式")),
]


@pytest.mark.parametrize(("before", "after", "found"), FAULTY)
def test_a_file_with_an_error_has_no_document(before: str, after: str, found: tuple[int, str]) -> None:
    Path(UNIT_FILE).write_text(altered(UNIT, (before, after)), encoding="utf-8")
    composed = compose_unit(Path(UNIT_FILE))
    assert composed.document is None
    assert [(finding.position.line, finding.rule) for finding in composed.findings] == [found]


def test_a_faulty_file_of_last_year_is_told_with_its_own_place() -> None:
    Path(UNIT_FILE).with_name("2025.yaml").write_text(
        altered(UNIT, ("年度: 2026", "年度: 2025"), ("1305200", "0.001")), encoding="utf-8"
    )
    composed = compose_unit(Path(UNIT_FILE))
    assert composed.document is None
    assert [(finding.file, finding.rule) for finding in composed.findings] == [("units/甲局/2025.yaml", "金额-分")]
    Path(UNIT_FILE).with_name("2025.yaml").write_text("版式: [", encoding="utf-8")
    assert [finding.rule for finding in compose_unit(Path(UNIT_FILE)).findings] == ["语法"]


# ---- writing


def test_a_document_is_written_in_each_format_under_its_name() -> None:
    document = compose_unit(Path(UNIT_FILE)).document
    assert document is not None
    files = write_all(Path("出/甲局"), rendered(document, DOCUMENT_FORMATS))
    assert [str(path) for path in files] == ["出/甲局/2026年甲局预算公开.md", "出/甲局/2026年甲局预算公开.docx"]
    assert [files[0].read_bytes()[:1], files[1].read_bytes()[:2]] == [b"#", b"PK"]
    assert sorted(path.name for path in Path("出/甲局").iterdir()) == sorted(path.name for path in files)


def test_the_same_document_is_the_same_bytes() -> None:
    document = compose_unit(Path(UNIT_FILE)).document
    assert document is not None
    assert rendered(document, DOCUMENT_FORMATS) == rendered(document, DOCUMENT_FORMATS)


def test_a_new_file_takes_the_place_of_the_old_one_and_can_be_read_by_all() -> None:
    for content in (b"old", b"new"):
        write_whole(Path("文.md"), content)
    assert Path("文.md").read_bytes() == b"new"
    assert os.name == "nt" or Path("文.md").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("step", ["replace", "chmod"])
def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(
    place: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "拒绝访问")

    folder = place / "出"
    lay_out(folder, {"文.md": "old"})
    monkeypatch.setattr(Path, step, refuse)
    with pytest.raises(PermissionError):
        write_whole(folder / "文.md", b"new")
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("文.md", b"old")]


def test_a_very_long_name_can_be_written() -> None:
    path = Path(f"{'长' * 80}.md")
    write_whole(path, b"x")
    assert path.read_bytes() == b"x"


# ---- memory


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Collect no garbage meanwhile."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent.parent / "units").glob("*/*.yaml")), ids=lambda path: path.stem
)
def test_a_unit_goes_as_soon_as_it_is_done(path: Path) -> None:
    """Objects in a circle of references would stay until garbage is collected, which the command line does seldom."""
    build.build_unit(path, build.DOCUMENT_FORMATS)
    gc.collect()
    build.build_unit(path, build.DOCUMENT_FORMATS)
    assert gc.collect() == 0
