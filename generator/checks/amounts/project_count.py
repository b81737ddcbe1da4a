"""Rule 金额-项目数不符: the number of projects, or their amount, that 其他说明 states is not that of the file.

The document counts projects itself, in the paragraph on 预算绩效; 其他说明 stands right below it and often explains why
some have no table. Both must tell the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.budget.ledger import Ledger
from generator.budget.rounding import HALF_CENT
from generator.checks.examples import projects
from generator.checks.reading.amounts import BARE, MONEY, NUMBER, half_width, number
from generator.checks.reading.budget import THIS_YEARS_OWN, wan
from generator.checks.reading.goals import overall_goals, project_goals
from generator.checks.reading.search import Spot, report, texts
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="金额-项目数不符",
    level=WARNING,
    title="其他说明里的项目个数或金额与本文件不同",
    reason="项目个数和金额在“预算绩效情况”里由程序数出来，其他说明紧接着印在下面，两处要一致。",
    source="财预〔2016〕143号（公开的内容要真实、完整）；预算公开检查的常见问题。",
    passes=projects() + "其他说明: 未公开的项目1个，涉及30万元。",
    fails=projects() + "其他说明: 未公开的项目2个，涉及30万元。",
)
SECRET = re.compile(r"涉密|保密|敏感")
STATED = re.compile(
    r"(?P<what>[^，。；、：:\n\d]{2,24})(?P<count>\d+)个"
    rf"(?:[，,]?\s*(?:共?涉及|共计|共|合计|金额)[^，。；\d]{{0,8}}(?P<amount>{NUMBER})\s*(?P<unit>[万亿]?元|万))?"
)
YEAR = re.compile(r"^年度?")
WITHOUT_TABLE = re.compile(r"(?:未|不予?)(?:公开|填报|编制)[^，]*项目$|项目[^，]*未公开$")
WITH_GOALS = re.compile(r"(?:纳入|实行|开展)(?:预算)?绩效(?:目标)?管理的?项目$")
PROJECT_GOALS = re.compile(r"项目(?:支出)?(?:预算)?绩效目标$")
OVERALL_GOALS = re.compile(r"整体(?:支出|预算)?绩效目标$")
EARLIER = re.compile(r"上年|去年|上一年|新增")
KINDS = {
    re.compile(r"一般公共预算(?:拨款)?(?:安排的?)?项目(?:支出)?共?$"): "一般公共预算 项目支出",
    re.compile(r"政府性基金(?:预算)?(?:拨款)?(?:安排的?)?项目(?:支出)?共?$"): "政府性基金预算 项目支出",
    re.compile(r"国有资本经营预算(?:拨款)?(?:安排的?)?项目(?:支出)?共?$"): "国有资本经营预算 项目支出",
    re.compile(r"财政专户(?:资金|核拨)?[和、及与]单位资金(?:安排的?)?项目(?:支出)?共?$"): "非财政拨款 项目支出",
    re.compile(r"(?<![和、及与])单位资金(?:安排的?)?项目(?:支出)?共?$"): "单位资金 项目支出",
    re.compile(r"(?:^|单位|部门|局)项目支出共?$"): "项目支出",
    re.compile(r"非财政拨款(?:安排的?)?项目$"): "非财政拨款 项目支出",
    re.compile(r"(?<!非)财政拨款(?:安排的?)?项目共?$"): "财政拨款 项目支出",
    re.compile(r"(?<!对下)转移支付项目$"): "资金级次=上级 项目支出",
    re.compile(r"(?:^|[年度位门局算])安排的?项目共?$"): "项目支出",  # not 单位资金安排的项目
}
UNITS = {**MONEY, **BARE}


class Counted(NamedTuple):
    """How many things of a kind this file has, and what they come to in 元."""

    number: int
    total: Decimal


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each statement of the kind “某类项目 N 个，涉及 X 万元” with the projects of this year."""
    for passage in texts(subject)["其他说明"]:
        stated = "个" in passage.text and not SECRET.search(passage.text)
        for match in STATED.finditer(half_width(passage.text)) if stated else ():
            what = YEAR.sub("", match["what"])
            if counted := _meant(subject, what):
                yield from _compared(subject, passage, match, what, counted)


def _meant(subject: Subject, what: str) -> Counted | None:
    """Return what a statement speaks of, or None if it speaks of other things than this year's own projects."""
    ledger = subject.ledger
    projects = ledger.this_year & ledger.select(f"{THIS_YEARS_OWN} 项目支出").lines
    with_goals = projects & ledger.of_projects(_named_in_goals(subject)).lines
    if EARLIER.search(what):
        return None
    if WITHOUT_TABLE.search(what):
        return _counted(ledger, projects & ~with_goals)
    if WITH_GOALS.search(what):
        return _counted(ledger, with_goals)
    if PROJECT_GOALS.search(what):
        return Counted(len(project_goals(subject)), ledger.total(with_goals))
    if OVERALL_GOALS.search(what):
        return None if overall_goals(subject) else Counted(0, Decimal(0))
    words = next((words for pattern, words in KINDS.items() if pattern.search(what)), "")
    return _counted(ledger, projects & ledger.select(words).lines) if words else None


def _named_in_goals(subject: Subject) -> Iterator[str]:
    return (name for goal in project_goals(subject) for name in goal.projects)


def _counted(ledger: Ledger, lines: int) -> Counted:
    return Counted(ledger.projects(lines), ledger.total(lines))


def _compared(
    subject: Subject, passage: Passage, match: re.Match[str], what: str, counted: Counted
) -> Iterator[Finding]:
    count, total = counted
    remedy = "按本文件的项目改正，或说明这里数的是哪些项目。"
    if int(match["count"]) != count:
        message = f"“{what}”写了 {match['count']} 个，本文件里是 {count} 个，合计 {wan(total)}。"
        yield report(subject, RULE, Spot(passage, match.start("count"), f"{match['count']}个"), message, remedy)
    elif match["amount"] and abs(number(match["amount"]) * UNITS[match["unit"]] - total) > HALF_CENT:
        written = passage.text[match.start("amount") : match.end("unit")]
        message = f"“{what}”写了 {written}，本文件里这 {count} 个合计 {wan(total)}。"
        yield report(subject, RULE, Spot(passage, match.start("amount"), written), message, remedy)
