"""Markdown for review: stable, one line a row, so that a diff shows the changed figure and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.document.tree import (
    Block,
    Cell,
    Contents,
    Cover,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    column_titles,
    plain,
)

BACKSLASH = r"\\"
RARE = re.compile(r"[\\`*_\[\]~<&|\n]")
SPECIAL = re.compile(r"([\\`*_\[\]~]|<(?=[A-Za-z/!?])|&(?=#?\w+;))")
LINE_START = re.compile(r"#+\s|[-+]\s|>|-{3,}$|=+$")
NUMBER = re.compile(r"[0-9]{1,9}(?=[.)]\s)")
HEADING_END = re.compile(r"(?<=\s)(?=#+$)")


def render(document: Document) -> str:
    """Return the document as GitHub-flavoured Markdown, ending in one line break."""
    pieces = (piece for block in document.blocks for piece in _pieces(block))
    return "\n\n".join(_as_numbered(pieces)) + "\n"


def _as_numbered(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces; one whose number does not follow that before, and would be counted anew, as it stands."""
    before = None
    for piece in pieces:
        found = NUMBER.match(piece)
        number = int(found[0]) if found else None
        if found and before is not None and number != before + 1:
            yield f"{found[0]}\\{piece[found.end() :]}"
            before = None
        else:
            yield piece
            before = number


def _pieces(block: Block) -> Iterator[str]:
    if isinstance(block, Cover):
        yield f"# {escaped(''.join(block.lines))}"
    elif isinstance(block, Contents):
        yield f"**{escaped(block.title)}**"
        yield "\n".join(f"{'  ' * (entry.level - 1)}- {escaped(entry.text)}" for entry in block.entries)
    elif isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {HEADING_END.sub(BACKSLASH, escaped(plain(block.text)))}"
    elif isinstance(block, Paragraph):
        yield paragraph(plain(block.text))
    else:
        yield from _table(block)


def paragraph(text: str) -> str:
    """Return a paragraph's text with what would make it a list or heading taken as it stands."""
    return "\\" + escaped(text) if LINE_START.match(text) else escaped(text)


def escaped(text: str) -> str:
    """Return the text with the characters that Markdown would take for its own marked as text."""
    return SPECIAL.sub(r"\\\1", text) if RARE.search(text) else text


def _table(table: Table) -> Iterator[str]:
    title = escaped(f"{table.number} {table.title}".strip() + table.subtitle)
    yield f"{'#' * (table.level + 1)} {title}" if table.level else f"**{title}**"
    if table.left or table.right:
        yield escaped(f"{table.left}　{table.right}".strip())
    yield "\n".join(_lines(table))


def _lines(table: Table) -> Iterator[str]:
    head = tuple(Cell((title,)) for title in column_titles(table, numbered=True))
    first, *rest = [head, *table.rows] if table.header else table.rows
    yield _line(first)
    yield "|" + "|".join(" --: " if column.numeric else " --- " for column in table.columns) + "|"
    yield from map(_line, rest)


def _line(row: Row) -> str:
    texts: list[str] = []
    for cell in row:
        texts += plain(cell.text), *[""] * (cell.span - 1)
    if RARE.search("".join(texts)):
        texts = [escaped(text).replace("|", "\\|").replace("\n", "<br>") for text in texts]
    return f"| {' | '.join(texts)} |"
