"""Our four documents say what the published ones say, save what errata.yaml lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.published.difference import Difference
from tests.published.errata import errata
from tests.published.reading import NAMES
from tests.published.report import report

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
# Figures in tables and in sentences.
FIGURES = {
    "乌鲁木齐市医疗保障局-2020": (187, 87),
    "乌鲁木齐市医疗保障局-2026": (201, 141),
    "博乐市医疗保障局-2026": (280, 141),
    "新疆维吾尔自治区医疗保障局本级-2025": (382, 261),
}


def unlisted(name: str, *places: str) -> list[Difference]:
    """Return the differences at places with one of these beginnings that errata.yaml does not list."""
    return [found for found in report(name).verdict.unlisted if found.place.startswith(places)]


@pytest.mark.parametrize("name", NAMES)
def test_every_numeric_cell_is_published(name: str) -> None:
    assert report(name).comparison.cells == FIGURES[name][0]
    assert unlisted(name, "表") == []


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_and_figure_is_published(name: str) -> None:
    assert report(name).comparison.figures == FIGURES[name][1]
    assert unlisted(name, "第") == []


@pytest.mark.parametrize("name", NAMES)
def test_every_performance_table_is_published(name: str) -> None:
    assert unlisted(name, "绩效表") == []


@pytest.mark.parametrize("name", NAMES)
def test_cover_contents_and_headings_are_published(name: str) -> None:
    assert unlisted(name, "封面", "目录", "部分标题") == []


@pytest.mark.parametrize("name", NAMES)
def test_no_difference_is_unlisted(name: str) -> None:
    assert report(name).verdict.unlisted == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_listed_difference_still_occurs(name: str) -> None:
    assert report(name).verdict.stale == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_erratum_has_its_reason(name: str) -> None:
    assert all(erratum.reason and erratum.difference.place for erratum in errata(name))


def test_readme_has_what_is_counted() -> None:
    counts = [(*report(name).comparison[1:], len(errata(name))) for name in NAMES]
    rows = [*counts, tuple(map(sum, zip(*counts, strict=True)))]
    table = [line for line in README.splitlines() if line.startswith(("| 乌鲁木齐", "| 博乐", "| 新疆", "| 合计"))]
    assert [line.split(" | ", 1)[1] for line in table] == [" | ".join(f"{n:,}" for n in row) + " |" for row in rows]
