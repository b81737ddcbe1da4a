"""Rules tried on small units: a case is YAML, in which what its rule must point at is marked."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from generator.finding import Finding
from generator.unit import compose_unit
from tests.helpers.marks import unmarked
from tools.sound_unit import BASE

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
    assert [finding.position for finding in findings] == places, findings
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


def running(before: int, words: str) -> str:
    """Return 20 万元 of 机关运行经费, `before` 元 last year, with its reason."""
    return f"上年:\n  机关运行经费: {before}\n变动原因:\n  机关运行经费: {words}\n"
