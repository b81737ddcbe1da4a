"""Where a value stands in a unit's file, whichever entry of a list and whichever code: the trail of its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.schema.tree import Schema
from generator.source.nodes import Mapping, Node, Scalar

Trail = tuple[str, ...]
CODE = "编码"


def step(key: str) -> str:
    """Return the step that a key makes: all codes make the same one."""
    return CODE if key.isdigit() else key


def entry(schema: Schema) -> Schema:
    """Return the schema of a list's entries, of anything else its own."""
    while "items" in schema:
        schema = schema["items"]
    return schema


def trails(value: Any, trail: Trail = ()) -> Iterator[Trail]:
    """Yield the trail of each single value in a file's content, in the order written, some more than once."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from trails(child, (*trail, step(key)))
    elif isinstance(value, list):
        for item in value:
            yield from trails(item, trail)
    else:
        yield trail


def trail_at(node: Node, line: int) -> Trail:
    """Return the trail of the last key that starts at a line or above it; each key must stand on a line of its own."""
    if isinstance(node, Scalar):
        return ()
    if isinstance(node, Mapping):
        keys = [key for key, place in node.keys.items() if place.line <= line]
        return (step(keys[-1]), *trail_at(node.entries[keys[-1]], line)) if keys else ()
    items = [item for item in node.items if item.position.line <= line]
    return trail_at(items[-1], line) if items else ()
