"""Rule 文字-文号序号: the serial number of a document has 第 before it, begins with a nought or is set apart."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.citations import numbers
from generator.checks.reading.search import compiled, report, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-文号序号",
    level=WARNING,
    title="发文字号的序号加了“第”字、补了 0 或隔了空格",
    reason="发文顺序号用阿拉伯数字，不加“第”字，不编虚位（1 不写成 01），不隔空格。写法不一，同一文件就查不到一起。",
    source="GB/T 9704-2012《党政机关公文格式》7.2.5（发文字号）。",
    passes="概况: {主要职能: 按照甲财预〔2024〕5号文件执行。}",
    fails="概况: {主要职能: 按照甲财预〔2024〕第05号文件执行。}",
)
SERIAL = r"(?<!\d)(?:第\s*0*|0+)\d+\s*号$|\s"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each document number in which there is more than letters, year and digits."""
    for number in numbers(subject):
        more = compiled(SERIAL).search(number.words)
        if more:
            message = f"发文字号的序号只写数字，不加“第”，不补 0，不隔空格，这里写的是“{number.words}”。"
            remedy = f"改成“{number.right}”。"
            yield report(subject, RULE, spot_at(subject, number.start, number.words), message, remedy)
