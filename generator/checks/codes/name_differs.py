"""Rule 科目-名称不同: the file gives a code a name other than the catalogue's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.catalogue import name
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="科目-名称不同",
    level=NOTE,
    title="“科目名称”与科目目录不同",
    reason="科目名称由财政部统一规定。目录有的编码另写名称，多半是编码或名称写错；只加括号注明部门的不算。",
    source="财政部《政府收支分类科目》（当年）。",
    passes="科目名称: {'2080502': 事业单位离退休（民政）}",
    fails="科目名称: {'2080502': 行政单位离退休}",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each name of the file with the catalogue's for that code and year."""
    for code, written in subject.disclosure.texts.get("科目名称", {}).items():
        right = name(code, subject.disclosure.year)
        if right and written != right and not written.startswith((f"{right}（", f"{right}(")):
            message = f"{code} 在科目目录里是“{right}”，这里写的是“{written}”。"
            remedy = "核对编码和名称；目录错了或地方另有规定的，不必改。"
            yield finding_at(subject, RULE, ("科目名称", code), message, remedy)
