"""Work that several rules share is done once for each unit."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from generator.budget.ledger import Ledger
from generator.checks.rule import Subject

Answer = TypeVar("Answer")


def once(question: Callable[[Subject], Answer]) -> Callable[[Subject], Answer]:
    """Return a function of a unit so that it keeps its answer for as long as the unit's ledger lives."""
    answers: WeakKeyDictionary[Ledger, Answer] = WeakKeyDictionary()

    @wraps(question)
    def ask(subject: Subject) -> Answer:
        if subject.ledger not in answers:
            answers[subject.ledger] = question(subject)
        return answers[subject.ledger]

    return ask
