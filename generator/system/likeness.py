"""Which known word somebody may have meant by one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_WORD = 30


def nearest(word: str, known: Iterable[str], likeness: float = 0.5) -> str | None:
    """Return the known word most like `word`. Half alike is enough for a key: keys often have two characters."""
    return next(iter(get_close_matches(word[:LONGEST_WORD], list(known), n=1, cutoff=likeness)), None)


def shortens(word: str, name: str) -> bool:
    """Return whether a word is a name with some of its characters left out."""
    rest = iter(name)
    return len(word) > 1 and all(character in rest for character in word)
