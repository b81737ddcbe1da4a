"""The catalogue of the rules: each in its own words, with its examples. docs/规则.md is this text (`make rules`)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import rules
from generator.checks.own import OWN
from generator.checks.rule import Rule
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
