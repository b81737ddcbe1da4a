"""Rule 科目-未收录: a code, or one above it, without a name in the catalogue and in the file; it is printed instead."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.disclosure import BASIC
from generator.checks.examples import basic
from generator.checks.reading.budget import ECONOMY, budget_lines, code_path
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, Finding
from generator.source.nodes import KeyPath

LEVELS = {3: "类", 5: "款", 7: "项"}
RULE = Rule(
    id="科目-未收录",
    level=ERROR,
    title="科目目录里没有这个编码",
    reason="编码查不到名称，表和说明里就印编码，类、款的名称也是这样。编码可能写错，也可能是目录还没有收的科目。",
    source="财政部《政府收支分类科目》（当年）；目录见 generator/budget/catalogue。",
    passes=basic({"30101": 600000}),
    fails=basic({"30188": 600000}),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look up every code that is printed with a name, and the 类 and 款 above it, each once."""
    known = {*subject.disclosure.titles}
    for code, path in _printed(subject):
        missing = [code[:length] for length in LEVELS if length <= len(code) and code[:length] not in known]
        if missing:
            known.update(missing)
            told = "、".join(f"{one}（{LEVELS[len(one)]}）" for one in missing)
            message = f"科目目录里没有 {told}，名称的地方会印编码{_above(missing[0], subject)}。"
            pasted = ", ".join(f'"{one}": …' for one in missing)
            yield finding_at(subject, RULE, path, message, f"核对编码；编码没有错的，写上名称：科目名称: {{{pasted}}}")


def _printed(subject: Subject) -> Iterator[tuple[str, KeyPath]]:
    """Yield the codes that are named in print; one of last year is, where a sentence compares it."""
    for line in budget_lines(subject):
        yield line.function, code_path(line, "科目")
        if line.path[0] == BASIC:
            yield line.economy, code_path(line, ECONOMY)
    compared = {key.rpartition(".")[2] for one in subject.comparisons for key in one.keys}
    for number, before in enumerate(subject.disclosure.texts.get("上年", {}).get("支出", [])):
        if before.get("科目") in compared:
            yield before["科目"], ("上年", "支出", number, "科目")


def _above(code: str, subject: Subject) -> str:
    """Return what is known of the level above a code."""
    title = subject.disclosure.titles.get(code[:-2])
    return f"（上一级是“{title}”）" if title else ""
