"""Markdown, DOCX and the laid-out pages say the same: headings, paragraphs, tables and figures in the same order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import markdown
from generator.build import compose_unit
from generator.document import Document, Heading, Paragraph, Table, plain
from generator.docx import render
from generator.explain import figures
from tests.both_outputs import differences, squeezed

ROOT = Path(__file__).parent.parent
UNITS = sorted((ROOT / "units").rglob("*.yaml"))


def composed(path: Path) -> Document:
    document = compose_unit(path).document
    assert document is not None
    return document


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
