"""The structure of a unit's file, as schema.json demands it: an editor and the program give the same verdict.

A fast validator says whether a file is good. What is wrong is worked out for a bad one only (see `faults`).
"""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema_rs

from generator.finding import ERROR, Finding, Position
from generator.resources import resource
from generator.source import Mapping


@cache
def _text() -> str:
    return resource("schema.json").read_text(encoding="utf-8")


@cache
def _validator() -> Any:
    return jsonschema_rs.validator_for(_text())


def check(root: Mapping, file: str) -> list[Finding]:
    """Return every place where the file departs from schema.json, in the order of the lines."""
    if _validator().is_valid(root.core):
        return []
    from generator.faults import explain

    return explain(root, file, _text()) or [_unexplained(file)]


def _unexplained(file: str) -> Finding:
    """Return a finding for a refusal without a reason: such a file must not pass. No input is known for it."""
    return Finding(
        file, Position(), "结构-写法", ERROR, "文件的结构不对，程序没能找出是哪一处。",
        "用支持 schema.json 的编辑器打开文件查看，并把文件发给程序的维护者。",
    )  # fmt: skip
