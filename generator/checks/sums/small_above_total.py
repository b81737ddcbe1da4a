"""Rule 采购-中小大于合计: the procurement kept for small and medium firms exceeds all procurement."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.budget import fact, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding

RULE = Rule(
    id="采购-中小大于合计",
    level=ERROR,
    title="预留给中小企业的采购金额大于政府采购预算合计",
    reason="预留给中小企业的是政府采购预算的一部分，不能大于货物、工程、服务三项之和。",
    source="《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）第八条。",
    passes="政府采购: {货物: 100000, 服务: 200000, 面向中小企业: 300000}",
    fails="政府采购: {货物: 100000, 服务: 200000, 面向中小企业: 310000}",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the part with the sum of the three kinds."""
    small = fact(subject, "政府采购.面向中小企业")
    total = fact(subject, "政府采购.货物", "政府采购.工程", "政府采购.服务")
    if small > total:
        message = f"预留给中小企业 {wan(small)}，大于政府采购预算合计 {wan(total)}（货物、工程、服务之和）。"
        yield finding_at(subject, RULE, ("政府采购", "面向中小企业"), message, "核对货物、工程、服务三项和预留的金额。")
