"""Rule 三公-购车未列采购: vehicles are to be bought for more than all goods to be procured."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import basic, receptions
from generator.checks.reading.budget import fact, this_year, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

BOUGHT = basic(running={"30201": 20000, "31013": 180000}) + receptions("公务用车购置")
RULE = Rule(
    id="三公-购车未列采购",
    level=NOTE,
    title="购车经费大于政府采购货物预算",
    reason="公务用车由政府集中采购。安排了购车经费，政府采购的货物预算就应当包含它。",
    source="《党政机关公务用车管理办法》：公务用车实行政府集中采购。",
    passes=BOUGHT + "政府采购: {货物: 180000}",
    fails=BOUGHT,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the money for vehicles with the goods to be procured."""
    bought, goods = this_year(subject, "公务用车购置"), fact(subject, "政府采购.货物")
    if bought > goods:
        message = f"公务用车购置有 {wan(bought)}，政府采购的货物预算只有 {wan(goods)}。"
        yield finding_at(subject, RULE, ("政府采购", "货物"), message, "把购车列入政府采购货物预算，或核对购车经费。")
