"""Text as WordprocessingML: escaping, runs and paragraphs. Pure string work, one pass."""

from __future__ import annotations

import re

FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_BREAK = re.compile("\r\n?|\n")
BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def escaped(text: str) -> str:
    """Return the text with the characters that XML takes for its own written as entities.

    Raises ValueError, naming the character, for one that XML cannot hold: it would make the file unreadable,
    and leaving it out would change the text.
    """
    if not text.isprintable() and (found := FORBIDDEN.search(text)):
        raise ValueError(f"U+{ord(found.group()):04X} cannot stand in a DOCX file: {text!r}")
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """Return the text as it may stand between the double quotes of an attribute."""
    return LINE_BREAK.sub("&#10;", escaped(text).replace('"', "&quot;"))


def run(text: str) -> str:
    """Return the text as a run in its paragraph's look; a line break stays one. Empty text gives no run."""
    if not text:
        return ""
    content = escaped(text)
    if text.isprintable() and text.strip() == text:
        return f"<w:r><w:t>{content}</w:t></w:r>"
    content = LINE_BREAK.sub(BREAK, content).replace("\t", TAB)
    return f'<w:r><w:t xml:space="preserve">{content}</w:t></w:r>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph. `properties` are those that come after the style's name in the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def bookmarked(content: str, anchor: str, number: int) -> str:
    """Return the content as the target of links to `anchor`; `number` must be the document's own for it."""
    if not anchor:
        return content
    name = attribute(anchor)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def link(content: str, anchor: str) -> str:
    """Return the content as a link to the bookmark `anchor` in the same document."""
    return f'<w:hyperlink w:anchor="{attribute(anchor)}" w:history="1">{content}</w:hyperlink>'
