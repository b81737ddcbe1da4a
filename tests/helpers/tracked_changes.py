"""What Word makes of tracked changes when they are accepted or rejected, after ECMA-376 part 1, 17.13.5.

Knows nothing of how the changes were written. Two bodies are compared as `blocks`: by canonical XML.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from tests.helpers.docx_inspect import W, body, find

# A section stays with its paragraph, the look of a paragraph's end is no property of it, footers are not tracked.
KEPT = {"pPr": ("rPr", "sectPr"), "sectPr": ("footerReference",)}


def accepted(package: bytes) -> list[str]:
    """Return the blocks of the document after all its changes are accepted."""
    return blocks(_settled(body(package), stays="ins", goes="del"))


def rejected(package: bytes) -> list[str]:
    """Return the blocks of the document after all its changes are rejected; its bookmarks by their order."""
    root = _settled(body(package), stays="del", goes="ins")
    for change in find(root, ".//*[contains(local-name(), 'Change')]"):
        _restore(change)
    return blocks(numbered(root))


def plain_blocks(package: bytes) -> list[str]:
    """Return the blocks of a document without changes."""
    return blocks(body(package))


def numbered_blocks(package: bytes) -> list[str]:
    """Return the blocks of a document without changes, its bookmarks named by their order."""
    return blocks(numbered(body(package)))


def blocks(root: Any) -> list[str]:
    """Return the body's blocks as canonical XML, neighbouring runs as one."""
    for run in find(root, ".//w:r"):
        before = run.getprevious()
        if before is not None and before.tag == run.tag:
            before.extend(run)
            run.getparent().remove(run)
    for text in find(root, ".//w:t"):
        _join(text)
    return [etree.tostring(block, method="c14n", exclusive=True).decode() for block in root]


def numbered(root: Any) -> Any:
    """Return the body with its bookmarks, and the links to them, named by the order of the bookmarks."""
    names, numbers = {}, count(1)
    for start in find(root, ".//w:bookmarkStart"):
        end = find(root, f".//w:bookmarkEnd[@w:id='{start.get(W + 'id')}']")
        number = str(next(numbers))
        names[start.get(W + "name")] = number
        for found, name in ((start, "name"), (start, "id"), *((found, "id") for found in end)):
            found.set(W + name, f"#{number}")
    for link in find(root, ".//w:hyperlink"):
        link.set(W + "anchor", names.get(link.get(W + "anchor"), "nowhere"))
    return root


def _join(text: Any) -> None:
    """Take up the text of those behind, so that where runs were cut makes no difference."""
    following = text.getnext()
    while text.getparent() is not None and following is not None and following.tag == text.tag:
        text.text = (text.text or "") + (following.text or "")
        text.getparent().remove(following)
        following = text.getnext()
    if not text.text:
        text.getparent().remove(text)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _settled(root: Any, stays: str, goes: str) -> Any:
    for row in find(root, f".//w:tr[w:trPr/w:{goes}]"):
        row.getparent().remove(row)
    for table in find(root, ".//w:tbl[not(w:tr)]"):
        table.getparent().remove(table)
    for run in find(root, f".//w:p//w:{goes}[w:r]"):
        run.getparent().remove(run)
    for run in find(root, f".//w:p//w:{stays}[w:r]"):
        run.getparent()[run.getparent().index(run) : run.getparent().index(run) + 1] = list(run)
    for text in find(root, ".//w:delText"):
        text.tag = W + "t"
    _remove_what_marks_nothing(root)
    for paragraph in find(root, f".//w:p[w:pPr/w:rPr/w:{goes}]"):
        _merge_into_next(paragraph)
    for mark in find(root, f".//w:pPr/w:rPr | .//w:trPr/w:{stays}"):
        mark.getparent().remove(mark)
    if stays == "ins":
        for change in find(root, ".//*[contains(local-name(), 'Change')]"):
            change.getparent().remove(change)
    return root


def _remove_what_marks_nothing(root: Any) -> None:
    """A bookmark and a link go with the text that they held."""
    for link in find(root, ".//w:hyperlink[not(w:r)]"):
        link.getparent().remove(link)
    for start in find(root, ".//w:bookmarkStart"):
        following = start.getnext()
        if following.tag == W + "bookmarkEnd":
            for found in (following, start):
                found.getparent().remove(found)


def _merge_into_next(paragraph: Any) -> None:
    """A paragraph without its end is the beginning of the next one, which keeps its properties."""
    content = list(paragraph)[1:]
    if content:
        following = paragraph.getnext()
        assert following.tag == W + "p", "text cannot go into a table"
        following[1:1] = content
    paragraph.getparent().remove(paragraph)


def _restore(change: Any) -> None:
    properties, (former,) = change.getparent(), change
    kept = [W + name for name in KEPT.get(etree.QName(properties).localname, ())]
    properties.remove(change)
    for current in [child for child in properties if child.tag not in kept]:
        properties.remove(current)
    place = len(properties) if former.tag == W + "sectPr" else 0
    properties[place:place] = list(former)
