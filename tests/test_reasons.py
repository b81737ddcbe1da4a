"""A reason given for one change serves another only if both go the same way."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.budget.figure import Figure, Sum
from generator.document.year_on_year import YearOnYear, reason_keys

FIGURE = Figure("", Decimal(0), Decimal(0), Sum("", 0))


def compared(change: str, *keys: str) -> YearOnYear:
    return YearOnYear(keys, "", "", 0, FIGURE, FIGURE, FIGURE._replace(value=Decimal(change)))


@pytest.mark.parametrize(
    ("change", "general", "keys"),
    [
        ("2", [compared("5", "总")], ("项", "总")),
        ("-2", [compared("-0.01", "总")], ("项", "总")),
        ("2", [compared("-5", "总")], ("项",)),
        ("0", [compared("5", "总")], ("项",)),
        ("2", [compared("0", "总")], ("项",)),
        ("2", [compared("5", "别的", "总")], ("项", "总")),
        ("2", [], ("项", "总")),
        ("0", [], ("项",)),
        ("2", [compared("5", "总"), compared("-5", "总")], ("项", "总")),  # the first that was printed
    ],
)
def test_a_more_general_reason_serves_a_change_in_the_same_direction(
    change: str, general: list[YearOnYear], keys: tuple[str, ...]
) -> None:
    assert reason_keys(compared(change, "项", "总"), general) == keys
