"""Data spoilt in every way and with every odd value, to try what judges them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

WAYS = ["replace", "remove", "rename", "join", "double"]
ODD: list[Any] = [
    None, True, 0, 1, -1, 2026.0, 1.005, 2101501, 2101501.0, 303, 30309, 3030, 10**13, 10**30, 1e300, -0.0,
    "", " ", "\u3000", "\n", "0", "-1", "２", "1,305.00", "1,3", "2101501", "2101501\n", "303", "30309\n", "2026\n",
    "2026-02-27", "2026-02-27\n", "2026-13-01", "单位", "单位\n", "一般财力", "上级", "名\n称", "../x", "x" * 81,
    [], {}, [None], [[]], {"": 1}, {"2101501\n": "x"}, {"2101501": "x"}, ["x"], {"金额": 1},
]  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value in a document."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield (*path, key)
        yield from places(child, (*path, key))


def spoil(document: Any, path: tuple[Any, ...], how: str, value: Any) -> Any:
    """Return the document with the value at the path replaced, removed, doubled, renamed or joined by another."""
    document = copy.deepcopy(document)
    *parents, last = path
    parent = document
    for step in parents:
        parent = parent[step]
    if how == "remove":
        del parent[last]
    elif how == "rename" and isinstance(parent, dict):
        parent[f"{last}{str(value)[:3]}"] = parent.pop(last)
    elif how == "join" and isinstance(parent, dict):
        parent[str(value)] = value
    elif how == "double" and isinstance(parent, list):
        parent.append(parent[last])
    else:
        parent[last] = value
    return document
