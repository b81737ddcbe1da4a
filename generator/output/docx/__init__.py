"""The document as DOCX, for publication, in the look of GB/T 9704-2012.

What never changes was made by `base_package` and lies in `base/` as text; a document's body is written as
text in one pass. Neither python-docx nor lxml is loaded for it.
"""

from __future__ import annotations

from generator.document.tree import Document
from generator.output.docx.body import body_xml
from generator.output.docx.container import archive, packed
from generator.output.docx.package import BODY, PROPERTIES, properties, unchanging

__all__ = ["render"]


def render(document: Document) -> bytes:
    """Return the complete DOCX file. The same document gives the same bytes.

    Raises ValueError, naming the character, if a text holds one that a DOCX file cannot.
    """
    own = packed(BODY, body_xml(document)), packed(PROPERTIES, properties(document))
    return archive([*unchanging(), *own])
