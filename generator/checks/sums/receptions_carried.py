"""Rule 三公-结转未计入: carry-over is spent on 三公 items, which the tables count of this year's money only."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_rest, carried
from generator.checks.reading.budget import ECONOMY, RECEPTIONS, REST, budget_lines, code_path
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="三公-结转未计入",
    level=NOTE,
    title="上年结转用于“三公”经费",
    reason="“三公”经费表和说明只计当年财政拨款，用结转资金安排的不在里面。读者看到的“三公”经费会比实际要用的少。",
    source="预算法第十四条；《地方预决算公开操作规程》（财预〔2016〕143号）：公开“三公”经费。",
    passes=carried(a_rest("能力提升补助", "30211")),
    fails=carried(a_rest("能力提升补助", "30217")),
)
ITEMS = {code: item for item, codes in RECEPTIONS.items() for code in codes}


def check(subject: Subject) -> Iterator[Finding]:
    """Point at each carried amount of a 三公 item."""
    for line in budget_lines(subject, REST):
        if item := ITEMS.get(line.economy):
            message = f"这笔结转用于{item}（{line.economy}），不计入“三公”经费表，那里只有当年财政拨款。"
            remedy = "核对这笔结转能否用于“三公”经费；确实要用的，在“其他说明”里写明金额。"
            yield finding_at(subject, RULE, code_path(line, ECONOMY), message, remedy)
