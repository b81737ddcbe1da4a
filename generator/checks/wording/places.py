"""Rule 文字-旧地名: a place under the name it had before it was renamed, from the list places.tsv beside this file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.checks.reading.search import Spot, report, within
from generator.checks.reading.wordlist import listed
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-旧地名",
    level=WARNING,
    title="用了已经变更的行政区划名称",
    reason="撤地设市、撤县设市（区）以后，公开的文件要用现在的名称；书名号里的旧名和“原……”不算。",
    source="行政区划管理条例；民政部公布的历年县级以上行政区划变更情况。",
    passes="概况: {主要职能: 补助吐鲁番市、喀什地区和原哈密地区，吴江市场监管。}",
    fails="概况: {主要职能: 补助吐鲁番地区。}",
)
LIST = Path(__file__).with_name("places.tsv")
FORMER = ("原", "时称", "旧称")
MARKETS = "场面"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each former name in the texts of a year after the change."""
    for spot, place in listed(subject, LIST):
        year = place.rest[0]
        if int(year) < subject.disclosure.year and not _meant(spot):
            message = f"“{place.wrong}”已在 {year} 年改为“{place.right}”。"
            yield report(subject, RULE, spot, message, f"改成“{place.right}”；指的是以前的名称，写“原{place.wrong}”。")


def _meant(spot: Spot) -> bool:
    """Return whether the former name is meant, or the characters belong to another word (吴江 市场)."""
    before, after = spot.passage.text[: spot.start], spot.passage.text[spot.start + len(spot.words) :]
    market = spot.words.endswith("市") and after.startswith(tuple(MARKETS))
    return market or before.endswith(FORMER) or within(before, len(before), "《》")
