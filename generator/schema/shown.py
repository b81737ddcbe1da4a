"""How messages show places and values: by their keys, as the officer wrote them, or as a line of YAML to be written."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Any

from generator.source.nodes import FLOAT, Mapping, Node, Scalar, Sequence

BLANK = " \t\r\n\u3000"
PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^:,\[\]{}#]*")
LONGEST_QUOTE = 30


def where(trail: tuple[Any, ...]) -> str:
    """Name a place by its keys: “项目支出”第2项的“金额”. Nothing for the file as a whole."""
    words = ""
    for step in trail:
        if isinstance(step, str):
            words += f"{'的' if words else ''}“{step}”"
        else:
            words += "每一项" if step is None else f"第{step + 1}项"
    return words


def found(node: Node) -> str:
    """Return what stands in the place of a value: its keys, or its words, with blanks around them named."""
    if isinstance(node, Mapping):
        return "下一级的键：" + "、".join(f"“{cut(key)}”" for key in islice(node.entries, LONGEST_QUOTE))
    if isinstance(node, Sequence):
        return "列表"
    blanks = "（前面或后面有空格、换行）" if node.text != node.text.strip() else ""
    return f"“{cut(' '.join(node.text.split()))}”{blanks}"


def cut(text: str) -> str:
    """Return the beginning of a text that is too long to be quoted."""
    return f"{text[:LONGEST_QUOTE]}……" if len(text) > LONGEST_QUOTE else text


def is_empty(node: Node) -> bool:
    """Return whether nothing was written: blanks and empty brackets are nothing."""
    if isinstance(node, Scalar):
        return node.core is None or not node.text.strip(BLANK)
    return not (node.entries if isinstance(node, Mapping) else node.items)


def line(key: str, schema: dict[str, Any]) -> str:
    """Return a key with the example of its value as one line of YAML."""
    return f"{as_yaml(key)}: {as_yaml(schema['examples'][0])}"


def as_yaml(value: Any) -> str:
    """Return the value as one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_yaml(key)}: {as_yaml(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_yaml(item) for item in value) + "]"
    if not isinstance(value, str):
        return str(value)
    return value if PLAIN.fullmatch(value) and not FLOAT.fullmatch(value) else json.dumps(value, ensure_ascii=False)
