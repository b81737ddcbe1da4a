"""The words in which templates ask for figures: 金额, 占比, 比较, 分组 and their kin.

A figure enters a sentence as a single private character that stands for it, so that it survives every filter and
macro of Jinja, and the sentence can be taken apart again into texts and figures.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from generator.budget.disclosure import LAST_YEAR, Disclosure
from generator.budget.figure import Count, Figure, Sum, change_between, growth_of, printed, share_of
from generator.budget.ledger import GROUPINGS, Ledger, Selection
from generator.budget.rounding import NumberFormat
from generator.document.missing import demand_writable, remedy
from generator.document.tree import Inline, Table, Text
from generator.document.year_on_year import YearOnYear, reason_keys
from generator.edition.complaint import MisuseError, UnknownNameError
from generator.edition.edition import HASH, Edition
from generator.finding import ERROR, Finding
from generator.source.nodes import find

FULL_STOP = "。；"
FIRST_TOKEN = 0xF0000
TOKEN = re.compile("([\U000f0000-\U000ffffd])")
Chosen = str | Selection | dict[str, Any]


class Token(str):
    """A figure or table in a sentence: one private character. It is true if the figure is not zero."""

    __slots__ = ("content",)
    content: Figure | Table

    def __bool__(self) -> bool:
        return not isinstance(self.content, Figure) or bool(self.content.value)

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) if isinstance(other, str) else self._refuse(other)

    def _refuse(self, _: object) -> bool:
        """Why: it is a character, which a template that asks `差额 == 0` would find unequal to any number."""
        raise MisuseError("印出的数不能与别的数比；把它直接写作条件，就是问它是不是零")

    __hash__ = str.__hash__
    __lt__ = __le__ = __gt__ = __ge__ = _refuse


class Vocabulary:
    """What the templates of one document can ask, and what was found missing while they asked."""

    def __init__(self, disclosure: Disclosure, ledger: Ledger, edition: Edition) -> None:
        self.disclosure = disclosure
        self.ledger = ledger
        self.edition = edition
        self.findings: list[Finding] = []
        self.comparisons: list[YearOnYear] = []
        self._contents: list[Figure | Table] = []
        self._names = disclosure.titles

    @property
    def words(self) -> dict[str, Any]:
        """What sentences can name. Made anew for each asker: kept, it would hold the unit in a circle of references."""
        texts = self.disclosure.texts
        year = self.disclosure.year
        settings = self.edition.settings
        blocks: dict[str, Any] = {
            "用语": settings.get("用语", {}), "选项": settings.get("选项", {}), "项目支出": [], "结转结余": [],
            "绩效目标": {}, "简称": texts["单位"], "其他说明": "",
        }  # fmt: skip
        functions = {
            "金额": self.amount, "数": self.fact, "个数": self.count, "占比": self.share, "比较": self.compare,
            "分组": self.groups, "选项目": self.project, "绩效项目": self.goals, "文字": self.text,
        }  # fmt: skip
        return {**blocks, **texts, "年度": year, "上年度": year - 1, **functions}

    def token(self, content: Figure | Table) -> Token:
        """Return the character that stands for a figure or a table in a sentence."""
        token = Token(chr(FIRST_TOKEN + len(self._contents)))
        token.content = content
        self._contents.append(content)
        return token

    def runs(self, sentence: str) -> Text:
        """Return a sentence as texts and figures."""
        parts: list[Inline] = []
        for part in TOKEN.split(sentence.replace(HASH, "")):
            content = self._contents[ord(part) - FIRST_TOKEN] if part and ord(part[0]) >= FIRST_TOKEN else part
            if content and not isinstance(content, Table):
                parts.append(content)
        return tuple(parts)

    def table(self, sentence: str) -> Table | None:
        """Return the table that a sentence consists of, if it does."""
        if len(sentence) == 1 and ord(sentence) >= FIRST_TOKEN:
            content = self._contents[ord(sentence) - FIRST_TOKEN]
            return content if isinstance(content, Table) else None
        return None

    def selection(self, *chosen: Chosen) -> Selection:
        """Return the lines, of any year, that all the given words, groups and selections have in common."""
        selection = self.ledger.everything
        for choice in chosen:
            chosen_lines = choice.get("选") if isinstance(choice, dict) else choice
            if isinstance(chosen_lines, str):
                chosen_lines = self.ledger.select(chosen_lines)
            if not isinstance(chosen_lines, Selection):
                raise MisuseError("括号里要写取数的词，或“分组”“选项目”给出的值")
            selection &= chosen_lines
        return selection

    def amount(self, *chosen: Chosen, 格式: str = "正文") -> Token:
        """金额: the sum of the chosen lines, of this year unless a word asks for 年=上年."""
        selection = self.selection(*chosen)
        return self.token(self._sum(selection, self.ledger.year_of(selection.words), 格式))

    def _sum(self, selection: Selection, mask: int, shape: str = "正文") -> Figure:
        lines = selection.lines & mask
        return printed(self.ledger.total(lines), Sum(selection.words, lines), self._shape(shape))

    def _shape(self, name: str) -> NumberFormat:
        if name not in self.edition.number_formats:
            raise UnknownNameError(name)
        return self.edition.number_formats[name]

    def fact(self, *items: str, 格式: str = "正文") -> Token:
        """数: the sum of single facts, each named by the dotted path of its keys."""
        lines = 0
        for item in items:
            found = self.ledger.of_fact(item).lines
            if not found:
                raise UnknownNameError(item)
            lines |= found
        return self.token(printed(self.ledger.total(lines), Sum("、".join(items), lines), self._shape(格式)))

    def count(self, *chosen: Chosen) -> Token:
        """个数: how many different projects the chosen lines belong to, of this year unless a word asks for 年=上年."""
        selection = self.selection(*chosen)
        lines = selection.lines & self.ledger.year_of(selection.words)
        number = Decimal(self.ledger.projects(lines))
        return self.token(printed(number, Count(selection.words, lines), self.edition.number_formats["数量"]))

    def share(self, part: Token, whole: Token) -> Token:
        """占比: one printed figure in percent of another."""
        one, all_of_it = (getattr(token, "content", None) for token in (part, whole))
        if not isinstance(one, Figure) or not isinstance(all_of_it, Figure):
            raise MisuseError("“占比”里要写两个数")
        return self.token(share_of(one, all_of_it, self.edition.number_formats["百分比"]))

    def compare(
        self,
        *chosen: Chosen,
        键: str | list[str] = "",
        上年: str = "",
        名称: str = "",
    ) -> dict[str, Any]:
        """比较: the chosen lines this year and last, with the words that fit the sign and the officer's reason.

        键 is where the reason stands below 变动原因; of several, the others are where a more general one may stand.
        Last year's amount may stand at the first key below 上年 (or at the key that 上年 names); if not, it is the sum
        of the same lines.
        """
        keys = (键,) if isinstance(键, str) else tuple(键)
        selection = self.selection(*chosen)
        now = self._sum(selection, self.ledger.this_year)
        before = self._before(selection, 上年 or keys[0])
        change = change_between(now, before, self.edition.number_formats["正文"])
        one = YearOnYear(keys, 上年 or keys[0], 名称, selection.lines, now, before, change)
        percent = growth_of(change, now, self.edition.number_formats["百分比"])
        up = change.shown >= 0
        compared: dict[str, Any] = {
            "金额": self.token(now), "上年": self.token(before), "差额": self.token(change),
            "幅度": self.token(percent), "增减": "增加" if up else "减少", "升降": "增长" if up else "下降",
            "有": bool(now.value or before.value),
        }  # fmt: skip
        if any(keys):
            compared["原因"] = self._reason(one)
        self.comparisons.append(one)
        return compared

    def _before(self, selection: Selection, key: str) -> Figure:
        stated = self.ledger.select(f"事项={LAST_YEAR}.{key}")
        return self._sum(stated, stated.lines) if stated.lines else self._sum(selection, self.ledger.last_year)

    def _reason(self, one: YearOnYear) -> str:
        keys = reason_keys(one, self.comparisons)
        for key in keys:
            text = self._stated_text(("变动原因", *key.split(".")))
            if text:
                return text.rstrip(FULL_STOP)
        for key in one.keys:
            demand_writable(("变动原因", *key.split(".")))
        defaults = self.edition.settings["默认原因"]
        if not one.change.value:
            text = defaults["持平" if one.now.value else "均未安排"]
            return self.edition.say(text, {**self.words, "名称": one.name})
        sign = "增加" if one.change.shown >= 0 else "减少"
        message = f"“{one.name or keys[-1]}”比上年预算{sign}{one.change.text}万元，没有写原因。"
        return self._missing(("变动原因", *keys[-1].split(".")), message)

    def text(self, block: str, *keys: str) -> str:
        """文字: a text that the officer must have written, at the path of its keys; a list's entry by its 名称."""
        path = (block, *map(str, keys))
        of_an_entry = isinstance(self.disclosure.texts.get(block), list)
        what = f"“{path[1]}”的{path[-1]}" if of_an_entry else f"“{self.name(path[-1])}”的{block}"
        if text := self._stated_text(path):
            return text
        demand_writable(path)
        return self._missing(path, f"没有写{what}。")

    def _stated_text(self, path: tuple[str, ...]) -> str:
        node: Any = self.disclosure.texts
        for key in path:
            if isinstance(node, list):
                node = next((entry for entry in node if entry["名称"] == key), "")
            else:
                node = node.get(key, "") if isinstance(node, dict) else ""
        return node if isinstance(node, str) else ""

    def _missing(self, path: tuple[str, ...], message: str) -> str:
        position = find(self.disclosure.root, path)
        finding = Finding(self.disclosure.file, position, "缺-文字", ERROR, message, remedy(self.disclosure.root, path))
        if finding not in self.findings:
            self.findings.append(finding)
        return f"（缺{path[-1]}）"

    def project(self, *names: str) -> Selection:
        """选项目: the lines of the projects or carry-over of these names."""
        return self.ledger.of_projects(names)

    def goals(self) -> list[dict[str, Any]]:
        """绩效项目: the officer's 绩效目标 of projects, each with its name and the lines (资金) of its projects."""
        goals = self.disclosure.texts.get("绩效目标", {}).get("项目", [])
        return [{**self._goal(goal), "序": number} for number, goal in enumerate(goals, 1)]

    def _goal(self, goal: dict[str, Any]) -> dict[str, Any]:
        return {"名称": goal["项目"][0], **goal, "资金": self.project(*goal["项目"])}

    def groups(self, *chosen: Chosen, 按: str = "类", 上年: bool = False) -> list[dict[str, Any]]:
        """分组: the chosen lines by 类, 款, 项, 经济款 or 项目, those with money this year (or last)."""
        if 按 not in GROUPINGS:
            raise UnknownNameError(按)
        selection = self.selection(*chosen)
        total, this_year, last_year = self.ledger.total, self.ledger.this_year, self.ledger.last_year
        return [
            self._group(value, Selection(f"{selection.words} {按}={value}".strip(), lines))
            for value, lines in self.ledger.groups(按, selection.lines)
            if total(lines & this_year) or (上年 and total(lines & last_year))
        ]

    def _group(self, code: str, selection: Selection) -> dict[str, Any]:
        """Return a group with the names that sentences use: its own, and those of its 类 and 款."""
        names = {"名称": self.name(code), "类名": self.name(code[:3]), "款名": self.name(code[:5])}
        return {"代码": code, **names, "选": selection}

    def name(self, code: str) -> str:
        """Return the name of a code; a code that the catalogue and the file lack is its own name."""
        name: str = self._names.get(code, code)
        return name
