"""Tables: rows of selectors crossed with columns of selectors over the ledger, as the edition's layouts say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import NamedTuple

from generator.budget.figure import Figure, Sum, change_between, growth_of, printed, with_sign
from generator.budget.ledger import GROUPINGS
from generator.document.tree import Cell, Column, Row, Table
from generator.document.vocabulary import Vocabulary
from generator.edition.complaint import MisuseError
from generator.edition.layout_faults import Layout

PARTS_OF_CODES = {"类": (0, 3), "款": (3, 5), "项": (5, 7), "经济类": (0, 3), "经济款": (3, 5)}
CODE_FIELDS = frozenset({*PARTS_OF_CODES, "代码"})
BLANK = Cell(align="right")
WIDE = 10
INDENT = "\u3000"
CHANGE, GROWTH = "差额", "幅度"


class Leaf(NamedTuple):
    """A column at the bottom of the header: it shows a field of the row, or the sum its words choose.

    `compared` says that it shows instead how much that sum is above last year's: CHANGE in money, GROWTH in percent.
    """

    title: str
    width: int
    field: str
    words: str
    compared: str


class Half(NamedTuple):
    """A table, or one of two side by side: its header, its columns, its rows from the top and from the bottom."""

    trees: list[Layout]
    leaves: list[Leaf]
    top: list[Row]
    bottom: list[Row]


class RowPlan(NamedTuple):
    """A row before it is printed: what its fields say, which ledger lines it stands for, in which words."""

    fields: dict[str, str]
    lines: int
    words: str = ""


def build_table(vocabulary: Vocabulary, name: str) -> Table:
    """Return the table that the edition's layout `name` describes, filled from the ledger."""
    return _Builder(vocabulary.edition.table(name), vocabulary).table()


def empty_note(vocabulary: Vocabulary, name: str) -> str:
    """Return the sentence that explains the empty table `name`, or nothing if the table has figures.

    Raises MisuseError if its layout has no such sentence.
    """
    layout = vocabulary.edition.table(name)
    if "空表说明" not in layout:
        raise MisuseError(f"表“{name}”里没有写“空表说明”")
    return _Builder(layout, vocabulary).empty_note()


def notes(vocabulary: Vocabulary, name: str) -> list[str]:
    """Return what stands below the table `name`: why it is empty, if it is, and the edition's note."""
    builder = _Builder(vocabulary.edition.table(name), vocabulary)
    return list(filter(None, (builder.empty_note(), builder.said("注"))))


class _Builder:
    """Builds one table. A layout with 并列 is two tables side by side; otherwise it is its own only half."""

    def __init__(self, layout: Layout, vocabulary: Vocabulary) -> None:
        self.layout = layout
        self.vocabulary = vocabulary
        self.ledger = vocabulary.ledger
        self.edition = vocabulary.edition
        self.scope = self._column(layout.get("取", ""))
        self.filled = bool(self.ledger.total(self.scope))
        self.words = {**vocabulary.words, "有数": self.filled}

    def table(self) -> Table:
        halves = [self._half(half) for half in self.layout.get("并列", [self.layout])]
        leaves = [leaf for half in halves for leaf in half.leaves]
        header = _header([tree for half in halves for tree in half.trees])
        title = self._say(self.layout["标题"])
        return Table(
            title=title,
            columns=tuple(Column(leaf.width, not leaf.field) for leaf in leaves),
            header=(*header, *self._numbers(leaves)),
            rows=_side_by_side(halves),
            left=self._say(self.edition.settings["表左"]),
            right=self._say(self.layout.get("表右") or self.edition.settings["表右"]),
            landscape=self.layout.get("横页", "是" if len(leaves) > WIDE else "否") == "是",
            description=f"{self.words['年度']}年{self.words['单位']}{title}",
        )

    def empty_note(self) -> str:
        return "" if self.filled else self.said("空表说明")

    def said(self, key: str) -> str:
        return self._say(self.layout.get(key, ""))

    def _say(self, text: str) -> str:
        return self.edition.say(text, self.words)

    def _holds(self, spec: Layout, key: str, *, otherwise: bool) -> bool:
        return self.edition.holds(spec[key], self.words) if key in spec else otherwise

    def _visible(self, nodes: list[Layout]) -> Iterator[Layout]:
        """Yield the header's nodes; one that is left out (略) gives way to those below it.

        A column that the edition does without (当) comes back where there is money in it: no amount may get lost.
        """
        for node in nodes:
            if not self._holds(node, "当", otherwise=True) and not self._has_money(node):
                continue
            below = list(self._visible(node.get("下", [])))
            if self._holds(node, "略", otherwise=False):
                yield from below
            else:
                yield {**node, "下": below, "题": self._say(node["题"])}

    def _has_money(self, node: Layout) -> bool:
        return "取" in node and bool(self.ledger.total(self.ledger.select(node["取"]).lines & self.scope))

    def _numbers(self, leaves: list[Leaf]) -> Iterator[Row]:
        if self.layout.get("编号行", self.edition.settings["编号行"]) == "是":
            numbers = iter(range(1, len(leaves) + 1))
            yield tuple(Cell(("※" if leaf.field else str(next(numbers)),), align="center") for leaf in leaves)

    def _half(self, half: Layout) -> Half:
        trees = list(self._visible(half["列"]))
        chosen = half.get("取", "")
        leaves = [leaf._replace(words=f"{chosen} {leaf.words}".strip()) for tree in trees for leaf in _leaves(tree)]
        if not leaves:
            raise self.edition.fault(half["列"], "“当”“略”把这里的列全省去了。", "改“当”“略”，至少留下一列。")
        columns = [(leaf, 0 if leaf.field else self._column(leaf.words, leaf.compared)) for leaf in leaves]
        years = reduce(or_, (self._years(leaf.words, leaf.compared) for leaf in leaves), self.ledger.this_year)
        scope = self.ledger.select(chosen).lines & years
        label = next((leaf.field for leaf in leaves if leaf.field not in CODE_FIELDS), "")

        def rows(key: str) -> list[Row]:
            plans = (plan for spec in half.get(key, []) for plan in self._plans(spec, half, scope, label))
            return [tuple([self._cell(plan, leaf, column) for leaf, column in columns]) for plan in plans]

        return Half(trees, leaves, rows("行"), rows("末行"))

    def _column(self, words: str, compared: str = "") -> int:
        return self.ledger.select(words).lines & self._years(words, compared)

    def _years(self, words: str, compared: str) -> int:
        both = self.ledger.this_year | self.ledger.last_year
        return both if compared else self.ledger.year_of(words)

    def _cell(self, plan: RowPlan, leaf: Leaf, column: int) -> Cell:
        if leaf.field:
            text = plan.fields.get(leaf.field, "")
            align = "center" if leaf.field in CODE_FIELDS else "left"
            return Cell((text,), align=align) if text else Cell(align=align)
        lines = plan.lines & column
        if not lines:
            return BLANK
        words = " ".join(filter(None, (plan.words, leaf.words)))
        figure = self._compared(lines, words, leaf.compared) if leaf.compared else self._sum(lines, words)
        return Cell((figure,), align="right") if figure.text else BLANK

    def _sum(self, lines: int, words: str) -> Figure:
        return printed(self.ledger.total(lines), Sum(words, lines), self.edition.number_formats["表格"])

    def _compared(self, lines: int, words: str, wanted: str) -> Figure:
        """Return the change of the lines' sum since last year, or its growth in percent, with its sign."""
        now, before = self._sum(lines & self.ledger.this_year, words), self._sum(lines & self.ledger.last_year, words)
        change = change_between(now, before, self.edition.number_formats["表格"])
        figure = change if wanted == CHANGE else growth_of(change, now, self.edition.number_formats["百分比"])
        return with_sign(figure, change)

    def _plans(self, spec: Layout, half: Layout, scope: int, label: str) -> Iterator[RowPlan]:
        if not self._holds(spec, "当", otherwise=True):
            return
        if "空行" in spec:
            yield from [RowPlan({}, 0)] * spec["空行"]
        elif "按" in spec:
            yield from self._grouped(spec["按"], {}, spec, half, scope)
        else:
            words = spec.get("取", "")
            lines = self.ledger.select(words).lines & scope
            if spec.get("无数") != "不列" or self.ledger.total(lines):
                yield RowPlan({label: INDENT * spec.get("缩", 0) + self._say(spec["题"])}, lines, words)

    def _grouped(
        self, levels: list[str], above: dict[str, str], spec: Layout, half: Layout, lines: int
    ) -> Iterator[RowPlan]:
        """Yield a row for each value of the first level, followed by the rows of the levels below it."""
        level, *below = levels
        hidden = CODE_FIELDS - set(half.get("代码", {}).get(level, CODE_FIELDS))
        indent = INDENT * spec.get("缩", 0) * (len(spec["按"]) - len(levels))
        for value, group in self._groups(level, spec, lines):
            fields = {**above, **self._fields(level, value, indent)}
            if level not in spec.get("不列", ()):
                shown = {key: text for key, text in fields.items() if key not in hidden}
                yield RowPlan(shown, group, f"{level}={value}")
            if below:
                yield from self._grouped(below, fields, spec, half, group)

    def _groups(self, level: str, spec: Layout, lines: int) -> list[tuple[str, int]]:
        found = self.ledger.groups(level, lines)
        if spec.get("全部") == "是":
            every = [code for code in map(str, self.edition.settings["类目"]) if code not in spec.get("除", ())]
            return [(code, dict(found).get(code, 0)) for code in every]
        if self.edition.settings["零行"] == "是" and self.filled:
            return found
        return [(value, group) for value, group in found if self.ledger.total(group)]

    def _fields(self, level: str, value: str, indent: str) -> dict[str, str]:
        dimension, _ = GROUPINGS[level]
        if dimension == "project":
            return dict.fromkeys(("项目", "本行名称"), indent + value)
        name = self.vocabulary.name(value)
        start, end = PARTS_OF_CODES[level]
        names = {"名称": name, "本行名称": name, "代码名称": f"{value} {name}"}
        return {level: value[start:end], "代码": value, **{key: indent + text for key, text in names.items()}}


def _side_by_side(halves: list[Half]) -> tuple[Row, ...]:
    """Return the rows of the halves joined; a shorter half is filled up between its top and its bottom rows."""
    height = max(len(half.top) + len(half.bottom) for half in halves)
    rows: list[Row] = [()] * height
    for half in halves:
        blank = tuple(Cell() if leaf.field else BLANK for leaf in half.leaves)
        filler = [blank] * (height - len(half.top) - len(half.bottom))
        rows = [row + part for row, part in zip(rows, [*half.top, *filler, *half.bottom], strict=True)]
    return tuple(rows)


def _leaves(node: Layout) -> Iterator[Leaf]:
    if node["下"]:
        for child in node["下"]:
            yield from _leaves(child)
    else:
        yield Leaf(node["题"], node.get("宽", 8), node.get("字段", ""), node.get("取", ""), node.get("比上年", ""))


def _depth(node: Layout) -> int:
    return 1 + max((_depth(child) for child in node["下"]), default=0)


def _header(trees: list[Layout]) -> list[Row]:
    """Return the rows of the header: a node spans its leaves, a leaf reaches down to the last row."""
    rows: list[list[Cell]] = [[] for _ in range(max(map(_depth, trees)))]
    for tree in trees:
        _place(tree, rows)
    return [tuple(row) for row in rows]


def _place(node: Layout, rows: list[list[Cell]]) -> None:
    """Add a node to the first of the rows and what is below it to the others."""
    text, span = (node["题"],), len(list(_leaves(node)))
    row, *below = rows
    reaches_down = below and not node["下"]
    row.append(Cell(text, span, "start" if reaches_down else "", "center"))
    for child in node["下"]:
        _place(child, below)
    for lower in below if reaches_down else ():
        lower.append(Cell(text, span, "continue", "center"))
