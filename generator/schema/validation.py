"""Structure: values against a JSON Schema, so that an editor and the program give the same verdict.

A fast validator says whether a file is good. What is wrong is worked out for a bad one only (see `faults`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from generator.finding import ERROR, Finding, Position
from generator.schema.tree import UNIT
from generator.source.nodes import KeyPath, Mapping
from generator.system.resources import resource

EDITION = "schema/edition.schema.json"


@cache
def _text(schema: str) -> str:
    return resource(schema).read_text(encoding="utf-8")


@cache
def _validator(schema: str) -> Any:
    return jsonschema_rs.validator_for(_text(schema))


def check(root: Mapping, file: str) -> list[Finding]:
    """Return every place where a unit's file departs from schema.json, in the order of the lines."""
    return [] if fits(root.core, UNIT) else explained(root, file, UNIT)


def fits(value: Any, schema: str) -> bool:
    """Return whether a schema accepts a value. Of EDITION, the value names the kind: {kind: value}."""
    verdict: bool = _validator(schema).is_valid(value)
    return verdict


def explained(root: Mapping, file: str, schema: str, kind: str = "") -> list[Finding]:
    """Return why a schema, or its part for files of that kind, refuses a file."""
    from generator.schema.faults import explain

    return explain(root, file, _text(schema), kind) or [_unexplained(file)]


def misfits(value: Any) -> Iterator[KeyPath]:
    """Yield the path of each value of a unit's file that has to go, so that schema.json accepts what is left.

    A key that is missing at the top cannot be mended by taking away, and is passed over.
    """
    for error in _validator(UNIT).iter_errors(value):
        path = tuple(_steps(value, error.instance_path))
        if error.kind.name == "additionalProperties":
            yield from ((*path, key) for key in error.kind.unexpected)
        elif path:
            yield path


def _steps(value: Any, path: list[str | int]) -> Iterator[str | int]:
    """Yield the steps of a path; the validator takes a key of digits for a number."""
    for step in path:
        key = str(step) if isinstance(value, dict) else step
        yield key
        value = value[key]


def unstated(settings: dict[str, Any], root: Mapping, file: str) -> list[Finding]:
    """Return a finding for each key that an edition needs and that neither it nor those it builds on have.

    `settings` are all of them as one, `root` and `file` the edition's own.
    """
    from generator.schema.faults import absent

    return absent(settings, root, file, _text(EDITION))


def _unexplained(file: str) -> Finding:
    """Return a finding for a refusal without a reason: such a file must not pass. No input is known for it."""
    return Finding(
        file, Position(), "结构-写法", ERROR, "文件的结构不对，程序没能找出是哪一处。",
        "用支持 schema.json 的编辑器打开文件查看，并把文件发给程序的维护者。",
    )  # fmt: skip
