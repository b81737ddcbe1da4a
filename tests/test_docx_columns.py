"""The columns of a table in a DOCX file: their widths, the size of the letters, and how high heads are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.tree import Cell, Column, Table
from generator.output.docx.heights import least_heights
from generator.output.docx.page import LANDSCAPE, PORTRAIT, Page
from generator.output.docx.widths import column_edges


def test_a_column_too_narrow_for_its_figure_takes_from_those_that_have_room() -> None:
    rows = ((Cell(("一行很长的科目名称",)), Cell(("1,234,567,890.12",), align="right")),)
    table = Table("表", (Column(90), Column(10)), (), rows)
    # 12 digits of 128, 4 marks of 68 and margins of 120
    assert column_edges(table, 5000, [(200, 4)]) == ([0, 3072, 5000], 200)
    assert column_edges(table, 9000, [(200, 4)]) == ([0, 7072, 9000], 200)


@pytest.mark.parametrize(
    ("width", "edges", "size"),
    [
        (4900, [0, 2972, 4900], 200),  # the name keeps two thirds of its share, 2940
        (3700, [0, 2224, 3700], 150),
        (1900, [0, 876, 1900], 100),  # half its share, 855
        (1000, [0, 226, 1000], 100),  # 300 for the name, a third, and 1024: too much, so both give alike
    ],
)
def test_figures_that_leave_names_no_room_make_the_letters_smaller(width: int, edges: list[int], size: int) -> None:
    rows = ((Cell(("一行很长的科目名称",)), Cell(("1,234,567,890.12",), align="right")),)
    table = Table("表", (Column(90), Column(10)), (), rows)
    assert column_edges(table, width, [(200, 4), (150, 4), (100, 3), (100, 2)]) == (edges, size)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20), st.sampled_from([PORTRAIT, LANDSCAPE]))
def test_columns_fill_the_width_exactly(widths: list[int], page: Page) -> None:
    edges, _ = column_edges(Table("表", tuple(map(Column, widths)), (), ()), page.type_width, [(210, 4)])
    assert (edges[0], edges[-1]) == (0, page.type_width)
    assert edges == sorted(set(edges))


@pytest.mark.parametrize(
    ("text", "width"),
    [
        (">=20.49万页", 2 * 168 + 4 * 128 + 68),
        ("见第12条和第2024条", 4 * 128),
        ("第3条", 0),
        ("保障", 0),
        ("http://www.gov.cn/2026/03.html", 4 * 128),
        ("Platform 1", 0),
        ("2026-02-27", 8 * 128 + 2 * 68),
    ],
)
def test_a_figure_among_words_needs_room_too(text: str, width: int) -> None:
    table = Table("表", (Column(90), Column(1)), (), ((Cell(), Cell((text,))),))
    (_, start, end), _ = column_edges(table, 9100, [(200, 4)])
    assert end - start == max(100, width + 120 if width else 0)


HEADS = (
    (Cell(("科目",), 2), Cell(("对个人和家庭的补助",), merge="start"), Cell(("（基本建设）",), merge="start")),
    (Cell(("类",)), Cell(("款",)), Cell((), merge="continue"), Cell((), merge="continue")),
    (Cell(("1",)),) * 4,
)


@pytest.mark.parametrize(
    ("room", "height"),
    [
        (20, 0),  # one line
        (5, 0),  # two lines, as many as the rows have
        (4, 560),  # 对个人和 / 家庭的补 / 助: 3 × 280 + 20 − 300
        (2, 1120),  # 对个 / 人和 / 家庭 / 的补 / 助
    ],
)
def test_the_last_row_of_a_merged_head_is_high_enough_for_it(room: int, height: int) -> None:
    width = room * 210 + 100
    table = Table("表", (Column(1),) * 4, HEADS, ())
    assert least_heights(table, [0, width, 2 * width, 3 * width, 5 * width], 210, 280) == [0, height, 0]


def test_a_bracket_stays_with_its_neighbour_in_a_head() -> None:
    heads = ((Cell(("甲",)), Cell(("支出（基本建设）",), merge="start")), (Cell(("乙",)), Cell((), merge="continue")))
    least = least_heights(Table("表", (Column(1),) * 2, heads, ()), [0, 800, 1320], 210, 280)
    assert least == [0, 840]  # 支出 / （基 / 本建 / 设）: 4 × 280 + 20 − 300
