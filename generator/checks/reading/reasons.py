"""The reasons (变动原因) as the rules on their words see them: each with what it explains, this year and last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.checks.once import once
from generator.checks.reading.budget import title
from generator.checks.reading.search import BLANK, blanked, texts
from generator.checks.rule import Subject
from generator.document.year_on_year import YearOnYear
from generator.source.passages import Passage

QUOTED = re.compile(r"《[^》]*》")
MORE = re.compile(r"增加|增长|新增|上升|上调|增多")
LESS = re.compile(r"减少|下降|压减|压缩|降低|调出|缩减|核减|削减|下调|减员")
STAFF = re.compile(r"在职|在编|工资|人员经费|职级|调资|薪级|津贴|退休人员|住房公积金|缴费基数|调入|调出")
WORK = re.compile(r"项目|专项|转移支付")


class Reason(NamedTuple):
    """A reason, the key it stands at, what that is called, and the comparison that it explains."""

    key: str
    name: str
    passage: Passage
    explained: YearOnYear

    @property
    def lines(self) -> int:
        """The ledger lines of both years that it is about."""
        return self.explained.lines

    @property
    def now(self) -> Decimal:
        """What it comes to this year, in 元."""
        return self.explained.now.value

    @property
    def before(self) -> Decimal:
        """What it came to last year, in 元."""
        return self.explained.before.value

    @property
    def change(self) -> Decimal:
        """The change that is printed before the reason, in 万元 with its sign."""
        return self.explained.change.shown

    @property
    def nameless(self) -> str:
        """The words, with the name of what they explain blanked out; places stay."""
        return self.text.replace(self.name, BLANK * len(self.name))

    @property
    def text(self) -> str:
        """The words, with titles of documents blanked out, so that their words do not count; places stay."""
        text = self.passage.text
        return blanked(QUOTED, text) if "《" in text else text


@once
def reasons(subject: Subject) -> tuple[Reason, ...]:
    """Return each reason that the officer wrote for something that the document compares, in the order written."""
    return tuple(_reasons(subject))


def _reasons(subject: Subject) -> Iterator[Reason]:
    explained = _by_key(subject.comparisons)
    for passage in texts(subject)["变动原因"]:
        key, last = ".".join(map(str, passage.path[1:])), str(passage.path[-1])
        if key in explained:
            yield Reason(key, title(subject, last) or last, passage, explained[key])


def _by_key(comparisons: tuple[YearOnYear, ...]) -> dict[str, YearOnYear]:
    """Return the comparison that each key is for: the one whose own it is, or else the first that may borrow it."""
    own = {one.keys[0]: one for one in reversed(comparisons) if one.keys}
    borrowed = {key: one for one in reversed(comparisons) for key in one.keys}
    return borrowed | own
