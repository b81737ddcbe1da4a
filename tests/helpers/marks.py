"""Texts in which what must be pointed at stands between « and »: 按照«甲财预（2024）15号»执行."""

from __future__ import annotations

import re

from generator.finding import Position

MARK = re.compile("[«»]")


def unmarked(text: str) -> tuple[str, list[Position]]:
    """Return a text without its marks, and the place of what stood between each pair of them."""
    places = []
    for number, line in enumerate(text.split("\n"), 1):
        parts = MARK.split(line)
        starts = [sum(map(len, parts[:end])) for end in range(1, len(parts), 2)]
        places += [Position(number, start + 1, len(part)) for start, part in zip(starts, parts[1::2], strict=True)]
    return MARK.sub("", text), places
