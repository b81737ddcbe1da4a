"""Rule 资金来源-上级列本级: a project is named after the money of a higher level and financed by one's own.

The 整体绩效目标表 splits the budget into 上级安排 and 本级安排 by these choices, so a wrong one shows in both.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_rest, carried
from generator.checks.reading.search import Spot, compiled, report, sheet
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="资金来源-上级列本级",
    level=WARNING,
    title="名称是上级资金的项目算作本级安排",
    reason="整体绩效目标表的“上级安排、本级安排”、收入表的转移支付都按资金来源和资金级次来分。"
    "名称写着中央、自治区财政的补助算作了本级，两栏的数都不对。",
    source="预算法第三十八条（转移支付列入下级预算）；《关于全面实施预算绩效管理的意见》（整体绩效）。",
    passes=carried(a_rest("2025年中央财政农村公路补助资金", 资金级次="上级")),
    fails=carried(a_rest("2025年中央财政农村公路补助资金")),
)
UPPER = ("中央", "自治区", "省", "兵团")
MONEY = "(?:本?级)?(?:财政|预算内|专项|转移支付|补助)"
REMEDIES = {
    "项目支出": "资金来源改成“上级……安排转移支付”；确是本级的钱，改正项目名称。",
    "结转结余": "在这个项目里写“资金级次: 上级”；确是本级的钱，改正项目名称。",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Look at the names of projects all of whose money is of one's own level; a unit's own level is no higher one."""
    higher = "|".join(word for word in UPPER if word not in subject.disclosure.unit)
    own = _projects(subject, "本级安排") - _projects(subject, "上级安排")
    for passage in sheet(subject).fields["名称"] if own and higher else ():
        named = compiled(f"(?<!节)(?:{higher}){MONEY}").search(passage.text)
        if named and passage.path[0] in REMEDIES and passage.text in own:
            message = f"项目名称写着“{named[0]}”，资金却算作本级安排。"
            yield report(subject, RULE, Spot(passage, named.start(), named[0]), message, REMEDIES[str(passage.path[0])])


def _projects(subject: Subject, words: str) -> set[str]:
    """Return the projects that have money of these words this year."""
    lines = subject.ledger.select(words).lines & subject.ledger.this_year
    return {line.project for line in subject.ledger.pick(lines)}
