"""豁免: findings that the file itself bears with, each by rule, place and reason.

A waiver that waives nothing is itself a finding: left standing, it would hide the next mistake in its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from generator.budget.disclosure import Disclosure
from generator.checks.levels import unknown
from generator.finding import WARNING, Finding, Position
from generator.source.nodes import KeyPath, Mapping, Node, Scalar, Sequence, Span, at, child, find, span
from generator.system.likeness import nearest

BLOCK = "豁免"
USELESS = "豁免-无用"
ARROW = "→"


class Waiver(NamedTuple):
    """One entry of 豁免: of which rule, from where to where in the file, why, and which entry it is."""

    rule: str
    span: Span
    place: str
    reason: str
    number: int


def waivers(root: Mapping) -> Iterator[Waiver]:
    """Yield the waivers of a file."""
    block = root.entries.get(BLOCK)
    for number, entry in enumerate(block.items if isinstance(block, Sequence) else ()):
        assert isinstance(entry, Mapping)
        rule, place, reason = (entry.entries[key] for key in ("规则", "位置", "理由"))
        assert isinstance(rule, Scalar)
        assert isinstance(place, Scalar)
        assert isinstance(reason, Scalar)
        yield Waiver(rule.text, _span(root, _path(root, place.text)), place.text, reason.text, number)


def _path(root: Node, text: str) -> KeyPath:
    """Return the keys that a place names: joined by arrows or by full stops; an entry of a list by 名称 or number."""
    text = text.replace("->", ARROW)
    path: list[str | int] = []
    node: Node | None = root
    for word in map(str.strip, text.split(ARROW if ARROW in text else ".")):
        named = node is None or child(node, word) is not None
        path.append(word if named or not word.isdecimal() or not int(word) else int(word) - 1)
        node = child(node, path[-1]) if node else None
    return tuple(path)


def _span(root: Mapping, path: KeyPath) -> Span:
    """Return where the value at a path begins and ends; of one that is missing, where findings say that it is."""
    line, column, _ = find(root, path)
    node = at(root, path)
    return (line, column), max(span(node)[1] if node else (0, 0), (line, column + 1))


def waived(findings: list[Finding], disclosure: Disclosure) -> list[Finding]:
    """Return the findings, those that the file waives with the reason."""
    given = list(waivers(disclosure.root))
    return [_with_reason(finding, given, disclosure.file) for finding in findings] if given else findings


def _with_reason(finding: Finding, given: list[Waiver], file: str) -> Finding:
    reasons = (waiver.reason for waiver in given if finding.file == file and _covers(waiver, finding))
    return finding._replace(waiver=next(reasons, ""))


def _covers(waiver: Waiver, finding: Finding) -> bool:
    start, end = waiver.span
    return waiver.rule == finding.rule and start <= finding.position[:2] < end


def useless(
    findings: list[Finding], disclosure: Disclosure, known: Collection[str], finished: Collection[str]
) -> Iterator[Finding]:
    """Yield a finding for each waiver that waives none of the findings, unless its rule was not run to its end."""
    for waiver in waivers(disclosure.root):
        place = find(disclosure.root, (BLOCK, waiver.number, "规则"))
        if waiver.rule not in known:
            yield _finding(disclosure, place, *unknown(waiver.rule, known, "豁免"))
        elif waiver.rule in finished and not any(_covers(waiver, finding) for finding in findings):
            message = f"“{waiver.rule}”在“{waiver.place}”没有发现问题，这条豁免没有用处"
            yield _finding(disclosure, place, *_astray(disclosure.root, waiver.place, message))


def _astray(root: Mapping, text: str, message: str) -> tuple[str, str]:
    """Return message and remedy for a waiver of nothing, with the first step of its place that is not in the file."""
    node: Node | None = root
    for step in _path(root, text):
        inside, node = node, child(node, step) if node else None
        if inside and not node:
            word = step if isinstance(step, str) else str(step + 1)
            meant = nearest(word, _steps(inside))
            remedy = f"把“{word}”改成“{meant}”；不需要就删去这一条豁免。" if meant else ""
            return f"{message}：文件里没有这个位置的“{word}”。", remedy
    return f"{message}。", ""


def _steps(node: Node) -> list[str]:
    """Return the names by which a place may go on from a value: its keys, or the 名称 of its entries."""
    if isinstance(node, Mapping):
        return list(node.entries)
    entries = node.items if isinstance(node, Sequence) else []
    names = (child(entry, "名称") for entry in entries)
    return [name.text for name in names if isinstance(name, Scalar)]


def _finding(disclosure: Disclosure, place: Position, message: str, remedy: str) -> Finding:
    return Finding(disclosure.file, place, USELESS, WARNING, message, remedy or "删去这一条豁免。")
