"""Rule 文字-文号颠倒: two document numbers that differ only in the order of their letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.checks.reading.citations import Number, numbers
from generator.checks.reading.search import report, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-文号颠倒",
    level=WARNING,
    title="两个发文字号只差机关代字的字序",
    reason="年份、序号相同，机关代字的字也相同而次序不同，几乎总是同一个文件，其中一处把字写颠倒了。",
    source="GB/T 9704-2012《党政机关公文格式》7.2.5（发文字号）；审核惯例。",
    passes="概况: {主要职能: 按照甲财社办〔2024〕15号、甲社财〔2023〕15号文件执行。}",
    fails="概况: {主要职能: 按照甲财社办〔2024〕15号、甲社财办〔2024〕15号文件执行。}",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report each number whose letters are rarer (or come later) than the same letters in another order."""
    groups: dict[tuple[str, int, int], list[Number]] = {}
    for number in numbers(subject):
        groups.setdefault(("".join(sorted(number.agency)), number.year, number.serial), []).append(number)
    for group in groups.values():
        ways = Counter(number.right for number in group)
        usual = ways.most_common(1)[0][0]
        for wrong in (number for number in group if number.right != usual):
            message = f"“{wrong.right}”与另一处的“{usual}”只差机关代字的字序，应当是同一个文件。"
            spot = spot_at(subject, wrong.start, wrong.words)
            yield report(subject, RULE, spot, message, "核对原文件，两处写成一样。")
