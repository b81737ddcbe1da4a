"""Rule 文字-半角标点: punctuation of half width between Chinese characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.checks.reading.search import hits, is_chinese, report, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="文字-半角标点",
    level=NOTE,
    title="中文里用了半角标点",
    reason="中文用全角标点，同一份文件里全角半角混用，排版时间距不一。数字、外文、算式里的半角标点不算。",
    source="GB/T 15834-2011《标点符号用法》5.1（标点符号的位置和书写形式）。",
    passes="概况: {主要职能: 负责医疗保障工作，做好DRG(按病种)付费，标准为每人700元/(年.人)。}",
    fails="概况: {主要职能: '负责医疗保障工作,做好服务。'}",
)
FULL = dict(zip(",:;?!()[].", "，：；？！（）（）。", strict=True))
QUOTE = '"'
PATTERN = r'[,:;?!.]|\([^()\n]*\)|\[[^\[\]\n]*\]|"[^"\n]*"'
PICKED = ("佐证资料", "设置依据", "赋分规则")
AROUND = "《》“”（）〔〕"
SENTENCE = 4


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first such mark of each text, and how many more it has. What a system lets pick is left alone."""
    found = [spot_of(subject, match) for match in hits(subject, PATTERN) if _is_among_chinese(match)]
    counts = Counter(spot.passage.path for spot in found)
    for path, spot in {spot.passage.path: spot for spot in reversed(found)}.items():
        if path[-1] not in PICKED:
            sign = spot._replace(words=spot.words if spot.words.startswith(QUOTE) else spot.words[0])
            yield report(subject, RULE, sign, *_said(sign.words, counts[path]))


def _is_among_chinese(match: re.Match[str]) -> bool:
    """Return whether a mark stands between Chinese characters, or a pair of them around such."""
    words, text = match[0], match.string
    before, after = text[max(match.start() - SENTENCE, 0) : match.start()], text[match.end() : match.end() + 2]
    if words[0] == QUOTE:
        return any(is_chinese(letter) for letter in words)
    if words[0] in "([":
        return is_chinese(before[-1:]) and is_chinese(words[1:2])
    if words == ".":
        return len(before) == SENTENCE and is_chinese(before) and (after[:1] in ("", "\n") or is_chinese(after))
    following = after.lstrip(" ")[:1]
    return (is_chinese(before[-1:]) or before[-1:] in AROUND) and (is_chinese(following) or following in AROUND)


def _said(words: str, count: int) -> tuple[str, str]:
    """Return the message and the remedy for a mark that a text has so many of."""
    more = f"，这段文字里共有 {count} 处" if count > 1 else ""
    if words.startswith(QUOTE):
        return f"中文里的引号要用“ ”，这里用了半角的双引号{more}。", "改成中文的引号“ ”。"
    return f"中文里要用全角标点，这里用了半角的“{words}”{more}。", f"改成“{FULL[words]}”。"
