"""Rule 人员-超编: more people are in service than there are posts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import people
from generator.checks.reading.budget import fact
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="人员-超编",
    level=NOTE,
    title="在职人数大于编制数",
    reason="在职人数大于编制数，多半是人数或编制写错，或把不占编制的人员也算进了在职。确实超编的，读者会问原因。",
    source="《地方各级人民政府机构设置和编制管理条例》；审核惯例。",
    passes=people(20, 0),
    fails=people(21, 0),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the two numbers, where they are written."""
    posts, staff = fact(subject, "概况.人员.编制"), fact(subject, "概况.人员.在职.人数")
    if staff > posts:
        message = f"在职 {staff} 人，大于编制数 {posts}。"
        remedy = "核对编制数和在职人数；确实超编的不必改。"
        yield finding_at(subject, RULE, ("概况", "人员", "在职", "人数"), message, remedy)
