"""schema.json explains itself, an editor's validator and ours agree on it, and good files pass without cost."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.finding import Position
from generator.schema import faults
from generator.schema.shown import as_yaml
from generator.schema.tree import tree
from generator.source.passages import TEXT_OR_NUMBER
from generator.source.reading import read
from generator.system.resources import resource
from tests.helpers.schemas import gaps, nodes
from tests.helpers.small_unit import GOOD, check, parse
from tests.helpers.spoiling import ODD, WAYS, places, spoil

ROOT = Path(__file__).parent.parent
TEXT = resource("schema.json").read_text(encoding="utf-8")
SCHEMA: dict[str, Any] = json.loads(TEXT)
UNITS = sorted(ROOT.glob("units/*/*.yaml"))


# ---- schema.json itself


def test_every_property_explains_itself_and_every_object_is_closed() -> None:
    assert gaps(SCHEMA) == []


@pytest.mark.parametrize(
    ("path", "word", "value"),
    [
        ("properties/年度", "title", "Year"),
        ("properties/年度", "description", None),
        ("$defs/procurement/properties/货物", "examples", []),
        ("$defs/procurement/properties/货物", "examples", ["零"]),
        ("$defs/amountsByEconomy", "additionalProperties", True),
        ("$defs/amount", "errorMessage", None),
        ("$defs/projectLine", "errorMessage", "要写“键: 值”，必须有“科目”“金额”"),
    ],
)
def test_the_guard_notices_what_is_taken_away(path: str, word: str, value: Any) -> None:
    broken = copy.deepcopy(SCHEMA)
    node = broken
    for step in path.split("/"):
        node = node[step]
    node[word] = value
    assert gaps(broken)


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema_rs.meta.validate(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_no_riddles() -> None:
    words = {word for _, node in nodes(SCHEMA) for word in node}
    assert not words & {"oneOf", "anyOf", "allOf", "if", "dependentSchemas", "unevaluatedProperties"}


def test_last_year_knows_every_source_of_this_year() -> None:
    this_year, last_year = (SCHEMA["$defs"][name]["enum"] for name in ("lineFund", "lastYearFund"))
    assert [source for source in last_year if source != "单位资金"] == this_year


def test_examples_are_yaml_as_remedies_print_them() -> None:
    for path, node in nodes(SCHEMA):
        for example in node.get("examples", []):
            assert parse(f"键: {as_yaml(example)}").core == {"键": example}, path


# ---- good files


def test_a_good_file_has_no_findings() -> None:
    assert check(GOOD) == []


@pytest.mark.parametrize("path", UNITS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_units_are_good(path: Path) -> None:
    assert check(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('科目: "2101501"', "科目: 2101501"),
        ('经济科目: "303", ', ""),
        ('经济科目: "303"', "经济科目: 30309"),
        ("金额: 200000", "金额: 33809.04"),
        ("金额: 200000", '金额: "33,809.04"'),
        ("年度: 2026", '年度: "2026"'),
        ('指标值: ">=2人"', "指标值: 2"),
        ("主要职能: 贯彻执行医疗保障政策。", "主要职能: |\n    （一）贯彻。\n\n    （二）执行。"),
        ("变动原因:\n", "变动原因:\n  三公经费: {因公出国（境）费用: 无出国任务}\n"),
        ("绩效目标:\n", "绩效目标:\n  整体: []\n"),
        ("口径: 单位\n", '口径: 部门\n金额单位: 万元\n科目名称: {"2101501": 行政运行（医疗保障管理）}\n'),
        ("结转结余:\n  - 名称: 能力提升补助\n", "结转结余:\n  - 名称: 能力提升补助\n    资金级次: 上级\n"),
    ],
)
def test_other_ways_to_write_it_are_good_too(old: str, new: str) -> None:
    assert old in GOOD
    assert check(GOOD.replace(old, new, 1)) == []


def test_a_good_file_does_not_load_what_only_bad_ones_need(tmp_path: Path) -> None:
    file = tmp_path / "good.yaml"
    file.write_text(GOOD, encoding="utf-8")
    program = (
        "import sys, pathlib\nfrom generator.schema import validation\nfrom generator.source import reading\n"
        "root, _ = reading.read(pathlib.Path(sys.argv[1]).read_text('utf-8'), 'x')\n"
        "assert validation.check(root, 'x') == []\n"
        "assert not {'jsonschema', 'difflib', 'generator.schema.faults'} & set(sys.modules), sorted(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(file)], check=True, cwd=ROOT)


def test_a_refusal_without_a_reason_is_still_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "explain", lambda *_: [])
    (finding,) = check(GOOD.replace("年度: 2026", "年度: x"))
    assert finding.position == Position()
    assert finding.severity == "错误"


# ---- both validators agree, on anything


def agree(document: Any) -> bool:
    """Return whether the fast validator and the explaining one give one verdict, and every finding has a place."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    root, faults_of_syntax = read(text, "x")
    if root is None or faults_of_syntax:
        return True
    found = faults.explain(root, "x", TEXT)
    lines = text.split("\n")
    assert all(finding.position.column <= len(lines[finding.position.line - 1]) for finding in found)
    assert found == sorted(found, key=lambda finding: finding.position)
    assert len(set(found)) == len(found)
    return (found == []) == jsonschema_rs.validator_for(TEXT).is_valid(root.core)


DOCUMENT = parse(GOOD).core


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(list(places(DOCUMENT))), st.sampled_from(WAYS), st.sampled_from(ODD))
def test_both_validators_agree_on_a_spoilt_file(path: tuple[Any, ...], how: str, value: Any) -> None:
    assert agree(spoil(DOCUMENT, path, how, value))


@pytest.mark.parametrize("name", SCHEMA["$defs"])
def test_both_validators_agree_on_every_odd_value(name: str) -> None:
    text = json.dumps({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})
    fast = jsonschema_rs.validator_for(text)
    slow = jsonschema.Draft202012Validator(tree(text))
    assert [fast.is_valid(value) for value in ODD] == [slow.is_valid(value) for value in ODD]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_both_validators_agree_on_spoilt_units(path: Path) -> None:
    document = parse(path.read_text(encoding="utf-8")).core
    random = Random(path.parent.name)
    everywhere = list(places(document))
    for _ in range(40):
        assert agree(spoil(document, random.choice(everywhere), random.choice(WAYS), random.choice(ODD)))


def test_agreement_needs_patterns_that_end_where_the_text_ends() -> None:
    code = {"$ref": "#/$defs/functionCode", "$defs": SCHEMA["$defs"]}
    assert jsonschema.Draft202012Validator(code).is_valid("2101501\n")
    assert not jsonschema_rs.is_valid(code, "2101501\n")


def test_the_rules_read_as_texts_what_the_schema_takes_as_text_or_number() -> None:
    wide = {name for name, node in SCHEMA["$defs"].items() if node.get("type") == ["string", "number"]}
    keys = {path.rpartition("/")[2] for path, node in nodes(SCHEMA) if node.get("$ref", "").rpartition("/")[2] in wide}
    assert keys == TEXT_OR_NUMBER
