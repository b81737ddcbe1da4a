"""Rule 文字-标点重复: two marks of punctuation where one belongs, or one at the head of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import compiled, hits, report, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-标点重复",
    level=WARNING,
    title="标点连用，或段落以标点开头",
    reason="两个标点连在一起，是删改时留下的，中间可能丢了字。",
    source="GB/T 15834-2011《标点符号用法》。",
    passes="概况: {主要职能: 负责医疗保障工作……做好服务！——这是职责。}",
    fails="概况: {主要职能: 负责医疗保障工作，，做好服务。}",
)
PATTERN = r"[（《\n，。；：、！？][，。；：、！？）》]+"
FAULT = (
    r"[，。；：、][，。；：、！？]+|[！？][，。；：、]+|(?<=\n)[，。；：、！？]+"
    r"|(?<=[（《])[，。；：、]|[，；：、](?=[）》])"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report each mark that follows another, or nothing."""
    for match in hits(subject, PATTERN):
        fault = compiled(FAULT).search(match[0])
        if fault:
            message = f"一处只用一个标点，这里是“{match[0].strip()}”。"
            spot = spot_at(subject, match.start() + fault.start(), fault[0])
            yield report(subject, RULE, spot, message, "只留一个标点；看看中间是不是漏了字。")
