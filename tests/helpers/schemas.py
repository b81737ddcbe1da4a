"""What a schema must say of itself, so that an editor can explain every key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema

from generator.schema.tree import tree


def nodes(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema in a schema with its path: properties, patterns, items and definitions."""
    yield path, node
    for word in ("properties", "patternProperties", "$defs"):
        for name, child in node.get(word, {}).items():
            yield from nodes(child, f"{path}/{word}/{name}")
    if "items" in node:
        yield from nodes(node["items"], f"{path}/items")


def gaps(whole: dict[str, Any]) -> list[str]:
    """Return what a schema leaves unsaid: each property must explain itself, each object be closed."""
    found = []
    full = tree(json.dumps(whole, ensure_ascii=False))
    for path, node in nodes(whole):
        if not path.endswith("/items"):
            found += [f"{path}: no {word}" for word in ("title", "description") if not chinese(node.get(word))]
        if path and not path.endswith("/items") and not node.get("examples"):
            found.append(f"{path}: no examples")
    for path, node in nodes(full):
        if node.get("type") == "object" and node.get("additionalProperties") is not False:
            found.append(f"{path}: open object")
        if not chinese(node.get("errorMessage")):
            found.append(f"{path}: no errorMessage")
        # All that an editor says of a missing key is the message of the mapping that lacks it.
        found += [
            f"{path}: {key} unsaid" for key in node.get("required", []) if key not in node.get("errorMessage", "")
        ]
        validator = jsonschema.Draft202012Validator(node)
        found += [f"{path}: wrong example" for example in node.get("examples", []) if not validator.is_valid(example)]
    return found


def chinese(text: Any) -> bool:
    return isinstance(text, str) and bool(re.search("[一-鿿]", text))
