"""Documents with tracked changes, written for those who review in Word: what is written, and what cannot be."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime, timezone
from pathlib import Path

from generator.commands._writing import write_files
from generator.comparison.changes import Side, UnitChange
from generator.comparison.revisions import Commit
from generator.finding import Finding

UNKNOWN = "未知"


def write_redlines(units: Iterable[UnitChange], made: Commit | None, folder: Path) -> list[Finding]:
    """Write the documents that read otherwise than before; return what the system refuses.

    What is left out, and what may not be published, is said on standard error.
    """
    findings: list[Finding] = []
    for unit in units:
        if why := _left_out(unit):
            print(f"没有写 {unit.name} 的修订：{why}。", file=sys.stderr)
        elif unit.before and unit.after and _reads_otherwise(unit.before, unit.after):
            findings += _write(unit.before, unit.after, made, folder)
    return findings


def _left_out(unit: UnitChange) -> str:
    """Return why a unit has no two documents to compare; nothing if it has."""
    if not unit.before or not unit.after:
        return f"{unit.side.file} 是{'删去' if unit.before else '新增'}的，没有两份文档可以比"
    faulty = [side for side in (unit.before, unit.after) if not side.draft]
    which = "原来" if faulty == [unit.before] else "现在" if faulty == [unit.after] else "原来和现在"
    return f"{unit.side.file} {which}有错误，排不成文档" if faulty else ""


def _reads_otherwise(before: Side, after: Side) -> bool:
    return bool(before.draft and after.draft and before.draft.blocks != after.draft.blocks)


def _write(before: Side, after: Side, made: Commit | None, folder: Path) -> list[Finding]:
    assert before.draft
    assert after.draft
    author, date = made or _unknown(Path(after.file))
    name = f"{after.draft.name}（修订）.docx"
    place = folder / after.draft.unit
    findings = write_files(place, lambda: {name: _content(before, after, author, date)}, sys.stderr)
    if not findings and not after.claim:
        print(f"{after.file} 有错误，生成不了公开的文档；这份修订只供审阅。", file=sys.stderr)
    return findings


def _unknown(file: Path) -> Commit:
    """Return as maker nobody, at the time of the file."""
    return Commit(UNKNOWN, datetime.fromtimestamp(file.stat().st_mtime, timezone.utc).isoformat())


def _content(before: Side, after: Side, author: str, date: str) -> bytes:
    from generator.output.docx import render
    from generator.output.docx.redline import redline

    assert before.draft
    assert after.draft
    # Word takes the time for local whatever its zone (and shows it so): the clock of who made the change is kept.
    return redline(render(before.draft), render(after.draft), author, f"{date[:19]}Z")
