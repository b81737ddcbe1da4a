"""The paragraphs of a free text: its line breaks are only for reading, an empty line starts a new paragraph.

So does a line that begins with a Chinese number, 一、 or （一）, where the line before ends with a stop: whoever writes
one duty a line means one duty a paragraph. Items with 1. run on in published texts, and so they do here.
"""

from __future__ import annotations

import re

from generator.source.nodes import Scalar

CHINESE = re.compile(r"[\u2014-\u2026\u3000-\u9fff\uff00-\uffef〔〕“”‘’]")
NUMBER = "[一二三四五六七八九十]+"
BREAK = re.compile(rf"\n[ \t]*\n|(?<=[。；：])\n(?=[ \t]*(?:（{NUMBER}）|{NUMBER}、))")
FOLD = re.compile(rf"(?<={CHINESE.pattern}) (?={CHINESE.pattern})")


def unwrap(scalar: Scalar) -> tuple[str, ...]:
    """Return the paragraphs of a free text, the lines of each joined, without a space next to Chinese."""
    paragraphs = FOLD.sub("", scalar.text).split("\n") if scalar.folded else BREAK.split(scalar.text)
    return tuple(part for part in map(_joined, paragraphs) if part)


def _joined(paragraph: str) -> str:
    first, *others = [line for line in map(str.strip, paragraph.split("\n")) if line] or [""]
    pieces = [first]
    for line in others:
        pieces += ("" if CHINESE.search(pieces[-1][-1] + line[0]) else " ", line)
    return "".join(pieces)
