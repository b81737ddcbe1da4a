"""One list of findings in four forms: for people, as JSON with its schema, as GitHub and as GitLab want it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator import __version__
from generator.cli import main
from generator.commands import DONE, FAULTY, USAGE
from generator.commands.check import REPORTS
from generator.finding import ERROR, NOTE, WARNING, Finding, Position
from generator.report.formats import FINDING_FORMATS, as_github, as_gitlab, as_json
from generator.system.resources import PACKAGE
from tests.helpers.made_up_rules import made_up, put_in_force, saying
from tests.helpers.schemas import nodes
from tests.helpers.units_for_tests import FILES, UNIT, UNIT_FILE, altered, lay_out

SCHEMA: dict[str, Any] = json.loads((PACKAGE / "schema" / "findings.schema.json").read_text(encoding="utf-8"))
FOUND = [
    Finding("乙/2026.yaml", Position(3, 5, 2), "规则-一", WARNING, "5%\n错。", "改。"),
    Finding("甲,乙:丙/2026.yaml", Position(7, 1, 4), "规则-二", ERROR, "错了。"),
    Finding("乙/2026.yaml", Position(3, 1, 1), "规则-三", NOTE, "看一看。", "核对。"),
    Finding("乙/2026.yaml", Position(1, 1, 1), "规则-二", ERROR, "可以不改。", "改。", "已核对。"),
    Finding("乙/2026.yaml", Position(3, 1, 1), "规则-三", NOTE, "看一看。", "核对。"),
]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the small edition and the small unit, under no rules."""
    lay_out(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    put_in_force(monkeypatch)
    return tmp_path


# ---- JSON


def test_json_holds_each_finding_once_in_order_the_waived_ones_too() -> None:
    content = json.loads(as_json(FOUND))
    jsonschema.validate(content, SCHEMA)
    assert content["version"] == __version__
    assert content["counts"] == {"errors": 1, "warnings": 1, "notes": 1}
    assert [(one["file"], one["line"], one["column"]) for one in content["findings"]] == [
        ("乙/2026.yaml", 1, 1), ("乙/2026.yaml", 3, 1), ("乙/2026.yaml", 3, 5), ("甲,乙:丙/2026.yaml", 7, 1),
    ]  # fmt: skip
    assert content["findings"][0] == {
        "file": "乙/2026.yaml", "line": 1, "column": 1, "length": 1, "level": "error", "rule": "规则-二",
        "message": "可以不改。", "remedy": "改。", "waived": True, "reason": "已核对。",
    }  # fmt: skip
    assert [one["waived"] for one in content["findings"]] == [True, False, False, False]


def test_the_schema_of_the_findings_explains_itself_and_is_closed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for path, node in nodes(SCHEMA):
        if not path.endswith("/items"):
            assert node.get("title"), path
            assert node.get("description"), path
        if node.get("type") == "object":
            assert node["additionalProperties"] is False, path
        validator = jsonschema.Draft202012Validator({**node, "$defs": SCHEMA["$defs"]})
        assert all(validator.is_valid(example) for example in node.get("examples", [])), path


GOOD = json.loads(as_json(FOUND))["findings"][0]
BAD = [
    {**GOOD, "level": "错误"},
    {**GOOD, "line": 0},
    {**GOOD, "more": 1},
    {**GOOD, "waived": False},
    {key: value for key, value in GOOD.items() if key != "reason"},
    {key: value for key, value in GOOD.items() if key != "rule"},
]


@pytest.mark.parametrize("finding", BAD)
def test_the_schema_refuses_what_is_no_finding(finding: dict[str, Any]) -> None:
    content = {"version": "1", "counts": {"errors": 0, "warnings": 0, "notes": 0}, "findings": [finding]}
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(content)


# ---- GitHub


def test_github_shows_each_finding_beside_its_line() -> None:
    assert as_github(FOUND).split("\n") == [
        "::notice file=乙/2026.yaml,line=3,endLine=3,col=1,endColumn=2,title=提示 规则-三::看一看。%0A改法：核对。",
        "::warning file=乙/2026.yaml,line=3,endLine=3,col=5,endColumn=7,title=警告 规则-一::5%25%0A错。%0A改法：改。",
        "::error file=甲%2C乙%3A丙/2026.yaml,line=7,endLine=7,col=1,endColumn=5,title=错误 规则-二::错了。",
    ]


def unescaped(text: str) -> str:
    """Return a text as GitHub's runner reads it."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


@pytest.mark.parametrize("message", ["a%0Ab", "::error::甲", "甲\r\n乙", "100%,50%:", "%250A"])
def test_no_message_can_end_a_command_and_each_is_read_as_it_was(message: str) -> None:
    written = as_github([FOUND[1]._replace(message=message, file=message.replace("\n", " "))])
    assert "\n" not in written
    match = re.fullmatch(r"::error file=([^,:]*),[^:]*::(.*)", written)
    assert match is not None
    assert (unescaped(match[1]), unescaped(match[2])) == (message.replace("\n", " "), message)


# ---- GitLab


def test_gitlab_has_path_line_severity_and_fingerprint() -> None:
    issues = json.loads(as_gitlab(FOUND))
    assert [(one["location"]["path"], one["location"]["lines"]["begin"], one["severity"]) for one in issues] == [
        ("乙/2026.yaml", 3, "info"), ("乙/2026.yaml", 3, "minor"), ("甲,乙:丙/2026.yaml", 7, "major"),
    ]  # fmt: skip
    assert issues[0]["check_name"] == "规则-三"
    assert issues[0]["description"] == "规则-三 看一看。\n改法：核对。"
    assert all(re.fullmatch("[0-9a-f]{64}", issue["fingerprint"]) for issue in issues)


def fingerprints(findings: list[Finding]) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(as_gitlab(findings))]


def test_a_fingerprint_stays_when_lines_are_put_in_and_differs_from_every_other() -> None:
    first = FOUND[1]
    moved, again = first._replace(position=Position(9, 2)), first._replace(position=Position(20, 2))
    others = [first._replace(rule="规则-四"), first._replace(message="别的。"), first._replace(file="别.yaml")]
    assert fingerprints([first]) == fingerprints([moved])
    assert fingerprints([first, again])[0] == fingerprints([first])[0]
    assert len(set(fingerprints([first, again, *others]))) == 5


# ---- the command


@pytest.mark.parametrize("name", ["json", "github", "gitlab"])
def test_check_prints_the_form_asked_for_and_the_count_beside_it(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_in_force(monkeypatch, made_up("甲-医保", saying("医保")))
    lay_out(Path(), {"units/丙局/2026.yaml": altered(UNIT, ("单位: 甲局", "单位: 丙局"), ("年度: 2026", "年度: x"))})
    assert main(["check", "units", UNIT_FILE, "--format", name]) == FAULTY
    out, err = capsys.readouterr()
    assert err == "2 个错误，0 个警告，0 个提示\n"
    assert out.index("units/丙局/2026.yaml") < out.index(UNIT_FILE)
    assert out.count(UNIT_FILE) == 1
    if name == "json":
        jsonschema.validate(json.loads(out), SCHEMA)
    elif name == "gitlab":
        assert len(json.loads(out)) == 2
    else:
        assert out.count("::error ") == 2


@pytest.mark.parametrize(("name", "empty"), [("github", "\n"), ("gitlab", "[]\n")])
def test_without_findings_the_form_is_still_whole(name: str, empty: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", name]) == DONE
    assert capsys.readouterr() == (empty, "0 个错误，0 个警告，0 个提示\n")
    assert main(["check", "--format", "json"]) == DONE
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_files_are_named_from_the_working_folder_on(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(Path(), {UNIT_FILE: altered(UNIT, ("年度: 2026", "年度: x"))})
    assert main(["check", str(place / UNIT_FILE), "--format", "json"]) == FAULTY
    assert {one["file"] for one in json.loads(capsys.readouterr().out)["findings"]} == {UNIT_FILE}


def test_the_forms_offered_are_the_forms_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert tuple(FINDING_FORMATS) == REPORTS
    with pytest.raises(SystemExit) as ended:
        main(["check", "--format", "xml"])
    assert ended.value.code == USAGE
    assert "xml" in capsys.readouterr().err
