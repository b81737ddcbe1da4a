"""The body of the document: blocks in order, in sections of upright and of landscape pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from generator.document.tree import Block, Contents, Cover, Document, Heading, Paragraph, Table, plain
from generator.output.docx.markup import bookmarked, link, paragraph, run
from generator.output.docx.package import frame
from generator.output.docx.page import COVER, LANDSCAPE, PORTRAIT
from generator.output.docx.table import is_crowded, table_xml

STYLES = {"body": "BodyText", "signature": "Signature", "note": "TableNote"}
TABLE_WIDTH = {"portrait": PORTRAIT.type_width, "landscape": LANDSCAPE.type_width}
NEW_PAGE = paragraph("TableEnd", "", "<w:pageBreakBefore/>")
END = paragraph("TableEnd", "")
GAP = paragraph("TableGap", "")
COLUMNS, FIRST_NUMBER = "<w:cols ", '<w:pgNumType w:start="1"/>'
# The title of a part that begins with a table stands alone on its page, as far down as the cover's.
THIRD_DOWN = f'<w:spacing w:before="{COVER.top - PORTRAIT.top}"/>'


class Section(NamedTuple):
    """Blocks that follow each other on pages of one kind: cover, portrait or landscape."""

    page: str
    properties: str
    blocks: list[Block]


def body_xml(document: Document) -> str:
    """Return `word/document.xml` of the document."""
    numbers = count(1)
    found = sections(document.blocks)
    pieces = [frame().opening]
    for section in found:
        pieces += _pieces(section, numbers)
        if pieces[-1].endswith("</w:tbl>"):
            pieces.append(END)
        if section is not found[-1]:
            pieces[-1] = _with_section_break(pieces[-1], section.properties)
    pieces += found[-1].properties, "</w:body></w:document>"
    return "".join(pieces)


def sections(blocks: tuple[Block, ...]) -> list[Section]:
    """Split the blocks where the kind of page changes. Page numbers begin with 1 after the cover."""
    found: list[Section] = []
    for block in blocks:
        before = found[-1].page if found else "portrait"
        page = _page(block, before)
        if not found or page != before:
            found.append(Section(page, _properties(page, before), []))
        found[-1].blocks.append(block)
    return found


def _properties(page: str, before: str) -> str:
    properties: str = getattr(frame(), page)
    return properties.replace(COLUMNS, FIRST_NUMBER + COLUMNS) if before == "cover" else properties


def _page(block: Block, before: str) -> str:
    """Return the kind of page that the block stands on: a note stays with the table above it."""
    if isinstance(block, Cover):
        return "cover"
    if isinstance(block, Table):
        return "landscape" if block.landscape or is_crowded(block, PORTRAIT.type_width) else "portrait"
    return before if isinstance(block, Paragraph) and block.role == "note" else "portrait"


def _with_section_break(piece: str, properties: str) -> str:
    """Let the section end with its last paragraph: one more could fall on a page of its own."""
    head, end, rest = piece.rpartition("</w:pPr>")
    return f"{head}{properties}{end}{rest}"


def _pieces(section: Section, numbers: Iterator[int]) -> Iterator[str]:
    blocks = section.blocks
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if isinstance(block, Table):
            if before and block.level:
                yield NEW_PAGE
            yield table_xml(block, TABLE_WIDTH[section.page], next(numbers))
            if _needs_gap(after):
                yield GAP
        elif isinstance(block, Heading):
            content = bookmarked(run(plain(block.text)), block.anchor, next(numbers))
            alone = block.level == 1 and (after is None or _starts_page(after))
            yield paragraph(f"Heading{block.level}", content, THIRD_DOWN if alone else "")
        elif isinstance(block, Paragraph):
            yield paragraph(STYLES[block.role], run(plain(block.text)))
        else:
            yield from _front(block)


def _starts_page(block: Block) -> bool:
    return (isinstance(block, Table) and block.level > 0) or (isinstance(block, Heading) and block.level == 1)


def _needs_gap(after: Block | None) -> bool:
    """Return whether a table is set off from what follows. Before a new page, a gap could fill one itself."""
    is_note = isinstance(after, Paragraph) and after.role == "note"
    return not (after is None or is_note or _starts_page(after))


def _front(block: Cover | Contents) -> Iterator[str]:
    if isinstance(block, Cover):
        yield from (paragraph("Title", run(line)) for line in block.lines)
        return
    yield paragraph("TOCHeading", run(block.title))
    for entry in block.entries:
        yield paragraph(f"TOC{entry.level}", link(run(entry.text), entry.anchor))
