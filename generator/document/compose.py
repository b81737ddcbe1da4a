"""The whole document from its parts: cover, 目录, tables, prose, sign-off, with all numbers and anchors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from generator.budget.disclosure import Disclosure
from generator.budget.ledger import Ledger
from generator.document.narrative import tell
from generator.document.numerals import chinese
from generator.document.tables import build_table, notes
from generator.document.tree import Block, Contents, Cover, Document, Entry, Heading, Paragraph, Table, plain
from generator.document.vocabulary import Vocabulary
from generator.document.year_on_year import YearOnYear
from generator.edition.edition import Edition, Words
from generator.edition.files import EditionError
from generator.finding import Finding
from generator.system.limits import TooLongError

CONTENTS_DEPTH = 2
EXHAUSTED = (TooLongError, MemoryError)


class Composition(NamedTuple):
    """A document, what the officer still has to write for it, and what its sentences compare, in printed order."""

    document: Document
    findings: list[Finding]
    comparisons: tuple[YearOnYear, ...]


def compose(disclosure: Disclosure, ledger: Ledger, edition: Edition) -> Composition:
    """Return the document, whose figures ask the ledger of the disclosure, and what came to light in composing it.

    Raises EditionError if the edition's own data are at fault, with one fault of each text, table or section at fault.
    """
    vocabulary = Vocabulary(disclosure, ledger, edition)
    composer = _Composer(vocabulary)
    settings = edition.settings
    cover = Cover(tuple(map(composer.say, settings["封面"])))
    body = tuple(composer.body())
    contents = Contents(composer.say(settings["目录"]), tuple(composer.entries(body)))
    name = composer.say(settings["文件名"])
    if composer.faults:
        raise EditionError(*composer.faults)
    document = Document(name, disclosure.unit, disclosure.year, (cover, contents, *body))
    return Composition(document, vocabulary.findings, tuple(vocabulary.comparisons))


def compared(disclosure: Disclosure, ledger: Ledger, edition: Edition) -> tuple[YearOnYear, ...]:
    """Return what the sentences of a file compare of which only a part is sound, as far as they can be written."""
    vocabulary = Vocabulary(disclosure, ledger, edition)
    for part in edition.settings["部分"]:
        for section in part.get("节", []):
            with suppress(EditionError, LookupError):
                list(tell(section, vocabulary))
    return tuple(vocabulary.comparisons)


class _Composer:
    """Goes through the edition's parts once, counting headings; the edition's faults are kept on the way."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.settings = vocabulary.edition.settings
        self.words = {**vocabulary.words, "落款日期": self._date()}
        self.counts = [0] * 4
        self.faults: dict[Finding, None] = {}  # in order; the same fault may show in many sections

    def say(self, text: str, words: Words | None = None) -> str:
        """Return a short text of the edition with its {{ }} filled in, or nothing if it has a fault."""
        try:
            return self.vocabulary.edition.say(text, words or self.words)
        except EditionError as error:
            self._keep(error)
            return ""

    def _up_to_fault(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """Yield blocks up to a fault of the edition, so that those of what comes after them are told as well."""
        try:
            yield from blocks
        except EditionError as error:
            self._keep(error)

    def _keep(self, error: EditionError) -> None:
        """Keep a fault. Raises it if it has used up time or memory: whatever comes next may do so again."""
        self.faults |= dict.fromkeys(error.findings)
        if isinstance(error.__cause__, EXHAUSTED):
            raise EditionError(*self.faults) from error

    def _date(self) -> str:
        year, month, day = self.vocabulary.disclosure.texts["落款日期"].split("-")
        numbers: dict[str, Any] = {"年": year, "月": month, "日": day}
        if self.settings["日期补零"] != "是":
            numbers = {key: int(value) for key, value in numbers.items()}
        return "{年}年{月}月{日}日".format_map(numbers)

    def body(self) -> Iterator[Block]:
        """Yield the parts in order, and the sign-off."""
        for part in self.settings["部分"]:
            yield self._numbered(Heading(1, (self.say(part["标题"]),), ""))
            for name in part.get("表", []):
                yield from self._up_to_fault(self._table(name))
            for section in part.get("节", []):
                for block in self._up_to_fault(tell(section, self.vocabulary)):
                    yield self._numbered(block) if isinstance(block, Heading) else block
        for line in self.settings["落款"]:
            yield Paragraph((self.say(line),), "signature")

    def _numbered(self, heading: Heading) -> Heading:
        number, anchor = self._next(heading.level)
        return Heading(heading.level, (number, *heading.text), anchor)

    def _next(self, level: int) -> tuple[str, str]:
        """Count one more heading of a level; return its number as printed and its anchor."""
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (len(self.counts) - level - 1)
        number = self._count(self.settings["编号"][level - 1], self.counts[level])
        return number, "_".join(["s", *map(str, self.counts[1 : level + 1])])

    def _count(self, pattern: str, count: int) -> str:
        return self.say(pattern, {"一": chinese(count), "序": count})

    def _table(self, name: str) -> Iterator[Block]:
        """Yield a table of part two and what stands below it."""
        table = build_table(self.vocabulary, name)
        _, anchor = self._next(2)
        number = self._count(self.settings["表号"], self.counts[2])
        yield table._replace(number=number, level=2, anchor=anchor)
        yield from (Paragraph((note,), "note") for note in notes(self.vocabulary, name))

    def entries(self, body: tuple[Block, ...]) -> Iterator[Entry]:
        """Yield the lines of the 目录: parts, tables and sections as they are headed."""
        for block in body:
            if isinstance(block, Heading) and block.level < CONTENTS_DEPTH + 1:
                yield Entry(block.level, plain(block.text), block.anchor)
            elif isinstance(block, Table) and block.level:
                yield Entry(block.level, self._entry_number(block) + block.title, block.anchor)

    def _entry_number(self, table: Table) -> str:
        if self.settings.get("目录表号") == "是":
            return f"{table.number} "
        return self._count(self.settings["编号"][1], int(table.anchor.rpartition("_")[2]))
