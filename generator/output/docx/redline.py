"""The new document with tracked changes against the old one, for readers who live in Word.

Accepting all changes gives the new document, rejecting all gives the old one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Hashable, Iterator, Sequence
from itertools import count, pairwise
from typing import Any, NamedTuple
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

from generator.matching.pairing import Pair, likened
from generator.output.docx.body import END
from generator.output.docx.container import archive, packed
from generator.output.docx.package import BODY
from generator.output.docx.tracked import Changes, W, element, words

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
AMOUNT = re.compile(r"-?[\d,]+\.\d+%?")
# What tracked changes cannot alter in a row: its cells, how they are merged, whether it repeats on each page.
ROW_SHAPE = tuple(f"{W}{tag}" for tag in ("tblHeader", "tc", "gridSpan", "vMerge"))


class Item(NamedTuple):
    """Something that may have a counterpart: the text it is known by, and its shape, which its counterpart must share.

    A `landmark` (a heading, a table) is matched before what stands between landmarks.
    """

    element: Any
    shape: Hashable
    text: str
    landmark: bool = False


class Match(NamedTuple):
    """A block, paragraph or table, before and after, None where it is not; with the rows of a table that is in both."""

    old: Any
    new: Any
    rows: tuple[tuple[Any, Any], ...] = ()


def redline(before: bytes, after: bytes, author: str, date: str) -> bytes:
    """Return the DOCX file `after` with tracked changes against `before`; both are as `render` writes them.

    All changes bear the author and the date (`2026-02-27T10:00:00Z`). The same input gives the same bytes, and
    two equal documents give the file `after` itself. What no tracked change can express is that of `after`: the
    document's properties, and whether its last section has page numbers.

    Raises ValueError if the author or date holds a character that XML cannot.
    """
    with ZipFile(io.BytesIO(after)) as package:
        texts = {name: package.read(name).decode("utf-8") for name in package.namelist()}
    with ZipFile(io.BytesIO(before)) as package:
        old = etree.fromstring(package.read(BODY))
    new = etree.fromstring(texts[BODY].encode())
    _track(old[0], new[0], author, date)
    texts[BODY] = DECLARATION + etree.tostring(new, encoding="unicode")
    return archive(packed(name, text) for name, text in texts.items())


def _track(old: Any, new: Any, author: str, date: str) -> None:
    """Turn the body `new` into one with changes; the body `old` is used up."""
    matches = list(_matches(old, new))
    numbers = count(1 + max((int(start.get(f"{W}id")) for start in new.iter(f"{W}bookmarkStart")), default=0))
    _rename(old, matches, numbers)
    changes = Changes(author, date, numbers)
    changes.properties(old, new, "sectPr")
    new[:-1] = _apart([block for match in matches for block in _changed(match, changes)], changes)


def _matches(old: Any, new: Any) -> Iterator[Match]:
    """Yield the blocks of both bodies. The last paragraphs are a pair whatever they say: none can be without."""
    *old_blocks, old_last, _ = old
    *new_blocks, new_last, _ = new
    for pair in _by_landmarks([*map(_block, old_blocks)], [*map(_block, new_blocks)]):
        before, after = _elements(pair)
        in_both = before is not None and after is not None
        yield Match(before, after, _rows(before, after) if in_both and before.tag == f"{W}tbl" else ())
    yield Match(old_last, new_last)


def _by_landmarks(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair[Item]]:
    """Yield the pairs in reading order; nothing is paired across the landmarks that both have."""
    old_start = new_start = 0
    for before, after, _ in _aligned([one for one in old if one.landmark], [one for one in new if one.landmark]):
        if before and after:
            old_end, new_end = old.index(before, old_start), new.index(after, new_start)
            yield from _aligned(old[old_start:old_end], new[new_start:new_end])
            yield before, after, False
            old_start, new_start = old_end + 1, new_end + 1
    yield from _aligned(old[old_start:], new[new_start:])


def _aligned(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair[Item]]:
    """Yield the pairs in the order of both: tracked changes show what moved as deleted here and inserted there."""
    return likened(old, new, _known, _known, moves=False)


def _known(item: Item) -> tuple[Hashable, str]:
    return item.shape, item.text


def _elements(pair: Pair[Item]) -> tuple[Any, Any]:
    old, new, _ = pair
    return old and old.element, new and new.element


def _rows(old: Any, new: Any) -> tuple[tuple[Any, Any], ...]:
    before, after = ([_row(row) for row in table.iter(f"{W}tr")] for table in (old, new))
    return tuple(map(_elements, _aligned(before, after)))


def _block(block: Any) -> Item:
    """Return a block as it is recognised: a paragraph by its words, a table by its heads and its first row."""
    if block.tag == f"{W}tbl":
        rows = list(block.iter(f"{W}tr"))
        heads = len(list(block.iter(f"{W}tblHeader")))
        columns = len(list(block.iter(f"{W}gridCol")))
        return Item(block, columns, "".join(map(words, rows[: heads + 1])), landmark=True)
    style = block.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    return Item(block, style, words(block), landmark="Heading" in style)


def _row(row: Any) -> Item:
    """Return a row as it is recognised: by its cells that hold no amount."""
    shape = tuple((found.tag, found.get(f"{W}val")) for found in row.iter(*ROW_SHAPE))
    texts = map(words, row.iter(f"{W}tc"))
    return Item(row, shape, "\n".join(text for text in texts if not AMOUNT.fullmatch(text)))


def _rename(old: Any, matches: list[Match], numbers: Iterator[int]) -> None:
    """Give the bookmarks of the old body the names and numbers of their counterparts, or others that are free.

    So all names in the result differ, and links lead to their headings whether changes are accepted or rejected.
    """
    pairs = [pair for match in matches for pair in match.rows or [match[:2]]]
    twins = {
        start.get(f"{W}name"): (twin.get(f"{W}name"), twin.get(f"{W}id"))
        for before, after in pairs
        if before is not None and after is not None
        for start, twin in zip(*(found.iter(f"{W}bookmarkStart") for found in (before, after)), strict=False)
    }
    ids = {}
    for start in old.iter(f"{W}bookmarkStart"):
        name, number = start.get(f"{W}name"), start.get(f"{W}id")
        twins.setdefault(name, (f"was_{name}", str(next(numbers))))
        ids[number] = twins[name][1]
        start.set(f"{W}name", twins[name][0])
    for found in old.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        found.set(f"{W}id", ids[found.get(f"{W}id")])
    for link in old.iter(f"{W}hyperlink"):
        link.set(f"{W}anchor", twins[link.get(f"{W}anchor")][0])


def _changed(match: Match, changes: Changes) -> Iterator[Any]:
    """Yield what the result has for a match."""
    old, new, rows = match
    if rows:
        changes.properties(old, new, "tblPr")
        changes.properties(old, new, "tblGrid")
        new[2:] = [_changed_row(before, after, changes) for before, after in rows]
        yield new
    elif old is None or new is None:
        yield _whole(old, new, changes)
    else:
        yield from changes.paragraph(old, new)


def _changed_row(old: Any, new: Any, changes: Changes) -> Any:
    if old is None or new is None:
        return _whole(old, new, changes)
    changes.row(old, new)
    return new


def _whole(old: Any, new: Any, changes: Changes) -> Any:
    """Return the block or row that only one document has, as deleted or inserted."""
    content, kind = (new, "ins") if old is None else (old, "del")
    changes.whole(content, kind)
    return content


def _apart(blocks: list[Any], changes: Changes) -> Iterator[Any]:
    """Yield the blocks, and between two tables, which Word would join, a paragraph that is in neither document."""
    for before, block in pairwise([None, *blocks]):
        if before is not None and before.tag == block.tag == f"{W}tbl":
            gap = element(END)
            changes.mark_end(gap, "ins", "del")
            yield gap
        yield block
