"""What sentences compare, this year's amount with last year's, and which of the officer's reasons explains a change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.budget.figure import Figure


class YearOnYear(NamedTuple):
    """A comparison as the document prints it, kept so that rules judge what was printed.

    `keys` are where its reason may stand below 变动原因, its own first; `prior` is where last year's amount may stand
    below 上年; `lines` are the ledger lines of both years that it is about.
    """

    keys: tuple[str, ...]
    prior: str
    name: str
    lines: int
    now: Figure
    before: Figure
    change: Figure


def reason_keys(one: YearOnYear, earlier: Iterable[YearOnYear]) -> tuple[str, ...]:
    """Return where the reason of a comparison may stand: at its own key, and where one for a like change stands.

    A reason given for one change (`earlier` holds those already printed) serves another only if both go the same way:
    “业务增加” is no reason for a fall, and none is needed where nothing changed.
    """
    changes = {other.keys[0]: other.change.value for other in reversed(list(earlier)) if other.keys}
    alike = (key for key in one.keys[1:] if changes.get(key, one.change.value) * one.change.value > 0)
    return (*one.keys[:1], *alike)
