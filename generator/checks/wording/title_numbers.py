"""Rule 文字-一名两号: one document cited with two numbers of one year, unlike in the serial or in one letter."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.citations import Number, citations
from generator.checks.rule import Rule, Subject
from generator.checks.search import report, sheet, spot_at, unlike
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
    """Report each citation whose number is a miswriting of an earlier one with the same title and year."""
    seen: dict[tuple[str, int], list[Number]] = {}
    for citation in citations(sheet(subject).text):
        number = citation.number
        if not number or not citation.title:
            continue
        earlier = seen.setdefault((citation.title, number.year), [])
        other = next((one for one in earlier if _is_miswritten(number, one)), None)
        if not other:
            earlier.append(number)
        else:
            message = f"《{citation.title}》在这里是“{number.right}”，在另一处是“{other.right}”。"
            yield report(
                subject, RULE, spot_at(subject, number.start, number.words), message, "核对原文件，改成同一个文号。"
            )


def _is_miswritten(number: Number, other: Number) -> bool:
    """Return whether two numbers of a title and year differ only in the serial, or only in one letter."""
    if number.agency == other.agency:
        return number.serial != other.serial
    _, one, two = unlike(number.agency, other.agency)
    return number.serial == other.serial and max(len(one), len(two)) == 1
