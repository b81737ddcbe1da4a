"""What the officer changed: numbers and texts of two files, matched by what they are, not by where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.budget.catalogue import names
from generator.budget.disclosure import CARRIED, COUNTED, LAST_YEAR, PROJECT, Disclosure, Line
from generator.comparison.changes import Fact, Wording
from generator.source.nodes import Mapping as Block
from generator.source.nodes import Node, Scalar, at
from generator.source.paragraphs import unwrap

# Keys whose values say which line an amount belongs to: they are told with the amount.
IDENTIFYING = frozenset({"科目", "资金来源", "经济科目", "支出类型", "资金级次"})
LABELS = (("名称",), ("项目",), ("指标",), ("一级", "二级"), ("规则", "位置"), ("科目", "资金来源"))
PROJECTS = ("项目支出", "结转结余")
ALIKE = 0.6
What = tuple[str, ...]


class Sum(NamedTuple):
    """The lines of one description: what they add up to, whether they count things, where the first one stands."""

    amount: Decimal
    counted: bool
    place: str


def changed_facts(before: Disclosure, after: Disclosure) -> tuple[Fact, ...]:
    """Return each authored number that is not the same in both, in the order of the file after, then of the one before.

    Lines of the same description count as one, so that their order and number do not matter. Of two years, what each
    says of the year before it is left out.
    """
    renamed = renamed_projects(before, after)
    old, new = _sums(before, renamed), _sums(after, {})
    if before.year != after.year:
        old, new = ({what: one for what, one in sums.items() if what[0] != LAST_YEAR} for sums in (old, new))
    found = []
    for what in dict.fromkeys((*new, *old)):
        one, other = old.get(what), new.get(what)
        if (one and one.amount) != (other and other.amount):
            shown = other or one
            assert shown
            amounts = one.amount if one else None, other.amount if other else None
            found.append(Fact(what, *amounts, shown.counted, shown.place))
    return tuple(found)


def _sums(disclosure: Disclosure, renamed: Mapping[str, str]) -> dict[What, Sum]:
    named = {**names(disclosure.year), **disclosure.texts.get("科目名称", {})}
    sums: dict[What, Sum] = {}
    for line in disclosure.lines:
        what = _described(line, named, renamed)
        known = sums.get(what) or Sum(Decimal(0), _counts(line), f"{line.file}:{line.position.line}")
        sums[what] = known._replace(amount=known.amount + line.amount)
    return sums


def _described(line: Line, named: Mapping[str, str], renamed: Mapping[str, str]) -> What:
    """Return the words that tell a line from all others, the largest first."""
    if line.item:
        return tuple(line.item.split("."))
    codes = [f"{code} {named.get(code, '')}".strip() for code in (line.function, line.economy) if code]
    kind = "结转结余" if line.carried == CARRIED else line.kind
    when = (LAST_YEAR,) if line.period == LAST_YEAR else ()
    words = (*when, kind, renamed.get(line.project, line.project), *codes[:1], line.fund, *codes[1:])
    extra = (line.kind, line.level) if line.carried == CARRIED and line.kind != PROJECT else ()
    return tuple(word for word in (*words, *extra) if word)


def _counts(line: Line) -> bool:
    return line.item.rpartition(".")[2] in COUNTED


def renamed_projects(before: Disclosure, after: Disclosure) -> dict[str, str]:
    """Return the projects that only have another name, by the name before: the same money, or nearly the same name."""
    old, new = _projects(before), _projects(after)
    gone, come = [name for name in old if name not in new], [name for name in new if name not in old]
    renamed: dict[str, str] = {}
    for name in gone:
        likely = [other for other in come if old[name] == new[other] or _alike(name, other)]
        if likely:
            renamed[name] = max(likely, key=lambda other: SequenceMatcher(None, name, other, autojunk=False).ratio())
            come.remove(renamed[name])
    return renamed


def _projects(disclosure: Disclosure) -> dict[str, list[tuple[str, str, str, Decimal]]]:
    projects: dict[str, list[tuple[str, str, str, Decimal]]] = {}
    for line in disclosure.lines:
        if line.project and line.period != LAST_YEAR:
            key = (line.function, line.fund, line.economy, line.amount)
            projects.setdefault(line.project, []).append(key)
    return projects


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def changed_wordings(before: Disclosure, after: Disclosure) -> tuple[Wording, ...]:
    """Return each authored text or choice that is not the same in both."""
    renamed = renamed_projects(before, after)
    old = dict(_scalars(before.root, (), _amounts(before), renamed))
    new = dict(_scalars(after.root, (), _amounts(after), {}))
    found = [
        Wording(("项目名称",), name, other, _place(after, _named(after, other))) for name, other in renamed.items()
    ]
    for what in dict.fromkeys((*new, *old)):
        one, other = old.get(what), new.get(what)
        texts = _text(one), _text(other)
        if texts[0] != texts[1]:
            place = _place(after, other) if other else _place(before, one)
            found.append(Wording(what, *texts, place))
    return tuple(found)


def _named(disclosure: Disclosure, project: str) -> Scalar | None:
    """Return where a project has its name."""
    entries = (at(disclosure.root, (block, project, "名称")) for block in PROJECTS)
    return next((node for node in entries if isinstance(node, Scalar)), None)


def _place(disclosure: Disclosure, node: Scalar | None) -> str:
    return f"{disclosure.file}:{node.position.line}" if node else disclosure.file


def _text(node: Scalar | None) -> str | None:
    return "\n".join(unwrap(node)) if node else None


def _amounts(disclosure: Disclosure) -> set[tuple[int, int]]:
    """Return where the amounts of a file stand: they are facts of their own."""
    return {line.position[:2] for line in disclosure.lines if line.file == disclosure.file}


def _scalars(
    node: Node, path: What, amounts: set[tuple[int, int]], renamed: Mapping[str, str]
) -> Iterator[tuple[What, Scalar]]:
    """Yield every text and choice below a value, with the words that lead to it."""
    if isinstance(node, Scalar):
        if node.position[:2] not in amounts:
            yield path, node
    elif isinstance(node, Block):
        for key, child in node.entries.items():
            if not (isinstance(child, Scalar) and _is_told(key, path)):
                yield from _scalars(child, (*path, key), amounts, renamed)
    else:
        taken: dict[str, int] = {}
        for number, item in enumerate(node.items, 1):
            label = entry_label(item, number, renamed)
            taken[label] = taken.get(label, 0) + 1
            shown = label if taken[label] == 1 else f"{label}（{taken[label]}）"
            yield from _scalars(item, (*path, shown), amounts, renamed)


def _is_told(key: str, path: What) -> bool:
    """Return whether a value is told with something else: with an amount, or as the name of what it stands in."""
    return (key in IDENTIFYING and bool(path)) or (key == "名称" and path[:1] in {(block,) for block in PROJECTS})


def entry_label(item: Node, number: int, renamed: Mapping[str, str]) -> str:
    """Return the words by which an entry of a list is known, or its number if it has none."""
    if isinstance(item, Block):
        for keys in LABELS:
            if all(key in item.entries for key in keys):
                return "／".join(_words(item.entries[key], renamed) for key in keys)
    return f"第{number}项"


def _words(node: Node, renamed: Mapping[str, str]) -> str:
    if isinstance(node, Scalar):
        return renamed.get(node.text, node.text)
    below = node.entries.values() if isinstance(node, Block) else node.items
    return "、".join(_words(child, renamed) for child in below)
