"""Rule 文字-书名号: a title inside a title, or one in signs of comparison."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import HAN, before, hits, report, spot_of, within
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-书名号",
    level=WARNING,
    title="书名号里的书名号没有用单书名号〈〉",
    reason="书名号里面还要用书名号时，外面一层用双书名号《》，里面一层用单书名号〈〉；小于号、大于号不是书名号。",
    source="GB/T 15834-2011《标点符号用法》4.15（书名号）。",
    passes="概况: {主要职能: 按照《关于印发〈甲市救助办法〉的通知》执行。}",
    fails="概况: {主要职能: 按照《关于印发《甲市救助办法》的通知》执行。}",
)
INSIDE = r"《[^《》〈〉\n]+(《[^《》\n]*》)[^《》\n]*》"
DOUBLED = r"《(《[^《》\n]*》)》"
LONGEST = 80
COMPARED = rf"<{HAN}[^<>\n]*>"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each inner title in the marks of an outer one, each title marked twice, and each in < >."""
    for match in hits(subject, INSIDE, "《"):
        message = f"书名号里面的一层要用单书名号〈〉，这里写的是“{match[1]}”。"
        yield report(subject, RULE, spot_of(subject, match, 1), message, f"改成“〈{match[1][1:-1]}〉”。")
    for match in hits(subject, DOUBLED, "《《"):
        message = f"书名号写了两层：“{match[0]}”。"
        yield report(subject, RULE, spot_of(subject, match), message, f"改成“{match[1]}”。")
    for match in hits(subject, COMPARED, ">"):
        title = match[0][1:-1]
        right = f"〈{title}〉" if within(before(match, LONGEST), LONGEST, "《》") else f"《{title}》"
        message = f"“{match[0]}”用小于号、大于号当书名号。"
        yield report(subject, RULE, spot_of(subject, match), message, f"改成“{right}”。")
