"""The document as one tree of blocks: all that a writer sees, and all that both outputs share."""

from __future__ import annotations

from typing import NamedTuple

from generator.budget.figure import Figure

Inline = str | Figure
Text = tuple[Inline, ...]


class Cover(NamedTuple):
    """The front page: the lines of the title, one below the other. It bears no page number."""

    lines: tuple[str, ...]


class Entry(NamedTuple):
    """A line of the 目录: the heading it repeats, that heading's level (1 to 3) and anchor."""

    level: int
    text: str
    anchor: str


class Contents(NamedTuple):
    """The 目录. Its entries are computed from the headings."""

    title: str
    entries: tuple[Entry, ...]


class Heading(NamedTuple):
    """A heading with its number already in the text. Level 1 (a part) starts a new page."""

    level: int
    text: Text
    anchor: str


class Paragraph(NamedTuple):
    """A paragraph. `role` is body, signature (落款, right) or note (under a table)."""

    text: Text
    role: str = "body"


class Column(NamedTuple):
    """A column of a table: its share of the width, and whether it holds figures (set right)."""

    width: int
    numeric: bool = False


class Cell(NamedTuple):
    """A cell that covers `span` columns.

    `merge` is empty, or `start` for the top of cells merged downwards, or `continue` for each cell below it,
    which repeats the text of the top (Markdown prints it, DOCX does not).
    """

    text: Text = ()
    span: int = 1
    merge: str = ""
    align: str = "left"


Row = tuple[Cell, ...]


class Table(NamedTuple):
    """A table. In every row the spans add up to the number of columns.

    A table with a `level` is a heading of that level and starts a new page; others stand in the text.
    `number` (表 1), `title`, `subtitle`, `left` (编制单位：…), `right` (单位：万元) and the `header` rows repeat
    on each page that the table runs over. `subject` is the project that it is about, if it is about one.
    """

    title: str
    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    number: str = ""
    subtitle: str = ""
    left: str = ""
    right: str = ""
    level: int = 0
    anchor: str = ""
    landscape: bool = False
    description: str = ""
    subject: str = ""


Block = Cover | Contents | Heading | Paragraph | Table


class Document(NamedTuple):
    """The whole document. `name` is the file name without suffix; `unit` and `year` go into the properties."""

    name: str
    unit: str
    year: int
    blocks: tuple[Block, ...]


def plain(text: Text) -> str:
    """Return the text as printed. Most cells are blank or hold one thing."""
    if len(text) > 1:
        return "".join([part if isinstance(part, str) else part.text for part in text])
    for part in text:
        return part if isinstance(part, str) else part.text
    return ""


def titled_rows(table: Table) -> tuple[Row, ...]:
    """Return the rows of the header but for the one that only numbers the columns (※ 1 2 3)."""
    return tuple(row for row in table.header if not all(_is_number(plain(cell.text)) for cell in row))


def _is_number(text: str) -> bool:
    return text == "※" or text.isdigit()


def column_titles(table: Table, *, numbered: bool = False) -> list[str]:
    """Return the title of each column: the levels of the header above it joined by ／, a repeated one only once.

    If `numbered`, the number of the column is the last level, in a table that has any.
    """
    columns: list[list[str]] = [[] for _ in table.columns]
    for row in table.header if numbered else titled_rows(table):
        texts = [plain(cell.text) for cell in row for _ in range(cell.span)]
        for column, text in zip(columns, texts, strict=True):
            if text and text not in column[-1:]:
                column.append(text)
    return ["／".join(column) for column in columns]
