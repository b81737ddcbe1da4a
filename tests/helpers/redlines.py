"""Redlines as a test reads them: small documents to compare, and what is marked, one line for each paragraph or row."""

from __future__ import annotations

from typing import Any

from generator.document.tree import (
    Block,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Entry,
    Heading,
    Paragraph,
    Table,
    plain,
)
from generator.output.docx import render
from generator.output.docx.redline import redline
from tests.helpers.docx_inspect import W, body, find, parts
from tests.helpers.tracked_changes import accepted, numbered_blocks, plain_blocks, rejected

AUTHOR, DATE = "王芳", "2026-02-27T10:00:00Z"
END = Paragraph(("落款",), "signature")


def text(words: str, role: str = "body") -> Paragraph:
    return Paragraph((words,), role)


def table(*rows: str, title: str = "支出表", landscape: bool = False, level: int = 2) -> Table:
    """Return a table; the first row, whose cells are split at `|`, is its head; `^` merges a cell with that above."""
    head, *others = (tuple(Cell((words,)) for words in row.split("|")) for row in rows)
    merged = tuple(
        tuple(cell._replace(merge={"^": "continue", "v": "start"}.get(plain(cell.text)[:1], "")) for cell in row)
        for row in others
    )
    return Table(title, (Column(1),) * len(head), (head,), merged, level=level, landscape=landscape)


def document(*blocks: Block) -> bytes:
    """Return a document of these blocks between a 目录 and a last line; headings get the anchors s_1, s_2, …"""
    anchored, entries = [], []
    for block in blocks:
        numbered = block
        if isinstance(block, Heading) or (isinstance(block, Table) and block.level):
            numbered = block._replace(anchor=f"s_{len(entries) + 1}")
            words = plain(block.text) if isinstance(block, Heading) else block.title
            entries.append(Entry(min(block.level, 2), words, numbered.anchor))
        anchored.append(numbered)
    front = Cover(("预算公开",)), Contents("目录", tuple(entries))
    return render(Document("文件", "甲局", 2026, (*front, *anchored, END)))


def checked(before: bytes, after: bytes) -> bytes:
    """Return the redline, which gives one when its changes are accepted and the other when they are rejected."""
    package = redline(before, after, AUTHOR, DATE)
    assert accepted(package) == plain_blocks(after)
    assert rejected(package) == numbered_blocks(before)
    assert _unsound(package) == []
    return package


def _unsound(package: bytes) -> list[str]:
    """Return what is not unique, does not lead anywhere, or stands where Word would join it with its neighbour."""
    content = body(package)
    faults = []
    for path in ("//w:bookmarkStart/@w:name", "//*[not(self::w:bookmarkEnd)]/@w:id"):
        found = find(content, path)
        faults += [f"{value} is not unique" for value in set(found) if found.count(value) > 1]
    names = find(content, "//w:bookmarkStart/@w:name")
    faults += [f"{anchor} leads nowhere" for anchor in find(content, "//w:hyperlink/@w:anchor") if anchor not in names]
    faults += ["a look stands behind a section"] * len(find(content, "//w:pPr/w:sectPr/following-sibling::w:rPr"))
    faults += ["tables touch"] * len(find(content, "w:tbl[preceding-sibling::*[1][self::w:tbl]]"))
    if "trackRevisions" in parts(package)["word/settings.xml"].decode():
        faults.append("Word would go on tracking")
    return faults


def lines(package: bytes) -> list[str]:
    """Return the paragraphs and rows that bear a mark, those behind the 目录.

    `+` and `-` in front mean a whole paragraph or row, `~` other properties; in a text [+…] is new, [-…] is gone.
    """
    content = body(package)
    start = find(content, "count(w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')][last()]/preceding-sibling::*)")
    return [line for line in (_line(found) for found in _units(content[int(start) + 1 :])) if _is_marked(line)]


def contents(package: bytes) -> list[str]:
    """Return the 目录's lines, each with the bookmark that it leads to."""
    found = find(body(package), "w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]")
    return [_line(line) + "".join(f" → {name}" for name in find(line, ".//@w:anchor")) for line in found[1:]]


def _units(blocks: list[Any]) -> list[Any]:
    return [unit for block in blocks for unit in (find(block, "w:tr") if block.tag == W + "tbl" else [block])]


def _is_marked(line: str) -> bool:
    return any(mark in line for mark in ("[+", "[-", "~")) or line.startswith(("+", "-"))


def _line(unit: Any) -> str:
    whole = find(unit, "w:pPr/w:rPr/w:ins | w:trPr/w:ins"), find(unit, "w:pPr/w:rPr/w:del | w:trPr/w:del")
    front = "".join(sign for sign, marks in zip("+-", whole, strict=True) if marks)
    changed = "~" * bool(find(unit, ".//w:pPrChange | .//w:tcPrChange | .//w:sectPrChange"))
    cells = find(unit, "w:tc") if unit.tag == W + "tr" else [unit]
    return front + changed + "|".join("".join(map(_words, find(cell, ".//w:r"))) for cell in cells)


def _words(run: Any) -> str:
    words = "".join(found.text or {"br": "⏎", "tab": "⇥"}.get(found.tag.removeprefix(W), "") for found in run)
    sign = {W + "ins": "+", W + "del": "-"}.get(run.getparent().tag)
    whole = find(run, "ancestor::w:p/w:pPr/w:rPr")
    return words if whole or sign is None else f"[{sign}{words}]"
