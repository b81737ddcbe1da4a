"""Rule 文字-重复引用: one document cited twice in one enumeration."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.citations import Citation, alike, citations
from generator.checks.reading.search import compiled, report, sheet, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-重复引用",
    level=WARNING,
    title="一处列举里同一个文件引了两次",
    reason="政策依据里逐个列出文件，同一个文件列两次是粘贴时留下的，读者会以为漏写了另一个文件。",
    source="审核惯例。",
    passes="概况: {主要职能: 按照《甲市救助办法》（甲政发〔2024〕5号）、《甲市采购规定》执行。"
    "《甲市救助办法》第三条规定了标准。}",
    fails="概况: {主要职能: 按照《甲市救助办法》（甲政发〔2024〕5号）、《甲市救助办法》（甲政发〔2024〕5号）执行。}",
)
GAP = (
    r"(?:[（(][^（）()\n]{0,40}[）)])?(?:第[一二三四五六七八九十百]+条)?文?(?:等?文件)?"
    r"[ 、，；,;和及与]*(?:以及|并)?"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report each document that stands a second time among citations that only commas part."""
    text = sheet(subject).text
    cited: list[Citation] = []
    for citation in citations(subject):
        if not cited or not compiled(GAP).fullmatch(text, cited[-1].end, citation.start):
            cited = []
        if any(_same(other, citation) for other in cited):
            words = text[citation.start : citation.end]
            message = f"“{words}”在这一处列举里已经引过。"
            remedy = "删去重复的一个；如果本来是另一个文件，改成它。"
            yield report(subject, RULE, spot_at(subject, citation.start, words), message, remedy)
        cited.append(citation)


def _same(one: Citation, other: Citation) -> bool:
    """Return whether two citations are of one document: by their numbers, or if one has none, by their titles."""
    if one.number and other.number:
        return one.number.right == other.number.right and alike(one.title, other.title)
    return one.title == other.title != ""
