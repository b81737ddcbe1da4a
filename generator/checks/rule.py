"""What a rule is: a module with a RULE that explains itself and a `check` that reads one unit and yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.budget.disclosure import Disclosure, Line
from generator.budget.ledger import Ledger
from generator.document.tree import Document
from generator.document.year_on_year import YearOnYear
from generator.edition.edition import Edition
from generator.finding import Finding, Position
from generator.source.nodes import KeyPath, find
from generator.source.passages import Passage


class Rule(NamedTuple):
    """What a rule is called, how grave it is, why it stands and where it comes from, with executed examples.

    `passes` and `fails` are YAML to be laid over a small sound unit. Neither may give an error of another kind: the
    first must give no finding of the rule, the second at least one. `earlier`, if it is not None, is laid over the
    same unit as its file of the year before.
    """

    id: str
    level: str
    title: str
    reason: str
    source: str
    passes: str
    fails: str
    earlier: str | None = None


class Subject(NamedTuple):
    """One unit as the rules see it. `earlier` is None if there is no file of last year.

    The lines of `disclosure` and `ledger` hold last year's amounts of `earlier`, if there is one; what the file itself
    says of last year is `stated`. `source_lines` are the lines of the file's text, `comparisons` what the sentences
    of its document compare. `document` is None if it could not be composed, or only a part of the file is sound.
    """

    disclosure: Disclosure
    ledger: Ledger
    edition: Edition
    earlier: Disclosure | None
    passages: tuple[Passage, ...]
    stated: tuple[Line, ...]
    source_lines: list[str]
    comparisons: tuple[YearOnYear, ...]
    document: Document | None = None


Check = Callable[[Subject], Iterator[Finding]]


def finding_at(subject: Subject, rule: Rule, place: KeyPath | Position, message: str, remedy: str) -> Finding:
    """Return a finding of a rule at the value on a path of keys, or at a position."""
    position = place if isinstance(place, Position) else find(subject.disclosure.root, place)
    return Finding(subject.disclosure.file, position, rule.id, rule.level, message, remedy)
