"""The 绩效目标 of a unit as rules ask for them: each table with its rows, and the columns that an edition prints."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from jinja2 import TemplateNotFound

from generator.checks.once import once
from generator.checks.rule import Subject
from generator.edition.edition import Edition
from generator.edition.files import EditionError
from generator.source.nodes import KeyPath

OVERALL = "整体绩效目标"
PROJECTS = "项目支出绩效目标"


class Indicator(NamedTuple):
    """One 三级指标 with its path; `second` is its 二级指标, `cells` what the officer wrote, by key."""

    path: KeyPath
    second: str
    cells: dict[str, str]

    @property
    def name(self) -> str:
        """The 三级指标 itself."""
        return self.cells["指标"]

    @property
    def value(self) -> str:
        """The 指标值."""
        return self.cells["指标值"]

    @property
    def before(self) -> str:
        """The 上年完成值, or nothing."""
        return self.cells.get("上年完成值", "")


class Goal(NamedTuple):
    """One 绩效目标表: `form` is the edition's layout, `projects` the budget projects that it covers."""

    path: KeyPath
    form: str
    title: str
    projects: tuple[str, ...]
    texts: dict[str, Any]
    indicators: tuple[Indicator, ...]


@once
def goals(subject: Subject) -> tuple[Goal, ...]:
    """Return every 绩效目标 in the order written: 整体 first, then those of projects."""
    return (*overall_goals(subject), *project_goals(subject))


def overall_goals(subject: Subject) -> tuple[Goal, ...]:
    """Return the 整体绩效目标."""
    return tuple(
        Goal(path, OVERALL, OVERALL, (), texts, _indicators(texts, path)) for path, texts in _listed(subject, "整体")
    )


@once
def project_goals(subject: Subject) -> tuple[Goal, ...]:
    """Return the 绩效目标 of projects."""
    return tuple(
        Goal(path, PROJECTS, texts.get("名称", texts["项目"][0]), tuple(texts["项目"]), texts, _indicators(texts, path))
        for path, texts in _listed(subject, "项目")
    )


def _listed(subject: Subject, kind: str) -> list[tuple[KeyPath, dict[str, Any]]]:
    texts = subject.disclosure.texts.get("绩效目标", {}).get(kind, [])
    return [(("绩效目标", kind, number), goal) for number, goal in enumerate(texts)]


def _indicators(texts: dict[str, Any], path: KeyPath) -> tuple[Indicator, ...]:
    return tuple(
        Indicator((*path, "指标", i, "三级", j), group["二级"], cells)
        for i, group in enumerate(texts["指标"])
        for j, cells in enumerate(group["三级"])
    )


def amount_of(goal: Goal, subject: Subject) -> Decimal:
    """Return what the projects of a 绩效目标 have this year, in 元, as its table prints it."""
    lines = subject.ledger.of_projects(goal.projects).lines
    return subject.ledger.total(lines & subject.ledger.this_year & subject.ledger.select("结转=当年").lines)


@cache
def columns(edition: Edition, form: str) -> tuple[str, ...]:
    """Return the keys of an indicator that a form of the edition prints; none if it has no such form."""
    try:
        return tuple(column["字段"] for column in edition.form(form)["指标"])
    except (TemplateNotFound, EditionError):
        return ()
