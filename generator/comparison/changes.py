"""What a comparison of two revisions says: plain values, from which every form of the report is written."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from generator.document.tree import Document
from generator.finding import ERROR, Finding, counted
from generator.matching.wording_diff import Piece
from generator.output.filing import Claim

Pieces = tuple[Piece, ...]
What = tuple[str, ...]  # the words that name something, the largest first


def same(text: str) -> Pieces:
    """Return a text in which nothing changed."""
    return (Piece("same", text),)


class Fact(NamedTuple):
    """An authored number that differs, in 元 or, if `counted`, a plain number; None where it is not written.

    `what` are the words that name it, the largest first; `place` is where it stands, or stood: file:line.
    """

    what: What
    before: Decimal | None
    after: Decimal | None
    counted: bool
    place: str

    @property
    def file(self) -> str:
        """The file in which it was authored: of last year's amounts that may be the one of that year."""
        return self.place.rpartition(":")[0]


class Wording(NamedTuple):
    """An authored text, choice or whole entry of a list that differs; None where it is not written."""

    what: What
    before: str | None
    after: str | None
    place: str


class Printed(NamedTuple):
    """A printed figure, sentence or row that differs, and how it reads: `row` is empty for what stands in the text.

    One that is new has only new pieces, one that is gone only gone ones. `cell`: it is all that a cell holds, in the
    `column` of that title. `table` is the caption of a table that stands in the text.
    """

    row: str
    pieces: Pieces
    column: str = ""
    cell: bool = False
    table: str = ""


class ChangedSection(NamedTuple):
    """The section or table of the document under whose title something changed."""

    title: str
    changes: tuple[Printed, ...]


class Total(NamedTuple):
    """A line of the headline, in 元: 收支总预算, a source, 基本支出 or 项目支出."""

    name: str
    before: Decimal
    after: Decimal


class Side(NamedTuple):
    """One unit and year at one revision: its file, how it is called, and what there is to know of it.

    `unit` is empty and `total` (收支总预算, in 元) is None if the file has faults of syntax or structure. `draft` is
    its document, even with errors; `claim` is there only if that may be published.
    """

    file: str
    name: str
    unit: str
    total: Decimal | None
    findings: list[Finding]
    draft: Document | None
    claim: Claim | None

    @property
    def errors(self) -> int:
        """How many errors forbid publishing the document."""
        return counted(self.findings)[ERROR]


class Silenced(NamedTuple):
    """A finding that is told no more though nothing was mended, and why."""

    finding: Finding
    why: str


class UnitChange(NamedTuple):
    """What changed in one unit and year. A side is None where there is no such file.

    `untouched`: the file itself is the same on both sides. `exposed` are findings that may have been there before, when
    the faults of the file hid them.
    A new file is compared with last year's if there is one: `against` is its name.
    """

    before: Side | None
    after: Side | None
    totals: tuple[Total, ...] = ()
    facts: tuple[Fact, ...] = ()
    wordings: tuple[Wording, ...] = ()
    sections: tuple[ChangedSection, ...] = ()
    found: tuple[Finding, ...] = ()
    exposed: tuple[Finding, ...] = ()
    settled: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    untouched: bool = False
    against: str = ""

    @property
    def side(self) -> Side:
        """The later side: after, or before if it is gone."""
        side = self.after or self.before
        assert side
        return side

    @property
    def name(self) -> str:
        """单位 年度, as the later side that can be read has it; else the path of the file."""
        return next((side.name for side in (self.after, self.before) if side and side.unit), self.side.file)

    @property
    def has_other_name(self) -> bool:
        """Whether the unit is called otherwise than before."""
        return len({side.unit for side in (self.before, self.after) if side and side.unit}) > 1

    @property
    def is_readable(self) -> bool:
        """Whether no side has faults of syntax or structure, which leave nothing to compare."""
        return all(side.unit for side in (self.before, self.after) if side)

    @property
    def changes_nothing(self) -> bool:
        """Whether at most the way of writing changed: of faulty files nobody can tell unless they are the same."""
        comparable = self.before and self.after and (self.untouched or self.is_readable)
        changes = (self.totals, self.facts, self.wordings, self.sections)
        judged = (self.found, self.exposed, self.settled, self.silenced)
        return bool(comparable and not any((*changes, *judged)) and not self.is_renamed)

    @property
    def is_renamed(self) -> bool:
        """Whether the file has another path."""
        return bool(self.before and self.after and self.before.file != self.after.file)


class LevelChange(NamedTuple):
    """A rule whose level budgetdocs.yaml sets otherwise than before; None where it leaves the level to the rule."""

    rule: str
    before: str | None
    after: str | None


class EditionChange(NamedTuple):
    """Files of the editions that changed, and what that and the settings do to units whose own files did not.

    `unread` is how many more units that concerns: of very many only the first are composed.
    """

    files: tuple[str, ...]
    units: tuple[UnitChange, ...]
    unread: int = 0


class Comparison(NamedTuple):
    """All that differs between two revisions, or two files, with the names by which they were asked for."""

    base: str
    head: str
    units: tuple[UnitChange, ...]
    editions: EditionChange
    settings: bool = False
    levels: tuple[LevelChange, ...] = ()
