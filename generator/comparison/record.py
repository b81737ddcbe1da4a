"""The comparison as JSON, for other programs: the form that diff.schema.json describes. Amounts are texts, exact."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from generator import __version__
from generator.comparison.changes import ChangedSection, Comparison, Fact, UnitChange, Wording
from generator.report.formats import entry


def as_json(comparison: Comparison) -> str:
    """Return all that differs, nothing left out."""
    content = {
        "version": __version__, "base": comparison.base, "head": comparison.head, "settings": comparison.settings,
        "levels": [change._asdict() for change in comparison.levels],
        "units": [_unit(unit) for unit in comparison.units],
        "editions": {
            "files": list(comparison.editions.files), "units": [_unit(unit) for unit in comparison.editions.units],
            "unread": comparison.editions.unread,
        },
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _unit(unit: UnitChange) -> dict[str, Any]:
    before, after = unit.before, unit.after
    return {
        "name": unit.name, "before": before.file if before else None, "after": after.file if after else None,
        "against": unit.against or None, "readable": unit.is_readable, "rewritten": unit.changes_nothing,
        "untouched": unit.untouched,
        "total": _pair(before.total if before else None, after.total if after else None),
        "totals": [{"name": name, **_pair(one, other)} for name, one, other in unit.totals],
        "facts": [_fact(fact) for fact in unit.facts],
        "texts": [_wording(wording) for wording in unit.wordings],
        "sections": [_section(section) for section in unit.sections],
        "found": [entry(finding) for finding in unit.found],
        "exposed": [entry(finding) for finding in unit.exposed],
        "settled": [entry(finding) for finding in unit.settled],
        "silenced": [{"finding": entry(finding), "why": why} for finding, why in unit.silenced],
    }  # fmt: skip


def _pair(before: Decimal | None, after: Decimal | None) -> dict[str, str | None]:
    return {"before": _exact(before), "after": _exact(after)}


def _exact(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def _fact(fact: Fact) -> dict[str, Any]:
    numbers = _pair(fact.before, fact.after)
    return {"what": list(fact.what), **numbers, "unit": "个" if fact.counted else "元", "place": fact.place}


def _wording(wording: Wording) -> dict[str, Any]:
    texts = {"before": wording.before, "after": wording.after}
    return {"what": list(wording.what), **texts, "place": wording.place}


def _section(section: ChangedSection) -> dict[str, Any]:
    changes = [
        {"table": change.table, "row": change.row, "column": change.column,
         "pieces": [{"kind": kind, "text": text} for kind, text in change.pieces]}
        for change in section.changes
    ]  # fmt: skip
    return {"title": section.title, "changes": changes}
