"""The comparison as JSON: everything, in the form that its schema describes."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import jsonschema
from referencing import Registry, Resource

from generator.comparison.changes import EditionChange, LevelChange, Silenced
from generator.comparison.record import as_json
from generator.system.resources import PACKAGE
from tests.helpers.comparisons import FILE, FULL, comparison, fault, side, unit
from tests.helpers.schemas import nodes


def schemas() -> dict[str, Any]:
    return {name: json.loads((PACKAGE / "schema" / name).read_text(encoding="utf-8")) for name in (
        "diff.schema.json", "findings.schema.json"
    )}  # fmt: skip


def validator(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    registry = Registry().with_resources((name, Resource.from_contents(content)) for name, content in schemas().items())
    return jsonschema.Draft202012Validator(schema, registry=registry)


def test_json_holds_everything_and_keeps_to_its_schema() -> None:
    silenced = unit(
        before=None, after=side()._replace(total=Decimal(10000)), against="units/甲局/2025.yaml",
        silenced=(Silenced(fault(3), "规则已关"),), exposed=(fault(4),),
    )  # fmt: skip
    editions = EditionChange(("甲",), (unit(after=None),))
    levels = (LevelChange("甲-乙", None, "关"),)
    written = as_json(comparison(FULL, silenced, editions=editions, settings=True, levels=levels))
    assert "收支总预算" in written
    content = json.loads(written)
    validator(schemas()["diff.schema.json"]).validate(content)
    first = content["units"][0]
    assert (first["before"], first["after"]) == (FILE, FILE)
    assert first["totals"][0] == {"name": "收支总预算", "before": "10000", "after": "25000"}
    assert first["facts"][1] == {
        "what": ["国有资产", "房屋", "面积"], "before": None, "after": "3.5", "unit": "个", "place": f"{FILE}:20",
    }  # fmt: skip
    assert first["texts"][0] == {
        "what": ["口径"], "before": "单位", "after": "部门", "place": f"{FILE}:3",
    }  # fmt: skip
    assert first["sections"][0]["changes"][0] == {
        "table": "", "row": "总计", "column": "合计",
        "pieces": [{"kind": "gone", "text": "1.00"}, {"kind": "new", "text": "2.00"}],
    }  # fmt: skip
    assert [finding["line"] for finding in first["found"]] == [7, 9]
    assert content["units"][1]["total"] == {"before": None, "after": "10000"}
    assert [unit["against"] for unit in content["units"]] == [None, "units/甲局/2025.yaml"]
    assert content["levels"] == [{"rule": "甲-乙", "before": None, "after": "关"}]
    assert [(one["finding"]["line"], one["why"]) for one in content["units"][1]["silenced"]] == [(3, "规则已关")]
    assert [content["units"][1]["before"], content["editions"]["units"][0]["after"]] == [None, None]


def test_the_schema_of_the_comparison_explains_itself_and_is_closed() -> None:
    schema = schemas()["diff.schema.json"]
    jsonschema.Draft202012Validator.check_schema(schema)
    for path, node in nodes(schema):
        if path and "$ref" not in node:
            assert node.get("title"), path
            assert node.get("description"), path
        if node.get("type") == "object":
            assert node["additionalProperties"] is False, path
        examples = node.get("examples", [])
        assert all(validator({**node, "$defs": schema["$defs"]}).is_valid(example) for example in examples), path
