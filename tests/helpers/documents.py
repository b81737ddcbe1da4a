"""Small documents for tests: a base that the schema accepts, blocks of YAML laid over it, and what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.document.tree import Cover, Document, Heading, Paragraph, Row, Table, plain, titled_rows
from generator.finding import ERROR, Finding
from tools.sound_unit import composed

EDITIONS = ("新疆-2020", "新疆-2025", "新疆-2026")


class Printed(NamedTuple):
    """A composed document and the errors that forbid it, asked in the reader's words."""

    document: Document | None
    findings: list[Finding]

    @property
    def blocks(self) -> tuple[Any, ...]:
        assert self.document is not None, self.findings
        return self.document.blocks

    @property
    def cover(self) -> tuple[str, ...]:
        return next(block.lines for block in self.blocks if isinstance(block, Cover))

    def under(self, words: str) -> list[str]:
        """Return what stands below the first heading with these words, headings of a lower level included."""
        texts: list[str] = []
        level = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if level and block.level <= level:
                    break
                if not level and words in plain(block.text):
                    level = block.level
                    continue
            if level and isinstance(block, (Heading, Paragraph)):
                texts.append(plain(block.text))
        assert level, f"no heading with {words}"
        return texts

    def table(self, title: str) -> Table:
        """Return the first table whose number or title is so called."""
        return self.tables(title)[0]

    def tables(self, title: str) -> list[Table]:
        found = [block for block in self.blocks if isinstance(block, Table) and title in (block.number, block.title)]
        assert found, f"no table {title}"
        return found

    def note(self, title: str) -> str:
        """Return the sentence under a table, or nothing."""
        after = self.blocks[self.blocks.index(self.table(title)) + 1]
        return plain(after.text) if isinstance(after, Paragraph) and after.role == "note" else ""

    def labels(self, title: str) -> list[str]:
        """Return what stands in the columns without figures, row by row."""
        table = self.table(title)
        return [" ".join(text for text in _texts(table, row, numeric=False) if text) for row in table.rows]

    def row(self, title: str, label: str) -> dict[str, str]:
        """Return the figures behind a label (or behind codes and names) by the heads of their columns."""
        table = self.table(title)
        for row in table.rows:
            for column, cell in enumerate(row):
                if plain(cell.text).strip() == label:
                    return _figures(table, row, column + 1)
            if " ".join(text for text in _texts(table, row, numeric=False) if text) == label:
                return _figures(table, row, 0)
        raise AssertionError(f"no row {label} in {title}: {self.labels(title)}")


def _texts(table: Table, row: Row, *, numeric: bool) -> list[str]:
    cells = zip(row, table.columns, strict=True)
    return [plain(cell.text).strip() for cell, column in cells if column.numeric == numeric]


def _figures(table: Table, row: Row, start: int) -> dict[str, str]:
    """Return the filled cells from a column on, up to the labels of the other half."""
    numeric = [column.numeric for column in table.columns]
    first = numeric.index(True, start)
    last = numeric.index(False, first) if False in numeric[first:] else len(row)
    heads = list(column_heads(table))
    return {heads[place]: text for place in range(first, last) if (text := plain(row[place].text))}


def column_heads(table: Table) -> Iterator[str]:
    """Yield the lowest head of each column; where it stands twice, after the head above it."""
    paths: list[list[str]] = [[] for _ in table.columns]
    for row in titled_rows(table):
        cells = [cell for cell in row for _ in range(cell.span)]
        for path, cell in zip(paths, cells, strict=False):
            if cell.merge != "continue":
                path.append(plain(cell.text))
    lowest = [path[-1] for path in paths]
    for path in paths:
        twice = lowest.count(path[-1]) > 1
        yield "／".join([path[0], path[-1]] if twice else path[-1:])


def printed(edition: str, *blocks: str, last_year: str = "") -> Printed:
    """Return what an edition prints for the base with these blocks, and the errors (see `composed`)."""
    unit = composed(edition, *blocks, last_year=last_year)
    return Printed(unit.document, [finding for finding in unit.findings if finding.severity == ERROR])
