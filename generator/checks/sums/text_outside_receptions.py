"""Rule 三公-文字漏计: a project's 资金分配情况 spends on one of the 三公, and none of its money is under that code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.examples import a_project, projects
from generator.checks.reading.budget import RECEPTIONS
from generator.checks.reading.search import Spot, report, sheet
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="三公-文字漏计",
    level=NOTE,
    title="资金分配情况里有“三公”经费，项目里没有列",
    reason="“三公”经费按经济科目的款汇总。列在 302 或别的科目里的接待、购车、出国费用，不在“三公”经费表里。",
    source="预算法第十四条；财政部预决算公开检查的内容（“三公”经费真实、完整）。",
    passes=projects(a_project(资金分配情况="师资费7万元；严格执行规定，不得用于公务接待。")),
    fails=projects(a_project(资金分配情况="师资费7万元；公务接待费1万元。")),
)
ITEMS = {
    "公务接待费": re.compile(r"公务接待"),
    "公务用车购置": re.compile(r"购[置买](?:\d+辆)?公务用车|公务用车购置"),
    "因公出国（境）费用": re.compile(
        r"因公出国|出[国境](?!(?:（境）)?(?:务工|劳务|留学|就医|手续|证件|检疫|检验))"
        r"|赴(?:[美德法英泰韩]国|日本|境外|国外)"
    ),
}
DENIED = re.compile(r"(?:不|无|未|严禁|禁止|压减|减少|除)[^，。；]{0,8}$")


def check(subject: Subject) -> Iterator[Finding]:
    """Look for the three in the words on how each project's money is spent."""
    for passage in sheet(subject).fields["资金分配情况"]:
        entry = subject.disclosure.texts["项目支出"][int(passage.path[1])]
        codes = {str(line.get("经济科目", "")) for line in entry.get("支出", [])}
        for name, pattern in ITEMS.items():
            wanted, found = RECEPTIONS[name], pattern.search(passage.text)
            if found and codes.isdisjoint(wanted) and not DENIED.search(passage.text[: found.start()]):
                message = f"资金分配里有“{found[0]}”，这个项目没有列{name}（{'、'.join(wanted)}）。"
                remedy = f"属于{name}的，单列一笔、经济科目写到款；不属于的不必改。"
                yield report(subject, RULE, Spot(passage, found.start(), found[0]), message, remedy)
