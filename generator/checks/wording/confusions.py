"""Rule 文字-易错词: a word that is confused with another, from the list confusions.tsv beside this file.

The list holds whole words that official texts do not use, each with the longer words in which the same characters
are right, and an example that a test runs. Words that are right in some sentences are not in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.checks.reading.search import report
from generator.checks.reading.wordlist import listed
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-易错词",
    level=WARNING,
    title="错别字、易混的词",
    reason="同音、形近的字输错，公开后最容易被人指出来。",
    source="通用规范汉字表（国发〔2013〕23号）；GF 1001-2001《第一批异形词整理表》；《现代汉语词典》。",
    passes="概况: {主要职能: 开设专用账户，部署预防犯罪工作，医保特殊药品按排名采购。}",
    fails="概况: {主要职能: 开设专用帐户。}",
)
LIST = Path(__file__).with_name("confusions.tsv")


def check(subject: Subject) -> Iterator[Finding]:
    """Report each word of the list, with the right one and why."""
    for spot, word in listed(subject, LIST):
        message = f"“{word.wrong}”应当是“{word.right}”：{word.rest[0]}。"
        yield report(subject, RULE, spot, message, f"改成“{word.right}”。")
