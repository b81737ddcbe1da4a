"""Rule 文字-引文自引: words quoted from a document cite that document again."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import hits, report, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="文字-引文自引",
    level=NOTE,
    title="引自一个文件的话里又引了这个文件",
    reason="一个办法的条文里说“本办法”，不会再引自己的名称。引号里又出现它，多半是引文抄错、引号放错，或一句话没有写完。",
    source="审核惯例。",
    passes="概况: {主要职能: 根据《甲市救助办法》第三条规定，“县级部门按照本办法负责救助”。}",
    fails="概况: {主要职能: 根据《甲市救助办法》第三条规定，“县级部门根据《甲市救助办法》负责救助”。}",
)
PATTERN = r"《([^《》\n]{2,})》[^《》“”。；\n]{0,40}“[^”\n]{0,120}?(《\1》)"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the second citation."""
    for match in hits(subject, PATTERN, "，“", "：“", "定“"):
        message = f"引号里的话引自《{match[1]}》，里面又引了《{match[1]}》。"
        remedy = "对照原文核对引文：条文里通常是“本办法”；不是原文就去掉引号。"
        yield report(subject, RULE, spot_of(subject, match, 2), message, remedy)
