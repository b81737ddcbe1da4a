"""Rule 文字-简称未用: a short name is announced (以下简称…) and never used."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import before, chinese_end, hits, report, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="文字-简称未用",
    level=NOTE,
    title="写了“以下简称”，后面没有用这个简称",
    reason="声明了简称，后面又用全称或另一个简称，读者会以为说的是别的单位、别的文件。",
    source="党政机关公文处理工作条例第十九条（人名、地名等准确，使用规范化简称先注明）。",
    passes="概况: {主要职能: 甲市医疗保障局（以下简称市局）负责。市局设四个处。}",
    fails="概况: {主要职能: 甲市医疗保障局（以下简称市局）负责。甲市医疗保障局设四个处。}",
)
PATTERN = r"[（(]以下(?:统一)?简称[：:]?[“《]?([^\W\d]{2,12})[”》]?[）)]"
LONGEST = 30


def check(subject: Subject) -> Iterator[Finding]:
    """Report each short name that does not stand by itself in what follows."""
    for match in hits(subject, PATTERN, "以下"):
        short, rest = match[1], match.string[match.end() :]
        full = chinese_end(before(match, LONGEST))
        for longer in (full, full[-len(short) - 1 :]) if full else ():
            rest = rest.replace(longer, "")
        if short not in rest:
            message = f"这里声明了简称“{short}”，后面没有用到。"
            remedy = f"后面统一用“{short}”；用不到就删去“（以下简称{short}）”。"
            yield report(subject, RULE, spot_of(subject, match, 1), message, remedy)
