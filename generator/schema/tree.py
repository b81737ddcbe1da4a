"""A schema as one tree, each $ref replaced by its definition, and the ways through it.

A definition's name is the `kind` of what it describes. Keys are ordered as schema.json lists them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.source.nodes import KeyPath
from generator.system.resources import resource

Schema = dict[str, Any]
UNIT = "schema.json"
CODES = frozenset({"functionCode", "economyCode"})
NUMBERS = frozenset({"amount", "quantity", "count", "change", "weight", "year"})
DEEPEST = 5  # how often a definition may stand within itself (a header below a header)
TOO_DEEP = {"not": {}, "errorMessage": f"套得太深，最多 {DEEPEST} 层"}


def tree(text: str) -> Schema:
    """Return the tree of a schema's text, with patterns that mean in Python what they mean in JSON Schema.

    Why: in Python `$` also matches before a final line break, in ECMA-262 it does not.
    """
    schema = json.loads(text.replace('$"', r'\\Z"'))
    whole: Schema = _inlined(schema, schema["$defs"])
    return whole


def _inlined(node: Any, definitions: Schema, inside: tuple[str, ...] = ()) -> Any:
    """Return a part with each $ref replaced by its definition; words beside a $ref take precedence."""
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
    return {**_inlined(definitions[name], definitions, (*inside, name)), "kind": name, **own}


@cache
def unit_tree() -> Schema:
    """Return the tree of schema.json, which describes a unit's file."""
    return tree(resource(UNIT).read_text(encoding="utf-8"))


def at(schema: Schema, path: KeyPath) -> Schema:
    """Return what the schema says of the value at a path; nothing of one that it does not know."""
    for step in path:
        schema = items(schema) if isinstance(step, int) else below(schema, step)
    return schema


def below(schema: Schema, key: str) -> Schema:
    """Return what the schema says of a key; nothing of one that it does not know."""
    patterns: dict[str, Schema] = schema.get("patternProperties", {})
    matching = (value for pattern, value in patterns.items() if re.search(pattern, key))
    found: Schema | None = schema.get("properties", {}).get(key)
    return next(matching, {}) if found is None else found


def known(schema: Schema, key: str) -> bool:
    """Return whether the schema has a key."""
    patterns = schema.get("patternProperties", {})
    return key in schema.get("properties", {}) or any(re.search(pattern, key) for pattern in patterns)


def optional(schema: Schema) -> Iterator[str]:
    """Yield the keys that a mapping, or one anywhere below it, may have or lack; codes are none."""
    yield from optional_here(schema)
    for child in (*schema.get("properties", {}).values(), *filter(None, [items(schema)])):
        yield from optional(child)


def optional_here(schema: Schema) -> Iterator[str]:
    """Return the keys that a mapping may have or lack."""
    return (key for key in schema.get("properties", {}) if key not in schema.get("required", ()))


def items(schema: Schema) -> Schema:
    """Return what the schema says of the entries of a list."""
    found: Schema = schema.get("items", {})
    return found


def rank(schema: Schema, key: str) -> tuple[int, str]:
    """Return what sorts keys: known ones as in the schema, codes by their digits, unknown ones last as written."""
    listed = list(schema.get("properties", {}))
    if key in listed:
        return listed.index(key), ""
    return (len(listed), key) if known(schema, key) else (len(listed) + 1, "")
