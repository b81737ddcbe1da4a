"""Rule 文字-一号两名: one document number cited with two different titles."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.citations import Citation, alike, citations, outvoted
from generator.checks.reading.search import line_at, report, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-一号两名",
    level=WARNING,
    title="同一个发文字号配了两个文件名",
    reason="一个发文字号只属于一个文件。名称不同，不是文号抄错，就是名称抄错。“关于印发…的通知”与办法本身、带不带发文机关，不算不同。",
    source="党政机关公文处理工作条例第九条（标题、发文字号）；审核惯例。",
    passes="概况: {主要职能: 按照《关于印发〈甲市救助办法〉的通知》（甲政发〔2024〕5号）、"
    "《甲市救助办法》（甲政发〔2024〕5号）执行。}",
    fails="概况: {主要职能: 按照《甲市救助办法》（甲政发〔2024〕5号）、《甲市采购规定》（甲政发〔2024〕5号）执行。}",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report each title once that differs from one found more often, or earlier, with the same number."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations(subject):
        if citation.number and citation.title:
            groups.setdefault(citation.number.right, []).append(citation)
    for number, group in groups.items():
        told = {one.title: (one, other) for one, other in reversed([*outvoted(group, _same, _clash)])}
        for one, other in told.values():
            elsewhere = f"在另一处（第 {line_at(subject, other.start)} 行）"
            message = f"“{number}”在这里是《{one.title}》，{elsewhere}是《{other.title}》。一个文号只属于一个文件。"
            words = spot_at(subject, one.start, f"《{one.title}》")
            yield report(subject, RULE, words, message, "核对原文件，改正名称或文号。")


def _same(one: Citation, other: Citation) -> bool:
    return alike(one.title, other.title)


def _clash(one: Citation, other: Citation) -> bool:
    return not _same(one, other)
