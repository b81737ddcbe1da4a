"""Rule 隐私-住址: an address down to the door, which is that of somebody's home."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import HAN, before, compiled, narrow_hits, report, spot_of
from generator.checks.rule import Rule, Subject
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
DIGIT = r"[\d一二三四五六七八九十零〇]"
PATTERN = (
    rf"{HAN}{{2,8}}(?:路|街|巷|大道|胡同|小区|花园|家属院|新村|社区|村)[^，。；、\n]{{0,16}}?"
    rf"{DIGIT}+(?:号楼|栋|幢|座|号院|号|-)[^，。；、\n]{{0,6}}?{DIGIT}+(?:(?:单元|-){DIGIT}*室?|室|号房)"
)
DOOR = rf"(?:室(?<={DIGIT}室)|单元(?<={DIGIT}单元)|号房(?<={DIGIT}号房))"
HOME = r"址(?:(?<=住址)|(?<=家庭地址)|(?<=户籍地址))\s*[：:]\s*([^，。；\n]*[省市区县乡镇村路街巷][^，。；\n]*)"
OFFICE = ("办公", "局", "大厅", "单位", "中心", "窗口", "机关")
SENTENCE = 60
MESSAGE, REMEDY = "公开的文字里不应有具体到门牌的住址。", "写到乡镇、街道或社区为止。"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each such address, unless the sentence says that it is an office."""
    for match in narrow_hits(subject, HOME):
        yield report(subject, RULE, spot_of(subject, match, 1), MESSAGE, REMEDY)
    for match in narrow_hits(subject, PATTERN) if any(narrow_hits(subject, DOOR)) else ():
        sentence = before(match, SENTENCE).rpartition("。")[2] + match[0]
        if not any(word in sentence for word in OFFICE) and not compiled(HOME).search(sentence):
            yield report(subject, RULE, spot_of(subject, match), MESSAGE, REMEDY)
