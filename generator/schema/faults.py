"""What is wrong with the structure of a file, in the officer's words: keys as named, values as spelled.

Used for bad files only, because jsonschema takes longer to load than a good document takes to build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import chain, islice
from typing import Any, NamedTuple

import jsonschema

from generator.finding import ERROR, Finding, Position
from generator.source.nodes import FLOAT, INTEGER, Mapping, Node, Path, Scalar, Sequence, find

UNKNOWN = "结构-未知键"
MISSING = "结构-缺少"
EMPTY = "结构-空白"
KIND = "结构-类型"
CHOICE = "结构-选项"
SPELLING = "结构-写法"

BLANK = " \t\r\n\u3000"
PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^:,\[\]{}#]*")
DIGITS = re.compile(r"[0-9]{3}(\.[0-9]+)?")
LONGEST_QUOTE = 30
MOST_TOLD = 100
MORE = "结构上的问题还有很多，没有一一列出。"
DEEPEST = 5  # how often a definition may stand within itself (a header below a header)
TOO_DEEP = {"not": {}, "errorMessage": f"套得太深，最多 {DEEPEST} 层"}

Schema = dict[str, Any]
Trail = tuple[Any, ...]  # a path in which None stands for every item of a list
Told = tuple[Position, str, str, str]  # place, rule, message, remedy
Strays = set[tuple[Trail | None, str]]  # keys that stand elsewhere, with the place they belong to


class Fault(NamedTuple):
    """A value that does not fit: what the schema says of it, and which keywords of the schema it fails."""

    path: Path
    node: Node
    schema: Schema
    keywords: frozenset[str]


def explain(root: Mapping, file: str, schema_text: str, kind: str = "") -> list[Finding]:
    """Return one finding for each mistake in a file that the schema (or its property `kind`) refuses, sorted by place.

    Why one: a misspelt key is an unknown key and a missing one, a key at the wrong indentation likewise; the
    officer has one thing to mend.
    """
    schema = python_schema(schema_text)
    schema = schema["properties"][kind] if kind else schema
    faults = list(_faults(root, schema))
    unknown = ((fault, key) for fault in faults for key in _unknown_keys(fault))
    strays = {(_home(schema, fault.path, key), key) for fault, key in islice(unknown, MOST_TOLD)}
    told = dict.fromkeys(islice(chain(*(_tell(fault, root, schema, strays) for fault in faults)), MOST_TOLD + 1))
    findings = [Finding(file, place, rule, ERROR, message, remedy) for place, rule, message, remedy in told]
    findings[MOST_TOLD:] = [more._replace(message=MORE) for more in findings[MOST_TOLD:]]
    return sorted(findings, key=lambda finding: finding.position)


def python_schema(text: str) -> Schema:
    """Return the schema as one tree, with patterns that mean in Python what they mean in JSON Schema.

    Why: in Python `$` also matches before a final line break, in ECMA-262 it does not.
    """
    schema = json.loads(text.replace('$"', r'\\Z"'))
    tree: Schema = _inlined(schema, schema["$defs"])
    return tree


def _inlined(node: Any, definitions: Schema, inside: tuple[str, ...] = ()) -> Any:
    """Return the schema with each $ref replaced by its definition; words beside a $ref take precedence."""
    if isinstance(node, list):
        return [_inlined(item, definitions, inside) for item in node]
    if not isinstance(node, dict):
        return node
    own = {key: _inlined(value, definitions, inside) for key, value in node.items() if key not in ("$ref", "$defs")}
    name = node.get("$ref", "").rpartition("/")[2]
    if inside.count(name) == DEEPEST:
        return {**own, **TOO_DEEP}
    if not name:
        return own
    return {**_inlined(definitions[name], definitions, (*inside, name)), **own}


def absent(settings: Schema, root: Mapping, file: str, schema_text: str) -> list[Finding]:
    """Return a finding for each mapping of `settings` that lacks keys which the schema's `whole` requires."""
    parts = python_schema(schema_text)["properties"]
    findings = []
    for path, keys in _absent(settings, parts["whole"], ()):
        message = f"{_where(path) or '版式'}缺{'、'.join(f'“{key}”' for key in keys)}。"
        example = _line(keys[0], _schema_at(parts["edition"], (*path, keys[0])))
        place = find(root, path) if path else Position()
        findings.append(Finding(file, place, MISSING, ERROR, message, f"加上，例如：{example}；或用“承接”。"))
    return findings


def _absent(settings: Any, schema: Schema, path: Path) -> Iterator[tuple[Path, list[str]]]:
    if keys := [key for key in schema["required"] if key not in settings]:
        yield path, keys
    for key, below in schema.get("properties", {}).items():
        if isinstance(settings.get(key), dict):
            yield from _absent(settings[key], below, (*path, key))


def _faults(root: Mapping, schema: Schema) -> Iterator[Fault]:
    failed: dict[Path, set[str]] = {}
    for error in islice(jsonschema.Draft202012Validator(schema).iter_errors(root.core), 2 * MOST_TOLD):
        failed.setdefault(tuple(error.absolute_path), set()).add(str(error.validator))
    for path, keywords in failed.items():
        yield Fault(path, _node_at(root, path), _schema_at(schema, path), frozenset(keywords))


def _node_at(node: Node, path: Path) -> Node:
    for step in path:
        if isinstance(node, Mapping):
            node = node.entries[str(step)]
        else:
            assert isinstance(node, Sequence)
            node = node.items[int(step)]
    return node


def _schema_at(schema: Schema, path: Path) -> Schema:
    for step in path:
        if isinstance(step, int):
            schema = schema["items"]
        elif step in schema.get("properties", {}):
            schema = schema["properties"][step]
        else:
            (schema,) = schema["patternProperties"].values()
    return schema


def _tell(fault: Fault, root: Mapping, schema: Schema, strays: Strays) -> Iterator[Told]:
    place = find(root, fault.path) if fault.path else Position()
    if isinstance(fault.node, Mapping) and fault.keywords & {"required", "additionalProperties"}:
        yield from _tell_keys(fault, place, schema, strays)
    elif isinstance(fault.node, Mapping) and fault.node.entries and "minProperties" in fault.keywords:
        yield _tell_incomplete(fault, place)
    else:
        yield place, *_tell_value(fault, schema)


def _tell_keys(fault: Fault, place: Position, schema: Schema, strays: Strays) -> Iterator[Told]:
    """Tell the unknown and the missing keys of a mapping; an unknown key may be the missing one, misspelt."""
    assert isinstance(fault.node, Mapping)
    required = fault.schema.get("required", [])
    absent = [key for key in fault.schema.get("properties", {}) if key not in fault.node.entries]
    missing = [key for key in absent if key in required and (fault.path, key) not in strays]
    for key in _unknown_keys(fault):
        meant = _nearest(key, missing)
        home = None if meant else _home(schema, fault.path, key)
        meant = meant or (_nearest(key, absent) if home is None else None)
        yield fault.node.place(key), UNKNOWN, *_unknown(fault, key, meant, home, absent)
        absent = [other for other in absent if other != meant]
        missing = [other for other in missing if other != meant]
    for key in missing:
        example = _line(key, fault.schema["properties"][key])
        yield place, MISSING, f"{_where(fault.path) or '文件'}缺“{key}”。", f"加上这个键，例如：{example}"


def _unknown_keys(fault: Fault) -> list[str]:
    if not isinstance(fault.node, Mapping) or "additionalProperties" not in fault.keywords:
        return []
    known, patterns = fault.schema.get("properties", {}), fault.schema.get("patternProperties", {})
    return [key for key in fault.node.entries if key not in known and not any(re.search(one, key) for one in patterns)]


def _unknown(fault: Fault, key: str, meant: str | None, home: Trail | None, absent: list[str]) -> tuple[str, str]:
    """Return message and remedy for an unknown key: a slip in braces, no code, misspelt, misplaced or just unknown."""
    assert isinstance(fault.node, Mapping)
    here = f"{_where(fault.path)}里" if fault.path else "文件里"
    if DIGITS.fullmatch(key) and _is_empty(fault.node.entries[key]):
        return f"{here}的“{key}”前面是千分位逗号，一个数被它拆开了。", '给整个数加引号，例如 "1,305,200"。'
    if "：" in key and _is_empty(fault.node.entries[key]):
        return f"{here}的“{_cut(key)}”用了全角冒号。", "冒号用半角，后面空一格，例如 {面积: 0, 价值: 0}。"
    for code in fault.schema.get("patternProperties", {}).values():
        return f"{here}的“{_cut(key)}”不是{code['title']}。", f"照这样写：{as_yaml(fault.schema['examples'][0])}"
    if meant in fault.schema.get("required", []):
        return f"{here}没有“{key}”这个键，要写的是“{meant}”。", f"把“{key}”改成“{meant}”。"
    message = f"{here}没有“{_cut(key)}”这个键。"
    if home is not None:
        return message, f"“{key}”要写在{_where(home) + '下面' if home else '最外层'}，检查缩进。"
    others = f"删去它，或改用：{'、'.join(absent)}。" if absent else "删去它。"
    return message, f"把“{key}”改成“{meant}”；不是它就删去。" if meant else others


def _tell_incomplete(fault: Fault, place: Position) -> Told:
    assert isinstance(fault.node, Mapping)
    properties = fault.schema["properties"]
    absent = [key for key in properties if key not in fault.node.entries]
    message = f"{_where(fault.path)}没有写全，还要写{'或'.join(f'“{key}”' for key in absent)}。"
    return place, MISSING, message, f"加上这个键，例如：{_line(absent[-1], properties[absent[-1]])}"


def _tell_value(fault: Fault, schema: Schema) -> tuple[str, str, str]:
    """Return rule, message and remedy for a value that is empty, of another kind or spelled another way."""
    where = _where(fault.path)
    if _is_empty(fault.node):
        return EMPTY, f"{where}还没有写内容。", _delete_or(fault, schema) + _example(fault, schema)
    must = fault.schema["errorMessage"].removeprefix("这里")
    message = f"{where}{must}，这里写的是{_found(fault.node)}。"
    if "type" in fault.keywords:
        return KIND, message, _example(fault, schema)
    if "enum" in fault.keywords and isinstance(fault.node, Scalar):
        nearest = _nearest(fault.node.text, fault.schema["enum"], likeness=0.6)
        choices = f"从这些里选一个：{'、'.join(fault.schema['enum'])}。"
        return CHOICE, message, f"改成“{nearest}”；或{choices}" if nearest else choices
    return SPELLING, message, _example(fault, schema)


def _is_empty(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.core is None or not node.text.strip(BLANK)
    return not (node.entries if isinstance(node, Mapping) else node.items)


def _found(node: Node) -> str:
    if isinstance(node, Mapping):
        return "下一级的键：" + "、".join(f"“{_cut(key)}”" for key in islice(node.entries, LONGEST_QUOTE))
    if isinstance(node, Sequence):
        return "列表"
    return f"“{_cut(' '.join(node.text.split()))}”"


def _cut(text: str) -> str:
    return f"{text[:LONGEST_QUOTE]}……" if len(text) > LONGEST_QUOTE else text


def _delete_or(fault: Fault, schema: Schema) -> str:
    *parents, last = fault.path
    if isinstance(last, int):
        return "没有内容就删去这一项；有就"
    required = _schema_at(schema, tuple(parents)).get("required", [])
    return "" if last in required else f"没有内容就删去“{last}”；有就"


def _example(fault: Fault, schema: Schema) -> str:
    *parents, last = fault.path
    if isinstance(last, str):
        return f"照这样写：{_line(last, fault.schema)}"
    return f"照这样写：- {as_yaml(_schema_at(schema, tuple(parents))['examples'][0][0])}"


def _line(key: str, schema: Schema) -> str:
    return f"{as_yaml(key)}: {as_yaml(schema['examples'][0])}"


def as_yaml(value: Any) -> str:
    """Return the value as one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_yaml(key)}: {as_yaml(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_yaml(item) for item in value) + "]"
    if not isinstance(value, str):
        return str(value)
    is_number = INTEGER.fullmatch(value) or FLOAT.fullmatch(value)
    return value if PLAIN.fullmatch(value) and not is_number else json.dumps(value, ensure_ascii=False)


def _where(trail: Trail) -> str:
    """Name a place by its keys: “项目支出”第2项的“金额”. Nothing for the file as a whole."""
    words = ""
    for step in trail:
        if isinstance(step, str):
            words += f"{'的' if words else ''}“{step}”"
        else:
            words += "每一项" if step is None else f"第{step + 1}项"
    return words


def _nearest(word: str, known: list[str], likeness: float = 0.5) -> str | None:
    """Return the known word most like `word`. Half alike is enough for a key: keys often have two characters."""
    return next(iter(get_close_matches(word[:LONGEST_QUOTE], known, n=1, cutoff=likeness)), None)


def _home(schema: Schema, path: Path, key: str) -> Trail | None:
    """Return where a key unknown here belongs: the only such place below, or else in the whole file."""
    for homes in (list(_homes(_schema_at(schema, path), key, path)), list(_homes(schema, key, ()))):
        if len(homes) == 1:
            return homes[0]
    return None


def _homes(schema: Schema, key: str, trail: Trail) -> Iterator[Trail]:
    for name, child in schema.get("properties", {}).items():
        if name == key:
            yield trail
        yield from _homes(child, key, (*trail, name))
    if "items" in schema:
        yield from _homes(schema["items"], key, (*trail, None))
