"""Findings as a reviewer reads them: the gravest first, and of those that are gone why."""

from __future__ import annotations

from collections.abc import Iterator

from generator.comparison.changes import Silenced, same
from generator.comparison.elements import Block, Head, Points, Say
from generator.comparison.judging import GRAVITY
from generator.finding import Finding, Position

BLANK = "结构-空白"
MOST_LINES = 10


def findings(title: str, found: tuple[Finding, ...], most: int | None) -> Iterator[Block]:
    """Yield findings under a title, the gravest first, those that say the same as one; nothing if there are none."""
    if not found:
        return
    yield Head(3, f"{title}：{len(found)} 个")
    if shown := sorted(found, key=lambda finding: (-GRAVITY[finding.severity], finding))[:most]:
        alike: dict[Finding, list[Finding]] = {}
        for finding in shown:
            alike.setdefault(_said(finding), []).append(finding)
        yield Points(tuple(same(_told(*_in_short(group))) for group in alike.values()))
    yield from left_out(found, most, "个")


def gone(settled: tuple[Finding, ...], silenced: tuple[Silenced, ...], most: int | None) -> Iterator[Block]:
    """Yield what is mended, and apart from it what is told no more, or as less grave, for another reason."""
    yield from findings("已改好的问题", settled, most)
    if not silenced:
        return
    yield Head(3, f"没有改、不再照原样报的问题：{len(silenced)} 个")
    if listed := silenced[:most]:
        yield Points(tuple(same(f"（{why}）{_told(finding)}") for finding, why in listed))
    yield from left_out(silenced, most, "个")


def _said(finding: Finding) -> Finding:
    """Return what a finding says wherever it stands: that something is not written yet, whatever it is."""
    same_of_all = {"message": "", "remedy": ""} if finding.rule == BLANK else {}
    return finding._replace(position=Position(), **same_of_all)


def _in_short(group: list[Finding]) -> list[Finding]:
    """Return findings that say the same; of many blanks, how many there are: the file is not yet filled in."""
    if group[0].rule != BLANK or len(group) == 1:
        return group
    short = group[0]._replace(message=f"有 {len(group)} 处还没有写内容。", remedy="")
    return [short, *group[1:]]


def _told(finding: Finding, *others: Finding) -> str:
    """Return a finding in words, with the lines of all that say the same, or the first of them."""
    remedy = f" 改法：{finding.remedy}" if finding.remedy else ""
    lines = list(dict.fromkeys(str(one.position.line) for one in (finding, *others)))
    where = f"（{finding.file}:{'、'.join(lines[:MOST_LINES])}{'…' * (len(lines) > MOST_LINES)}）"
    return f"{finding.severity} {finding.rule} {finding.message}{remedy}{where}"


def left_out(told: tuple[object, ...], most: int | None, measure: str) -> Iterator[Block]:
    """Yield how many are not listed, if that are any."""
    if most is not None and len(told) > most:
        yield Say(same(f"还有 {len(told) - most} {measure}没有列在这里。"))
