"""What a reviewer reads first: how many files changed, what is newly found, what cannot be published."""

from __future__ import annotations

from generator.comparison.changes import Comparison, UnitChange
from generator.finding import counted


def headline(told: list[UnitChange], comparison: Comparison) -> str:
    """Return the first sentence; `told` are the units of which more than the way of writing changed."""
    others = comparison.editions.units
    if not told:
        return _without_units(comparison)
    own = [unit for unit in told if not unit.untouched]
    new, gone = (sum(getattr(unit, side) is None for unit in own) for side in ("before", "after"))
    parts = [f"新增 {new} 份"] * bool(new) + [f"删去 {gone} 份"] * bool(gone)
    counts = f"{len(own)} 份文件有改动" + (f"，其中{'、'.join(parts)}" if parts else "")
    causes = {"上年的文件": len(told) - len(own), changed_data(comparison): len(others)}
    affected = "".join(f"，另有 {count} 份因{cause}改了而不同" for cause, count in causes.items() if count)
    return f"{counts}{affected}；{_judgement([*told, *others])}"


def changed_data(comparison: Comparison) -> str:
    """Return what changed beside the units: editions, settings, or both."""
    return "和".join(["版式"] * bool(comparison.editions.files) + ["检查设置"] * comparison.settings)


def _without_units(comparison: Comparison) -> str:
    units = comparison.editions.units
    if not (changed := changed_data(comparison)):
        return "没有单位的内容改动。"
    affected = f"，{len(units)} 份文件的文档或问题因此不同；{_judgement(list(units))}" if units else "。"
    return f"单位的文件没有改动，{changed}改了{affected}"


def _judgement(units: list[UnitChange]) -> str:
    """Return in a sentence what is newly found, and how many files cannot be published."""
    severities = counted([finding for unit in units for finding in unit.found])
    faults = [f"{count} 个{severity}" for severity, count in severities.items() if count]
    barred = sum(bool(unit.after and unit.after.errors) for unit in units)
    exposed = sum(len(unit.exposed) for unit in units)
    told = [f"新出现 {'、'.join(faults)}" if faults else "没有新出现的问题"]
    told += [f"另有 {exposed} 个问题原来查不到"] * bool(exposed)
    told += [f"{barred} 份文件有错误，生成不了文档"] * bool(barred)
    return "；".join(told) + "。"
