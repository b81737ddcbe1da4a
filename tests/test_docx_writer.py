"""The DOCX writer: what it writes, what it refuses, and how LibreOffice lays it out."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph as ReadParagraph
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from generator.document.tree import Cell, Column, Document, Heading, Paragraph, Table, plain
from generator.output.docx import render
from generator.output.docx.markup import attribute, escaped
from tests.helpers.docx_inspect import W, body, faults, find, outline, parts, text, value
from tests.helpers.docx_sample import LONG_TABLE_ROWS, empty_table, form, headings, numbered, sample, wide_table
from tests.helpers.pages import audited
from tools import base_package

FONTS = Path(__file__).with_name("fonts.conf").absolute()
NOTE = Paragraph(("说明。",), "note")


@pytest.fixture(scope="module")
def package() -> bytes:
    return render(sample())


def written(*blocks: Heading | Paragraph | Table) -> bytes:
    """Return a document of a cover, a part and these blocks, checked."""
    package = render(Document("文件", "单位", 2026, (sample().blocks[0], Heading(1, ("第一部分",), "s_1"), *blocks)))
    assert faults(package) == []
    return package


def texts(package: bytes, style: str) -> list[str]:
    return [text(paragraph) for paragraph in find(body(package), f".//w:p[w:pPr/w:pStyle/@w:val='{style}']")]


def test_sample_has_no_faults(package: bytes) -> None:
    assert faults(package) == []


def test_audit_against_the_schema_reports_nothing(package: bytes, tmp_path: Path) -> None:
    assert audited(package, tmp_path) == []


def test_same_document_gives_the_same_bytes(package: bytes) -> None:
    assert render(sample()) == package


def test_base_package_is_fresh(tmp_path: Path) -> None:
    base_package.write(tmp_path / "base")
    assert files_below(base_package.FOLDER) == files_below(tmp_path / "base"), "run: python -m tools.base_package"


def files_below(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_rendering_loads_neither_python_docx_nor_lxml() -> None:
    program = (
        "import sys; from generator.output.docx import render; from tests.helpers.docx_sample import sample; "
        "render(sample()); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert {"docx", "lxml", "zipfile"}.isdisjoint(done.stdout.split())


def test_python_docx_reads_the_headings_in_order(package: bytes) -> None:
    document = docx.Document(io.BytesIO(package))
    read = [ReadParagraph(element, document) for element in document.element.body.iter(W + "p")]
    headed = [paragraph.text for paragraph in read if paragraph.style and "Heading" in names(paragraph.style)]
    expected = [
        block.title if isinstance(block, Table) else plain(block.text)
        for block in headings()
        if isinstance(block, Heading) or (isinstance(block, Table) and block.level)
    ]
    assert headed == expected


def names(style: object) -> str:
    """Return the names of a style and of those it is based on, headings of Word among them."""
    base = getattr(style, "base_style", None)
    name = str(getattr(style, "name", ""))
    return name + (names(base) if base is not None else "") if name != "TOC Heading" else ""


def test_outline_has_the_levels_of_the_document(package: bytes) -> None:
    styles = etree.fromstring(parts(package)["word/styles.xml"])
    assert [level for level, _ in outline(body(package), styles)] == [1, 2, 1, 2, 2, 2, 1, 2, 3, 3]


def test_properties_are_the_documents_own(package: bytes) -> None:
    core = docx.Document(io.BytesIO(package)).core_properties
    assert (core.title, core.author, core.language) == (
        "2026年甲市医疗保障局单位预算公开",
        "甲市医疗保障局",
        "zh-CN",
    )
    assert core.created is not None
    assert core.created == core.modified
    assert core.created.isoformat() == "2026-01-01T00:00:00+00:00"
    assert core.comments == core.last_modified_by == ""


def test_every_line_of_the_contents_links_to_its_heading(package: bytes) -> None:
    links = {value(link, ".", "anchor"): text(link) for link in find(body(package), ".//w:hyperlink")}
    targets = {value(mark, ".", "name"): text(mark.getparent()) for mark in find(body(package), ".//w:bookmarkStart")}
    assert links.keys() == targets.keys() - {"s_3_1_2"}
    assert links["s_1_1"] == targets["s_1_1"]
    assert links["s_2_2"].endswith(targets["s_2_2"])


def test_pages_follow_the_blocks(package: bytes) -> None:
    found = find(body(package), ".//w:sectPr")
    assert [value(section, "w:pgSz", "orient") for section in found] == ["", "", "landscape", ""]
    assert [value(section, "w:pgNumType", "start") for section in found] == ["", "1", "", ""]


def test_landscape_tables_share_a_section_and_keep_their_notes() -> None:
    package = written(wide_table(), NOTE, wide_table()._replace(anchor="s_2_9"), Heading(1, ("第三部分",), "s_3"))
    orientations = [value(section, "w:pgSz", "orient") for section in find(body(package), ".//w:sectPr")]
    assert orientations == ["", "", "landscape", ""]
    assert len(find(body(package), ".//w:p[w:pPr/w:pageBreakBefore]")) == 1


def test_part_that_begins_with_a_table_has_a_title_page(package: bytes) -> None:
    alone = ".//w:p[w:pPr/w:pStyle/@w:val='Heading1'][w:pPr/w:spacing]"
    assert [text(paragraph) for paragraph in find(body(package), alone)] == ["第二部分 2026年单位预算公开表"]


def test_gap_stands_only_between_a_table_and_text() -> None:
    package = written(form(), form(), NOTE, form(), Heading(1, ("第四部分",), "s_4"), empty_table())
    assert len(texts(package, "TableGap")) == 1


def test_rows_above_the_grid_repeat(package: bytes) -> None:
    table = find(body(package), ".//w:tbl")[0]
    repeated = [text(row) for row in find(table, "w:tr[w:trPr/w:tblHeader]")]
    assert repeated == [
        "表1",
        "单位支出总体情况表",
        "编制单位：甲市医疗保障局单位：万元",
        "科目支出",
        "科目编码科目名称基本支出项目支出",
    ]
    assert len(find(table, "w:tr")) == 5 + LONG_TABLE_ROWS


def test_merged_cells_and_wide_tables(package: bytes) -> None:
    wide = find(body(package), ".//w:tbl")[1]
    assert value(wide, "w:tblPr/w:tblDescription") == "2026年甲市医疗保障局单位收入总体情况表"
    assert find(wide, ".//w:vMerge/@w:val") == ["restart", "restart"]
    assert len(find(wide, ".//w:vMerge[not(@w:val)]")) == 2
    assert not find(wide, ".//w:tc[w:tcPr/w:vMerge[not(@w:val)]]//w:t")
    assert texts(package, "TableTextSmall")[:2] == ["卫生健康支出", "0.40"]


@pytest.mark.parametrize(
    ("left", "right", "columns", "expected"),
    [
        ("编制单位：甲", "单位：万元", 3, [("编制单位：甲", ""), ("单位：万元", "right")]),
        ("编制单位：甲", "单位：万元", 1, [("编制单位：甲　单位：万元", "")]),
        ("编制单位：甲", "单位：万元" * 6, 3, [("编制单位：甲", ""), ("单位：万元" * 6, "right")]),
        ("", "单位：万元", 2, [("单位：万元", "right")]),
        ("编制单位：甲", "", 2, [("编制单位：甲", "")]),
        ("", "", 2, []),
    ],
)
def test_unit_line(left: str, right: str, columns: int, expected: list[tuple[str, str]]) -> None:
    rows = ((Cell(("一",)),) * columns,)
    table = numbered(Table("表", (Column(1),) * columns, (), rows), 1)
    package = written(table._replace(left=left, right=right))
    found = find(body(package), ".//w:p[w:pPr/w:pStyle/@w:val='TableUnit']")
    assert [(text(paragraph), value(paragraph, "w:pPr/w:jc")) for paragraph in found] == expected


@pytest.mark.parametrize(
    ("characters", "spans"),
    [
        (13, ["2", "1"]),  # 14 × 210 = 2940 fit into the last of three columns of 2948
        (14, ["1", "2"]),
        (27, ["1", "2"]),
        (30, ["1", "2"]),  # 6510 fit nowhere
    ],
)
def test_the_unit_at_the_right_has_room_for_its_words_and_one_more(characters: int, spans: list[str]) -> None:
    table = Table("表", (Column(1),) * 3, (), ((Cell(("一",)),) * 3,), left="甲局", right="元" * characters)
    line = find(body(written(table)), ".//w:tr[.//w:pStyle/@w:val='TableUnit']")[0]
    assert [value(cell, "w:tcPr/w:gridSpan") for cell in find(line, "w:tc")] == spans


def test_line_breaks_tabs_and_spaces_stay() -> None:
    package = written(Paragraph((" 一\n二\r\n三\t四",)))
    assert docx.Document(io.BytesIO(package)).paragraphs[-1].text == " 一\n二\n三\t四"


def is_xml(character: str) -> bool:
    """Return whether XML 1.0 holds the character, as its section 2.2 has it."""
    code = ord(character)
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


@given(st.text())
def test_escaped_text_reads_back_as_it_was_or_is_refused(original: str) -> None:
    try:
        xml = f'<t a="{attribute(original)}">{escaped(original)}</t>'
    except ValueError:
        assert not all(is_xml(character) for character in original)
        return
    read = etree.fromstring(xml)
    lines = original.replace("\r\n", "\n").replace("\r", "\n")
    assert (read.text or "") == lines
    assert read.get("a") == lines.replace("\t", " ")


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe"])
def test_character_that_a_docx_cannot_hold_is_refused_by_name(character: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(character):04X}"):
        written(Paragraph((f"一{character}二",)))


@pytest.mark.skipif(not shutil.which("soffice") or not shutil.which("pdftotext"), reason="LibreOffice is not installed")
def test_libreoffice_lays_out_no_blank_page_and_repeats_titles(package: bytes, tmp_path: Path) -> None:
    (tmp_path / "sample.docx").write_bytes(package)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    for command in ([*convert, "sample.docx"], ["pdftotext", "-layout", "sample.pdf", "sample.txt"]):
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, timeout=120)
    cover, *pages, last = (tmp_path / "sample.txt").read_text(encoding="utf-8").split("\f")
    assert last == ""
    assert "—" not in cover
    numbers = [page.split("\n\n")[-1].replace(" ", "").strip() for page in pages]
    assert numbers == [f"—{number}—" for number in range(1, len(pages) + 1)]
    assert all(len(page.strip().splitlines()) > 1 for page in pages)
    assert sum("单位支出总体情况表" in page and "基本支出" in page for page in pages) == 3


def test_a_table_of_the_edition_whose_letters_would_be_tiny_stands_across() -> None:
    figures = (Cell(("乌鲁木齐市",)), *[Cell(("12,345,678.90",), align="right")] * 6)
    table = Table("支出表", (Column(30), *[Column(13, numeric=True)] * 6), (), (figures,), level=2, anchor="s_2_9")
    fewer = table._replace(rows=(figures[:4] + (Cell(align="right"),) * 3,), anchor="s_2_8")
    package = written(fewer, table, NOTE, Heading(1, ("第三部分",), "s_3"))
    orientations = [value(section, "w:pgSz", "orient") for section in find(body(package), ".//w:sectPr")]
    assert orientations == ["", "", "landscape", ""]


def test_a_row_higher_than_half_a_page_may_run_over_it(tmp_path: Path) -> None:
    rows = [(Cell(("目标",)), Cell(("长" * characters,))) for characters in (300, 900)]
    package = written(Table("绩效目标表", (Column(1), Column(3)), (), (*rows, rows[0])))
    found = find(body(package), ".//w:tr[not(w:trPr/w:tblHeader)]")
    assert [value(row, "w:trPr/w:cantSplit") for row in found] == ["", "off", ""]
    assert [value(row, ".//w:pStyle") for row in found] == ["FormText", "TableText", "TableText"]
    assert audited(package, tmp_path) == []
