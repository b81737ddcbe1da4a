"""Rule 三公-有车无运行费: official vehicles, but no running costs of them anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import basic, receptions
from generator.checks.reading.budget import fact, this_year
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

COSTS = basic(running={"30201": 170000, "30231": 30000}) + receptions("公务用车运行维护费")
VEHICLE = "国有资产: {车辆: {一般公务用车: {数量: 1, 价值: 180000}}}"
RULE = Rule(
    id="三公-有车无运行费",
    level=NOTE,
    title="有公务用车，却没有公务用车运行维护费",
    reason="有车就有燃料、维修、保险。这些费用没有列在 30231，而列在项目的 302 或其他科目里，“三公”经费就少了。",
    source="预算法第十四条；财政部预决算公开检查的内容（“三公”经费真实、完整）。",
    passes=COSTS + VEHICLE,
    fails=VEHICLE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the number of cars in official use with the money under 30231, of any source and year."""
    cars = fact(subject, "国有资产.车辆.一般公务用车.数量", "国有资产.车辆.执法执勤用车.数量")
    if cars and not this_year(subject, "经济科目=30231"):
        message = f"有公务用车 {cars} 辆，全部支出里却没有公务用车运行维护费（30231）。"
        remedy = "车辆费用写到款 30231；不由本单位承担的，不必改。"
        yield finding_at(subject, RULE, ("国有资产", "车辆", "一般公务用车", "数量"), message, remedy)
