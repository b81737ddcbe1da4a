"""Compares every published document with ours: the figures that README reports."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.unit import compose_unit
from tests.published.comparing import Comparison, compare
from tests.published.errata import Verdict, errata, judge
from tests.published.printed import pages_of
from tests.published.reading import read

UNITS = Path(__file__).parents[2] / "units"


class Report(NamedTuple):
    """What was compared of a document, the verdict on its differences, how many each class lists."""

    name: str
    comparison: Comparison
    verdict: Verdict
    classes: Counter[str]


@cache
def report(name: str) -> Report:
    """Compare the document <单位>-<年度> with its published text; raise ValueError if it has errors."""
    unit, _, year = name.rpartition("-")
    composed = compose_unit(UNITS / unit / f"{year}.yaml")
    if composed.document is None:
        raise ValueError(f"{name} 没有生成：{composed.findings}")
    comparison = compare(read(name), pages_of(composed.document))
    listed = errata(name)
    verdict = judge(comparison.differences, (erratum.difference for erratum in listed))
    return Report(name, comparison, verdict, Counter(erratum.kind for erratum in listed))
