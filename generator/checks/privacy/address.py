"""Rule 隐私-住址: an address down to the door, which is that of somebody's home."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule, Subject
from generator.checks.search import HAN, before, hits, report, spot_of
from generator.finding import WARNING, Finding

RULE = Rule(
    id="隐私-住址",
    level=WARNING,
    title="文字里有具体到门牌的住址",
    reason="具体到楼栋、单元、房号的住址是个人隐私；单位的办公地址不算。",
    source="政府信息公开条例第十五条；个人信息保护法第四条。",
    passes="概况: {主要职能: 办公地址在人民路12号3楼305室，改造和平小区5栋住宅楼。}",
    fails="概况: {主要职能: 慰问幸福路12号院3号楼2单元501室住户。}",
)
PATTERN = (
    rf"[{HAN}]{{2,8}}(?:路|街|巷|大道|胡同|小区|花园|家属院|新村|社区|村)[^，。；、\n]{{0,16}}?"
    r"\d+(?:号楼|栋|幢|座|号院|号|-)[^，。；、\n]{0,6}?\d+(?:(?:单元|-)\d*室?|室|号房)"
)
DOOR = r"(?:室(?<=\d室)|单元(?<=\d单元)|号房(?<=\d号房))"
OFFICE = ("办公", "局", "大厅", "单位", "中心", "窗口", "机关")
SENTENCE = 60


def check(subject: Subject) -> Iterator[Finding]:
    """Report each such address, unless the sentence says that it is an office."""
    if not any(hits(subject, DOOR)):
        return
    for match in hits(subject, PATTERN):
        sentence = before(match, SENTENCE).rpartition("。")[2] + match[0]
        if not any(word in sentence for word in OFFICE):
            message = "公开的文字里不应有具体到门牌的住址。"
            yield report(subject, RULE, spot_of(subject, match), message, "写到乡镇、街道或社区为止。")
