"""What is wrong with the structure of a file, in the officer's words: keys as named, values as spelled.

Used for bad files only, because jsonschema takes longer to load than a good document takes to build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

import jsonschema

from generator.finding import ERROR, Finding, Position
from generator.schema.meant import choices, own_value
from generator.schema.shown import as_yaml, cut, found, is_empty, line, where
from generator.schema.tree import Schema, at, known, tree
from generator.source import nodes
from generator.source.nodes import KeyPath, Mapping, Node, Scalar, find
from generator.system.likeness import nearest

UNKNOWN = "结构-未知键"
MISSING = "结构-缺少"
EMPTY = "结构-空白"
KIND = "结构-类型"
CHOICE = "结构-选项"
SPELLING = "结构-写法"

DIGITS = re.compile(r"[0-9]{3}(\.[0-9]+)?")
NEVER_NEGATIVE = ("amount", "quantity", "count")
NO_AMOUNT = re.compile(r"[-－—–/]+|无|没有|空")
NEGATIVE = re.compile(r"[-－−].*[0-9０-９].*|[(（].*[0-9０-９].*[)）]")
MOST_TOLD = 100
MORE = "结构上的问题还有很多，没有一一列出。"

Trail = tuple[Any, ...]  # a path in which None stands for every item of a list
Told = tuple[Position, str, str, str]  # place, rule, message, remedy
Strays = set[tuple[Trail | None, str]]  # keys that stand elsewhere, with the place they belong to


class Misfit(NamedTuple):
    """A value that does not fit: what the schema says of it, and which keywords of the schema it fails."""

    path: KeyPath
    node: Node
    schema: Schema
    keywords: frozenset[str]


def explain(root: Mapping, file: str, schema_text: str, kind: str = "") -> list[Finding]:
    """Return one finding for each mistake in a file that the schema (or its property `kind`) refuses, sorted by place.

    Why one: a misspelt key is an unknown key and a missing one, a key at the wrong indentation likewise; the
    officer has one thing to mend.
    """
    whole = tree(schema_text)
    schema = whole["properties"][kind] if kind else whole
    if kind == "edition" and "承接" not in root.entries:
        schema = {**schema, "whole": whole["properties"]["whole"]}
    faults = list(_faults(root, schema))
    unknown = ((fault, key) for fault in faults for key in _unknown_keys(fault))
    strays = {(_home(schema, fault.path, key), key) for fault, key in islice(unknown, MOST_TOLD)}
    told = dict.fromkeys(islice(chain(*(_tell(fault, root, schema, strays) for fault in faults)), MOST_TOLD + 1))
    findings = [Finding(file, place, rule, ERROR, message, remedy) for place, rule, message, remedy in told]
    findings[MOST_TOLD:] = [more._replace(message=MORE) for more in findings[MOST_TOLD:]]
    return sorted(findings, key=lambda finding: finding.position)


def absent(settings: Schema, root: Mapping, file: str, schema_text: str) -> list[Finding]:
    """Return a finding for each mapping of `settings` that lacks keys which the schema's `whole` requires."""
    parts = tree(schema_text)["properties"]
    findings = []
    for path, keys in _absent(settings, parts["whole"], ()):
        message = f"{where(path) or '版式'}缺{'、'.join(f'“{key}”' for key in keys)}。"
        example = line(keys[0], at(parts["edition"], (*path, keys[0])))
        place = find(root, path) if path else Position()
        findings.append(Finding(file, place, MISSING, ERROR, message, f"加上，例如：{example}；或用“承接”。"))
    return findings


def _absent(settings: Any, schema: Schema, path: KeyPath) -> Iterator[tuple[KeyPath, list[str]]]:
    if keys := [key for key in schema["required"] if key not in settings]:
        yield path, keys
    for key, below in schema.get("properties", {}).items():
        if isinstance(settings.get(key), dict):
            yield from _absent(settings[key], below, (*path, key))


def _faults(root: Mapping, schema: Schema) -> Iterator[Misfit]:
    failed: dict[KeyPath, set[str]] = {}
    for error in islice(jsonschema.Draft202012Validator(schema).iter_errors(root.core), 2 * MOST_TOLD):
        failed.setdefault(tuple(error.absolute_path), set()).add(str(error.validator))
    for path, keywords in failed.items():
        node = nodes.at(root, path)
        assert node
        yield Misfit(path, node, at(schema, path), frozenset(keywords))


def _tell(fault: Misfit, root: Mapping, schema: Schema, strays: Strays) -> Iterator[Told]:
    place = find(root, fault.path) if fault.path else Position()
    if isinstance(fault.node, Mapping) and fault.keywords & {"required", "additionalProperties"}:
        yield from _tell_keys(fault, place, schema, strays)
    elif isinstance(fault.node, Mapping) and fault.node.entries and "minProperties" in fault.keywords:
        yield _tell_incomplete(fault, place)
    else:
        yield place, *_tell_value(fault, schema, _unit(root))


def _tell_keys(fault: Misfit, place: Position, schema: Schema, strays: Strays) -> Iterator[Told]:
    """Tell the unknown and the missing keys of a mapping; an unknown key may be the missing one, misspelt."""
    assert isinstance(fault.node, Mapping)
    required = fault.schema.get("required", [])
    absent = [key for key in fault.schema.get("properties", {}) if key not in fault.node.entries]
    missing = [key for key in absent if key in required and (fault.path, key) not in strays]
    for key in _unknown_keys(fault):
        meant = nearest(key, missing)
        home = None if meant else _home(schema, fault.path, key)
        meant = meant or (nearest(key, absent) if home is None else None)
        yield fault.node.place(key), UNKNOWN, *_unknown(fault, key, meant, home, absent)
        absent = [other for other in absent if other != meant]
        missing = [other for other in missing if other != meant]
    for key in missing:
        example = line(key, fault.schema["properties"][key])
        yield place, MISSING, f"{where(fault.path) or '文件'}缺“{key}”。", f"加上这个键，例如：{example}"


def _unknown_keys(fault: Misfit) -> list[str]:
    if not isinstance(fault.node, Mapping) or "additionalProperties" not in fault.keywords:
        return []
    return [key for key in fault.node.entries if not known(fault.schema, key)]


def _unknown(fault: Misfit, key: str, meant: str | None, home: Trail | None, absent: list[str]) -> tuple[str, str]:
    """Return message and remedy for an unknown key: a slip in braces, no code, misspelt, misplaced or just unknown."""
    assert isinstance(fault.node, Mapping)
    here = f"{where(fault.path)}里" if fault.path else "文件里"
    if DIGITS.fullmatch(key) and is_empty(fault.node.entries[key]):
        return f"{here}的“{key}”前面是千分位逗号，一个数被它拆开了。", '给整个数加引号，例如 "1,305,200"。'
    if "：" in key and is_empty(fault.node.entries[key]):
        return f"{here}的“{cut(key)}”用了全角冒号。", "冒号用半角，后面空一格，例如 {面积: 0, 价值: 0}。"
    for code in fault.schema.get("patternProperties", {}).values():
        return f"{here}的“{cut(key)}”不是{code['title']}。", _other_code(key, fault.schema)
    if meant in fault.schema.get("required", []):
        return f"{here}没有“{key}”这个键，要写的是“{meant}”。", f"把“{key}”改成“{meant}”。"
    message = f"{here}没有“{cut(key)}”这个键。"
    if home is not None:
        return message, f"“{key}”要写在{where(home) + '下面' if home else '最外层'}，检查缩进。"
    others = f"删去它，或改用：{'、'.join(absent)}。" if absent else "删去它。"
    return message, f"把“{key}”改成“{meant}”；不是它就删去。" if meant else others


def _other_code(key: str, schema: Schema) -> str:
    """Return the advice to spell a code as the schema takes it, if it is one; or an example."""
    own = own_value(
        key, {"anyOf": [{"pattern": pattern} for pattern in schema["patternProperties"]], "type": "string"}, "元"
    )
    return f"把“{cut(key)}”改成 {as_yaml(own)}。" if own else f"重写，例如：{as_yaml(schema['examples'][0])}"


def _tell_incomplete(fault: Misfit, place: Position) -> Told:
    assert isinstance(fault.node, Mapping)
    properties = fault.schema["properties"]
    absent = [key for key in properties if key not in fault.node.entries]
    message = f"{where(fault.path)}没有写全，还要写{'或'.join(f'“{key}”' for key in absent)}。"
    return place, MISSING, message, f"加上这个键，例如：{line(absent[-1], properties[absent[-1]])}"


def _unit(root: Mapping) -> str:
    """Return the unit in which the amounts of a file stand."""
    stated = root.entries.get("金额单位")
    return stated.text if isinstance(stated, Scalar) and stated.text == "万元" else "元"


def _tell_value(fault: Misfit, schema: Schema, unit: str) -> tuple[str, str, str]:
    """Return rule, message and remedy for a value that is empty, of another kind or spelled another way."""
    place = where(fault.path)
    if is_empty(fault.node):
        return EMPTY, f"{place}还没有写内容。", f"{_delete_or(fault, schema)}写上，{_example(fault, schema)}"
    must = fault.schema["errorMessage"].removeprefix("这里")
    message = f"{place}{must}，这里写的是{found(fault.node)}。"
    if fault.keywords == {"enum"} and isinstance(fault.node, Scalar):
        return CHOICE, message, _choose(fault.node.text, fault.schema["enum"])
    own = own_value(fault.node.text, fault.schema, unit) if isinstance(fault.node, Scalar) else None
    remedy = f"照这样写：{_entry(fault, schema, own)}" if own else _advice(fault, schema)
    return KIND if "type" in fault.keywords else SPELLING, message, remedy


def _choose(word: str, known: list[str]) -> str:
    """Return the advice to write the choice that is meant, or one of those that may be."""
    likely = choices(word, known)
    if len(likely) > 1:
        return f"改成其中的一个：{'、'.join(likely)}。"
    others = f"从这些里选一个：{'、'.join(known)}。"
    return f"改成“{likely[0]}”；或{others}" if likely else others


def _advice(fault: Misfit, schema: Schema) -> str:
    """Return the advice to write the value anew, or for a number what tables show in its place: a dash, a loss."""
    text = fault.node.text if isinstance(fault.node, Scalar) else ""
    counts = fault.schema.get("kind") in NEVER_NEGATIVE
    if counts and NO_AMOUNT.fullmatch(text):
        return "没有数的写 0" + (f"，或删去“{fault.path[-1]}”。" if _delete_or(fault, schema) else "。")
    if counts and NEGATIVE.fullmatch(text):
        return "不能写负数：核对原表；是冲减的，写冲减以后的数。"
    return f"重写，{_example(fault, schema)}"


def _delete_or(fault: Misfit, schema: Schema) -> str:
    *parents, last = fault.path
    if isinstance(last, int):
        return "没有内容就删去这一项；有就"
    parts = (schema, schema.get("whole", {}))  # an edition that builds on no other needs what the whole needs
    required = any(last in at(part, tuple(parents)).get("required", ()) for part in parts)
    return "" if required else f"没有内容就删去“{last}”；有就"


def _example(fault: Misfit, schema: Schema) -> str:
    return f"例如：{_entry(fault, schema, _sample(fault, schema))}"


def _sample(fault: Misfit, schema: Schema) -> Any:
    """Return an example of a value; the entries of a list are shown by that of the list."""
    *parents, last = fault.path
    return at(schema, tuple(parents))["examples"][0][0] if isinstance(last, int) else fault.schema["examples"][0]


def _entry(fault: Misfit, schema: Schema, value: Any) -> str:
    """Return a value as the line of the file that it belongs in: without quotes if numbers may stand there so."""
    written = str(value) if isinstance(_sample(fault, schema), int | float) else as_yaml(value)
    return f"- {written}" if isinstance(fault.path[-1], int) else f"{as_yaml(fault.path[-1])}: {written}"


def _home(schema: Schema, path: KeyPath, key: str) -> Trail | None:
    """Return where a key unknown here belongs: the only such place below, or else in the whole file."""
    for homes in (list(_homes(at(schema, path), key, path)), list(_homes(schema, key, ()))):
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
