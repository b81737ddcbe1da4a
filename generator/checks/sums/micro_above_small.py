"""Rule 采购-小微大于中小: the procurement kept for micro firms exceeds that kept for small and medium ones.

The printed sentence says 其中: the one is a part of the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.budget import fact, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding

RULE = Rule(
    id="采购-小微大于中小",
    level=ERROR,
    title="预留给小微企业的采购金额大于预留给中小企业的",
    reason="小微企业是中小企业的一部分，正文印的是“面向中小企业预留……其中：小微企业预留……”，部分不能大于总体。",
    source="《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）第八条。",
    passes="政府采购: {服务: 500000, 面向中小企业: 300000, 其中小微企业: 200000}",
    fails="政府采购: {服务: 500000, 面向中小企业: 200000, 其中小微企业: 300000}",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the part with its whole."""
    small, micro = fact(subject, "政府采购.面向中小企业"), fact(subject, "政府采购.其中小微企业")
    if micro > small:
        message = f"预留给小微企业 {wan(micro)}，大于预留给中小企业的 {wan(small)}；前者是后者的一部分。"
        remedy = "“面向中小企业”写包含小微企业在内的金额，“其中小微企业”写其中的一部分。"
        yield finding_at(subject, RULE, ("政府采购", "其中小微企业"), message, remedy)
