"""The rules for printed numbers, with the cases that proved them on published documents."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.budget.figure import Figure, Sum, change_between, growth_of, printed, share_of
from generator.budget.rounding import NumberFormat, growth, rounded, share, shown, written
from generator.document.numerals import chinese

AMOUNT = NumberFormat()
SHORT = NumberFormat(fixed=False, grouped=False)
BLANK = NumberFormat(zero="")
PERCENT = NumberFormat(wan=False)
COUNT = NumberFormat(decimals=0, grouped=False, wan=False)
YUAN = st.integers(0, 10**13).map(lambda cents: Decimal(cents) / 100)


@pytest.mark.parametrize(
    ("yuan", "text"),
    [
        ("6091649", "609.16"),
        ("33809.04", "3.38"),
        ("33264100", "3,326.41"),
        ("50", "0.01"),
        ("49.99", "0.00"),
        ("150", "0.02"),
        ("250", "0.03"),
        ("6778749", "677.87"),
        ("9999999999999", "1,000,000,000.00"),
    ],
)
def test_amount_is_rounded_half_up_to_a_hundredth_of_10000_yuan(yuan: str, text: str) -> None:
    assert shown(Decimal(yuan), AMOUNT)[1] == text


@pytest.mark.parametrize(
    ("yuan", "text"),
    [("12656700", "1265.67"), ("3042000", "304.2"), ("980000", "98"), ("0", "0"), ("10000000", "1000"), ("49", "0")],
)
def test_shortest_form(yuan: str, text: str) -> None:
    assert shown(Decimal(yuan), SHORT)[1] == text


def test_zero_may_be_blank_and_a_sign_is_never_printed() -> None:
    assert shown(Decimal(0), BLANK) == (Decimal("0.00"), "")
    assert shown(Decimal(49), BLANK)[1] == ""
    assert shown(Decimal(-1000000), AMOUNT) == (Decimal("-100.00"), "100.00")
    assert shown(Decimal(-49), BLANK)[1] == ""
    assert written(Decimal("-0.00"), AMOUNT) == "0.00"
    assert shown(Decimal(1234), COUNT)[1] == "1234"


def percent(value: Decimal) -> str:
    return shown(value, PERCENT)[1]


@pytest.mark.parametrize(
    ("change", "now", "text"),
    [
        ("0.26", "0.90", "40.63"),  # 0.26 / 0.64 = 40.625: half-even would print 40.62
        ("9.00", "9.20", "4,500.00"),
        ("2.25", "3.38", "199.12"),
        ("-0.20", "0.00", "100.00"),
        ("24.29", "24.29", "100.00"),
        ("0.00", "0.00", "0.00"),
        ("0.00", "5.00", "0.00"),
        ("-413.24", "9.14", "97.84"),
    ],
)
def test_growth_from_the_printed_figures(change: str, now: str, text: str) -> None:
    assert percent(growth(Decimal(change), Decimal(now))) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [("547.87", "687.01", "79.75"), ("9.14", "687.01", "1.33"), ("0.00", "687.01", "0.00"), ("0.00", "0.00", "0.00")],
)
def test_share_of_the_printed_figures(part: str, whole: str, text: str) -> None:
    assert percent(share(Decimal(part), Decimal(whole))) == text


def amount(yuan: Decimal | int) -> Figure:
    return printed(Decimal(yuan), Sum("", 0), AMOUNT)


def test_change_from_unrounded_amounts_need_not_be_the_difference_of_the_printed_ones() -> None:
    now, before = amount(485896), amount(382947)
    change = change_between(now, before, AMOUNT)
    assert (now.text, before.text, change.text) == ("48.59", "38.29", "10.29")
    assert growth_of(change, now, PERCENT).text == "26.87"


def test_shares_are_not_forced_to_a_hundred() -> None:
    parts = [amount(yuan) for yuan in (3913500, 110000, 1800, 78000)]
    whole = amount(3913500 + 110000 + 1800 + 78000)
    assert [share_of(part, whole, PERCENT).text for part in parts] == ["95.37", "2.68", "0.04", "1.90"]


@given(YUAN)
@settings(deadline=None, max_examples=200)
def test_a_rounded_amount_is_within_50_yuan_and_ties_go_up(yuan: Decimal) -> None:
    difference = rounded(yuan, AMOUNT) * 10000 - yuan
    assert -50 < difference <= 50


@given(YUAN, YUAN)
@settings(deadline=None, max_examples=200)
def test_what_is_printed_of_a_change_can_be_recomputed_from_the_page(now: Decimal, before: Decimal) -> None:
    this, last = amount(now), amount(before)
    change = change_between(this, last, AMOUNT)
    base = this.shown - change.shown
    assert abs(base - last.shown) <= Decimal("0.01")
    if base:
        exact = abs(100 * change.shown / base)
        assert abs(growth_of(change, this, PERCENT).shown - exact) <= Decimal("0.005")
    else:
        assert growth_of(change, this, PERCENT).shown == (100 if this.shown else 0)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (12, "十二"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (2020, "二千零二十"),
        (10001, "一万零一"),
        (123456, "十二万三千四百五十六"),
    ],
)
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese(number) == text
