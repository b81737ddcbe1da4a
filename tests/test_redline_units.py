"""Redlines of the four units after the edits that an office makes: sound files, changes that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from generator.output.docx import render
from generator.output.docx.redline import redline
from generator.unit import compose_unit
from tests.helpers.both_outputs import squeezed
from tests.helpers.pages import audited, laid_out, need_office
from tests.helpers.redlines import AUTHOR, DATE, checked
from tests.helpers.units_for_tests import altered

ROOT = Path(__file__).parent.parent
URUMQI = "units/乌鲁木齐市医疗保障局/2026.yaml"
UNITS = {f"{path.parent.name}-{path.stem}": path for path in sorted(ROOT.glob("units/*/*.yaml"))}
EDITS = {
    "an amount": (('"30101": 1305200', '"30101": 1315200'),),
    "a text": (("均次0.3万，", "均次0.3万元，"),),
    "a project less": (("  - 名称: 医疗保障事业发展经费\n", "  - 名称: 另一个项目\n"),),
    "a source": (('资金来源: 一般财力\n        经济科目: "303"', '资金来源: 财政专户核拨\n        经济科目: "303"'),),
    "the scope": (("口径: 单位", "口径: 部门"),),
    "the edition": (("版式: 新疆-2026", "版式: 新疆-2025"),),
}


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    """Return the DOCX of each unit."""
    return {name: written(path) for name, path in UNITS.items()}


def written(path: Path) -> bytes:
    draft = compose_unit(path).draft
    assert draft
    return render(draft)


def edited(folder: Path) -> Iterator[tuple[str, bytes]]:
    text = (ROOT / URUMQI).read_text(encoding="utf-8")
    for name, changes in EDITS.items():
        path = folder / f"{name}.yaml"
        path.write_text(altered(text, *changes), encoding="utf-8")
        yield name, written(path)


def test_edits_of_a_unit_are_told_and_taken_back(tmp_path: Path, documents: dict[str, bytes]) -> None:
    before = documents["乌鲁木齐市医疗保障局-2026"]
    for name, after in edited(tmp_path):
        assert audited(checked(before, after), tmp_path) == [], name


@pytest.mark.parametrize(("old", "new"), list(permutations(UNITS, 2)))
def test_even_two_different_units_and_years_are_told_and_taken_back(
    old: str, new: str, documents: dict[str, bytes]
) -> None:
    checked(documents[old], documents[new])


def test_libreoffice_opens_a_redline_and_shows_old_and_new(tmp_path: Path, documents: dict[str, bytes]) -> None:
    need_office()
    _, after = next(edited(tmp_path))
    shown = laid_out(redline(documents["乌鲁木齐市医疗保障局-2026"], after, AUTHOR, DATE), tmp_path)
    assert "收支总预算687.01688.01万元" in squeezed(shown)
