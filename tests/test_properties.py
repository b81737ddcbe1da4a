"""What holds for every disclosure, shown on random small ones."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.budget.figure import Change, Share, Sum
from generator.document.tree import Table, plain
from generator.explain import figures
from generator.output.markdown import render
from tests.helpers import disclosures as d
from tests.helpers.disclosures import Line, composed, contents, exact, labelled, lines_of, rounded_once, table
from tests.helpers.tying import is_true

FEW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
Where = Callable[[Line], bool]


def own(*funds: str, kind: str = "", economy: tuple[str, ...] = ()) -> Where:
    """Choose this year's own lines: of these sources, of a kind, with an economic code that starts so."""
    return lambda line: (
        not line.carried
        and line.fund in funds
        and line.kind.endswith(kind)
        and (not economy or line.economy.startswith(economy))
    )


def left(*funds: str, kind: str = "") -> Where:
    return lambda line: line.carried and (not funds or line.fund in funds) and line.kind.endswith(kind)


def of_kind(kind: str) -> Where:
    return lambda line: line.kind == "项目支出" if kind == "项目支出" else line.kind != "项目支出"


def both(first: Where, second: Where) -> Where:
    return lambda line: first(line) and second(line)


FISCAL_LEFT, OTHER_LEFT = d.CARRIED[:3], d.CARRIED[3:]
TRIP, GUEST, DRIVE, CAR = "30212", "30217", "30231", "31013"
TOTALS: dict[str, list[Where]] = {
    "表3": [lambda _: True, of_kind("基本支出"), of_kind("项目支出")],
    "表5": [own(*d.GENERAL), both(own(*d.GENERAL), of_kind("基本支出")), own(*d.GENERAL, kind="项目支出")],
    "表6": [
        both(own(*d.GENERAL), of_kind("基本支出")),
        own(*d.GENERAL, kind="人员经费"),
        own(*d.GENERAL, kind="公用经费"),
    ],
    "表8": [own(*d.GOVERNMENT), *(own(*d.GOVERNMENT, kind=kind) for kind in d.KINDS)],
    "表9": [own(*d.CAPITAL), *(own(*d.CAPITAL, kind=kind) for kind in d.KINDS)],
    "表10": [
        own(*funds, economy=(TRIP, GUEST, DRIVE, CAR)) for funds in (d.FISCAL, d.GENERAL, d.GOVERNMENT, d.CAPITAL)
    ],
    "表11": [own(*funds, economy=("30227",)) for funds in (d.FISCAL, d.GENERAL, d.GOVERNMENT, d.CAPITAL)],
    "表12": [
        left(),
        left(*FISCAL_LEFT),
        *(left(*FISCAL_LEFT, kind=kind) for kind in d.KINDS),
        left(*OTHER_LEFT),
        *(left(*OTHER_LEFT, kind=kind) for kind in d.KINDS),
    ],
}


def printed_total(found: Table) -> list[str]:
    row = next(row for row in found.rows if any(plain(cell.text) == "总计" for cell in row))
    return [plain(cell.text) for cell, column in zip(row, found.columns, strict=True) if column.numeric]


@given(contents())
@FEW
def test_every_total_is_the_exact_sum_rounded_once(content: dict[str, Any]) -> None:
    document, _ = composed(content)
    lines = lines_of(content)
    for number, columns in TOTALS.items():
        sums = [sum((line.amount for line in lines if where(line)), Decimal(0)) for where in columns]
        assert printed_total(table(document, number)) == [rounded_once(amount) for amount in sums], number


@given(contents())
@FEW
def test_income_is_expenditure_and_the_tables_tie(content: dict[str, Any]) -> None:
    document, _ = composed(content)
    tables = {number: table(document, f"表{number}") for number in range(1, 13)}
    income, spending = labelled(tables[1], "收入总计")[0], labelled(tables[1], "支出总计")[0]
    second, third = labelled(tables[2], "总计"), labelled(tables[3], "总计")
    assert income == spending == second[0] == third[0]
    fourth = labelled(tables[4], "支出总计")
    fifth, sixth, seventh = (labelled(tables[number], "总计") for number in (5, 6, 7))
    eighth, ninth, twelfth = (labelled(tables[number], "总计") for number in (8, 9, 12))
    assert labelled(tables[4], "收入总计")[0] == fourth[0] == second[1] == sum(fourth[1:])
    assert fourth[1:] == [fifth[0], eighth[0], ninth[0]]
    assert (fifth[1], fifth[2]) == (sixth[0], seventh[-11])
    assert (
        labelled(tables[1], "二、上年结转结余")[0] == second[-1] + second[-2] == twelfth[0] == twelfth[1] + twelfth[5]
    )
    lines = lines_of(content)
    others = (line.amount for line in lines if line.kind == "项目支出" and (line.carried or line.fund not in d.FISCAL))
    assert third[2] == seventh[-11] + eighth[3] + ninth[3] + sum(others)


@given(contents())
@FEW
def test_every_row_adds_up(content: dict[str, Any]) -> None:
    document, _ = composed(content)
    for number, parts in {"表3": (1, 2), "表5": (1, 2), "表6": (1, 2), "表8": (1, 2, 3), "表12": (1, 5)}.items():
        for amounts in _amounts(table(document, number)):
            assert amounts[0] == sum(amounts[part] for part in parts), number
    for amounts in _amounts(table(document, "表2")):
        assert amounts[0] == sum((amounts[1], *amounts[-4:]), Decimal(0))
        assert amounts[1] == sum(amounts[2:-4])
    for amounts in _amounts(table(document, "表7")):
        assert amounts[0] == sum(amounts[1:])


def _amounts(found: Table) -> list[list[Decimal]]:
    numeric = [place for place, column in enumerate(found.columns) if column.numeric]
    return [[exact(row[place].text) for place in numeric] for row in found.rows]


@given(contents())
@FEW
def test_every_subtotal_is_the_sum_of_the_rows_below_it(content: dict[str, Any]) -> None:
    document, _ = composed(content)
    for number, depth in {"表2": 3, "表3": 3, "表5": 3, "表6": 2, "表8": 3, "表9": 3}.items():
        found = table(document, number)
        sums: dict[int, Decimal] = {}
        for row in found.rows:
            filled = sum(1 for cell in row[:depth] if cell.text)
            first = next(place for place, column in enumerate(found.columns) if column.numeric)
            sums[filled] = sums.get(filled, Decimal(0)) + exact(row[first].text)
        assert len(set(sums.values())) == 1, (number, sums)


@pytest.mark.parametrize("edition", ["新疆-2020", "新疆-2025", "新疆-2026"])
@given(st.data())
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_every_figure_keeps_the_rules_of_rounding(edition: str, data: st.DataObject) -> None:
    document, ledger = composed(data.draw(contents(edition)))
    found = [one.figure for one in figures(document)]
    assert [figure for figure in found if not is_true(figure, ledger)] == []
    assert {Sum, Share, Change} <= {type(figure.formula) for figure in found}


@pytest.mark.parametrize("edition", ["新疆-2020", "新疆-2025", "新疆-2026"])
@given(st.data())
@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_order_of_lines_changes_nothing_and_order_of_projects_no_figure(edition: str, data: st.DataObject) -> None:
    content = data.draw(contents(edition))
    before = render(composed(content)[0])
    assert render(composed(json.loads(json.dumps(content)))[0]) == before
    shuffled = json.loads(json.dumps(content))
    for holder, key in [
        (shuffled, "基本支出"),
        (shuffled["上年"], "支出"),
        *((entry, "支出") for name in ("项目支出", "结转结余") for entry in shuffled[name]),
    ]:
        holder[key] = data.draw(st.permutations(holder[key]))
    assert render(composed(shuffled)[0]) == before
    for key in ("项目支出", "结转结余"):
        shuffled[key] = data.draw(st.permutations(shuffled[key]))
    assert _unnumbered(render(composed(shuffled)[0])) == _unnumbered(before)


def _unnumbered(text: str) -> list[str]:
    """Return the lines without the numbers that follow from the order of projects."""
    return sorted(re.sub(r"^(#* ?（[一二三]）|\d+(\. |、))", "", line) for line in text.splitlines())
