"""Rule 文字-执行年份: the time in which a project's money is spent does not cover the year of the budget."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_project, projects
from generator.checks.reading.search import Spot, compiled, report, sheet
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-执行年份",
    level=WARNING,
    title="资金执行时间不包括本年度",
    reason="列入本年预算的资金在本年执行。执行时间全在别的年份，是从往年的文件里复制来的。",
    source="预算法第十八条（预算年度自公历一月一日起至十二月三十一日止）。",
    passes=projects(a_project(资金执行时间="2025年10月至2027年3月")),
    fails=projects(a_project(资金执行时间="2025年1月至12月")),
)
YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
FIELD = "资金执行时间"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first year of each such time."""
    this_year = subject.disclosure.year
    for passage in sheet(subject).fields[FIELD]:
        years = list(compiled(YEAR).finditer(passage.text))
        if years and not _covers([int(year[0]) for year in years], this_year):
            message = f"本年度是 {this_year} 年，资金执行时间写的是“{passage.text}”。"
            spot = Spot(passage, years[0].start(), years[0][0])
            yield report(subject, RULE, spot, message, f"核对后改成 {this_year} 年。")


def _covers(years: list[int], this_year: int) -> bool:
    return min(years) <= this_year <= max(years)
