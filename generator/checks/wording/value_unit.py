"""Rule 文字-指标缺单位: the value of an indicator is a number without a unit."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import an_aim, an_overall_goal
from generator.checks.reading.search import Spot, compiled, indicator, report, sheet
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="文字-指标缺单位",
    level=NOTE,
    title="指标值只有数，没有计量单位",
    reason="指标值“2”是2次、2人还是2万元，读者看不出来。名称的括号里写了单位的、指标值是 0 的不算。",
    source="财预〔2015〕88号《中央部门预算绩效目标管理办法》（绩效指标应当细化、量化）；审核惯例。",
    passes=an_overall_goal(an_aim("采购批次", "3批")),
    fails=an_overall_goal(an_aim("采购批次", "3")),
)
FIELD = "指标值"
VALUE = r"[<>=≥≤＜＞＝\s]*(\d[\d,]*(?:\.\d+)?)\s*"
BRACKETS = ("）", ")")
OF_TIME = ("时间", "日期", "时限", "期限", "年份", "年度")


def check(subject: Subject) -> Iterator[Finding]:
    """Report each such value, unless the name of its indicator states the unit."""
    for passage in sheet(subject).fields[FIELD]:
        match = compiled(VALUE).fullmatch(passage.text)
        name = indicator(subject, passage) if match else ""
        if match and match[1].strip("0.,") and not name.endswith((*BRACKETS, *OF_TIME)):
            message = f"“{name}”的指标值“{passage.text}”没有计量单位。"
            remedy = "在数后面写上单位，例如“次”“人”“万元”“%”。"
            yield report(subject, RULE, Spot(passage, match.start(1), match[1]), message, remedy)
