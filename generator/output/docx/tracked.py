"""Tracked changes as WordprocessingML (ECMA-376 part 1, 17.13.5): what is inserted, deleted or was different."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from generator.matching.wording_diff import Piece, pieces
from generator.output.docx.markup import run

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
SAID = {f"{W}br": "\n", f"{W}tab": "\t"}
# What has no former state: a section's end is inserted or deleted with its paragraph, its footers not at all.
UNTRACKED = f"{W}sectPr", f"{W}footerReference"
MARK = {"gone": "del", "new": "ins"}


def element(xml: str) -> Any:
    """Return an element of the main part, given as `markup` writes it."""
    return etree.fromstring(f'<w:body xmlns:w="{MAIN}">{xml}</w:body>')[0]


def words(content: Any) -> str:
    """Return the text of a paragraph, or of all that are in a row or table; line breaks and tabs as characters."""
    return "".join(SAID.get(piece.tag) or piece.text or "" for piece in content.iter(f"{W}t", *SAID))


class Changes:
    """Writes changes into the new document's elements. All have one author and time, and each its own number."""

    def __init__(self, author: str, date: str, numbers: Iterator[int]) -> None:
        self._who = {f"{W}author": author, f"{W}date": date}
        self._numbers = numbers

    def whole(self, content: Any, kind: str) -> None:
        """Mark a paragraph, a row or a table with all that is in it as inserted (`ins`) or deleted (`del`)."""
        for properties in content.iter(f"{W}trPr"):
            properties.append(self._mark(kind))
        for paragraph in content.iter(f"{W}p"):
            self.mark_end(paragraph, kind)
            self._mark_runs(paragraph, kind)

    def mark_end(self, paragraph: Any, *kinds: str) -> None:
        """Mark that the end of a paragraph is inserted or deleted; without its end it is none of its own."""
        look = element("<w:rPr/>")
        look.extend(self._mark(kind) for kind in kinds)
        properties = paragraph.find(f"{W}pPr")
        section = properties.find(f"{W}sectPr")
        properties.insert(len(properties) if section is None else properties.index(section), look)

    def properties(self, old: Any, new: Any, name: str) -> None:
        """Note in the properties `name` (`pPr`, `tblGrid`, …) of an element how they were before, if they differ."""
        former, current = (_tracked(content.find(f"{W}{name}")) for content in (old, new))
        if not alike(former, current):
            new.find(f"{W}{name}").append(self._mark(f"{name}Change", former))

    def paragraph(self, old: Any, new: Any) -> list[Any]:
        """Mark in the new paragraph what was different in the old one, which is used up; return what comes of it.

        A section begins or ends only with the end of a paragraph. So where one of them ends a section and the other
        does not, or one with other footers, the words stand before the new end, and behind it the old end alone.
        """
        section, new_section = (found.find(f"{W}pPr/{W}sectPr") for found in (old, new))
        if _footers(section) == _footers(new_section):
            self.properties(old, new, "pPr")
            if new_section is not None:
                self.properties(section.getparent(), new_section.getparent(), "sectPr")
            self._content(old, new)
            return [new]
        self._content(old, new)
        del old[1:]
        self.mark_end(new, "ins")
        self.mark_end(old, "del")
        return [new, old]

    def _content(self, old: Any, new: Any) -> None:
        if _anchors(old) != _anchors(new):
            self._mark_runs(old, "del")
            self._mark_runs(new, "ins")
            new[1:1] = old[1:]
        elif words(old) != words(new):
            self._reword(new, pieces(words(old), words(new)))

    def row(self, old: Any, new: Any) -> None:
        """Mark in the new row and its cells what was different in the old one, whose cells are as many."""
        if alike(old, new):
            return
        self.properties(old, new, "trPr")
        for before, after in zip(old.iter(f"{W}tc"), new.iter(f"{W}tc"), strict=True):
            self.properties(before, after, "tcPr")
            self.paragraph(before.find(f"{W}p"), after.find(f"{W}p"))

    def _mark(self, kind: str, *content: Any) -> Any:
        who = {} if kind == "tblGridChange" else self._who
        mark = etree.Element(f"{W}{kind}", {f"{W}id": str(next(self._numbers)), **who})
        mark.extend(content)
        return mark

    def _mark_runs(self, paragraph: Any, kind: str) -> None:
        for found in list(paragraph.iter(f"{W}r")):
            holder = found.getparent()
            place = holder.index(found)
            holder.insert(place, self._mark(kind, _as_deleted(found) if kind == "del" else found))

    def _reword(self, paragraph: Any, found: list[Piece]) -> None:
        """Put the pieces where the paragraph's text stood: in its link, or behind the start of its bookmark."""
        link = paragraph.find(f"{W}hyperlink")
        holder = paragraph if link is None else link
        for former in holder.findall(f"{W}r"):
            holder.remove(former)
        end = holder.find(f"{W}bookmarkEnd")
        place = len(holder) if end is None else holder.index(end)
        holder[place:place] = [self._told(piece) for piece in found]

    def _told(self, piece: Piece) -> Any:
        told = element(run(piece.text))
        if piece.kind == "same":
            return told
        return self._mark(MARK[piece.kind], _as_deleted(told) if piece.kind == "gone" else told)


def alike(old: Any, new: Any) -> bool:
    """Return whether two elements are equal with all that is in them."""
    return bool(etree.tostring(old, with_tail=False) == etree.tostring(new, with_tail=False))


def _tracked(properties: Any) -> Any:
    """Return a copy of properties with only those whose former state can be noted."""
    copied = deepcopy(properties)
    for other in list(copied.iterchildren(*UNTRACKED)):
        copied.remove(other)
    return copied


def _as_deleted(found: Any) -> Any:
    for text in found.iter(f"{W}t"):
        text.tag = f"{W}delText"
    return found


def _footers(section: Any) -> list[Any] | None:
    """Return the kinds of footers of a section that ends with a paragraph, None if there is no such section."""
    return None if section is None else [found.values() for found in section.iter(f"{W}footerReference")]


def _anchors(paragraph: Any) -> list[str]:
    """Return the names of a paragraph's bookmarks and of those that it links to."""
    marked = paragraph.iter(f"{W}bookmarkStart", f"{W}hyperlink")
    return [found.get(f"{W}name") or found.get(f"{W}anchor") for found in marked]
