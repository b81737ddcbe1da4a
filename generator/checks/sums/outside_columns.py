"""Rule 金额-不进栏目: an amount is in the total of a printed table, but in none of the columns that add up to it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.disclosure import CURRENT, Line
from generator.checks.examples import a_project, projects
from generator.checks.reading.budget import ECONOMY, code_path, wan
from generator.checks.rule import Rule, Subject, finding_at
from generator.document.tree import Table
from generator.edition.layout_faults import Layout
from generator.finding import ERROR, Finding

RULE = Rule(
    id="金额-不进栏目",
    level=ERROR,
    title="有一笔金额只进表的合计，不进表的任何一栏",
    reason="读者把一行的各栏加起来，应当等于它的合计。项目支出情况表按经济科目的类分栏，没有写经济科目，"
    "或写了表里没有的类，各栏之和就少这一笔。",
    source="数字本身的关系；各栏见版式的表（当年财政部门印发的表式）。",
    passes=projects(),
    fails=projects(a_project(economy=None)),
)
FEWEST = 2
BY_ECONOMY = "经济科目="


def check(subject: Subject) -> Iterator[Finding]:
    """Look in each table with a column for the whole for lines that no other column chooses."""
    told: set[Line] = set()
    for table, layout in _tables(subject):
        columns = [words for column in layout["列"] for words in _words(column)]
        for line in subject.ledger.pick(_outside(subject, layout, columns)):
            if line.amount and line not in told and not _is_of_strange_fund(subject, line):
                told.add(line)
                yield _finding(subject, line, table, columns)


def _tables(subject: Subject) -> Iterator[tuple[Table, Layout]]:
    """Yield each printed table with its layout, if it is not two tables side by side."""
    names = [name for part in subject.edition.settings["部分"] for name in part.get("表", [])]
    blocks = subject.document.blocks if subject.document else ()
    tables = [block for block in blocks if isinstance(block, Table) and block.level]
    for name, table in zip(names, tables, strict=False):
        layout = subject.edition.table(name)
        if "列" in layout:
            yield table, layout


def _words(column: Layout) -> Iterator[str]:
    """Yield the words by which the columns at the bottom of a header choose their lines."""
    for below in column.get("下", ()):
        yield from _words(below)
    if "取" in column:
        yield column["取"]


def _outside(subject: Subject, layout: Layout, columns: list[str]) -> int:
    """Return the lines that are in the column for the whole alone. One more column need not be all the rest (其中)."""
    ledger = subject.ledger
    parts = [ledger.select(words).lines for words in columns if words and ledger.year_of(words) == ledger.this_year]
    if len(parts) < FEWEST or "" not in columns:
        return 0
    outside = ledger.select(layout.get("取", "")).lines & ledger.this_year
    for part in parts:
        outside &= ~part
    return outside


def _is_of_strange_fund(subject: Subject, line: Line) -> bool:
    """Return whether the edition does not know a line's 资金来源, of which `codes.unknown_fund` tells."""
    known = subject.edition.settings.get("资金来源", [])
    return bool(known) and line.carried == CURRENT and line.fund not in known


def _finding(subject: Subject, line: Line, table: Table, columns: list[str]) -> Finding:
    classes = [words.removeprefix(BY_ECONOMY) for words in columns if words.startswith(BY_ECONOMY)]
    remedy = (
        f"写明经济科目，以 {'、'.join(classes)} 之一开头。" if classes else "核对这笔的资金来源、支出类型和经济科目。"
    )
    why = (f"，经济科目 {line.economy} 没有自己的栏" if line.economy else "，它没有写经济科目") if classes else ""
    message = f"这笔 {wan(line.amount)}没有进入“{table.number}{table.title}”的任何一栏{why}。"
    place = code_path(line, ECONOMY) if classes and line.economy else line.position
    return finding_at(subject, RULE, place, message, remedy)
