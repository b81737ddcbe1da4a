"""Rule 三公-无车有运行费: running costs of official vehicles, but no vehicles."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import basic, receptions
from generator.checks.reading.budget import fact, this_year, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

COSTS = basic(running={"30201": 170000, "30231": 30000}) + receptions("公务用车运行维护费")
RULE = Rule(
    id="三公-无车有运行费",
    level=NOTE,
    title="没有车辆，却安排了公务用车运行维护费",
    reason="公务用车运行维护费用于按规定保留的公务用车。国有资产里车辆为 0 辆又有这项费用，读者会问用在哪里"
    "（租车费一般列 30239 其他交通费用）。",
    source="《党政机关公务用车管理办法》；各级预算公开的名词解释。",
    passes=COSTS + "国有资产: {车辆: {一般公务用车: {数量: 1, 价值: 180000}}}",
    fails=COSTS,
)
VEHICLES = "国有资产.车辆.{}.数量"
VEHICLE_KINDS = ("一般公务用车", "执法执勤用车", "其他车辆")


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the 三公 item with the number of vehicles."""
    costs = this_year(subject, "财政拨款 公务用车运行维护费")
    if costs and not fact(subject, *map(VEHICLES.format, VEHICLE_KINDS)):
        message = f"国有资产里车辆是 0 辆，公务用车运行维护费却有 {wan(costs)}。"
        remedy = "核对车辆数；是租车费的，核对该列 30231 还是 30239，并在变动原因里写明。"
        yield finding_at(subject, RULE, ("国有资产", "车辆", VEHICLE_KINDS[0], "数量"), message, remedy)
