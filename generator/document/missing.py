"""What to tell of a text that the document needs and the file lacks: the officer, or who asked where none can be."""

from __future__ import annotations

from functools import lru_cache, reduce

from generator.edition.complaint import MisuseError, UnknownKeyError
from generator.schema.shown import where
from generator.schema.tree import Schema, below, known, unit_tree
from generator.source.nodes import Mapping, at

HINTS = {
    "设立的政策依据": "完整的话，以句号结尾",
    "资金分配情况": "完整的话，以句号结尾",
    "资金执行时间": "起止的年月，末尾不加标点",
}


@lru_cache(maxsize=512)
def demand_writable(path: tuple[str, ...]) -> None:
    """Raise UnknownKeyError if schema.json has no key at `path`, so that no officer could write a text there.

    An entry of a list is named by its 名称.
    """
    schema = unit_tree()
    for number, key in enumerate(path):
        if "items" in schema:
            schema = schema["items"]
        elif known(schema, key):
            schema = below(schema, key)
        else:
            raise UnknownKeyError(key, where(path[:number]), _keys(schema))
    if _keys(schema):
        raise MisuseError(f"{where(path)}不是一段话，后面还要写它下一级的键")


def remedy(root: Mapping, path: tuple[str, ...]) -> str:
    """Return where to write the text at `path`, with the keys that are not yet there as a piece of YAML to paste.

    Several texts may lack the same block, each told by itself: pasted one after the other they would repeat its key.
    """
    there = max(length for length in range(len(path)) if at(root, path[:length]) is not None)
    above, first, below = path[:there], path[there], path[there + 1 :]
    inner = reduce(lambda value, key: f"{{{_key(key)}: {value}}}", reversed(below), "…")
    where = f"在“{' → '.join(above)}”下面加" if above else f"文件里没有“{first}”，在末尾加"
    once = f"；“{first}”只写一次，缺几处都写在里面" if below else ""
    return f"{where}：{_key(first)}: {inner}（“…”换成{HINTS.get(path[-1], '一句话，句末不加句号')}{once}）"


def _keys(schema: Schema) -> list[str]:
    """Return the keys that a mapping may have; of codes, what they are."""
    return [*schema.get("properties", ()), *(code["title"] for code in schema.get("patternProperties", {}).values())]


def _key(key: str) -> str:
    return f'"{key}"' if key.isdigit() else key
