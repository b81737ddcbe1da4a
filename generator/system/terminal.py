"""How wide a text is where every letter takes one cell and a Chinese character two."""

from __future__ import annotations

import unicodedata


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(1 + is_wide(character) for character in text)


def is_wide(character: str) -> bool:
    """Return whether a character takes two cells."""
    return unicodedata.east_asian_width(character) in "WF"
