"""Reads the lists that stand beside the published texts: repairs.yaml and errata.yaml."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML


def load(path: Path) -> list[dict[str, str]]:
    """Return the records of a YAML list whose values are all text; raise ValueError if one is not."""
    records = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")) or []
    for record in records:
        if not all(isinstance(value, str) for value in record.values()):
            raise ValueError(f"{path.name}：每一项都应当是文字：{record}")
    return list(records)
