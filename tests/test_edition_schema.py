"""edition.schema.json explains itself, knows every word the program knows, and agrees with the editor's validator."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from generator.budget.disclosure import (
    BASIC,
    CARRIED,
    CURRENT,
    LAST_YEAR,
    LOCAL,
    PROJECT,
    RUNNING,
    STAFF,
    THIS_YEAR,
    UPPER,
)
from generator.budget.ledger import DIMENSIONS, GROUPINGS
from generator.document.tables import CODE_FIELDS
from generator.edition.edition import NUMBER_FORMAT, load
from generator.edition.layout_faults import ROWS
from generator.schema import faults
from generator.schema.tree import DEEPEST, UNIT, tree
from generator.schema.validation import EDITION, fits
from generator.source.reading import read
from generator.system.resources import resource
from tests.helpers.schemas import gaps
from tests.helpers.spoiling import ODD, WAYS, places, spoil

ROOT = Path(__file__).parent.parent
TEXT = resource(EDITION).read_text(encoding="utf-8")
SCHEMA: dict[str, Any] = json.loads(TEXT)
DEFS: dict[str, Any] = SCHEMA["$defs"]
EDITIONS = sorted(path.name for path in (ROOT / "templates").iterdir())
FILES = [*sorted(ROOT.glob("templates/*/edition.yaml")), *sorted(ROOT.glob("templates/*/表/*.yaml"))]
MODELINE = "# yaml-language-server: $schema="
TOO_DEEP = "/下" * DEEPEST


def named(path: Path) -> str:
    return str(path.relative_to(ROOT / "templates"))


def kind(path: Path) -> str:
    """Return what the first line of a file says it is."""
    return path.read_text(encoding="utf-8").split("\n")[0].rpartition("/")[2]


def values(name: str, *keys: str) -> set[str]:
    node = DEFS[name]
    for key in keys:
        node = node["properties"][key]
    return set(node.get("items", node)["enum"])


# ---- the schema itself


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema_rs.meta.validate(SCHEMA)


def test_every_key_explains_itself_and_every_object_is_closed() -> None:
    said = {name: node for name, node in DEFS.items() if name != "whole"}
    whole = {
        "title": "版式", "description": "版式", "errorMessage": "版式", "type": "object", "additionalProperties": False,
        "properties": said, "$defs": said,
    }  # fmt: skip
    assert [gap for gap in gaps(whole) if TOO_DEEP not in gap.replace("/properties", "").replace("/items", "")] == []


def test_what_the_whole_needs_is_a_key_of_an_edition() -> None:
    whole, edition = DEFS["whole"], DEFS["edition"]
    assert set(whole["required"]) <= set(edition["properties"])
    for key, below in whole["properties"].items():
        assert set(below["required"]) <= set(edition["properties"][key]["properties"])


def test_it_knows_the_words_that_the_program_knows() -> None:
    assert set(DEFS["condition"]["properties"]) == set(DIMENSIONS)
    assert values("levels") == set(DEFS["codes"]["properties"]) == set(GROUPINGS)
    assert values("codeFields") == set(CODE_FIELDS)
    assert values("column", "字段") == {*CODE_FIELDS, "名称", "代码名称", "项目", "本行名称"}
    assert set(DEFS["numberFormat"]["properties"]) == set(NUMBER_FORMAT)
    assert set(DEFS["row"]["properties"]) == {"当", *ROWS, *(key for keys in ROWS.values() for key in keys)}


def test_it_knows_the_words_that_a_unit_can_write() -> None:
    unit = json.loads(resource(UNIT).read_text(encoding="utf-8"))["$defs"]
    assert values("fund") == {
        word for name in ("lineFund", "lastYearFund", "carriedFund") for word in unit[name]["enum"]
    }
    assert values("condition", "支出类型") == {STAFF, RUNNING, BASIC, PROJECT}
    for key, words in (("年", {THIS_YEAR, LAST_YEAR}), ("结转", {CURRENT, CARRIED}), ("资金级次", {UPPER, LOCAL})):
        assert values("condition", key) == words
        assert set(DEFS["condition"]["properties"][key]["pattern"][2:-2].split("|")) == words
    indicators = {key for name in ("projectIndicator", "overallIndicator") for key in unit[name]["properties"]}
    assert values("formColumn", "字段") == {"一级", "二级", *indicators}


def test_a_word_that_is_not_known_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DIMENSIONS, "地区", "region")
    with pytest.raises(AssertionError):
        test_it_knows_the_words_that_the_program_knows()


# ---- the editions shipped


@pytest.mark.parametrize("name", EDITIONS)
def test_the_editions_are_good(name: str) -> None:
    edition = load(name)
    forms = [path.stem for path in FILES if path.parent.parent.name == name and kind(path) == "form"]
    assert all(edition.form(form)["指标"] for form in forms)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_an_editor_finds_the_schema_of_each_file(path: Path) -> None:
    line = path.read_text(encoding="utf-8").split("\n")[0]
    assert line.startswith(MODELINE)
    file, _, name = line.removeprefix(MODELINE).partition("#/$defs/")
    assert (path.parent / file).resolve() == resource(EDITION).resolve()
    root, findings = read(path.read_text(encoding="utf-8"), "x")
    assert root is not None
    assert findings == []
    assert jsonschema_rs.is_valid({"$ref": f"#/$defs/{name}", "$defs": DEFS}, root.core)


def test_a_good_edition_does_not_load_what_only_bad_ones_need() -> None:
    program = (
        "import sys\nfrom generator.edition.edition import load\nload('新疆-2026').form('整体绩效目标')\n"
        "needless = {'jsonschema', 'generator.schema.faults', 'generator.edition.misuse'} & set(sys.modules)\n"
        "assert not needless, needless\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


# ---- both validators agree, on anything


def agree(content: Any, part: str) -> bool:
    """Return whether the fast validator and the explaining one give one verdict on a file of that kind."""
    root, findings = read(json.dumps(content, ensure_ascii=False, indent=1), "x")
    if root is None or findings:
        return True
    found = faults.explain(root, "x", TEXT, part)
    assert all(finding.message and finding.remedy for finding in found)
    return (found == []) == fits({part: root.core}, EDITION)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_both_validators_agree_on_spoilt_files(path: Path) -> None:
    root, _ = read(path.read_text(encoding="utf-8"), "x")
    assert root is not None
    random = Random(named(path))
    everywhere = list(places(root.core))
    for _ in range(25):
        spoilt = spoil(root.core, random.choice(everywhere), random.choice(WAYS), random.choice(ODD))
        assert agree(spoilt, kind(path))


@pytest.mark.parametrize("name", [name for name in DEFS if name != "whole"])
def test_both_validators_agree_on_every_odd_value(name: str) -> None:
    text = json.dumps({"$ref": f"#/$defs/{name}", "$defs": DEFS})
    fast = jsonschema_rs.validator_for(text)
    slow = jsonschema.Draft202012Validator(tree(text))
    assert [fast.is_valid(value) for value in ODD] == [slow.is_valid(value) for value in ODD]


def test_the_page_names_all_that_an_edition_of_its_own_needs() -> None:
    page = (ROOT / "docs" / "新版式.md").read_text(encoding="utf-8")
    paragraph = page.partition("不承接别的版式的，从头写，要有：")[2].partition("\n一部分里")[0]
    needs, formats = paragraph.split("；")[:2]
    assert re.findall("`(.+?)`", needs) == DEFS["whole"]["required"]
    assert re.findall("`(.+?)`", formats)[1:-1] == DEFS["whole"]["properties"]["数字格式"]["required"]
