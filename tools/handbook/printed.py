"""Where each key of a unit's file is printed: it is altered in a sample unit, and what then reads otherwise is where.

So nothing is claimed that was not seen. The sample has every key, and money of every source.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from generator.budget.disclosure import read_disclosure
from generator.budget.ledger import Ledger
from generator.document.compose import compose
from generator.document.tree import Block, Cover, Document, Heading, Paragraph, Table
from generator.edition.edition import load
from generator.edition.files import known_editions
from generator.edition.layout_faults import Layout
from generator.output.markdown import render
from generator.schema.tree import Schema, below
from generator.source.reading import read
from generator.system.resources import resource
from tools.handbook.trails import Trail, step, trails

SAMPLE = Path(__file__).parent / "sample.yaml"
# What is printed in the place of something else if it is written, and so has to be left out once.
INSTEAD: tuple[Trail, ...] = (
    ("概况", "机构设置"), ("上年", "收入"), ("上年", "支出合计"), ("上年", "科目"), ("变动原因", "一般公共预算"),
)  # fmt: skip


KINDS = {"表": "表", "节": "说明"}
EDITION: Trail = ("版式",)  # alters everything


class Place(NamedTuple):
    """A part of the document: a 表 or a section of the 说明 by the name of its file, or another page by its own."""

    kind: str
    name: str


COVER, CONTENTS, SIGNATURE = Place("", "封面"), Place("", "目录"), Place("", "落款")
Printed = dict[Place, str]  # what is printed at each place, as Markdown
Found = dict[Trail, dict[Place, set[str]]]  # the places of each key, with the editions that print it there


def editions() -> list[str]:
    """Return the names of the editions that ship with the program, the oldest first."""
    return known_editions((resource("templates"),))


def sample() -> dict[str, Any]:
    """Return the content of the sample unit."""
    root, _ = read(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name)
    assert root is not None
    return root.core


def where_printed(schema: Schema) -> Found:
    """Return where each key of the sample is printed. `schema` is that of a unit's file, without $ref."""
    found: Found = {}
    for content in _samples():
        unaltered = printed(content)
        for trail in {*trails(content)} - {EDITION}:
            places = found.setdefault(trail, {})
            for place in _changed(unaltered, printed(altered(content, schema, trail))):
                places.setdefault(place, set()).add(content["版式"])
    return found


def _samples() -> Iterator[dict[str, Any]]:
    for edition in editions():
        whole = {**sample(), "版式": edition}
        yield from (whole, _without(whole, INSTEAD))


def _changed(before: Printed, after: Printed) -> Iterator[Place]:
    return (place for place in before.keys() | after.keys() if before.get(place) != after.get(place))


def _without(content: dict[str, Any], left_out: tuple[Trail, ...]) -> dict[str, Any]:
    blocks = {block: {key for above, key in left_out if above == block} for block, _ in left_out}
    lesser = {block: {key: content[block][key] for key in content[block].keys() - out} for block, out in blocks.items()}
    return {**content, **lesser}


def altered(value: Any, schema: Schema, trail: Trail) -> Any:
    """Return a content in which every single value at the trail is another one."""
    if isinstance(value, dict):
        return {
            key: altered(child, below(schema, key), trail[1:]) if step(key) == trail[0] else child
            for key, child in value.items()
        }
    if isinstance(value, list):
        return [altered(item, schema["items"], trail) for item in value]
    others = [other for other in (*schema.get("enum", ()), *schema["examples"]) if other != value]
    return others[0] if others else _next(value)


def _next(value: Any) -> Any:
    """Return another value of the same kind; of a code, one of another 类 (2101501 → 2111501)."""
    if isinstance(value, int):
        return value + 1
    return str(int(value) + 10000) if value.isdigit() else f"{value}改"


def printed(content: dict[str, Any]) -> Printed:
    """Return what is printed of a file's content, place by place."""
    document, settings = composed(content)
    blocks: dict[Place, list[Block]] = {}
    for place, block in placed(document, settings):
        blocks.setdefault(place, []).append(block)
    return {place: render(document._replace(blocks=tuple(there))) for place, there in blocks.items()}


def composed(content: dict[str, Any]) -> tuple[Document, Layout]:
    """Return the document of a file's content, whatever the rules say, and the settings of its edition."""
    root, _ = read(json.dumps(content, ensure_ascii=False), SAMPLE.name)
    assert root is not None
    disclosure, _ = read_disclosure(root, SAMPLE.name)
    edition = load(disclosure.edition)
    composition = compose(disclosure, Ledger(disclosure.lines, edition.conditions), edition)
    return composition.document, edition.settings


def placed(document: Document, settings: Layout) -> Iterator[tuple[Place, Block]]:
    """Yield each block with its place. The headings of parts count as the 目录, which repeats them."""
    parts = iter(settings["部分"])
    names: list[Place] = []
    place = CONTENTS
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            yield CONTENTS, block
            part = next(parts)
            names = [Place(kind, name) for key, kind in KINDS.items() for name in part.get(key, ())]
            place = names[0]
            continue
        if isinstance(block, (Heading, Table)) and block.level == 2:  # noqa: PLR2004 (a table or section of a part)
            place = names.pop(0)
        if isinstance(block, Cover):
            yield COVER, block
        elif isinstance(block, Paragraph) and block.role == "signature":
            yield SIGNATURE, block
        else:
            yield place, block
