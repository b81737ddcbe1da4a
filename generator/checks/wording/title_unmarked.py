"""Rule 文字-缺书名号: a document is cited by its title and number, and the title has no marks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.citations import numbers
from generator.checks.reading.search import compiled, report, sheet, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-缺书名号",
    level=WARNING,
    title="文件名没有用书名号",
    reason="引用文件先引标题，用书名号，后引发文字号。没有书名号，读者分不清标题从哪里开始。",
    source="GB/T 15834-2011《标点符号用法》4.15（书名号）；党政机关公文引用文件的惯例。",
    passes="概况: {主要职能: 按照《关于做好救助的通知》（甲财社〔2024〕5号）和市政府批复（甲政函〔2024〕6号）执行。}",
    fails="概况: {主要职能: 按照关于做好救助的通知（甲财社〔2024〕5号）执行。}",
)
OPENING = ("（", "(")
LONGEST = 80
CLAUSE = r"[^。；，：“”》）)]*$"
TITLE = (
    "(?:关于.+的[^的、]{0,4}(?:通知|意见|批复|函|决定|方案)|[^的]{4,}(?:条例|办法|规定|细则|(?:实施|工作|行动)方案))$"
)
LEAD = "^、?(?:.*(?:根据|按照|依照|依据|执行|落实|贯彻))?"


def check(subject: Subject) -> Iterator[Finding]:
    """Look at what stands before each document number in brackets; a title in marks ends with 》 there."""
    text = sheet(subject).text
    for number in numbers(subject):
        if text[number.start - 1 : number.start] in OPENING and (title := _title(text, number.start - 1)):
            message = f"文件名“{title}”没有用书名号。"
            spot = spot_at(subject, number.start - 1 - len(title), title)
            yield report(subject, RULE, spot, message, f"写成“《{title}》”，并与原文件核对。")


def _title(text: str, end: int) -> str:
    """Return the title without marks that ends at a place, or nothing."""
    clause = compiled(CLAUSE).search(text[max(end - LONGEST, 0) : end].rpartition("\n")[2])
    named = compiled(TITLE).search(compiled(LEAD).sub("", clause[0])) if clause else None
    return named[0] if named else ""
