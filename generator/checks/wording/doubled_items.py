"""Rule 文字-重复列举: one item stands twice in a list, or a clause twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import HAN, compiled, hits, report, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-重复列举",
    level=WARNING,
    title="一串列举里同一项写了两次",
    reason="用顿号列举的事项、地区、费用，同一项写两次，不是多写了一个，就是其中一个应当是另一项。",
    source="审核惯例。",
    passes="概况: {主要职能: 用于办公费、印刷费、差旅费。}",
    fails="概况: {主要职能: 用于印刷费、办公费、差旅费、办公费。}",
)
PATTERN = rf"、({HAN}{{3,}})(?=[\d.,]*(?:[万亿]?元)?[、，。；\n]|$)"
BREAK = r"[，。；：:\n]"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each item of a list that the same list already has, with or without an amount."""
    last: dict[str, int] = {}
    for match in hits(subject, PATTERN, "、"):
        item = match[1]
        if item in last and not compiled(BREAK).search(match.string, last[item], match.start()):
            message = f"“{item}”在这一串列举里写了两次。"
            remedy = "删去一个；如果本来是另一项，改成它。"
            yield report(subject, RULE, spot_of(subject, match, 1), message, remedy)
        last[item] = match.end()
