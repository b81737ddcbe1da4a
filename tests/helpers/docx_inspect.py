"""What a DOCX of ours must be: each check is a complaint that others' files met. Returns faults, empty when good."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PREFIXES = {"w": MAIN, "r": RELATIONS}
W = f"{{{MAIN}}}"
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
FOREIGN = re.compile(r"ja-JP|en-US|updateFields|[A-Z]:\\|/home/|/Users/|/tmp/")
# The order of the schema, as far as the writer uses it.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl tabs spacing ind contextualSpacing jc outlineLvl "
    "sectPr",
    "rPr": "rFonts sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "tcBorders": "top left bottom right",
    "trPr": "cantSplit trHeight tblHeader",
    "sectPr": "footerReference pgSz pgMar pgNumType cols",
    "style": "name basedOn next qFormat pPr rPr tblPr tcPr",
}


def parts(package: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(package: bytes) -> Any:
    """Return the tree of the main part's body."""
    return etree.fromstring(parts(package)["word/document.xml"]).find(f"{W}body")


def find(element: Any, path: str) -> Any:
    return element.xpath(path, namespaces=PREFIXES)


def value(element: Any, path: str, name: str = "val") -> str:
    """Return an attribute of the first element at the path, or nothing."""
    found = find(element, path)
    return str(found[0].get(W + name, "")) if found else ""


def text(element: Any) -> str:
    return "".join(find(element, ".//w:t/text()"))


def faults(package: bytes) -> list[str]:
    """Return everything that is wrong with the file."""
    trees = {name: etree.fromstring(part) for name, part in parts(package).items()}
    main = trees["word/document.xml"]
    content = main.find(f"{W}body")
    return [
        *_container_faults(package),
        *_language_faults(package, trees),
        *_style_faults(trees["word/styles.xml"], main),
        *_order_faults(trees),
        *_link_faults(content),
        *_heading_faults(content, trees["word/styles.xml"]),
        *_section_faults(content, trees["word/_rels/document.xml.rels"]),
        *(fault for table, width in _tables(content) for fault in table_faults(table, width)),
    ]


def _container_faults(package: bytes) -> Iterator[str]:
    with ZipFile(io.BytesIO(package)) as archive:
        entries = archive.infolist()
        if archive.testzip():
            yield "damaged"
    if struct.unpack("<2H", package[-14:-10]) != (len(entries), len(entries)):
        yield "counts its parts wrongly"
    if [entry.filename for entry in entries] != sorted(entry.filename for entry in entries):
        yield "parts are not sorted"
    if any(entry.date_time != (1980, 1, 1, 0, 0, 0) for entry in entries):
        yield "a part has a date"
    if any((entry.create_system, entry.external_attr) != (0, 0) for entry in entries):
        yield "a part tells of the machine"


def _language_faults(package: bytes, trees: dict[str, Any]) -> Iterator[str]:
    for name, part in parts(package).items():
        if found := FOREIGN.search(part.decode("utf-8")):
            yield f"{name} has {found.group()}"
    settings, styles = trees["word/settings.xml"], trees["word/styles.xml"]
    for tree, path in ((styles, "w:docDefaults//w:lang"), (settings, "w:themeFontLang")):
        if value(tree, path, "eastAsia") != "zh-CN":
            yield f"{path} is not zh-CN"
    if value(styles, "w:docDefaults//w:lang"):
        yield "figures have a language"  # LibreOffice breaks those that are Chinese like Chinese, after any digit.
    if value(settings, ".//w:compatSetting[@w:name='compatibilityMode']") != "15":
        yield "opens in compatibility mode"
    if not find(settings, "w:evenAndOddHeaders"):
        yield "odd and even pages are alike"
    core = trees["docProps/core.xml"]
    if not core.findtext("{http://purl.org/dc/elements/1.1/}title"):
        yield "no title"


def _style_faults(styles: Any, main: Any) -> Iterator[str]:
    for style in find(styles, "w:style[@w:type='paragraph']"):
        fonts = find(style, "w:rPr/w:rFonts")
        if not fonts or not all(fonts[0].get(W + slot) for slot in SLOTS):
            yield f"style {style.get(W + 'styleId')} leaves a font open"
    known = set(find(styles, "w:style/@w:styleId"))
    used = find(main, "//w:pStyle/@w:val | //w:tblStyle/@w:val")
    yield from (f"style {name} does not exist" for name in sorted(set(used) - known))
    if find(main, "//w:rPr"):
        yield "a run has a look of its own"


def _order_faults(trees: dict[str, Any]) -> Iterator[str]:
    for name, tree in trees.items():
        for element in tree.iter(*(W + tag for tag in ORDER)):
            tag = etree.QName(element).localname
            order = ORDER[tag].split()
            children = [etree.QName(child).localname for child in element]
            if children != sorted(children, key=lambda child: order.index(child) if child in order else -1):
                yield f"{name}: {tag} has {children}"


def _link_faults(content: Any) -> Iterator[str]:
    for path in ("//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name"):
        found = find(content, path)
        if len(found) != len(set(found)):
            yield f"{path} is not unique"
    if sorted(find(content, "//w:bookmarkStart/@w:id")) != sorted(find(content, "//w:bookmarkEnd/@w:id")):
        yield "a bookmark does not end"
    missing = set(find(content, "//w:hyperlink/@w:anchor")) - set(find(content, "//w:bookmarkStart/@w:name"))
    yield from (f"link to {anchor} leads nowhere" for anchor in sorted(missing))


def _heading_faults(content: Any, styles: Any) -> Iterator[str]:
    before = 0
    for level, title in outline(content, styles):
        if not title:
            yield "a heading is empty"
        if level > before + 1:
            yield f"heading {title!r} jumps to level {level}"
        before = level


def outline(content: Any, styles: Any) -> list[tuple[int, str]]:
    """Return the level and text of each heading, those in tables too."""
    levels = {
        style.get(W + "styleId"): int(value(style, "w:pPr/w:outlineLvl")) + 1
        for style in find(styles, "w:style[w:pPr/w:outlineLvl]")
    }
    paragraphs = [(value(paragraph, "w:pPr/w:pStyle"), text(paragraph)) for paragraph in find(content, ".//w:p")]
    return [(levels[style], title) for style, title in paragraphs if style in levels]


def _section_faults(content: Any, relations: Any) -> Iterator[str]:
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    cover, *others = find(content, ".//w:sectPr")
    if find(cover, "w:footerReference"):
        yield "the cover has a page number"
    for section in others:
        kinds = {reference.get(W + "type"): reference.get(f"{{{RELATIONS}}}id") for reference in section[:2]}
        if set(kinds) != {"default", "even"} or not all(kind in targets for kind in kinds.values()):
            yield "a section has no page numbers"
        across = int(value(section, "w:pgSz", "w")) > int(value(section, "w:pgSz", "h"))
        if across != (value(section, "w:pgSz", "orient") == "landscape"):
            yield "a section's paper lies the wrong way"
    if content[-1].tag != W + "sectPr" or any(
        after.tag != W + "p" for element, after in pairwise(content) if element.tag == W + "tbl"
    ):
        yield "no paragraph after a table"


def _tables(content: Any) -> Iterator[tuple[Any, int]]:
    """Yield each table with the width of the type area it stands in."""
    waiting = []
    for element in content:
        if element.tag == W + "tbl":
            waiting.append(element)
        for section in find(element, "descendant-or-self::w:sectPr"):
            margins = int(value(section, "w:pgMar", "left")) + int(value(section, "w:pgMar", "right"))
            width = int(value(section, "w:pgSz", "w")) - margins
            yield from ((table, width) for table in waiting)
            waiting = []


def table_faults(table: Any, type_width: int) -> Iterator[str]:
    """Yield what is wrong with a table that stands in a type area `type_width` twips wide."""
    title = value(table, "w:tblPr/w:tblCaption")
    if not title or not value(table, "w:tblPr/w:tblDescription"):
        yield f"table {title!r} has no alternative text"
    grid = [int(width) for width in find(table, "w:tblGrid/w:gridCol/@w:w")]
    if sum(grid) != int(value(table, "w:tblPr/w:tblW", "w")):
        yield f"table {title!r} is not as wide as its columns"
    if sum(grid) > type_width:
        yield f"table {title!r} is wider than the page"
    repeated = [bool(find(row, "w:trPr/w:tblHeader")) for row in find(table, "w:tr")]
    if not repeated[0] or repeated != sorted(repeated, reverse=True):
        yield f"table {title!r} does not repeat its head from the first row on"
    for number, row in enumerate(find(table, "w:tr"), 1):
        yield from (f"table {title!r}, row {number} {fault}" for fault in _row_faults(row, grid))


def _row_faults(row: Any, grid: list[int]) -> Iterator[str]:
    if not find(row, "w:trPr/w:cantSplit"):
        yield "may split"
    position = 0
    for cell in find(row, "w:tc"):
        span = int(value(cell, "w:tcPr/w:gridSpan") or 1)
        if int(value(cell, "w:tcPr/w:tcW", "w")) != sum(grid[position : position + span]):
            yield f"has a cell at column {position + 1} that is not as wide as its columns"
        if cell[-1].tag != W + "p":
            yield "has a cell without paragraph"
        position += span
    if position != len(grid):
        yield f"has {position} columns of {len(grid)}"
