"""The paragraphs of a free text: its line breaks are only for reading, an empty line starts a new paragraph.

So does a line that begins with a Chinese number, 一、 or （一）, where the line before ends with a stop: whoever writes
one duty a line means one duty a paragraph. Items with 1. run on in published texts, and so they do here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from generator.source.nodes import Scalar

NUMBER = "[一二三四五六七八九十]+"
BREAK = re.compile(rf"\n[ \t]*\n|(?<=[。；：])\n(?=[ \t]*(?:（{NUMBER}）|{NUMBER}、))")


def unwrap(scalar: Scalar) -> tuple[str, ...]:
    """Return the paragraphs of a free text, the lines of each joined, without a space next to Chinese."""
    paragraphs = _unfolded(scalar.text).split("\n") if scalar.folded else BREAK.split(scalar.text)
    return tuple(part for part in map(_joined, paragraphs) if part)


def text_of(scalar: Scalar) -> str:
    """Return a free text as it is printed and judged: a paragraph a line. Most are one line and stand as written."""
    return "\n".join(unwrap(scalar)) if "\n" in scalar.text or scalar.folded else scalar.text


def _unfolded(text: str) -> str:
    """Return a text without the spaces that YAML has put between Chinese where a line was folded."""
    words = text.split(" ")
    return words[0] + "".join(_space(one[-1:], other[:1], all) + other for one, other in pairwise(words))


def _joined(paragraph: str) -> str:
    lines = [line for line in map(str.strip, paragraph.split("\n")) if line] or [""]
    return lines[0] + "".join(_space(one[-1], other[0], any) + other for one, other in pairwise(lines))


def _space(before: str, after: str, needless: Callable[[Iterable[bool]], bool]) -> str:
    """Return what joins two letters: nothing if both, or any, of them are Chinese."""
    return "" if needless((_is_chinese(before), _is_chinese(after))) else " "


def _is_chinese(letter: str) -> bool:
    """Return whether a letter, if there is one, is a Chinese character or a sign of Chinese text."""
    return "\u2014" <= letter <= "\u2026" or "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"
