"""The comments of a YAML text, which its parser passes over: where each stands and what it says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from ruamel.yaml.nodes import ScalarNode

COMMENT = re.compile("#.*")


class Comment(NamedTuple):
    """A comment with its place in the text, counted from 0; `apart` if an empty line stands above it."""

    start: int
    column: int
    text: str
    apart: bool


def comments_of(text: str, root: Any) -> Iterator[Comment]:
    """Yield every comment of a text, of which `root` is the node: what starts with # outside of the scalars."""
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    place = 0
    for scalar in [*_scalars(root), None]:
        end = scalar.start_mark.index if scalar else len(text)
        if scalar and scalar.style in ("|", ">"):
            end = text.index("\n", end)
        for match in COMMENT.finditer(text, place, end):
            line = bisect_right(starts, match.start()) - 1
            apart = line > 0 and not text[starts[line - 1] : starts[line]].strip()
            yield Comment(match.start(), match.start() - starts[line], match[0].rstrip(), apart)
        place = scalar.end_mark.index if scalar else end


def _scalars(node: Any) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
        return
    for item in node.value:
        for part in item if isinstance(item, tuple) else (item,):
            yield from _scalars(part)
