"""The keys of a unit's file as schema.json orders them, and the kind of value that each of them takes.

A `Spec` is what the schema says of a value, with each $ref replaced by its definition, whose name is its `kind`.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from generator.schema.validation import UNIT
from generator.system.resources import resource

Spec = dict[str, Any]
CODES = frozenset({"functionCode", "economyCode"})
NUMBERS = frozenset({"amount", "quantity", "count", "change", "weight", "year"})


@cache
def fields() -> Spec:
    """Return what the schema says of a whole file."""
    schema = json.loads(resource(UNIT).read_text(encoding="utf-8"))
    return _resolved(schema, schema["$defs"])


def _resolved(spec: Spec, definitions: Spec) -> Spec:
    if name := spec.get("$ref", "").rpartition("/")[2]:
        return {**_resolved(definitions[name], definitions), "kind": name}
    parts: Spec = {
        word: {key: _resolved(value, definitions) for key, value in spec[word].items()}
        for word in ("properties", "patternProperties")
        if word in spec
    }
    return {**parts, "items": _resolved(spec["items"], definitions)} if "items" in spec else parts


def below(spec: Spec, key: str) -> Spec:
    """Return what the schema says of a key; nothing of one that it does not know."""
    patterns: dict[str, Spec] = spec.get("patternProperties", {})
    matching = (value for pattern, value in patterns.items() if re.search(pattern, key))
    found: Spec | None = spec.get("properties", {}).get(key)
    return next(matching, {}) if found is None else found


def known(spec: Spec, key: str) -> bool:
    """Return whether the schema has a key."""
    patterns = spec.get("patternProperties", {})
    return key in spec.get("properties", {}) or any(re.search(pattern, key) for pattern in patterns)


def items(spec: Spec) -> Spec:
    """Return what the schema says of the entries of a list."""
    found: Spec = spec.get("items", {})
    return found


def rank(spec: Spec, key: str) -> tuple[int, str]:
    """Return what sorts keys: known ones as in the schema, codes by their digits, unknown ones last as written."""
    listed = list(spec.get("properties", {}))
    if key in listed:
        return listed.index(key), ""
    return (len(listed), key) if known(spec, key) else (len(listed) + 1, "")
