"""The content of one unit and year: budget lines and texts, typed and unchangeable.

Every amount the officer wrote becomes one `Line` that keeps its place in the file. No figure is added up here.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Names
from decimal import Decimal
from typing import Any, NamedTuple

from generator.budget.catalogue import names
from generator.budget.rounding import YUAN_PER_WAN
from generator.finding import ERROR, Finding, Position
from generator.source.nodes import KeyPath, Mapping, Node, Scalar, Sequence, at
from generator.source.paragraphs import text_of

THIS_YEAR = "本年"
LAST_YEAR = "上年"
CARRIED = "结转"
CURRENT = "当年"
STAFF = "人员经费"
RUNNING = "公用经费"
BASIC = "基本支出"
PROJECT = "项目支出"
UPPER = "上级"
LOCAL = "本级"
FUNDS = (
    "一般财力", "上级一般公共预算安排转移支付", "政府性基金收入", "上级政府性基金安排转移支付",
    "国有资本经营收入", "上级国有资本经营预算安排转移支付", "财政专户核拨", "单位资金", "事业收入", "上级补助收入",
    "附属单位上缴收入", "事业单位经营收入", "其他收入", "一般公共预算拨款", "政府性基金预算拨款",
    "国有资本经营预算拨款", "用事业基金弥补收支差额",
)  # fmt: skip

FACTS = ("政府采购", "国有资产", "概况.人员", "概况.行政单位数")
PRIOR_FACTS = ("收入", "支出合计", "科目", "三公经费", "机关运行经费")
EXACT = "以元为单位最多两位小数，例如 33809.04；整份文件以万元录入的，在开头写“金额单位: 万元”，最多六位。"
COUNTED = frozenset({"面积", "数量", "人数", "增减", "编制", "单价50万元以上", "单价100万元以上", "行政单位数"})


class Line(NamedTuple):
    """One authored number, in 元 or a count, with all that can be asked of it.

    Budget lines have a `period` and the `path` of the amount in the file; single facts (采购, 资产, last year's amounts
    for one sentence) have an `item` instead, the dotted path of their keys.
    """

    amount: Decimal
    file: str
    position: Position
    path: KeyPath = ()
    period: str = ""
    carried: str = CURRENT
    fund: str = ""
    kind: str = ""
    function: str = ""
    economy: str = ""
    project: str = ""
    level: str = LOCAL
    item: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a number of things, not of 元."""
        return self.item.rpartition(".")[2] in COUNTED


class Disclosure(NamedTuple):
    """What one file says. `texts` mirrors the file: mappings, lists and paragraphs joined by line breaks."""

    file: str
    root: Mapping
    edition: str
    unit: str
    scope: str
    year: int
    lines: tuple[Line, ...]
    texts: dict[str, Any]

    @property
    def titles(self) -> Names[str, str]:
        """The names of codes that the document prints: the unit's own 科目名称, else those of the year's catalogue."""
        own: dict[str, str] = self.texts.get("科目名称", {})
        return {**names(self.year), **own} if own else names(self.year)


def read_disclosure(root: Mapping, file: str) -> tuple[Disclosure, list[Finding]]:
    """Return the content of a file that the schema accepts, with the amounts that are not exact 分."""
    reader = _Reader(file, Decimal(1) if _text(root, "金额单位", "元") == "元" else YUAN_PER_WAN)
    lines = tuple(reader.lines(root))
    disclosure = Disclosure(
        file, root, _text(root, "版式"), _text(root, "单位"), _text(root, "口径"), int(_number(root, "年度")),
        lines, _texts(root),
    )  # fmt: skip
    return disclosure, reader.findings


def as_last_year(earlier: Disclosure) -> tuple[Line, ...]:
    """Return the budget lines of last year's file as the base of this year's comparisons."""
    return tuple(line._replace(period=LAST_YEAR) for line in earlier.lines if line.period == THIS_YEAR)


class _Reader:
    """Walks the blocks of one file. Holds the file's unit of amounts and gathers findings."""

    def __init__(self, file: str, factor: Decimal) -> None:
        self.file = file
        self.factor = factor
        self.places = 2 if factor == 1 else 6
        self.findings: list[Finding] = []

    def lines(self, root: Mapping) -> Iterator[Line]:
        for path, block in _items(root, ("基本支出",)):
            yield from self._basic(block, path)
        for path, project in _items(root, ("项目支出",)):
            yield from self._project(project, path)
        for path, carried in _items(root, ("结转结余",)):
            yield from self._carried(carried, path)
        for keys in FACTS:
            yield from self._facts(at(root, tuple(keys.split("."))), keys)
        if isinstance(prior := root.entries.get("上年"), Mapping):
            yield from self._prior(prior)

    def _basic(self, block: Mapping, path: KeyPath) -> Iterator[Line]:
        function, fund = _number(block, "科目"), _text(block, "资金来源")
        for kind in (STAFF, RUNNING):
            for economy, scalar in _pairs(block, kind):
                yield self._line(
                    scalar,
                    (*path, kind, economy),
                    period=THIS_YEAR,
                    fund=fund,
                    kind=kind,
                    function=function,
                    economy=economy,
                    level=_level(fund),
                )

    def _project(self, project: Mapping, path: KeyPath) -> Iterator[Line]:
        name = _text(project, "名称")
        for place, entry in _items(project, (*path, "支出")):
            fund = _text(entry, "资金来源")
            yield self._line(
                entry.entries["金额"], (*place, "金额"), period=THIS_YEAR, fund=fund, kind=PROJECT,
                function=_number(entry, "科目"), economy=_number(entry, "经济科目", ""), project=name,
                level=_level(fund),
            )  # fmt: skip

    def _carried(self, carried: Mapping, path: KeyPath) -> Iterator[Line]:
        name, level = _text(carried, "名称"), _text(carried, "资金级次", LOCAL)
        for place, entry in _items(carried, (*path, "支出")):
            yield self._line(
                entry.entries["金额"], (*place, "金额"), period=THIS_YEAR, carried=CARRIED,
                fund=_text(entry, "资金来源"), kind=_text(entry, "支出类型", PROJECT), function=_number(entry, "科目"),
                economy=_number(entry, "经济科目", ""), project=name, level=level,
            )  # fmt: skip

    def _prior(self, prior: Mapping) -> Iterator[Line]:
        for path, entry in _items(prior, (LAST_YEAR, "支出")):
            fund, function = _text(entry, "资金来源"), _number(entry, "科目", "")
            for kind in (BASIC, PROJECT):
                if kind in entry.entries:
                    yield self._line(
                        entry.entries[kind],
                        (*path, kind),
                        period=LAST_YEAR,
                        fund=fund,
                        kind=kind,
                        function=function,
                        level=_level(fund),
                    )
        for fund, scalar in _pairs(prior, "结转结余"):
            yield self._line(
                scalar, (LAST_YEAR, "结转结余", fund), period=LAST_YEAR, carried=CARRIED, fund=fund, kind=PROJECT
            )
        for key in PRIOR_FACTS:
            yield from self._facts(prior.entries.get(key), f"{LAST_YEAR}.{key}")

    def _facts(self, node: Node | None, path: str) -> Iterator[Line]:
        if isinstance(node, Scalar):
            yield self._line(node, item=path)
        elif isinstance(node, Mapping):
            for key, child in node.entries.items():
                yield from self._facts(child, f"{path}.{key}")

    def _line(self, node: Node, path: KeyPath = (), **fields: str) -> Line:
        assert isinstance(node, Scalar)
        number = self._number(node)
        line = Line(number, self.file, node.position, path, **fields)
        if not line.counts:
            if number != round(number, self.places):
                self._tell(node, "金额最细到分", EXACT)
            number *= self.factor
        return line._replace(amount=number + 0)  # + 0 makes 0 of -0

    def _number(self, node: Scalar) -> Decimal:
        """Return a number as it is written, and tell of one that is written as a power of ten.

        Why: spreadsheets show large numbers as 1.3E+07, and what is behind the shown digits is lost in copying.
        """
        if "e" in node.text.lower():
            self._tell(node, "数要写出每一位", "不要用科学记数法：从原表里复制完整的数。")
            return Decimal(0)
        return Decimal(node.text.replace(",", ""))

    def _tell(self, node: Scalar, must: str, remedy: str) -> None:
        message = f"{must}，这里写的是“{node.text}”。"
        self.findings.append(Finding(self.file, node.position, "金额-分", ERROR, message, remedy))


def _level(fund: str) -> str:
    return UPPER if fund.startswith(UPPER) else LOCAL


def _text(mapping: Mapping, key: str, default: str | None = None) -> str:
    node = mapping.entries.get(key)
    if isinstance(node, Scalar):
        return node.text
    if default is None:
        raise KeyError(key)
    return default


def _number(mapping: Mapping, key: str, default: str | None = None) -> str:
    """Return a code or year; one that YAML takes for a number (2026.0, +2101501) in its plain spelling."""
    node = mapping.entries.get(key)
    core = node.core if isinstance(node, Scalar) else None
    return _text(mapping, key, default) if core is None or isinstance(core, str) else str(int(core))


def _items(mapping: Mapping, path: KeyPath) -> Iterator[tuple[KeyPath, Mapping]]:
    """Yield the items of the list at the last key of a path, each with its own path."""
    node = mapping.entries.get(str(path[-1]))
    for number, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        if isinstance(item, Mapping):
            yield (*path, number), item


def _pairs(mapping: Mapping, key: str) -> Iterator[tuple[str, Node]]:
    node = mapping.entries.get(key)
    if isinstance(node, Mapping):
        yield from node.entries.items()


def _texts(node: Node) -> Any:
    if isinstance(node, Scalar):
        return text_of(node)
    if isinstance(node, Sequence):
        return [_texts(item) for item in node.items]
    return {key: _texts(child) for key, child in node.entries.items()}
