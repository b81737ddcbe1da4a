"""Rule 科目-未收录: a code without a name, neither in the catalogue nor in the file; the code is printed instead."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.budget import KINDS, entries
from generator.checks.rule import Rule, Subject, at
from generator.finding import WARNING, Finding
from generator.source.nodes import Path

BASIC = (
    "基本支出: [{{科目: '2101501', 资金来源: 一般财力, 人员经费: {{'{0}': 600000}}, 公用经费: {{'30201': 200000}}}}]"
)
RULE = Rule(
    id="科目-未收录",
    level=WARNING,
    title="科目目录里没有这个编码",
    reason="编码查不到名称，表和说明里就印编码。编码可能写错，也可能是目录还没有收的科目。",
    source="财政部《政府收支分类科目》（当年）；目录见 generator/catalogue。",
    passes=BASIC.format("30101"),
    fails=BASIC.format("30188"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look up every code that is printed with a name, each once."""
    known = subject.disclosure.titles
    told: set[str] = set()
    for code, path in _printed(subject):
        if code not in known and code not in told:
            told.add(code)
            message = f"科目目录里没有 {code}，名称的地方会印编码{_above(code, subject)}。"
            remedy = "核对编码；编码没有错的，在“科目名称”里写上名称。"
            yield at(subject, RULE, path, message, remedy)


def _printed(subject: Subject) -> Iterator[tuple[str, Path]]:
    for entry in entries(subject):
        yield entry.function, entry.function_path
        if entry.kind in KINDS:
            yield entry.economy, entry.economy_path
    for number, entry_before in enumerate(subject.disclosure.texts.get("上年", {}).get("支出", [])):
        if "科目" in entry_before:
            yield entry_before["科目"], ("上年", "支出", number, "科目")


def _above(code: str, subject: Subject) -> str:
    """Return what is known of the code's upper levels."""
    titles = subject.disclosure.titles
    title = titles.get(code[:5]) or titles.get(code[:3])
    return f"（上一级是“{title}”）" if title else ""
