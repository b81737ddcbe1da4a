"""Rule 金额-缺单位: a figure behind a word of money has no unit at all (项目共计200000，经费40用于宣传)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="金额-缺单位",
    level=WARNING,
    title="金额没有写单位",
    reason="没有单位的数，读者不知道是元还是万元，差一万倍。",
    source="GB/T 15835-2011《出版物上数字用法》；预算公开表的单位是万元。",
    passes="其他说明: 培训经费2万元，分别用于师资费1.5、场地费0.5万元。",
    fails="其他说明: 培训经费20000，用于聘请师资。",
)
BARE = re.compile(
    r"(?:经费|费用?|资金|金额|奖励?金|共计|合计|总计|预算)(?:共计|合计|总计|为|约|[:：])?\s*"
    r"(\d[\d,]*(?:\.\d+)?)(?=[，。；;)）\n]|用于|$)"
)
YEAR = re.compile(r"(?:19|20)\d\d$")
SHARED = "分别"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each such figure, unless it can be a year or shares the unit of those behind it."""
    for passage in subject.passages:
        for match in BARE.finditer(passage.text):
            sentence = passage.text[: match.start()].rpartition("。")[2]
            if not YEAR.match(match[1]) and SHARED not in sentence:
                message = f"“{match[0].strip()}”没有写单位。"
                remedy = "在数后面写明单位：元或万元。"
                yield report(subject, RULE, Spot(passage, match.start(1), match[1]), message, remedy)
