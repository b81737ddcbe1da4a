"""A table as WordprocessingML, written in one pass: `table.cell()` and `merge()` of python-docx take minutes.

Widths stand in `gridCol`, `tblW` and `tcW`, because Word trusts one and WPS another (dolanmiu/docx#272).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from generator.document.tree import Row, Table, plain
from generator.output.docx.heights import least_heights
from generator.output.docx.markup import attribute, bookmarked, paragraph, run
from generator.output.docx.widths import column_edges

MANY_COLUMNS = 10
# What letters measure, with the lines and the styles that go with them. Only figures that want room make them small.
LOOKS = {210: (280, ""), 180: (240, "Small"), 150: (200, "Smaller"), 130: (180, "Smallest")}
ATTEMPTS = (210, 5), (180, 4), (150, 4), (130, 4), (130, 3), (130, 2)
READABLE = 180
FIGURES_OF_A_ROW = 50
LONG_TEXT, MANY_LINES = 40, 20
LOOK = '<w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>'
ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
SPLIT_ROW = '<w:tr><w:trPr><w:cantSplit w:val="off"/></w:trPr>'
REPEATED_ROW = "<w:tr><w:trPr><w:cantSplit/>{}<w:tblHeader/></w:trPr>"
MERGE = {"": "", "start": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}
ALIGN = {"left": "", "center": '<w:jc w:val="center"/>', "right": '<w:jc w:val="right"/>'}
SIDES = '<w:top w:val="nil"/><w:left w:val="nil"/>', '<w:right w:val="nil"/>'
CELL_END = "</w:p></w:tc>"
BORDERLESS = '<w:bottom w:val="nil"/>'.join(SIDES).join(("<w:tcBorders>", "</w:tcBorders>"))
ABOVE_GRID = "".join(SIDES).join(("<w:tcBorders>", "</w:tcBorders>"))
UNIT_CHARACTER = 210
TitleCell = tuple[int, int, str]


def table_xml(table: Table, width: int, number: int) -> str:
    """Return the table, `width` twips wide. `number` is that of its bookmark.

    The rows of a table that stands in the text keep together, so that it runs over a page only if it must.
    """
    edges, size = column_edges(table, width, ATTEMPTS[len(table.columns) > MANY_COLUMNS :])
    line, small = LOOKS[size]
    heights = least_heights(table, edges, size, line)
    kept = "TableText" if table.level else "FormText"
    pieces = [_properties(table, width), _grid(edges)]
    pieces += _title_rows(table, edges, number)
    pieces += (
        _row(row, edges, _repeated(height), f"TableHead{small}", size)
        for row, height in zip(table.header, heights, strict=True)
    )
    pieces += (_row(row, edges, ROW, f"{kept}{small}", size) for row in table.rows[:-1])
    pieces += (_row(row, edges, ROW, f"TableText{small}", size) for row in table.rows[-1:])
    pieces.append("</w:tbl>")
    return "".join(pieces)


def is_crowded(table: Table, width: int) -> bool:
    """Return whether so long figures stand in the rows of a table of the edition that its letters would be tiny.

    The longest are those of the total, which stands first or last: few tables need a closer look.
    """
    ends = table.rows[:1] + table.rows[-1:]
    most = max((sum([len(plain(cell.text)) for cell in row]) for row in ends), default=0)
    return bool(table.level) and most > FIGURES_OF_A_ROW and column_edges(table, width, ATTEMPTS)[1] < READABLE


def _properties(table: Table, width: int) -> str:
    title = attribute(f"{table.title}{table.subtitle}")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{LOOK}<w:tblCaption w:val="{title}"/>'
        f'<w:tblDescription w:val="{attribute(table.description) or title}"/></w:tblPr>'
    )


def _grid(edges: list[int]) -> str:
    widths = (end - start for start, end in pairwise(edges))
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"


def _title_rows(table: Table, edges: list[int], number: int) -> Iterator[str]:
    """Yield the rows above the grid: they are part of the table so that they repeat on each page."""
    lines = list(_lines_above(table, edges, number))
    for line in lines:
        borders = ABOVE_GRID if line is lines[-1] else BORDERLESS
        cells = (
            f'<w:tc><w:tcPr><w:tcW w:w="{edges[end] - edges[start]}" w:type="dxa"/>'
            f'<w:gridSpan w:val="{end - start}"/>{borders}</w:tcPr>{content}</w:tc>'
            for start, end, content in line
        )
        yield _repeated() + "".join(cells) + "</w:tr>"


def _lines_above(table: Table, edges: list[int], number: int) -> Iterator[list[TitleCell]]:
    last = len(table.columns)
    if table.number:
        yield [(0, last, paragraph("TableNumber", run(table.number)))]
    title = bookmarked(run(table.title), table.anchor, number)
    yield [(0, last, paragraph("TableTitle" if table.level else "FormTitle", title))]
    if table.subtitle:
        yield [(0, last, paragraph("TableSubtitle", run(table.subtitle)))]
    if table.left and table.right and last > 1:
        middle = _room_at_right(edges, (len(table.right) + 1) * UNIT_CHARACTER)
        yield [(0, middle, _unit(table.left, "left")), (middle, last, _unit(table.right, "right"))]
    elif table.left or table.right:
        text = f"{table.left}　{table.right}".strip()
        yield [(0, last, _unit(text, "left" if table.left else "right"))]


def _unit(text: str, align: str) -> str:
    return paragraph("TableUnit", run(text), ALIGN[align])


def _room_at_right(edges: list[int], room: int) -> int:
    """Return the last inner edge that leaves `room` at its right, or the first if none does."""
    inner = range(1, len(edges) - 1)
    return max((edge for edge in inner if edges[-1] - edges[edge] >= room), default=1)


def _repeated(height: int = 0) -> str:
    return REPEATED_ROW.format(f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else "")


def _row(row: Row, edges: list[int], opening: str, style: str, size: int) -> str:
    """Return a row, which stays on one page unless it is so high that it would leave half of one empty, or run out."""
    pieces = [opening]
    position = 0
    for text, span, merge, align in row:
        start, position = position, position + span
        pieces.append(_cell_start(edges[position] - edges[start], span, merge, align, style))
        if text and merge != "continue":
            words = plain(text)
            if len(words) > LONG_TEXT and opening is ROW and _is_high(words, edges[position] - edges[start], size):
                return _row(row, edges, SPLIT_ROW, style.replace("Form", "Table"), size)
            pieces.append(run(words))
        pieces.append(CELL_END)
    pieces.append("</w:tr>")
    return "".join(pieces)


def _is_high(words: str, width: int, size: int) -> bool:
    return len(words) * size // width + words.count("\n") > MANY_LINES


@lru_cache(maxsize=4096)
def _cell_start(width: int, span: int, merge: str, align: str, style: str) -> str:
    """Return a cell up to its text. Kept, as the cells of a column look alike."""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{MERGE[merge]}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{ALIGN[align]}</w:pPr>'
    )
