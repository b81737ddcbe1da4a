"""The ledger: exact sums of chosen lines, and the groups that tables and sentences go through."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.budget.disclosure import CARRIED, FUNDS, LAST_YEAR, THIS_YEAR, Line
from generator.budget.ledger import Condition, Ledger, Selection, UnknownValueError, UnknownWordError
from generator.finding import Position
from generator.system.resources import resource

CONDITIONS: dict[str, Condition] = {
    "财政拨款": (("carried", ("当年",)), ("fund", ("一般财力", "政府性基金收入"))),
    "基本支出": (("kind", ("人员经费", "公用经费")),),
    "卫生健康": (("function", ("210",)),),
    "无": (("period", ()),),
}


def line(amount: str, **fields: str) -> Line:
    return Line(Decimal(amount), "本.yaml", Position(), **{"period": THIS_YEAR, **fields})


LEDGER = Ledger(
    (
        line("100.01", fund="一般财力", kind="人员经费", function="2101501", economy="30101"),
        line("20", fund="一般财力", kind="公用经费", function="2101501", economy="30201"),
        line("7", fund="政府性基金收入", kind="项目支出", function="2120801", project="乙 工程"),
        line("3", fund="一般财力", kind="项目支出", function="2101502", project="甲", economy="302"),
        line("5", fund="一般财力", kind="项目支出", function="2101599", project="乙 工程", economy="30227"),
        line("900", fund="一般公共预算拨款", kind="项目支出", carried=CARRIED, function="2101502", project="丙"),
        line("80", period=LAST_YEAR, fund="一般财力", kind="基本支出", function="2101501"),
        line("2", period="", item="国有资产.车辆.其他车辆.数量"),
    ),
    CONDITIONS,
)


def amounts(selection: Selection) -> list[str]:
    return [f"{one.amount}" for one in LEDGER.pick(selection.lines)]


SELECTED = [
    ("", ["100.01", "20", "7", "3", "5", "900", "80", "2"]),
    ("财政拨款", ["100.01", "20", "7", "3", "5", "80"]),
    ("财政拨款 基本支出", ["100.01", "20"]),
    ("卫生健康", ["100.01", "20", "3", "5", "900", "80"]),
    ("科目=21015 年=本年", ["100.01", "20", "3", "5", "900"]),
    ("科目=2101502", ["3", "900"]),
    ("经济科目=302", ["20", "3", "5"]),
    ("结转=结转", ["900"]),
    ("支出类型=项目支出 资金来源=一般财力", ["3", "5"]),
    ("资金级次=本级 年=上年", ["80"]),
    ("事项=国有资产.车辆", ["2"]),
    ("事项=国有资产.车辆.其他车辆.数量", ["2"]),
    ("项目=甲", ["3"]),
    ("无", []),
    ("资金来源=其他收入", []),
]


@pytest.mark.parametrize(("words", "expected"), SELECTED)
def test_words_choose_the_lines_that_all_of_them_hold_for(words: str, expected: list[str]) -> None:
    selection = LEDGER.select(words)
    assert (selection.words, amounts(selection)) == (words, expected)


@pytest.mark.parametrize("words", ["没有这个词", "财政拨款 没有这个词", "没有这个词=1"])
def test_a_word_that_no_condition_explains_is_named(words: str) -> None:
    with pytest.raises(UnknownWordError, match=r"^没有这个词(=1)?$"):
        LEDGER.select(words)


@pytest.mark.parametrize(
    "word", ["资金来源=没有的", "资金来源=", "科目=2l0", "科目=21", "经济科目=302x", "年=2026", "支出类型=人员"]
)
def test_a_value_that_no_line_can_have_does_not_come_to_zero(word: str) -> None:
    with pytest.raises(UnknownValueError, match=f"^{word}$"):
        LEDGER.select(f"财政拨款 {word}")


def test_the_sources_are_those_of_the_schema() -> None:
    fund = json.loads(resource("generator/schema/edition.schema.json").read_text(encoding="utf-8"))["$defs"]["fund"]
    assert fund["enum"] == list(FUNDS)


def test_a_name_with_a_space_is_chosen_whole() -> None:
    assert amounts(LEDGER.of_projects(["乙 工程"])) == ["7", "5"]
    assert amounts(LEDGER.of_projects(["乙"])) == []
    assert LEDGER.of_projects(["甲", "乙 工程"]).words == "甲、乙 工程"
    assert LEDGER.of_projects([]).lines == 0


def test_two_selections_have_lines_and_words_in_common() -> None:
    both = LEDGER.select("财政拨款") & LEDGER.of_projects(["甲"]) & LEDGER.everything
    assert (both.words, amounts(both)) == ("财政拨款 甲", ["3"])


def test_a_total_is_exact_and_nothing_is_nothing() -> None:
    assert LEDGER.total(LEDGER.select("财政拨款 年=本年").lines) == Decimal("135.01")
    assert LEDGER.total(0) == Decimal(0)


def groups(grouping: str, words: str) -> list[tuple[str, Decimal]]:
    found = LEDGER.groups(grouping, LEDGER.select(words).lines)
    return [(value, LEDGER.total(lines)) for value, lines in found]


def expected(*pairs: tuple[str, str]) -> list[tuple[str, Decimal]]:
    return [(value, Decimal(amount)) for value, amount in pairs]


GROUPED = [
    ("类", "年=本年", expected(("210", "1028.01"), ("212", "7"))),
    ("款", "年=本年", expected(("21015", "1028.01"), ("21208", "7"))),
    ("项", "年=本年 结转=当年", expected(("2101501", "120.01"), ("2101502", "3"), ("2101599", "5"), ("2120801", "7"))),
    ("经济类", "", expected(("301", "100.01"), ("302", "28"))),
    ("经济款", "", expected(("30101", "100.01"), ("30201", "20"), ("30227", "5"))),
    ("项目", "", expected(("乙 工程", "12"), ("甲", "3"), ("丙", "900"))),
    ("类", "无", []),
]


@pytest.mark.parametrize(("grouping", "words", "found"), GROUPED)
def test_codes_are_grouped_in_ascending_order_and_projects_as_written(
    grouping: str, words: str, found: list[tuple[str, Decimal]]
) -> None:
    assert groups(grouping, words) == found


def test_projects_are_counted_once_each() -> None:
    assert LEDGER.projects(LEDGER.select("年=本年").lines) == 3
    assert LEDGER.projects(LEDGER.select("基本支出").lines) == 0


def test_the_years_are_kept_apart_and_single_facts_belong_to_neither() -> None:
    assert LEDGER.total(LEDGER.last_year) == Decimal(80)
    assert LEDGER.total(LEDGER.this_year) == Decimal("1035.01")


CENTS = st.integers(min_value=0, max_value=10**15).map(lambda cents: Decimal(cents).scaleb(-2))
CODES = st.sampled_from(["2101501", "2101502", "2080505", "2120801"])


def ledger_of(rows: Iterable[tuple[Decimal, str]]) -> Ledger:
    return Ledger(tuple(line(str(amount), function=code) for amount, code in rows), {})


@given(st.lists(st.tuples(CENTS, CODES), max_size=30), st.randoms())
def test_groups_add_up_to_the_whole_and_the_order_of_lines_does_not_matter(
    rows: list[tuple[Decimal, str]], random: Random
) -> None:
    ledger = ledger_of(rows)
    for grouping in ("类", "款", "项"):
        parts = ledger.groups(grouping, ledger.everything.lines)
        assert sum(ledger.total(lines) for _, lines in parts) == sum(amount for amount, _ in rows)
    random.shuffle(rows)
    other = ledger_of(rows)
    by_code = {code: ledger.total(lines) for code, lines in ledger.groups("项", ledger.everything.lines)}
    assert by_code == {code: other.total(lines) for code, lines in other.groups("项", other.everything.lines)}
