"""Days as rules read them: the two that a unit gives, those that a calendar has, those that a spreadsheet counts."""

from __future__ import annotations

from datetime import date

from generator.checks.rule import Subject

EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet


def dates(subject: Subject) -> tuple[date | None, date | None]:
    """Return when the budget was approved and the document is dated; None for what is not given or not a real day."""
    approved, dated = (subject.disclosure.texts.get(key, "") for key in ("批复日期", "落款日期"))
    return real_date(approved), real_date(dated)


def real_date(text: str) -> date | None:
    """Return the day that a text of the form 2026-02-27 names, or None if there is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
