"""Rule 科目-旧名误写: a text has the former or a misspelt name of a code.

The names come from the catalogue of aliases. A title in 《》 is a quotation and keeps what it says.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.catalogue import LOCAL, SLIP, Alias, aliases, name
from generator.checks.reading.search import Spot, report, sheet
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="科目-旧名误写",
    level=WARNING,
    title="科目用了旧名或误写的名称",
    reason="科目改了名，沿用去年的文字就会留下旧名；同一科目在表里和文字里两个名称，读者以为是两回事。",
    source="财政部《政府收支分类科目》（当年）；写法见 generator/budget/catalogue/aliases.tsv。",
    passes="其他说明: 自然资源海洋气象等支出比上年增加。",
    fails="其他说明: 国土海洋气象等支出比上年增加。",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Search every text for every alias of that year."""
    year, texts = subject.disclosure.year, sheet(subject).text
    found = [alias for alias in aliases() if alias.kind != LOCAL and alias.year <= year and alias.name in texts]
    for alias in found:
        for passage in subject.passages:
            yield from _mentions(subject, passage, alias)


def _mentions(subject: Subject, passage: Passage, alias: Alias) -> Iterator[Finding]:
    text, right = passage.text, name(alias.code, subject.disclosure.year)
    start = text.find(alias.name)
    while start >= 0:
        quoted = text.rfind("《", 0, start) > text.rfind("》", 0, start)
        if right and not quoted:
            spot = Spot(passage, start, alias.name)
            kind = "误写" if alias.kind == SLIP else "旧名"
            message = f"“{alias.name}”是 {alias.code} 的{kind}，{subject.disclosure.year} 年的名称是“{right}”。"
            yield report(subject, RULE, spot, message, f"改成“{right}”。")
        start = text.find(alias.name, start + len(alias.name))
