"""Compares paragraphs: every character, and with them every amount, share and change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tests.published.aligning import align
from tests.published.difference import Difference
from tests.published.folding import fold
from tests.published.spans import snippets

_NUMERAL = "[一二三四五六七八九十]+"
_PART = re.compile("第[一二三四]部分")
_SECTION = re.compile(rf"({_NUMERAL})、")
_SUBSECTION = re.compile(rf"(\({_NUMERAL}\))")
_ITEM = re.compile(r"(\d+)[.、]")


def places(prefix: str, texts: Iterable[str]) -> list[str]:
    """Name the place of each paragraph by the numbers above it: 第三部分 五（三）9, or 第三部分 二 段3."""
    named: list[str] = []
    part = section = subsection = ""
    count = 0
    for text in map(fold, texts):
        count += 1
        if found := _PART.match(text):
            part, section, subsection, count = f"{found[0]} ", "", "", 0
        elif found := _SECTION.match(text):
            section, subsection, count = found[1], "", 0
        elif found := _SUBSECTION.match(text):
            subsection, count = found[1].replace("(", "（").replace(")", "）"), 0
        item = _ITEM.match(text)
        ending = f" {item[1]}" if item else f" 段{count}" if count else ""
        named.append(f"{prefix} {part}{section}{subsection}{ending}".replace("  ", " ").strip())
    return named


def compare_texts(place: str, published: str, ours: str) -> Iterator[Difference]:
    """Yield each difference inside two texts of one place."""
    if fold(published) != fold(ours):
        for snippet, our_snippet in snippets(published, ours):
            yield Difference(place, snippet, our_snippet)


def compare_paragraphs(prefix: str, published: Sequence[str], ours: Sequence[str]) -> Iterator[Difference]:
    """Yield the differences of two lists of paragraphs: missing, additional and changed ones."""
    named, our_named = places(prefix, published), places(prefix, ours)
    for index, our_index in align([*map(fold, published)], [*map(fold, ours)]):
        if index is None and our_index is not None:
            yield Difference(our_named[our_index], "", ours[our_index])
        elif our_index is None and index is not None:
            yield Difference(named[index], published[index], "")
        elif index is not None and our_index is not None:
            yield from compare_texts(named[index], published[index], ours[our_index])


def compare_names(place: str, names: Sequence[str], our_names: Sequence[str]) -> Iterator[Difference]:
    """Yield the differences of two lists of names, each quoted whole."""
    for index, our_index in align([*map(fold, names)], [*map(fold, our_names)]):
        name = names[index] if index is not None else ""
        our_name = our_names[our_index] if our_index is not None else ""
        if fold(name) != fold(our_name):
            yield Difference(place, name, our_name)
