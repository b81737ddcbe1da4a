"""The catalogue of the rules: each in its own words, with its examples. docs/规则.md is this text (`make rules`)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import CRASHED, rules
from generator.checks.levels import UNKNOWN
from generator.checks.rule import Rule
from generator.checks.waivers import USELESS
from generator.finding import ERROR, WARNING
from generator.system.resources import resource

HEAD = """\
# 检查规则

这一页是 `budgetdocs rules` 印出的，不要手改；`budgetdocs rules 规则号` 只印一条。

`budgetdocs check` 逐条检查每个单位的源文件，`build` 也一样检查。有**错误**的单位不生成，**警告**很可能要改，
**提示**请看一眼。
例子是叠加在一份完整的源文件上的几行，只写与规则有关的；它们在测试里都真的执行过。

- 改级别：在版式的 `edition.yaml` 或工作文件夹的 `budgetdocs.yaml`（优先）里写
  `规则级别: {规则号: 警告}`，可以写错误、警告、提示、关。
- 个别的一处可以不改：在源文件里写
  `豁免: [{规则: 规则号, 位置: 项目支出 → 项目的名称 → 资金分配情况, 理由: 核对了什么}]`。没有用处的豁免会报出来。
"""
FOOT = """\
## 程序自己报的

这些不是规则，不能改级别，也不能豁免。

| 号 | 级别 | 什么时候报 |
| --- | --- | --- |
"""
OWN = (
    ("文件", ERROR, "文件读不了、不是 UTF-8，或写不了"),
    ("语法", ERROR, "YAML 写错，或用了锚点、标记、看不见的字符"),
    ("语法-井号", WARNING, "没有引号的文字后面紧跟“ #”，以后的字被当成注释"),
    ("结构-未知键", ERROR, "有不认识的键"),
    ("结构-缺少", ERROR, "缺必须有的键"),
    ("结构-空白", ERROR, "键写了，没有写内容"),
    ("结构-类型", ERROR, "应当是数、文字、列表或下一级的键，写成了别的"),
    ("结构-选项", ERROR, "不是可选的几个词之一"),
    ("结构-写法", ERROR, "编码、日期、金额的写法不对"),
    ("金额-分", ERROR, "金额细于分"),
    ("缺-文字", ERROR, "正文要用的一句话没有写，例如增减的原因"),
    ("写法", ERROR, "`budgetdocs fmt --check`：文件不是统一的写法"),
    ("版式", ERROR, "版式的文件有错，或没有这个版式"),
    (USELESS, WARNING, "一条豁免没有对上任何问题"),
    (UNKNOWN, WARNING, "“规则级别”里写了没有的规则"),
    (CRASHED, WARNING, "一条规则在这份文件上出了程序错误；其他规则照常"),
    ("程序-出错", ERROR, "处理这份文件时出了程序错误；其他文件照常"),
)
GUIDES = {"版式": "docs/新版式.md"}  # pages that say how to do better what is at fault


def catalogue() -> str:
    """Return the catalogue of all rules as Markdown."""
    groups: dict[str, list[Rule]] = {}
    for rule in _rules():
        groups.setdefault(rule.id.partition("-")[0], []).append(rule)
    parts = [HEAD, "\n".join(_overview(groups))]
    for group, members in groups.items():
        parts += [f"## {group}\n", *map(_chapter, members)]
    own = "\n".join(f"| {name} | {level} | {when} |" for name, level, when in OWN)
    return "\n".join([*parts, f"{FOOT}{own}\n"])


def known() -> list[str]:
    """Return the names of all rules, and of what the program reports by itself."""
    return [rule.id for rule in _rules()] + [name for name, _, _ in OWN]


def chapter(name: str) -> str | None:
    """Return what the catalogue says of one rule, or of what the program reports by itself; None if it has no such."""
    own = (f"### {own}\n\n**{level}**：{when}。\n{_guide(own)}" for own, level, when in OWN if own == name)
    return next((_chapter(rule) for rule in _rules() if rule.id == name), next(own, None))


def _guide(name: str) -> str:
    return "\n" + resource(GUIDES[name]).read_text(encoding="utf-8") if name in GUIDES else ""


def _rules() -> list[Rule]:
    return [checker.rule for checker in rules()]


def _overview(groups: dict[str, list[Rule]]) -> Iterator[str]:
    yield f"共 {sum(map(len, groups.values()))} 条。\n"
    yield "| 规则 | 级别 | 内容 |\n| --- | --- | --- |"
    for rule in (rule for members in groups.values() for rule in members):
        yield f"| [{rule.id}](#{rule.id.lower()}) | {rule.level} | {rule.title} |"
    yield ""


def _chapter(rule: Rule) -> str:
    examples = [("对", rule.passes), ("不对", rule.fails)]
    if rule.earlier is not None:
        examples.insert(0, ("上年的文件", rule.earlier))
    shown = "\n".join(_example(title, text) for title, text in examples)
    return f"### {rule.id}\n\n**{rule.level}**：{rule.title}。\n\n{rule.reason}\n\n依据：{rule.source}\n\n{shown}"


def _example(title: str, text: str) -> str:
    text = text.strip("\n")
    return f"{title}：\n\n```yaml\n{text}\n```\n" if text else f"{title}：不写有关的内容。\n"
