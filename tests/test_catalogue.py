"""The catalogue of codes: the right name for the year, and data files that cannot contradict themselves."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.budget import catalogue
from generator.budget.catalogue import FORMER, LOCAL, SLIP, aliases, name, names

FOLDER = Path(catalogue.__file__).parent
YEARS = range(2020, 2028)
CLASSIFICATIONS = ("functional.tsv", "economic.tsv")


def rows(file: str) -> list[list[str]]:
    """Return the cells of every line of a data file, the header first."""
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize(
    ("code", "year", "expected"),
    [
        ("222", 2020, "粮油物资管理事务"),
        ("222", 2025, "粮油物资储备支出"),
        ("233", 2020, "债务发行费支出"),
        ("233", 2026, "债务发行费用支出"),
        ("234", 2025, None),
        ("234", 2026, "抗疫特别国债安排的支出"),
        ("30399", 2020, "其他对个人和家庭的补助支出"),
        ("30399", 2025, "其他对个人和家庭的补助"),
        ("207", 2020, "文化旅游体育与传媒支出"),
        ("210", 2020, "卫生健康支出"),
        ("2101501", 2020, "行政运行"),
        ("20604", 2026, "技术研究与开发"),
        ("2060499", 2026, "其他技术研究与开发支出"),
        ("2101704", 2026, "中医（民族医）药专项"),
        ("23004", 2025, "政府性基金转移支付"),
        ("2300249", 2025, "医疗卫生共同财政事权转移支付支出"),
        ("2300499", 2025, "其他支出"),
        ("30212", 2026, "因公出国（境）费用"),
    ],
)
def test_name_belongs_to_the_year(code: str, year: int, expected: str | None) -> None:
    assert name(code, year) == expected


@pytest.mark.parametrize("code", ["", "999", "9999999", "218", "21"])
def test_unknown_code_has_no_name(code: str) -> None:
    assert name(code, 2026) is None


def test_names_hold_both_classifications_and_are_read_once() -> None:
    assert {"210", "2101501", "301", "30101"} <= names(2026).keys()
    assert names(2026) is names(2026)


def test_no_name_before_the_first_year_of_the_catalogue() -> None:
    assert not names(YEARS[0] - 1)


@pytest.mark.parametrize("file", [*CLASSIFICATIONS, "aliases.tsv"])
def test_rows_are_sorted_unique_and_clean(file: str) -> None:
    header, *body = rows(file)
    order = [(row[0], row[2], row[1]) for row in body]
    assert order == sorted(set(order))
    assert {len(row) for row in body} == {len(header)}
    assert all(cell == cell.strip() for row in body for cell in row)


@pytest.mark.parametrize("file", CLASSIFICATIONS)
def test_every_row_has_code_name_years_and_provenance(file: str) -> None:
    lengths = {"functional.tsv": {3, 5, 7}, "economic.tsv": {3, 5}}[file]
    header, *body = rows(file)
    assert header == ["代码", "名称", "起", "止", "依据"]
    for code, title, first, last, source in body:
        assert code.isdecimal()
        assert len(code) in lengths
        assert title
        assert YEARS[0] <= int(first) <= int(last or YEARS[-1])
        assert source


@pytest.mark.parametrize("file", CLASSIFICATIONS)
def test_years_of_a_code_do_not_overlap(file: str) -> None:
    body = rows(file)[1:]
    for earlier, later in pairwise(body):
        if earlier[0] == later[0]:
            assert earlier[3]
            assert earlier[3] < later[2]


@pytest.mark.parametrize("year", YEARS)
def test_levels_are_complete(year: int) -> None:
    missing = {code for code in names(year) for length in (3, 5) if code[:length] not in names(year)}
    assert not missing


def test_alias_names_a_listed_code_otherwise_than_the_catalogue() -> None:
    for alias in aliases():
        assert alias.kind in {FORMER, LOCAL, SLIP}
        assert name(alias.code, alias.year) not in {None, alias.name}
