"""Text without what a conversion adds: white space, marks of Markdown, widths of punctuation."""

from __future__ import annotations

import re

_ADDED = re.compile(r"\s+|\*\*|</?p>")
_WIDTH = str.maketrans("（）：，；！？％＞＜＝＋－～／［］＊｜", "():,;!?%><=+-~/[]*|")
_AMOUNT = re.compile(r"-?[\d,]+\.\d\d")
_FIGURE = re.compile(r"([\d,]*\d(?:\.\d+)?)(?:万元|%)")


def squeeze(text: str) -> str:
    """Return `text` without white space and the marks that the conversion put in.

    Why: the conversions put blanks round digits and Latin letters and wherever a cell wrapped (errata.md §7).
    """
    return _ADDED.sub("", text)


def fold(text: str) -> str:
    """Return squeezed text with full-width punctuation made half-width, one character for one character.

    Why: the conversions mix both widths, and equal lengths let a difference be quoted from the unfolded text.
    """
    return text.translate(_WIDTH)


def is_amount(text: str) -> bool:
    """Tell whether a cell holds a printed amount in 万元, such as 1,265.67."""
    return _AMOUNT.fullmatch(text) is not None


def figures(text: str) -> list[str]:
    """Return the amounts (万元), shares and changes (%) that a squeezed sentence states, in order."""
    return _FIGURE.findall(text)
