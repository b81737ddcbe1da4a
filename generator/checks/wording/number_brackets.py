"""Rule 文字-文号括号: the year of a document number stands in brackets of another kind than 〔 〕, or in none."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.citations import Number, numbers
from generator.checks.rule import Rule, Subject
from generator.checks.search import HAN, hits, line_at, report, sheet, spot_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-文号括号",
    level=WARNING,
    title="发文字号的年份没有用六角括号〔〕",
    reason="发文字号的年份用六角括号〔〕括起。同一文号在一份文件里有几种括号，读者会当成几个文件，也查不到它。",
    source="GB/T 9704-2012《党政机关公文格式》7.2.5（发文字号）。",
    passes="概况: {主要职能: 按照甲财预〔2024〕15号文件执行。}",
    fails="概况: {主要职能: 按照甲财预（2024）15号文件执行。}",
)
RIGHT = "〔〕"
# Decrees and announcements are numbered otherwise: 财政部令第104号, 2026年第5号.
BARE = rf"[（(]([{HAN}]{{1,11}}[{HAN}])(?<!令|告|报|批)((?:19|20)\d\d)(?:年第?|第|-)(\d{{1,5}})号[）)]"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each place where a document number has other brackets, and the other way it is written, if any."""
    found = numbers(sheet(subject).text)
    for number in found:
        if number.brackets != RIGHT:
            message = f"发文字号的年份要用六角括号〔〕，这里写的是“{number.words}”{_also(subject, number, found)}。"
            yield report(
                subject, RULE, spot_at(subject, number.start, number.words), message, f"改成“{number.right}”。"
            )
    for match in hits(subject, BARE, "号）", "号)"):
        message = f"发文字号的年份要用六角括号〔〕括起，这里写的是“{match[0][1:-1]}”。"
        words = spot_at(subject, match.start() + 1, match[0][1:-1])
        yield report(subject, RULE, words, message, f"改成“{match[1]}〔{match[2]}〕{match[3]}号”。")


def _also(subject: Subject, number: Number, found: tuple[Number, ...]) -> str:
    """Return how the same number is written elsewhere, if otherwise."""
    others = [other for other in found if other.right == number.right and other.brackets != number.brackets]
    return f"，同一文号在另一处（第 {line_at(subject, others[0].start)} 行）写作“{others[0].words}”" if others else ""
