"""What a change brings about in findings: which are new, which are gone, and why those are gone that are not mended."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Words
from typing import NamedTuple

from generator.comparison.changes import Silenced
from generator.comparison.places import Places
from generator.finding import ERROR, NOTE, WARNING, Finding, in_order
from generator.source.nodes import Mapping

FIGURE = re.compile(r"[-\d.,]+")
QUOTED = re.compile("(?<=“)[^“”]*(?=”)")
GRAVITY = {NOTE: 0, WARNING: 1, ERROR: 2}
UNREAD, PARSED, SOUND = range(3)
# How far a file must be read for a finding of the rule: all other rules need one that makes a document.
DEPTH = {"文件": UNREAD, "语法": UNREAD, "语法-井号": PARSED, "写法": PARSED, "结构": PARSED}
Identity = tuple[str, tuple[str, ...], str]


class Judged(NamedTuple):
    """A file with what is found in it, what was read of it, which rules are off, which projects are renamed later.

    `is_sound`: a document could be composed from it, so that all rules could look.
    """

    file: str
    findings: list[Finding]
    root: Mapping | None
    is_sound: bool
    off: frozenset[str] = frozenset()
    renamed: Words[str, str] = {}

    @property
    def depth(self) -> int:
        """How far the file could be read."""
        return SOUND if self.is_sound else PARSED if self.root else UNREAD


class Verdict(NamedTuple):
    """The findings that are new, those that nobody could look for before, the mended ones, the silenced ones."""

    found: tuple[Finding, ...]
    exposed: tuple[Finding, ...] = ()
    settled: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()


def judge(before: Judged, after: Judged) -> Verdict:
    """Return what came and what went of the findings in a file.

    One and the same finding says the same at the same keys, figures aside. What only a sound file lets be found
    is not said to be new, or gone, for the file's becoming sound, or ceasing to be.
    """
    old, new = _identified(before), _identified(after)
    come = [finding for _, finding in _beyond(_shown(new), _shown(old))]
    gone = [(said, finding) for said, finding in _beyond(_shown(old), _shown(new)) if _depth(finding) <= after.depth]
    silenced = [Silenced(finding, why) for said, finding in gone if (why := _why(said, finding, new, after.off))]
    quiet = {finding for finding, _ in silenced}
    return Verdict(
        tuple(finding for finding in come if _depth(finding) <= before.depth),
        tuple(finding for finding in come if _depth(finding) > before.depth),
        tuple(finding for _, finding in gone if finding not in quiet),
        tuple(silenced),
    )


def _depth(finding: Finding) -> int:
    return DEPTH.get(finding.rule, DEPTH.get(finding.rule.partition("-")[0], SOUND))


def _identified(judged: Judged) -> list[tuple[Identity, Finding]]:
    places = Places(judged.root, judged.renamed)
    return [(_identity(finding, judged, places), finding) for finding in in_order(judged.findings)]


def _identity(finding: Finding, judged: Judged, places: Places) -> Identity:
    """Return what makes a finding that one: with other figures, in other lines, of a renamed project it still is."""
    where = places.path(finding.position) if finding.file == judged.file else (finding.file,)
    said = QUOTED.sub(lambda quoted: judged.renamed.get(quoted[0], quoted[0]), finding.message)
    return finding.rule, where, FIGURE.sub("", said)


def _shown(findings: list[tuple[Identity, Finding]]) -> list[tuple[Identity, Finding]]:
    return [(said, finding) for said, finding in findings if not finding.waiver]


def _beyond(
    findings: Iterable[tuple[Identity, Finding]], others: Iterable[tuple[Identity, Finding]]
) -> Iterator[tuple[Identity, Finding]]:
    """Yield the findings that have no match among the others, or only a less grave one."""
    left: defaultdict[Identity, list[str]] = defaultdict(list)
    for said, finding in others:
        left[said].append(finding.severity)
    for said, finding in findings:
        if not left[said] or GRAVITY[left[said].pop()] < GRAVITY[finding.severity]:
            yield said, finding


def _why(said: Identity, finding: Finding, now: list[tuple[Identity, Finding]], off: frozenset[str]) -> str:
    """Return why a finding is told no more although nothing was mended; nothing if it is mended."""
    if finding.rule in off:
        return "规则已关"
    same = [other for identity, other in now if identity == said]
    if reason := next((other.waiver for other in same if other.waiver), ""):
        return f"已豁免：{reason}"
    return f"级别改为{same[0].severity}" if same and GRAVITY[same[0].severity] < GRAVITY[finding.severity] else ""
