"""Rule 绩效-部门无整体: a department publishes no 整体绩效目标 and does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.goals import OVERALL, columns, overall_goals
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="绩效-部门无整体",
    level=WARNING,
    title="部门没有整体绩效目标，也没有说明原因",
    reason="部门要编报整体绩效目标。没有的，正文印“整体预算绩效目标0个，涉及预算金额0.00万元”，读者会问原因。",
    source="《中共中央 国务院关于全面实施预算绩效管理的意见》：实施部门和单位预算绩效管理。",
    passes="口径: 部门\n其他说明: 本部门整体绩效目标正在修订，修订后公开。",
    fails="口径: 部门",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for a table, or for the word 整体 in 其他说明; only where the edition has such a table."""
    texts = subject.disclosure.texts
    excused = subject.disclosure.scope != "部门" or "整体" in texts.get("其他说明", "")
    if not excused and not overall_goals(subject) and columns(subject.edition, OVERALL):
        message = "口径是部门，却没有整体绩效目标，“其他说明”里也没有写原因。"
        remedy = "在“绩效目标 → 整体”里补上；确实没有的，在“其他说明”里写明原因。"
        yield finding_at(subject, RULE, ("口径",), message, remedy)
