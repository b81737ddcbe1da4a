"""Rule 文字-项目名相近: two projects whose names differ in a word or two, so that they may be one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_rest, carried
from generator.checks.reading.naming import NAME, SHORTEST, core, is_name, near, without_number
from generator.checks.reading.search import Spot, report, sheet
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="文字-项目名相近",
    level=NOTE,
    title="两个项目的名称只差一两个字",
    reason="本年项目和结转项目的名称只差一两个字，常常是同一个项目写成了两种。",
    source="审核惯例。",
    passes=carried(*map(a_rest, ("农村公路建设补助资金（一期）", "农村公路建设补助资金（二期）"))),
    fails=carried(
        a_rest("甲市医疗服务与保障能力提升补助资金（提升部分）"),
        a_rest("甲市医疗服务与保障能力提升补助资金（建设部分）"),
    ),
)
SAME_START = 4


def check(subject: Subject) -> Iterator[Finding]:
    """Report each name that comes near an earlier one."""
    seen: dict[str, Passage] = {}
    for passage in sheet(subject).fields[NAME]:
        name = core(passage.text) if is_name(passage.path) else ""
        if len(name) < SHORTEST or name in seen:
            continue
        for other, place in seen.items():
            if _one_project(name, other):
                message = f"“{name}”与“{other}”（第 {place.scalar.position.line} 行）只差一两个字。"
                remedy = "是同一个项目，就写成一样；确实是两个项目，可以不改。"
                yield report(subject, RULE, Spot(passage, 0, passage.text), message, remedy)
        seen[name] = passage


def _one_project(name: str, other: str) -> bool:
    alike = name[:SAME_START] == other[:SAME_START]
    return alike and without_number(name) != without_number(other) and near(name, other)
