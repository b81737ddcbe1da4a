"""The unchanging parts of the package, read and deflated once, and the properties of a document."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.document.tree import Document
from generator.output.docx.container import Part, packed
from generator.output.docx.markup import escaped

FOLDER = Path(__file__).parent / "base"
BODY = "word/document.xml"
PROPERTIES = "docProps/core.xml"
BETWEEN_TAGS = re.compile(r">\s+<")
SECTION = re.compile("<w:sectPr>.*?</w:sectPr>")
NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


class Frame(NamedTuple):
    """What surrounds the blocks in `word/document.xml`: its opening and its three kinds of section."""

    opening: str
    cover: str
    portrait: str
    landscape: str


@cache
def frame() -> Frame:
    """Return the opening and the sections as the base package has them."""
    text = BETWEEN_TAGS.sub("><", (FOLDER / BODY).read_text(encoding="utf-8"))
    opening, body, rest = text.partition("<w:body>")
    cover, portrait, landscape = SECTION.findall(rest)
    return Frame(opening + body, cover, portrait, landscape)


@cache
def unchanging() -> tuple[Part, ...]:
    """Return the parts that all documents share, deflated."""
    paths = [path for path in FOLDER.rglob("*") if path.is_file()]
    texts = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return tuple(packed(name, text) for name, text in texts.items() if name != BODY)


def properties(document: Document) -> str:
    """Return `docProps/core.xml`: the document's own title and author, and no clock time."""
    time = f'xsi:type="dcterms:W3CDTF">{document.year}-01-01T00:00:00Z'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties {NAMESPACES}>'
        f"<dcterms:created {time}</dcterms:created><dc:creator>{escaped(document.unit)}</dc:creator>"
        f"<dc:language>zh-CN</dc:language><dcterms:modified {time}</dcterms:modified>"
        f"<dc:title>{escaped(document.name)}</dc:title></cp:coreProperties>"
    )
