"""Rule 文字-一号两名: one document number cited with two different titles."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.citations import alike, citations
from generator.checks.rule import Rule, Subject
from generator.checks.search import report, sheet, spot_at
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
    """Report each title that differs from the first one cited with the same number."""
    first: dict[str, str] = {}
    told = set()
    for citation in citations(sheet(subject).text):
        if not citation.number or not citation.title:
            continue
        number, title = citation.number.right, citation.title
        other = first.setdefault(number, title)
        if title != other and (number, title) not in told and not alike(other, title):
            told.add((number, title))
            message = f"“{number}”在这里是《{title}》，在另一处是《{other}》。一个文号只属于一个文件。"
            yield report(
                subject, RULE, spot_at(subject, citation.start, f"《{title}》"), message, "核对原文件，改正名称或文号。"
            )
