"""Rule 资金来源-财政专户: money of the special account without anything of education.

Tables may head the column 财政专户（教育收费）: it holds fees of education and other non-tax income kept there.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_project, projects
from generator.checks.reading.budget import budget_lines, code_path
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import NOTE, Finding

RULE = Rule(
    id="资金来源-财政专户",
    level=NOTE,
    title="不是教育支出，却用了财政专户资金",
    reason="财政专户收的是教育收费等纳入财政专户管理的非税收入，有的表把这一栏叫作“财政专户（教育收费）”。"
    "对口支援、捐赠等资金一般不在这里。",
    source="《政府非税收入管理办法》（财税〔2016〕33号）；各级预算公开的名词解释（财政专户管理资金）。",
    passes=projects(a_project("教学", function="2059999", fund="财政专户核拨"), 收入="{财政专户核拨: 新增教学}"),
    fails=projects(a_project("教学", fund="财政专户核拨"), 收入="{财政专户核拨: 新增教学}"),
)
FUND = "财政专户核拨"
EDUCATION = "205"


def check(subject: Subject) -> Iterator[Finding]:
    """Point at the first such amount outside education."""
    for line in budget_lines(subject):
        if line.fund == FUND and not line.function.startswith(EDUCATION):
            message = f"{line.function} 不是教育支出，资金来源是财政专户核拨（收的是教育收费等）。"
            path = code_path(line, "资金来源")
            yield finding_at(subject, RULE, path, message, "核对这笔钱是否在财政专户；不在的，改用别的资金来源。")
            return
