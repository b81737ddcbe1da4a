"""Rule 文字-机构旧称: an office or scheme under the name it had before a reform, from organs.tsv beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.checks.reading.search import Spot, compiled, report, within
from generator.checks.reading.wordlist import listed
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="文字-机构旧称",
    level=NOTE,
    title="用了机构改革以前的名称",
    reason="机构、制度改了名称，职能往往也归了别的部门。书名号里的旧名、“原……”和讲从前的话不算。",
    source="国务院机构改革方案（2018年、2023年）；各地机构改革方案。",
    passes="概况: {主要职能: 与市卫生健康委员会分工。2016年城镇居民基本医疗保险与新农合合并。}",
    fails="概况: {主要职能: 与市卫生和计划生育委员会分工。}",
)
LIST = Path(__file__).with_name("organs.tsv")
# 原农业局, and with its place: 原甲县农业局.
FORMER = re.compile(r"(?:原(?:(?![则有来因本])[^，。；、（）\s]{0,8}[省市县区州盟旗]|国家)?|时任|由|前)$")
RENAMED = r"[划并]入|更名|改名|改称"
YEAR = r"((?:19|20)\d\d)年"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each former name in the texts of a year after the change."""
    for spot, organ in listed(subject, LIST):
        year = int(organ.rest[0])
        if year < subject.disclosure.year and not _past(spot, year):
            message = f"“{organ.wrong}”在 {year} 年改革后是“{organ.right}”。"
            remedy = f"核对后改成“{organ.right}”；指的是以前的机构，写“原{organ.wrong}”。"
            yield report(subject, RULE, spot, message, remedy)


def _past(spot: Spot, year: int) -> bool:
    """Return whether the sentence speaks of the time before the change, or cites a title."""
    text = spot.passage.text
    before = text[: spot.start]
    sentence = re.split("[。；\n]", before)[-1]
    renamed = compiled(RENAMED).search(re.split("[。；\n]", text[spot.start :])[0])
    old = any(int(found) <= year for found in compiled(YEAR).findall(sentence))
    return old or bool(renamed or FORMER.search(before)) or within(text, spot.start, "《》")
