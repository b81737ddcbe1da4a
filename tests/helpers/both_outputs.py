"""What the two outputs say, each read back into the same form: texts, and for a table its title, heads and rows."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

import docx
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement

Content = str | list[list[str]]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def words(element: BaseOxmlElement) -> str:
    return squeezed("".join(piece.text or "" for piece in element.iter(qn("w:t"))))


def figures_of(text: str) -> Counter[str]:
    """Return the figures and codes in a text and how often each stands there."""
    return Counter(re.findall(r"\d[\d,.]*%?", text))


def docx_figures(package: bytes) -> Counter[str]:
    """Return the figures and codes of a document, those of its head rows once."""
    paragraphs = docx.Document(io.BytesIO(package)).element.body.iter(qn("w:p"))
    texts = ("".join(piece.text or "" for piece in paragraph.iter(qn("w:t"))) for paragraph in paragraphs)
    return sum(map(figures_of, texts), Counter())


def from_docx(package: bytes) -> Iterator[Content]:
    """Yield each paragraph's text, and for each table its title, its heads and its rows of filled cells."""
    for element in docx.Document(io.BytesIO(package)).element.body:
        if isinstance(element, CT_Tbl):
            yield from docx_table(element)
        elif element.tag == qn("w:p") and (text := words(element)):
            yield text


def docx_table(table: CT_Tbl) -> Iterator[Content]:
    repeated = [row for row in table.tr_lst if row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None]
    heads = [row for row in repeated if row.find(f".//{qn('w:tcBorders')}") is None]
    yield "".join(words(row) for row in repeated if row not in heads)
    yield sorted({text for row in filled(heads) for text in row})
    yield list(filled([row for row in table.tr_lst if row not in repeated]))


def filled(rows: list[BaseOxmlElement]) -> Iterator[list[str]]:
    """Yield the texts of each row; a cell merged with the one above says what that one says."""
    above: dict[int, str] = {}
    for row in rows:
        column, texts = 0, []
        for cell in row.tc_lst:
            text = words(cell)
            if cell.vMerge == "continue":
                text = above[column]
            above[column] = text
            texts.append(text)
            column += cell.grid_span
        yield [text for text in texts if text]


def from_markdown(text: str) -> Iterator[Content]:
    """Yield the same, read from Markdown: a table follows the lines of its title."""
    pieces = [piece for piece in text.rstrip("\n").split("\n\n") if piece]
    for number, piece in enumerate(pieces):
        if piece.startswith("|"):
            yield from markdown_table(piece)
        elif piece.startswith(("- ", "  - ")):
            yield from (unmarked(line.strip().removeprefix("- ")) for line in piece.splitlines())
        elif titles_table(pieces, number):
            continue
        else:
            lead = pieces[number - 1] if number and titles_table(pieces, number - 1) else ""
            yield unmarked(lead) + unmarked(piece)


def titles_table(pieces: list[str], number: int) -> bool:
    """Return whether a piece is the heading of a table whose next piece is its line of 编制单位."""
    return (
        pieces[number + 2 : number + 3] != []
        and pieces[number + 2].startswith("|")
        and "单位：万元" in pieces[number + 1]
    )


def markdown_table(piece: str) -> Iterator[Content]:
    head, _, *rows = [[unmarked(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in piece.splitlines()]
    is_form = "" in head
    yield [] if is_form else sorted({part for cell in head for part in cell.split("／")})
    yield [[cell for cell in row if cell] for row in ([head, *rows] if is_form else rows)]


def unmarked(text: str) -> str:
    text = re.sub(r"^(#+ |\*\*)|\*\*$|(?<!\\)<br>", "", text.strip())
    return squeezed(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


def differences(package: bytes, text: str, cover: int) -> list[tuple[Content, Content]]:
    """Return where the two outputs part; the cover's lines stand in one heading of the Markdown."""
    written = [content for content in from_docx(package) if content != []]
    reviewed = [content for content in from_markdown(text) if content != []]
    written[:cover] = ["".join(map(str, written[:cover]))]
    return [pair for pair in zip_longest(written, reviewed, fillvalue="") if pair[0] != pair[1]]
