"""Rule 项目-重名: two projects, or two items of carry-over, have one name, and so cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_project, projects
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding

RULE = Rule(
    id="项目-重名",
    level=ERROR,
    title="两个项目同名",
    reason="项目按名称取数：同名的两个项目会各印一段，每段都印两者之和，项目个数却只算一个。结转结余也是这样。",
    source="各级项目库管理办法：一个项目一个名称；程序按名称汇总。",
    passes=projects(a_project("宣传"), a_project("培训", 200000)),
    fails=projects(a_project("宣传"), a_project("宣传", 200000)),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Point at each further use of a name within a block."""
    for kind in ("项目支出", "结转结余"):
        seen: set[str] = set()
        for number, entry in enumerate(subject.disclosure.texts.get(kind, [])):
            if entry["名称"] in seen:
                message = f"“{entry['名称']}”前面已经有了，两处的金额会合在一起印两次。"
                remedy = "同一个项目的几笔，写在一个“支出”里；不同的项目，名称要有区别。"
                yield finding_at(subject, RULE, (kind, number, "名称"), message, remedy)
            seen.add(entry["名称"])
