"""Rule 文字-文号括号: the year of a document number stands in brackets of another kind than 〔 〕, or in none."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.citations import ENDS_OF_AGENCIES, Number, agency_of, numbers
from generator.checks.reading.search import HAN, before, hits, line_at, report, spot_at
from generator.checks.rule import Rule, Subject
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
RUNNING = r"(?:19|20)\d\d年第?\d{1,5}号(?![楼院线机馆井宗])"
LONGEST_AGENCY = 12
SHORTEST_AGENCY = 3
BARE = rf"[（(]({HAN}{{1,11}}{HAN})(?<!令|告|报|批)((?:19|20)\d\d)(?:年第?|第|-)(\d{{1,5}})号[）)]"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each place where a document number has other brackets, and the other way it is written, if any."""
    found = numbers(subject)
    for number in found:
        if number.brackets != RIGHT:
            message = f"发文字号的年份要用六角括号〔〕，这里写的是“{number.words}”{_also(subject, number, found)}。"
            remedy = f"改成“{number.right}”。"
            yield report(subject, RULE, spot_at(subject, number.start, number.words), message, remedy)
    for start, words, right in dict.fromkeys((*_enclosed(subject), *_running(subject))):
        message = f"发文字号的年份要用六角括号〔〕括起，这里写的是“{words}”。"
        yield report(subject, RULE, spot_at(subject, start, words), message, f"改成“{right}”。")


def _enclosed(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Yield where a number without brackets of its own stands in round ones, its words, and how to write it."""
    for match in hits(subject, BARE, "号）", "号)"):
        yield match.start() + 1, match[0][1:-1], f"{match[1]}〔{match[2]}〕{match[3]}号"


def _running(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Yield the same of a number in the middle of a sentence, where only usual endings show who issued it."""
    for match in hits(subject, RUNNING, "号"):
        agency = agency_of(before(match, LONGEST_AGENCY))
        if len(agency) >= SHORTEST_AGENCY and agency.endswith(ENDS_OF_AGENCIES):
            year, serial = match[0][:4], match[0][5:].lstrip("第")
            yield match.start() - len(agency), agency + match[0], f"{agency}〔{year}〕{serial}"


def _also(subject: Subject, number: Number, found: tuple[Number, ...]) -> str:
    """Return how the same number is written elsewhere, if otherwise."""
    others = [other for other in found if other.right == number.right and other.brackets != number.brackets]
    return f"，同一文号在另一处（第 {line_at(subject, others[0].start)} 行）写作“{others[0].words}”" if others else ""
