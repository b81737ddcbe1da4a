"""Rule 文字-一名两号: one document cited with two numbers of one year, unlike in the serial or in one letter."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.citations import Citation, citations, outvoted
from generator.checks.reading.search import line_at, report, spot_at, unlike
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-一名两号",
    level=WARNING,
    title="同一个文件名配了两个发文字号",
    reason="同一机关同一年的同名文件只有一个文号。序号不同，或机关代字只差一个字，其中一个抄错了。",
    source="党政机关公文处理工作条例第九条（标题、发文字号）；审核惯例。",
    passes="概况: {主要职能: 按照《甲市救助办法》（甲政发〔2024〕15号）、《甲市救助办法》（甲政发〔2021〕5号）执行。}",
    fails="概况: {主要职能: 按照《甲市救助办法》（甲政发〔2024〕15号）执行。"
    "《甲市救助办法》（甲政发〔2024〕51号）同时执行。}",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report each citation whose number is a miswriting of one found more often, or earlier, with title and year."""
    groups: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations(subject):
        if citation.number and citation.title:
            groups.setdefault((citation.title, citation.number.year), []).append(citation)
    for group in groups.values():
        for one, other in outvoted(group, _same, _is_miswritten):
            assert one.number
            assert other.number
            number, elsewhere = one.number, f"在另一处（第 {line_at(subject, other.number.start)} 行）"
            message = f"《{one.title}》在这里是“{number.right}”，{elsewhere}是“{other.number.right}”。"
            words = spot_at(subject, number.start, number.words)
            yield report(subject, RULE, words, message, "核对原文件，改成同一个文号。")


def _same(one: Citation, other: Citation) -> bool:
    return bool(one.number and other.number and one.number.right == other.number.right)


def _is_miswritten(one: Citation, other: Citation) -> bool:
    """Return whether two numbers of a title and year differ only in the serial, or only in one letter."""
    if not one.number or not other.number or one.number.agency == other.number.agency:
        return not _same(one, other)
    _, wrong, right = unlike(one.number.agency, other.number.agency)
    return one.number.serial == other.number.serial and max(len(wrong), len(right)) == 1
