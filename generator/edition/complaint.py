"""What the program itself says against an edition that uses its words wrongly; `misuse` makes a message of it."""

from __future__ import annotations


class MisuseError(Exception):
    """What is wrong with the way in which a sentence or a layout uses a word, in Chinese."""


class UnknownNameError(MisuseError):
    """A name for which there is no value."""


class UnknownKeyError(MisuseError):
    """A key that no unit's file can have; and in Chinese where it was looked for, and the keys that may stand there."""
