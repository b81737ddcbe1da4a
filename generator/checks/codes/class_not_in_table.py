"""Rule 科目-类不在表中: money in a 类 that the tables of the edition have no line for, and so would be lost."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import basic
from generator.checks.reading.budget import budget_lines, code_path
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding

RULE = Rule(
    id="科目-类不在表中",
    level=ERROR,
    title="收支总表没有这一类支出",
    reason="收支总表固定列出各类。表里没有的类，金额没有地方印，各类之和就不等于支出总计。",
    source="财政部《政府收支分类科目》；版式 edition.yaml 的“类目”。",
    passes=basic(function="2101501"),
    fails=basic(function="2180101") + "科目名称: {'218': 甲, '21801': 乙, '2180101': 丙}",
)
CLASS = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the 类 of each amount with those that the edition lists, each once."""
    listed = {str(code) for code in subject.edition.settings.get("类目", [])}
    told = set() if listed else {line.function[:CLASS] for line in budget_lines(subject)}
    for line in budget_lines(subject):
        code = line.function[:CLASS]
        if code not in listed and code not in told:
            told.add(code)
            message = f"收支总表没有 {code} 这一类，{line.function} 的金额印不进去。"
            yield finding_at(subject, RULE, code_path(line, "科目"), message, "核对编码的前三位。")
