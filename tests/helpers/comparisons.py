"""A comparison of one unit in which everything that can change has changed, and comparisons of small repositories."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.comparison.changes import (
    ChangedSection,
    Comparison,
    EditionChange,
    Fact,
    Printed,
    Side,
    Total,
    UnitChange,
    Wording,
)  # fmt: skip
from generator.comparison.revisions import WORKING_TREE
from generator.comparison.trees import compare_revisions
from generator.finding import ERROR, WARNING, Finding, Position
from generator.matching.wording_diff import Piece, pieces
from tests.helpers.budget_history import git
from tests.helpers.made_up_rules import put_in_force
from tests.helpers.units_for_tests import FILES, lay_out

FILE = "units/甲局/2026.yaml"
NOTHING = EditionChange((), ())
CELL = Printed("总计", tuple(pieces("1.00", "2.00")), "合计", cell=True)


def side(file: str = FILE) -> Side:
    return Side(file, "甲局 2026 年", "甲局", None, [], None, None)


def fault(line: int, severity: str = WARNING, message: str = "错了。") -> Finding:
    return Finding(FILE, Position(line), "甲-乙", severity, message, "改。")


def unit(**fields: Any) -> UnitChange:
    return UnitChange(**{"before": side(), "after": side(), **fields})


def comparison(*units: UnitChange, **fields: Any) -> Comparison:
    return Comparison(**{"base": "main", "head": "改", "units": units, "editions": NOTHING, **fields})


FULL = unit(
    totals=(Total("收支总预算", Decimal(10000), Decimal(25000)), Total("一般财力", Decimal(10000), Decimal(5000))),
    facts=(
        Fact(("人员经费", "2101501 行政运行"), Decimal(10000), None, False, f"{FILE}:9"),
        Fact(("国有资产", "房屋", "面积"), None, Decimal("3.5"), True, f"{FILE}:20"),
        Fact(("概况", "人员", "增减"), Decimal(1), Decimal(-1), True, f"{FILE}:21"),
    ),
    wordings=(
        Wording(("口径",), "单位", "部门", f"{FILE}:3"),
        Wording(("概况", "主要职能"), "甲", "乙", f"{FILE}:6"),
        Wording(("其他说明",), None, "新", f"{FILE}:30"),
        Wording(("豁免", "甲-乙／其他说明"), "理由：旧", None, f"{FILE}:31"),
    ),
    sections=(
        ChangedSection("表3 支出表", (
            CELL, CELL._replace(column="基本", pieces=(Piece("new", "3.00"),)),
            CELL._replace(row="工资", pieces=(Piece("gone", "3.00"),)),
            Printed("新增的行", (Piece("new", "车：合计 2.00"),)),
            CELL._replace(row="项目", pieces=tuple(pieces("甲费", "甲经费"))),
        )),
        ChangedSection("一、收入", (
            Printed("", tuple(pieces("收入1.00万元", "收入2.00万元"))), CELL._replace(table="绩效表：甲"),
        )),
    ),
    found=(fault(7), fault(9, ERROR, "大错。")),
    settled=(fault(8),),
)  # fmt: skip


def begun(folder: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str] = FILES) -> Path:
    """Work in a repository whose first commit are these files (the small edition and unit), under no rules."""
    git(folder, "init", "-q", "-b", "main")
    lay_out(folder, files)
    git(folder, "add", "--all")
    git(folder, "commit", "-qm", "开始")
    monkeypatch.chdir(folder)
    put_in_force(monkeypatch)
    return folder


def after(**files: str | None) -> Comparison:
    """Return the comparison of the last commit with the files written now (None: removed)."""
    for name, text in files.items():
        if text is None:
            Path(name).unlink()
        else:
            lay_out(Path(), {name: text})
    return compare_revisions("HEAD", WORKING_TREE, Path.cwd())


def one(comparison: Comparison) -> UnitChange:
    """Return the only unit that differs."""
    (found,) = comparison.units
    return found
