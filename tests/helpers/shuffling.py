"""A source whose keys stand in another order, each with its comments: moved as lines, without reading them as YAML."""

from __future__ import annotations

import re
from random import Random

KEY = re.compile(r'"?[\w（）]+"?:(?P<value>.*)')
HEAD = "# yaml-language-server"


def shuffled(text: str, random: Random) -> str:
    """Return a well laid-out text with the keys of every mapping in random order, indented by four blanks."""
    lines = text.splitlines()
    head = [lines.pop(0)] if lines[0].startswith(HEAD) else []
    return "\n".join([*head, *_mapping(lines, random)]) + "\n"


def _mapping(lines: list[str], random: Random) -> list[str]:
    end = len(lines)
    while not lines[end - 1] or lines[end - 1].startswith("#"):
        end -= 1
    chunks = [_entry(chunk, random) for chunk in _chunks(lines[:end])]
    random.shuffle(chunks)
    return [line for chunk in [*chunks, lines[end:]] for line in chunk]


def _chunks(lines: list[str]) -> list[list[str]]:
    """Return the lines of each entry: comments above it, its key, what stands below that; no empty lines around it."""
    starts = [place for place, line in enumerate(lines) if KEY.match(line)]
    firsts = [_above(lines, start) for start in starts]
    chunks = [lines[first:end] for first, end in zip(firsts, [*firsts[1:], len(lines)], strict=True)]
    return [chunk[: max(place for place, line in enumerate(chunk, 1) if line)] for chunk in chunks]


def _above(lines: list[str], start: int) -> int:
    first = start
    while start and (not lines[start - 1] or lines[start - 1].startswith("#")):
        start -= 1
        first = start if lines[start] else first
    return first


def _entry(chunk: list[str], random: Random) -> list[str]:
    start = next(place for place, line in enumerate(chunk) if KEY.match(line))
    inner = [line[2:] for line in chunk[start + 1 :]]
    found = KEY.match(chunk[start])
    if found and found["value"].partition("#")[0].strip() == "":
        inner = _list(inner, random) if any(line.startswith("- ") for line in inner) else _mapping(inner, random)
    return [*chunk[: start + 1], *(f"    {line}" if line else "" for line in inner)]


def _list(lines: list[str], random: Random) -> list[str]:
    """Return the entries in their order, each with its keys in another unless comments stand between them."""
    starts = [place for place, line in enumerate(lines) if line.startswith("- ")]
    result = lines[: starts[0]]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        inner = [lines[start][2:], *(line[2:] for line in lines[start + 1 : end] if line.startswith("  "))]
        after = [line for line in lines[start + 1 : end] if not line.startswith("  ")]
        if KEY.match(inner[0]) and not any(line.startswith("#") for line in inner):
            inner = _mapping(inner, random)
        result += [f"- {inner[0]}", *(f"  {line}" for line in inner[1:]), *after]
    return result
