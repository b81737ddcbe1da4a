"""Rule 采购-大于支出: more is to be procured than there is money to procure with.

Salaries are not procured. An amount beyond everything else is mostly one in 元 where 万元 was meant, or the reverse.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.reading.budget import fact, this_year, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="采购-大于支出",
    level=WARNING,
    title="政府采购预算大于可以用来采购的支出",
    reason="政府采购用的是公用经费和项目支出（含结转）。采购合计大于这两项之和，多半是元和万元写混了。",
    source="政府采购法第二条（使用财政性资金采购）、第三十三条（采购项目列入本部门预算）。",
    passes="政府采购: {服务: 200000}",
    fails="政府采购: {服务: 200001}",
)
KINDS = ("服务", "货物", "工程")


def check(subject: Subject) -> Iterator[Finding]:
    """Compare all procurement with all expenditure that is not for staff."""
    parts = {kind: fact(subject, f"政府采购.{kind}") for kind in KINDS}
    total = sum(parts.values(), Decimal(0))
    spending = this_year(subject, "公用经费") + this_year(subject, "项目支出")
    if total > spending:
        message = f"政府采购预算合计 {wan(total)}，大于公用经费与项目支出之和 {wan(spending)}。"
        remedy = "核对金额的单位（元、万元），以及采购是否都列入了预算。"
        yield finding_at(subject, RULE, ("政府采购", max(parts, key=parts.__getitem__)), message, remedy)
