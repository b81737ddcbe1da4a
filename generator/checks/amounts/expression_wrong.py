"""Rule 金额-算式不成立: a sum that is worked out in a text does not come out.

Officers show how an amount was reckoned (人数×次数×标准=金额). Anyone can recompute it, so a slip in it is the first
thing a reader finds. This rule speaks only where units leave no doubt; `expression_rough` has the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.arithmetic import worked_out
from generator.checks.reading.budget import wan
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import ERROR, Finding

RULE = Rule(
    id="金额-算式不成立",
    level=ERROR,
    title="文字里的算式算不出写的得数",
    reason="算式把单价、数量和得数都写了出来，读者一算就知道对不对。元与万元自动换算；"
    "得数写成近似数（四舍五入到写出的那一位）不算错。",
    source="预算法第十四条（公开的预算要真实并对重要事项作出说明）；审核惯例。",
    passes="其他说明: 培训费20人×3天×0.04万元=2.4万元，交通费12辆×150元=0.18万元。",
    fails="其他说明: 培训费20人×3天×0.04万元=24万元。",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report every sum with clear units that comes to something else, even when rounded."""
    for passage, found in worked_out(subject):
        if found.sure and not found.rounds:
            written = passage.text[found.start : found.end]
            message = f"算式“{written}”不成立，按它的单位算得 {wan(found.worked)}。"
            remedy = "核对每个数和单位（元、万元），改正写错的一处。"
            yield report(subject, RULE, Spot(passage, found.start, written), message, remedy)
