"""Rule 文字-单位词: the value of an indicator ends in a word that is no unit."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import an_aim, an_overall_goal
from generator.checks.reading.search import Spot, compiled, report, sheet
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-单位词",
    level=WARNING,
    title="数后面的词不是计量单位",
    reason="批量、数量、次数是名称，不是单位：要写“1批”“3个”“5次”，读者才知道数的是什么。",
    source="财预〔2015〕88号《中央部门预算绩效目标管理办法》（绩效指标应当细化、量化）；审核惯例。",
    passes=an_overall_goal(an_aim("采购批次", "3批")),
    fails=an_overall_goal(an_aim("采购批次", "3批量")),
)
UNITS = {
    "批量": "批", "数量": "个", "次数": "次", "人数": "人", "个数": "个", "户数": "户", "件数": "件", "天数": "天",
    "金额": "万元", "比例": "%", "比率": "%", "百分比": "%", "频次": "次", "面积": "平方米", "期数": "期", "场数": "场",
}  # fmt: skip
FIELDS = ("指标值", "上年完成值")
LAST = tuple(sorted({word[-1] for word in UNITS}))
PATTERN = rf"(\d+(?:\.\d+)?\s*)({'|'.join(UNITS)})$"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each value that ends in a number and such a word."""
    for passage in (passage for field in FIELDS for passage in sheet(subject).fields[field]):
        match = compiled(PATTERN).search(passage.text) if passage.text.endswith(LAST) else None
        if match:
            number, word = match.groups()
            message = f"“{word}”不是计量单位，这里写的是“{match[0]}”。"
            remedy = f"换成单位，例如“{number.strip()}{UNITS[word]}”。"
            yield report(subject, RULE, Spot(passage, match.start(), match[0]), message, remedy)
