"""Rule 文字-重复句子: a sentence, or some clauses, that stand twice, one right after the other."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq

from generator.checks.reading.search import LONGEST_DOUBLED, compiled, report, sheet, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-重复句子",
    level=WARNING,
    title="同样的句子连写了两遍",
    reason="粘贴或改稿时留下的重复。",
    source="审核惯例。",
    passes="概况: {主要职能: 加强监管，维护安全。加强服务，维护安全。}",
    fails="概况: {主要职能: 负责医疗保障工作。负责医疗保障工作。}",
)
CLAUSE = r"([^，；。\n]+)([，；。]?)(\n?)"
BETWEEN = r"[，；。\n]+"
RUNS = range(1, 5)  # clauses
SHORTEST = 5

Clause = tuple[str, str, int]  # its words, the mark that ends it (a line break is one), where it starts


def check(subject: Subject) -> Iterator[Finding]:
    """Report each run of clauses that follows itself, unless it is short enough to be found as a doubled word."""
    text = sheet(subject).text
    said = compiled(BETWEEN).split(text)
    if not any(any(map(eq, said, said[number:])) for number in RUNS):
        return
    found = compiled(CLAUSE).finditer(text)
    clauses = [(match[1], match[3] or match[2], match.start()) for match in found]
    for once, again in _repeated(clauses):
        words = "，".join(words for words, _, _ in once)
        spot = spot_at(subject, again[0][2], again[0][0])
        yield report(subject, RULE, spot, f"“{words}”连写了两遍。", "删去一遍。")


def _repeated(clauses: list[Clause]) -> Iterator[tuple[list[Clause], list[Clause]]]:
    """Yield each run of clauses with the one that follows it and says the same."""
    end = 0
    for first, (words, _, _) in enumerate(clauses):
        for number in RUNS:
            if first < end or first + number >= len(clauses) or clauses[first + number][0] != words:
                continue
            once, again = clauses[first : first + number], clauses[first + number : first + 2 * number]
            if _repeats(once, again):
                end = first + 2 * number
                yield once, again


def _repeats(once: list[Clause], again: list[Clause]) -> bool:
    if [words for words, _, _ in once] != [words for words, _, _ in again] or "\n" in [mark for _, mark, _ in once]:
        return False
    length = sum(len(words) + 1 for words, _, _ in once)
    return length > LONGEST_DOUBLED or (length > SHORTEST and "。" in [mark for _, mark, _ in once])
