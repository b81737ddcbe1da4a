"""Rule 文字-全角数字: digits or letters of full width, or a full-width mark inside a number."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.checks.reading.search import before, compiled, hits, report, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-全角数字",
    level=WARNING,
    title="数字、字母是全角的，或数字中间夹了全角标点",
    reason="全角的１２、３，５１８搜不到、算不了，排版时也与别的数字不齐；数字中间的全角逗号还会被读成两个数。",
    source="GB/T 15835-2011《出版物上数字用法》（阿拉伯数字用半角）。",
    passes="概况: {主要职能: 安排3,518.85万元，2025、2026年分别为100人、200人。}",
    fails="概况: {主要职能: 安排3，518.85万元。}",
)
WIDE = r"[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ．，]*"
COMMA = r"，(?<=\d，)\d{3}(?:，\d{3})*(?:\.\d+)?(?=\s*[万亿]?元)"
POINT = r"[．。](?<=\d.)\d+(?=\s*(?:[万亿]?元|%|％))"
HEAD = r"(?<![\d.，])\d{1,3}$"
LONGEST_HEAD = 8
LONGEST_SHOWN = 10


def check(subject: Subject) -> Iterator[Finding]:
    """Report each number or word that is wider than it should be."""
    for match in hits(subject, WIDE):
        yield _finding(subject, match.start(), match[0])
    for pattern in (COMMA, POINT):
        for match in hits(subject, pattern):
            head = compiled(HEAD).search(before(match, LONGEST_HEAD))
            if head:
                yield _finding(subject, match.start() - len(head[0]), head[0] + match[0])


def _finding(subject: Subject, start: int, words: str) -> Finding:
    right = unicodedata.normalize("NFKC", words).replace("。", ".")
    long = len(words) > LONGEST_SHOWN  # the number of a person is not repeated
    message = "数字、字母和数字里的标点要用半角" + ("。" if long else f"，这里写的是“{words}”。")
    return report(subject, RULE, spot_at(subject, start, words), message, "改成半角。" if long else f"改成“{right}”。")
