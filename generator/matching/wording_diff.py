"""How one wording became another, in pieces that read well: whole figures, no confetti of single characters."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal, NamedTuple

# A figure or a Latin word is never split: 518.67, 1,305,200.00, -3.5%, 2026-02-27. Chinese is read by characters.
TOKEN = re.compile(r"-?\d+(?:[.,:/-]\d+)*%?|[A-Za-z]+|.", re.DOTALL)
STOPS = frozenset("、，；：。！？）》”\n")
SHORTEST_ISLAND = 3
Tokens = list[str]


class Piece(NamedTuple):
    """A stretch of text that both wordings have, or that only the old one or only the new one has."""

    kind: Literal["same", "gone", "new"]
    text: str


class _Change(NamedTuple):
    """What replaces what, and the `island` of text that stayed in front of it."""

    island: Tokens
    gone: Tokens
    new: Tokens


def pieces(before: str, after: str) -> list[Piece]:
    """Return the pieces in reading order, none of them empty, what is gone before what is new.

    Those that are not new add up to `before`, those that are not gone to `after`.
    """
    changes = _joined(_slid(_changes(TOKEN.findall(before), TOKEN.findall(after))))
    found = (
        piece
        for island, gone, new in changes
        for piece in (Piece("same", "".join(island)), Piece("gone", "".join(gone)), Piece("new", "".join(new)))
    )
    return [piece for piece in found if piece.text]


def _changes(old: Tokens, new: Tokens) -> list[_Change]:
    """Return the changes, and behind them one that changes nothing: its island is the end of the text.

    What both begin and end with is set aside first: most edits are small, and the matcher is slow with long texts.
    """
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    ending = old[len(old) - tail :]
    changed_old, changed_new = old[head : len(old) - tail], new[head : len(new) - tail]
    changes: list[_Change] = []
    island = old[:head]
    for kind, start, end, new_start, new_end in SequenceMatcher(None, changed_old, changed_new).get_opcodes():
        if kind == "equal":
            island = changed_old[start:end]
        else:
            changes.append(_Change(island, changed_old[start:end], changed_new[new_start:new_end]))
            island = []
    return [*changes, _Change(island + ending, [], [])]


def _alike(old: Tokens, new: Tokens) -> int:
    """Return with how many equal tokens both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _slid(changes: list[_Change]) -> list[_Change]:
    """Return the changes, what is only gone or only new moved to where a phrase begins or ends.

    办公室、财[政科、财]务科 and 办公室、[财政科、]财务科 say the same; the second reads well.
    """
    found = changes[:1]
    for change in changes[1:]:
        before, island = _moved(found.pop(), change.island)
        found += before, change._replace(island=island)
    return found


def _moved(change: _Change, behind: Tokens) -> tuple[_Change, Tokens]:
    """Return a change and the text behind it, the change moved to its best place."""
    if change.gone and change.new:
        return change, behind
    edit = change.gone or change.new
    line = [*change.island, *edit, *behind]
    start = _best_start(line, len(change.island), len(edit))
    shown, rest = line[start : start + len(edit)], line[start + len(edit) :]
    return _Change(line[:start], shown if change.gone else [], shown if change.new else []), rest


def _best_start(line: Tokens, start: int, length: int) -> int:
    """Return where an edit may begin instead of at `start` so that it cuts fewest phrases; the nearest such place."""
    left = _alike(line[:start][::-1], line[: start + length][::-1])
    right = _alike(line[start:], line[start + length :])

    def cuts(begin: int) -> int:
        return sum(0 < edge < len(line) and line[edge - 1] not in STOPS for edge in (begin, begin + length))

    return min(range(start - left, start + right + 1), key=lambda begin: (cuts(begin), abs(begin - start)))


def _joined(changes: list[_Change]) -> list[_Change]:
    """Return the changes, those joined to one between which too little stayed to be worth a reader's stop."""
    found: list[_Change] = []
    for change in changes:
        joined = change
        while found and _belong_together(found[-1], joined):
            before = found.pop()
            gone, new = (before[side] + joined.island + joined[side] for side in (1, 2))
            joined = _Change(before.island, gone, new)
        found.append(joined)
    return found


def _belong_together(before: _Change, after: _Change) -> bool:
    """Return whether the text between two changes is tiny, in itself or beside what changes around it."""
    around = [len(change.gone) + len(change.new) for change in (before, after)]
    length = len("".join(after.island))
    return all(around) and (length < SHORTEST_ISLAND or 2 * length < min(around))
