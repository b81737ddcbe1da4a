"""Rule 文字-重复字词: words of two characters or more that stand twice, one right after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.search import HAN, LONGEST_DOUBLED, compiled, report, sheet, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-重复字词",
    level=WARNING,
    title="同样的字词连写了两遍",
    reason="粘贴或改稿时留下的重复。叠用的词（研究研究、一个一个）和后一个词另有所属的（为服务服务对象）不算。",
    source="审核惯例。",
    passes="概况: {主要职能: 常常一户一户走访，逐个逐个登记，为管理管理人员提供服务。}",
    fails="概况: {主要职能: 开展医疗监督服务服务工作。}",
)
REPEATED = rf"((?:{HAN}|[，、；]){{2,{LONGEST_DOUBLED}}}?)\1"
SHORTEST_CLAUSE = 5
STOPS = "，、；"
ENDS = frozenset("，、；。：（）！？\n")
# 学生每生每年 is so much for each, and for each year.
EMPHATIC = r"[一二两三几半数多逐每很极太最更][^，、；]{1,6}|.一|来越|越来|.+着|.{1,3}每"
OWNER = "对象|人员|机构|单位|部门|中心|组织|目录|平台|体系|办法|军委|[者员师长局署厅处站队所院地团]"
USUAL = frozenset(
    {
        "许多", "很多", "非常", "十分", "多少", "研究", "讨论", "商量", "考虑", "休息", "学习", "介绍", "了解", "锻炼",
        "交流", "认识", "活动", "表示", "体验", "感受", "整理", "收拾", "琢磨", "照顾", "逐个", "分别", "永远", "试试",
    }
)  # fmt: skip


def check(subject: Subject) -> Iterator[Finding]:
    """Report each word or clause that follows itself."""
    text = sheet(subject).text
    end = 0
    for place in sorted(_candidates(text)):
        match = compiled(REPEATED).match(text, place)
        if match and place >= end and _is_slip(text, match):
            end = match.end()
            word = match[1].strip(STOPS)
            message = f"“{word}”连写了两遍。"
            yield report(subject, RULE, spot_at(subject, place, match[0]), message, f"删去一个“{word}”。")


def _is_slip(text: str, match: re.Match[str]) -> bool:
    """Return whether a word is not said twice on purpose, and its second half does not begin another word."""
    word, before, after = match[1], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
    if any(stop in word for stop in STOPS):
        whole = after[:1] in ENDS if word[0] in STOPS else word[-1] in STOPS and before in ENDS
        return whole and len(word) >= SHORTEST_CLAUSE
    return word not in USUAL and not compiled(EMPHATIC).fullmatch(word) and not compiled(OWNER).match(after)


def _candidates(text: str) -> set[int]:
    """Return the places from which a text may repeat itself at once.

    For each length the text is laid over itself, moved by that length, as one long number: where two characters
    and what follows agree, the difference of the numbers has noughts. That costs a third of trying every place.
    """
    size = 2 * len(text)
    code = text.encode("utf-16-le", "replace")
    if len(code) != size:  # characters of two units, such as emoji: each must count as one
        code = re.sub("[\U00010000-\U0010ffff]", "?", text).encode("utf-16-le", "replace")
    number = int.from_bytes(code, "little")
    places = set()
    for length in range(2, LONGEST_DOUBLED + 1):
        moved = (number ^ (number >> 16 * length)).to_bytes(size, "little")
        place = moved.find(bytes(2 * length))
        while 0 <= place < size - 2 * length:
            places.add(place // 2 + place % 2)
            place = moved.find(bytes(2 * length), place + 2)
    return places
