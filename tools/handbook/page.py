"""docs/编制手册.md as text: a chapter for each mapping of a unit's file, a point for each of its keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from generator.checks.rule import Rule
from generator.document.tree import Heading, Table
from generator.schema.shown import as_yaml
from generator.schema.tree import Schema, unit_tree
from tools.handbook.funds import funds
from tools.handbook.printed import Found, Place, composed, editions, placed, sample, where_printed
from tools.handbook.ruled import where_ruled
from tools.handbook.trails import CODE, Trail, entry

FILE = Path(__file__).parent.parent.parent / "docs" / "编制手册.md"
TOP = "最外层"
FUND = "资金来源"
HEAD = """\
# 编制手册

这一页由程序生成（`make handbook`），不要手改。

一个单位一个年度一份文件：`units/单位全称/年度.yaml`。这里按文件里的次序列出全部的键：是什么意思，必写还是可以不写，
怎样写，印在哪里，哪些规则检查它。第一次用，先做一遍[第一小时](第一小时.md)。

- **印在**是试出来的：在一份写全了的样本里改动这个键，文档里哪里跟着变，就列在哪里；
  表和说明的名称见[表和说明](#表和说明)。
- **规则**也是试出来的：规则自己的错误例子在哪个键上报出来，就列在哪个键下；每条规则见[检查规则](规则.md)。
- 例子里的引号、冒号后面的空格、行首的缩进都要照写。
"""


class Known(NamedTuple):
    """What was found out about the keys: where each is printed, which rules check it, which editions have a place."""

    printed: Found
    ruled: dict[Trail, list[Rule]]
    numbers: dict[Place, dict[str, str]]


def handbook() -> str:
    """Return the handbook as Markdown."""
    schema = unit_tree()
    known = Known(where_printed(schema), where_ruled(), _numbers())
    chapters = list(_chapters(schema, ()))
    parts = [
        HEAD,
        "## 目录\n",
        *(_entry(trail) for trail, _ in chapters),
        "- [资金来源的名称](#资金来源的名称)",
        "- [表和说明](#表和说明)",
    ]
    parts += ["- [检查所有文字的规则](#检查所有文字的规则)\n"]
    for trail, one in chapters:
        parts += _chapter(trail, one, known)
    return "\n".join([*parts, *funds(schema), *_places(known), *_of_any_text(known)])


def _chapters(schema: Schema, trail: Trail) -> Iterator[tuple[Trail, Schema]]:
    """Yield each mapping with keys of its own, or list of such, with its trail, in the order of the file."""
    yield trail, schema
    for key, child in entry(schema)["properties"].items():
        if "properties" in entry(child):
            yield from _chapters(child, (*trail, key))


def _title(trail: Trail) -> str:
    return " → ".join(trail) or TOP


def _link(trail: Trail) -> str:
    return f"[{_title(trail)}](#{_title(trail).replace(' ', '-').replace('→', '')})"


def _entry(trail: Trail) -> str:
    return f"{'  ' * max(len(trail) - 1, 0)}- {_link(trail)}"


def _chapter(trail: Trail, schema: Schema, known: Known) -> Iterator[str]:
    marks = "#" * min(len(trail) + 1, 3) if trail else "##"
    one = entry(schema)
    yield f"{marks} {_title(trail)}\n"
    yield one["description"] + "\n"
    if trail:
        example = [one["examples"][0]] if "items" in schema else one["examples"][0]
        yield "```yaml\n" + "\n".join(_lines({trail[-1]: example})) + "\n```\n"
    for key, child in one["properties"].items():
        yield from _point((*trail, key), child, known, needed=key in one.get("required", ()))
    yield ""


def _lines(value: Any) -> Iterator[str]:
    """Yield a value as lines of YAML: what holds only single values stands on one line."""
    if isinstance(value, dict):
        for key, child in value.items():
            if _deep(child):
                yield f"{as_yaml(key)}:"
                yield from (f"  {line}" for line in _lines(child))
            else:
                yield f"{as_yaml(key)}: {as_yaml(child)}"
    else:
        for item in value:
            first, *others = _lines(item) if _deep(item) else [as_yaml(item)]
            yield from (f"- {first}", *(f"  {line}" for line in others))


def _deep(value: Any) -> bool:
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(child, (dict, list)) for child in below)


def _point(trail: Trail, schema: Schema, known: Known, *, needed: bool) -> Iterator[str]:
    key = trail[-1]
    title = "" if schema["title"] == key else f"{schema['title']}。"
    yield f"- **{key}**（{'必写' if needed else '可以不写'}）{title}{schema['description']}"
    if "properties" in entry(schema):
        yield f"  - {'一项或几项，' if 'items' in schema else ''}见 {_link(trail)}"
    else:
        example = f"{as_yaml(key)}: {as_yaml(schema['examples'][0])}"
        names = "，全部名称见[资金来源的名称](#资金来源的名称)" if key == FUND and "enum" in schema else ""
        yield f"  - {schema['errorMessage'].removeprefix('这里')}{names}。例如 `{example}`"
        yield from _printed(trail, known)
    if rules := [*known.ruled.get(trail, ()), *known.ruled.get((*trail, CODE), ())]:
        yield f"  - 规则：{'、'.join(map(_rule, rules))}"


def _rule(rule: Rule) -> str:
    return f"[{rule.id}](规则.md#{rule.id.lower()})"


def _printed(trail: Trail, known: Known) -> Iterator[str]:
    """Yield the places of a key; those where only some of the editions that have the place print it come last."""
    places = known.printed.get(trail, known.printed.get((*trail, CODE)))
    groups: dict[str, list[Place]] = {}
    for place, numbers in known.numbers.items():
        if places and place in places:
            partly = places[place] != numbers.keys()
            groups.setdefault("、".join(sorted(places[place])) if partly else "", []).append(place)
    for group, there in sorted(groups.items()):
        yield f"  - {group}{'版式' * bool(group)}印在 {_named(there, known)}"
    if places == {}:
        yield "  - 不印出来"


def _named(places: list[Place], known: Known) -> str:
    words = []
    for kind in ("表", "说明", ""):
        there, every = ([place.name for place in some if place.kind == kind] for some in (places, known.numbers))
        if there:
            words.append(f"各{kind}" if kind and there == every else f"{kind}：{'、'.join(there)}".removeprefix("："))
    return "；".join(words)


def _numbers() -> dict[Place, dict[str, str]]:
    """Return each place with its number in each edition that has it, in the order of the newest."""
    found: dict[Place, dict[str, str]] = {}
    for edition in reversed(editions()):
        part = ""
        for place, block in placed(*composed({**sample(), "版式": edition})):
            number = ""
            if isinstance(block, Heading) and block.level == 1:
                part = str(block.text[0]).strip()
            elif isinstance(block, Heading) and block.level == 2:  # noqa: PLR2004 (a section of a part)
                number = f"{part}{str(block.text[0]).rstrip('、')}"
            elif isinstance(block, Table) and block.level:
                number = block.number.rstrip("：")
            found.setdefault(place, {}).setdefault(edition, number or part)
    return found


def _places(known: Known) -> Iterator[str]:
    yield "## 表和说明\n"
    yield "上面用的名称，在各版式里的编号：\n"
    yield f"| 名称 | {' | '.join(editions())} |\n| --- |{' --- |' * len(editions())}"
    for place, numbers in known.numbers.items():
        if place.kind:
            cells = " | ".join(numbers.get(edition, "没有") for edition in editions())
            yield f"| {place.kind}：{place.name} | {cells} |"
    yield ""


def _of_any_text(known: Known) -> Iterator[str]:
    yield "## 检查所有文字的规则\n"
    yield "这些规则逐段看文件里的文字，不分是哪个键：\n"
    yield from (f"- {_rule(rule)}：{rule.title}" for rule in known.ruled[()])
    yield ""
