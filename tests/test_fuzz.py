"""Random mutations of the four units: no crash, no hang, valid places, and what is printed ties out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import build
from generator.document import Document
from tests import fuzz

COUNT = int(os.environ.get("FUZZ_COUNT", "300"))


def test_no_mutation_breaks_a_promise() -> None:
    assert fuzz.fuzzed(COUNT, seed=20260101) == []


def test_a_broken_promise_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def crash(*_: object) -> tuple[Document, list[object]]:
        raise ZeroDivisionError

    monkeypatch.setattr(build, "compose", crash)
    whole = fuzz.mutant(0, 0)._replace(content=next(Path("units").rglob("2026.yaml")).read_bytes())
    assert any("ZeroDivisionError" in wrong for wrong in fuzz.broken_promises(whole, tmp_path))
