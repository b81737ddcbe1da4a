"""Rule 隐私-受助人姓名: the name of a person who is ill or gets aid."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import HAN, before, hits, is_chinese, report, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="隐私-受助人姓名",
    level=NOTE,
    title="文字里有患者、受助人的姓名",
    reason="患病、受救助的情况连同姓名公开，会损害本人的权益。项目负责人、联系人的姓名不算。",
    source="政府信息公开条例第十五条；个人信息保护法第二十八条（医疗健康属敏感个人信息）。",
    passes="概况: {主要职能: 救助对象：低保户、特困人员，患者：满意度95%以上。}",
    fails="概况: {主要职能: 救助对象：王建国、李明，患大病两人。}",
)
SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任"
    "陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"
)
WHO = (
    "患者", "病人", "受助人", "受助对象", "救助对象", "救助人员", "补助对象", "资助对象", "慰问对象", "受益人",
    "低保户", "特困人员", "孤儿", "遗属", "困难职工", "困难党员", "家属", "死者", "姓名",
)  # fmt: skip
HELPED = "患者|病人|学生|老人|残疾人|低保户|特困人员|孤儿|遗属|困难职工|困难党员"
AIDED = rf"(?:{HELPED})({HAN}{{2,3}}|{HAN}{{2,8}}·{HAN}{{2,8}})\s*(?=\d[\d,.]*[万千百]?元)"
LONGEST = 6
PATTERN = r"[：:]\s*([^\W\d]{2,3}?)(?=[，、。；（(\s]|$|等|同志)"
MESSAGE, REMEDY = "这里像是患者或受助人的姓名。", "删去姓名，或写成“王某某”；不是人名，可以不改。"
NOT_NAMES = (
    "户", "人", "员", "民", "工", "者", "生", "家", "属", "童", "度", "率", "等", "区", "市", "县", "乡", "村",
    "压", "病", "症", "炎", "术", "药", "费", "金", "龄", "面", "规", "复", "卡",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first name after each such word, and one that an amount follows."""
    for match in hits(subject, PATTERN):
        if before(match, LONGEST).endswith(WHO) and _is_name(match[1]):
            yield report(subject, RULE, spot_of(subject, match, 1), MESSAGE, REMEDY)
    for match in hits(subject, AIDED, "元"):
        if "·" in match[1] or _is_name(match[1]):
            yield report(subject, RULE, spot_of(subject, match, 1), MESSAGE, REMEDY)


def _is_name(words: str) -> bool:
    return words[0] in SURNAMES and is_chinese(words) and not words.endswith(NOT_NAMES)
