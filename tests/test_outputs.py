"""Markdown, DOCX and the laid-out pages say the same: headings, paragraphs, tables and figures in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.document.tree import Document, Heading, Paragraph, Table, plain
from generator.output import markdown
from generator.output.docx import render
from generator.unit import compose_unit
from tests.helpers.both_outputs import differences, docx_figures, figures_of, squeezed
from tests.helpers.pages import laid_out, need_office

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
    """No figure or code is broken at the end of a line: each stands on the pages as often as in the document."""
    need_office()
    document = composed(path)
    package = render(document)
    text = laid_out(package, tmp_path)
    for heading in headings(document):
        assert squeezed(heading) in squeezed(text)
    assert docx_figures(package) - figures_of(text) == {}
    assert "\ufffd" not in text
    assert "\u25a1" not in text


def test_a_broken_figure_or_code_is_noticed() -> None:
    whole = figures_of("2101501 行政运行 217,813.11 18.92%")
    assert whole - figures_of("2101501 行政\n运行 217,813.11\n18.92%") == {}
    assert whole - figures_of("210150\n1 行政运行 217,813.1\n1 1\n8.92%") == whole


def headings(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Heading):
            yield plain(block.text)
        elif isinstance(block, Table):
            yield block.title
        elif isinstance(block, Paragraph) and block.role == "signature":
            yield plain(block.text)
