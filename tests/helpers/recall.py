"""What the four units' check finds, held against the errata known (recall.yaml) and what is right (precision.yaml)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from generator.finding import ERROR, WARNING, Finding
from generator.output.filing import UNITS, unit_files
from generator.output.markdown import render
from generator.unit import compose_unit

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
PUBLISHED = TESTS / "published"
RIGHT = {"对": True, "错": False}
BLANK = re.compile(r"[\s|]+")

Spot = tuple[str, int, str]  # file, line, rule


class Erratum(NamedTuple):
    """A known mistake of a published text (<单位>-<年度>): its number and class, and how it is met."""

    document: str
    number: int
    kind: str
    text: str
    built: str  # by construction, so
    printed: str  # these published words are not in our document
    rule: str  # found by this rule
    line: int  # at this line of the unit
    undecided: str  # not mechanically decidable, because

    @property
    def covered(self) -> bool:
        """Whether the mistake cannot occur or is found."""
        return bool(self.built or self.rule)

    @property
    def spot(self) -> Spot:
        """Where the unit's check must find it."""
        unit, year = self.document.rsplit("-", 1)
        return f"{UNITS}/{unit}/{year}.yaml", self.line, self.rule


class Judgement(NamedTuple):
    """Findings of one rule at one line, how many there are, and whether they are right."""

    spot: Spot
    times: int
    right: bool
    reason: str


def errata(path: Path = TESTS / "recall.yaml") -> list[Erratum]:
    """Return the known errata, each with how it is met."""
    documents = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return [_erratum(document, dict(entry)) for document, entries in documents.items() for entry in entries]


def _erratum(document: str, entry: dict[str, str | int]) -> Erratum:
    texts = [str(entry.pop(key, "")) for key in ("类", "错", "构造", "公布", "规则", "不判")]
    kind, text, built, printed, rule, undecided = texts
    number, line = int(entry.pop("号")), int(entry.pop("行", 0))
    if entry:
        raise ValueError(f"{document} {number}：没有这样的键：{list(entry)}")
    return Erratum(document, number, kind, text, built, printed, rule, line, undecided)


def judgements(path: Path = TESTS / "precision.yaml") -> list[Judgement]:
    """Return what is listed as found at the levels 警告 and 错误, right (对) or wrong (错)."""
    files = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return [
        Judgement((file, entry["行"], entry["规则"]), entry.get("处", 1), RIGHT[entry["判"]], entry.get("因", ""))
        for file, entries in files.items()
        for entry in entries
    ]


@cache
def findings() -> tuple[Finding, ...]:
    """Return what the check of the four units finds; what a file waives is found as well."""
    found = {finding for path in unit_files([ROOT / UNITS])[0] for finding in compose_unit(path).findings}
    return tuple(sorted(found))


def spot(finding: Finding) -> Spot:
    """Return the place of a finding as the tables write it."""
    return Path(finding.file).relative_to(ROOT).as_posix(), finding.position.line, finding.rule


def alarms() -> Counter[Spot]:
    """Count the findings of the levels 警告 and 错误 at each line by each rule."""
    return Counter(spot(finding) for finding in findings() if finding.severity in (WARNING, ERROR))


@cache
def published(document: str) -> str:
    """Return the words of a published text without white space and lines of tables."""
    return BLANK.sub("", (PUBLISHED / f"{document}.txt").read_text(encoding="utf-8"))


@cache
def generated(document: str) -> str:
    """Return the words of our document without white space and lines of tables."""
    unit, year = document.rsplit("-", 1)
    made = compose_unit(ROOT / UNITS / unit / f"{year}.yaml").document
    assert made is not None
    return BLANK.sub("", render(made))


def unfound(known: list[Erratum], found: set[Spot]) -> list[Spot]:
    """Return the places of errata that the check should find and does not."""
    return [each.spot for each in known if each.rule and each.spot not in found]


def uncovered(known: list[Erratum], kind: str) -> list[Erratum]:
    """Return the errata of a class that can occur and are not found."""
    return [each for each in known if each.kind == kind and not each.covered]


def share(part: int, whole: int) -> float:
    """Return what part of the whole it is, in hundredths."""
    return 100 * part / whole


def unlisted(listed: list[Judgement], found: Counter[Spot]) -> list[Spot]:
    """Return each place found and not listed, or listed and not found, as often as that is so."""
    counts = Counter({each.spot: each.times for each in listed})
    return sorted([*(found - counts).elements(), *(counts - found).elements()])


def precision(listed: list[Judgement]) -> float:
    """Return how many hundredths of the findings listed are right."""
    return share(sum(each.times for each in listed if each.right), sum(each.times for each in listed))
