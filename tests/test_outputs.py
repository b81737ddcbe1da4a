"""Markdown, DOCX and the laid-out pages say the same: headings, paragraphs, tables and figures in the same order."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement

from generator import markdown
from generator.build import compose_unit
from generator.document import Document, Heading, Paragraph, Table, plain
from generator.docx import render
from generator.explain import figures

ROOT = Path(__file__).parent.parent
UNITS = sorted((ROOT / "units").rglob("*.yaml"))
Content = str | list[list[str]]


def composed(path: Path) -> Document:
    document = compose_unit(path).document
    assert document is not None
    return document


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def words(element: BaseOxmlElement) -> str:
    return squeezed("".join(piece.text or "" for piece in element.iter(qn("w:t"))))


def from_docx(package: bytes) -> Iterator[Content]:
    """Yield each paragraph's text, and for each table its title, its heads and its rows of filled cells."""
    for element in docx.Document(io.BytesIO(package)).element.body:
        if isinstance(element, CT_Tbl):
            yield from docx_table(element)
        elif element.tag == qn("w:p") and (text := words(element)):
            yield text


def docx_table(table: CT_Tbl) -> Iterator[Content]:
    repeated = [row for row in table.tr_lst if row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None]
    heads = [row for row in repeated if row.find(f".//{qn('w:tcBorders')}") is None]
    yield "".join(words(row) for row in repeated if row not in heads)
    yield sorted({text for row in filled(heads) for text in row})
    yield list(filled([row for row in table.tr_lst if row not in repeated]))


def filled(rows: list[BaseOxmlElement]) -> Iterator[list[str]]:
    """Yield the texts of each row; a cell merged with the one above says what that one says."""
    above: dict[int, str] = {}
    for row in rows:
        column, texts = 0, []
        for cell in row.tc_lst:
            text = words(cell)
            if cell.vMerge == "continue":
                text = above[column]
            above[column] = text
            texts.append(text)
            column += cell.grid_span
        yield [text for text in texts if text]


def from_markdown(text: str) -> Iterator[Content]:
    """Yield the same, read from Markdown: a table follows the lines of its title."""
    pieces = [piece for piece in text.rstrip("\n").split("\n\n") if piece]
    for number, piece in enumerate(pieces):
        if piece.startswith("|"):
            yield from markdown_table(piece)
        elif piece.startswith(("- ", "  - ")):
            yield from (unmarked(line.strip().removeprefix("- ")) for line in piece.splitlines())
        elif titles_table(pieces, number):
            continue
        else:
            lead = pieces[number - 1] if number and titles_table(pieces, number - 1) else ""
            yield unmarked(lead) + unmarked(piece)


def titles_table(pieces: list[str], number: int) -> bool:
    """Return whether a piece is the heading of a table whose next piece is its line of 编制单位."""
    return (
        pieces[number + 2 : number + 3] != []
        and pieces[number + 2].startswith("|")
        and "单位：万元" in pieces[number + 1]
    )


def markdown_table(piece: str) -> Iterator[Content]:
    head, _, *rows = [[unmarked(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in piece.splitlines()]
    is_form = "" in head
    yield [] if is_form else sorted({part for cell in head for part in cell.split("／")})
    yield [[cell for cell in row if cell] for row in ([head, *rows] if is_form else rows)]


def unmarked(text: str) -> str:
    text = re.sub(r"^(#+ |\*\*)|\*\*$", "", text.strip())
    return squeezed(re.sub(r"\\([\\`*_\[\]<>|#+-])", r"\1", text))


def differences(package: bytes, text: str, cover: int) -> list[tuple[Content, Content]]:
    """Return where the two outputs part; the cover's lines stand in one heading of the Markdown."""
    written = [content for content in from_docx(package) if content != []]
    reviewed = [content for content in from_markdown(text) if content != []]
    written[:cover] = ["".join(map(str, written[:cover]))]
    return [pair for pair in zip_longest(written, reviewed, fillvalue="") if pair[0] != pair[1]]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_markdown_and_docx_say_the_same(path: Path) -> None:
    document = composed(path)
    cover = len(document.blocks[0].lines)  # type: ignore[union-attr]
    assert differences(render(document), markdown.render(document), cover) == []


def test_a_figure_changed_in_one_output_only_is_noticed() -> None:
    document = composed(ROOT / "units" / "乌鲁木齐市医疗保障局" / "2026.yaml")
    package, text = render(document), markdown.render(document)
    in_prose = text.replace("收支总预算687.01万元", "收支总预算687.02万元")
    assert [(left[-10:], right[-10:]) for left, right in differences(package, in_prose, 2)] == [
        ("总预算687.01万元。"[-10:], "总预算687.02万元。"[-10:])
    ]
    in_table = text.replace("| 支出总计 | 687.01 |", "| 支出总计 | 687.02 |")
    assert len(differences(package, in_table, 2)) == 1


@pytest.mark.parametrize("path", UNITS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_pages_hold_every_heading_and_figure(path: Path, tmp_path: Path) -> None:
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        assert not os.environ.get("CI"), "CI installs LibreOffice and poppler"
        pytest.skip("LibreOffice or poppler is not installed")
    document = composed(path)
    text = laid_out(render(document), tmp_path)
    for heading in headings(document):
        assert squeezed(heading) in text
    missing = [found.figure.text for found in figures(document) if found.figure.text not in text]
    assert missing == []
    assert "\ufffd" not in text
    assert "\u25a1" not in text


def headings(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Heading):
            yield plain(block.text)
        elif isinstance(block, Table):
            yield block.title
        elif isinstance(block, Paragraph) and block.role == "signature":
            yield plain(block.text)


def laid_out(package: bytes, folder: Path) -> str:
    """Return the text of the pages as LibreOffice lays them out, without white space and page numbers."""
    (folder / "out.docx").write_bytes(package)
    environment = {**os.environ, "FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf")}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", ".", "out.docx"]
    for command in (office, ["pdftotext", "-raw", "out.pdf", "out.txt"], ["pdffonts", "out.pdf"]):
        done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=180)
    assert b"CJK" in done.stdout, "Chinese is set in a Chinese font"
    text = (folder / "out.txt").read_text(encoding="utf-8")
    return squeezed(re.sub(r"— \d+ —", "", text))
