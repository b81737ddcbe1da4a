"""Rule 文字-年份: a reason or goal speaks of a year that is neither this one nor the last."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.naming import is_name
from generator.checks.reading.search import Spot, compiled, hits, report, spot_at, within
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="文字-年份",
    level=NOTE,
    title="说明里的年份既不是本年也不是上年",
    reason="变动原因、资金安排和绩效目标讲的是本年和上年；出现别的年份，常常是从往年的文件里复制来的。"
    "文件名、文号、“截至”“自……起”和起止年份不算。",
    source="审核惯例。",
    passes="变动原因: {机关运行经费: 2026年取暖费较2025年增加，自2019年起执行新标准}",
    fails="变动原因: {机关运行经费: 2023年取暖费增加}",
)
PATTERN = r"年(?<=\D(?:19|20)\d\d年)度?(?![\d\-—－~～至到]*[\-—－~～至到])"
DIGITS = 4
BLOCKS = ("变动原因", "主要用途")
FIELDS = ("资金分配情况", "委托业务费用途", "用途", "总体目标", "年度绩效目标")
LED = r"(?:截至|截止|自|从|始于|原|[至到\-—－~～]|根据.{0,30}|依据.{0,30}|按照.{0,30})$"
FOLLOWED = r"\s*(?:\d{1,2}月(?:\d{1,2}日)?)?(?:[起成]|设立|建立|印发|出台|启动|以来|之前|以前|退休|购)"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each such year in the reasons, uses and goals."""
    this_year = subject.disclosure.year
    for match in hits(subject, PATTERN):
        year = int(match.string[match.start() - DIGITS : match.start()])
        if year in (this_year, this_year - 1):
            continue
        spot = spot_at(subject, match.start() - DIGITS, f"{year}{match[0]}")
        if _concerned(spot.passage) and not _meant(spot):
            message = f"这里写的是 {year} 年，本年是 {this_year} 年，上年是 {this_year - 1} 年。"
            yield report(subject, RULE, spot, message, "核对年份；确实要讲这一年，可以不改。")


def _concerned(passage: Passage) -> bool:
    of_project = is_name(passage.path) and passage.path[0] == "项目支出"
    return passage.path[0] in BLOCKS or passage.path[-1] in FIELDS or of_project


def _meant(spot: Spot) -> bool:
    """Return whether the sentence itself says why it speaks of that year."""
    text = spot.passage.text
    quoted = within(text, spot.start, "《》") or within(text, spot.start, "“”")
    led = compiled(LED).search(text[: spot.start].rpartition("。")[2])
    return quoted or bool(led or compiled(FOLLOWED).match(text, spot.start + len(spot.words)))
