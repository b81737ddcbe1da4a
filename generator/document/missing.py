"""What to tell the officer of a text that the document needs and the file lacks."""

from __future__ import annotations

from functools import reduce

from generator.source.nodes import Mapping, at

HINTS = {
    "设立的政策依据": "完整的话，以句号结尾",
    "资金分配情况": "完整的话，以句号结尾",
    "资金执行时间": "起止的年月，末尾不加标点",
}


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


def _key(key: str) -> str:
    return f'"{key}"' if key.isdigit() else key
