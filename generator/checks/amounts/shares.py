"""Rule 金额-占比不符: “上级资金480万元，占80%”: the share that a text gives an amount is not its share of any whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.budget.rounding import YUAN, share, shown
from generator.checks.examples import a_project, projects
from generator.checks.reading.amounts import NUMBER, Amount, half_width, money, number
from generator.checks.reading.explained import explained
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="金额-占比不符",
    level=WARNING,
    title="文字里写的占比与金额不符",
    reason="资金分配情况、用途里的“某万元，占百分之几”，读者会用它除以预算安排的金额或同一段话里的总额。",
    source="预算法第十四条（公开的预算要真实并对重要事项作出说明）；预算公开检查的常见问题。",
    passes=projects(a_project(amount=80000, 资金分配情况="师资费6万元，占75%；场地费2万元，占25%。")),
    fails=projects(a_project(amount=80000, 资金分配情况="师资费6万元，占75%；场地费2万元，占35%。")),
)
# Of all the money; not 占设备价款的30%.
SHARE = re.compile(rf"\s*[，,(]?\s*占比?(?:总|全部|项目|预算|安排|资金|投资|金额|额|支出|的|为)*({NUMBER})\s*%")
ONE = Decimal(1)


def check(subject: Subject) -> Iterator[Finding]:
    """Divide each amount that a share follows by what the text explains and by each larger amount in it."""
    for passage, wanted in explained(subject):
        listed = money(passage.text) if "占" in passage.text else ()
        for amount in listed:
            match = SHARE.match(half_width(passage.text), amount.end)
            if match and amount.yuan and not _is_share(match[1], amount.yuan, (*wanted, *_larger(listed, amount))):
                right = shown(share(amount.yuan, wanted[0]), YUAN)[1]
                message = f"写的是“占{match[1]}%”，{amount.value:f}{amount.unit}占预算安排金额的 {right}%。"
                remedy = "核对金额和占比；占的是别的总额，把那个总额也写出来。"
                yield report(subject, RULE, Spot(passage, match.start(1), f"{match[1]}%"), message, remedy)


def _larger(listed: tuple[Amount, ...], part: Amount) -> Iterator[Decimal]:
    yield from (other.yuan for other in listed if other.yuan and part.yuan and other.yuan > part.yuan)


def _is_share(written: str, part: Decimal, wholes: tuple[Decimal, ...]) -> bool:
    """Return whether a part is the written percentage of one of the wholes, give or take one in its last digit.

    Why so much: shares are adjusted so that they add up to 100.
    """
    width = ONE.scaleb(-len(written.partition(".")[2]))
    return any(abs(share(part, whole) - number(written)) <= width for whole in wholes if whole)
