"""Rules tried on small units: what a rule must point at stands between « and » in the YAML of the case."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from generator.finding import Finding
from generator.unit import compose_unit
from tools.handbook.examples import BASE

MARK = re.compile("[«»]")
BLOCK = re.compile(r"(?m)^[^\s#-].*\n(?:(?![^\s#-]).*\n?)*")


def told(rule: ModuleType, case: str, edition: str = "新疆-2026", earlier: str = "") -> list[str]:
    """Return the messages of a rule about the base with the blocks of a case in the place of its own.

    Every finding must be of the rule's level, have a remedy and point at just what is marked. `earlier` are the blocks
    of last year's file.
    """
    year = int(edition.rpartition("-")[2])
    text, places = unmarked(unit(edition, year, case))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{year}.yaml"
        path.write_text(text, encoding="utf-8")
        if earlier:
            path.with_name(f"{year - 1}.yaml").write_text(unit("新疆-2025", year - 1, earlier), encoding="utf-8")
        findings = sorted(finding for finding in compose_unit(path).findings if _is_of(rule, finding))
    assert [tuple(finding.position) for finding in findings] == places, findings
    assert all(finding.severity == rule.RULE.level and finding.remedy for finding in findings), findings
    return [finding.message for finding in findings]


def _is_of(rule: ModuleType, finding: Finding) -> bool:
    assert not finding.rule.startswith(("程序-", "结构-", "语法")), finding
    return bool(finding.rule == rule.RULE.id)


def unit(edition: str, year: int, case: str) -> str:
    """Return the text of a unit: the base, in which the blocks of the case stand for those of the same key."""
    head = f"版式: {edition}\n年度: {year}\n落款日期: {year}-02-05\n"
    blocks = {key(block): block for block in BLOCK.findall(f"{head}{BASE.strip()}\n")}
    own = {key(block): block for block in BLOCK.findall(f"{case.strip()}\n")}
    return "".join({**blocks, **own}.values())


def key(block: str) -> str:
    """Return the key of a block of YAML."""
    return block.partition(":")[0]


def unmarked(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """Return a text without its marks, and line, column and length of what stood between them."""
    places = []
    for number, line in enumerate(text.split("\n"), 1):
        parts = MARK.split(line)
        starts = [sum(map(len, parts[:end])) for end in range(1, len(parts), 2)]
        places += [(number, start + 1, len(part)) for start, part in zip(starts, parts[1::2], strict=True)]
    return MARK.sub("", text), places
