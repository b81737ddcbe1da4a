"""豁免: a finding is borne with where the file says so by rule, place and reason; a waiver without use is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject, finding_at
from generator.checks.waivers import USELESS
from generator.cli import main
from generator.commands import DONE, FAULTY
from generator.finding import ERROR, WARNING, Finding
from generator.unit import compose_unit
from tests.helpers.made_up_rules import crashing, made_up, put_in_force, saying, told
from tests.helpers.units_for_tests import FILES, UNIT, UNIT_FILE, lay_out

PROJECTS = """\
项目支出:
  - 名称: 甲.项目
    支出: [{科目: "2101599", 资金来源: 一般财力, 金额: 1}]
    资金分配情况: 用于医保。
  - 名称: 乙项目
    支出: [{科目: "2101599", 资金来源: 一般财力, 金额: 1}]
    设立的政策依据: |
      第一行。

      医保的文件。
    资金分配情况: 也用于医保。
"""
TOP = UNIT.count("\n")
DUTY, FIRST, BASIS, SECOND = (6, 12), (TOP + 4, 13), (TOP + 7, 14), (TOP + 11, 13)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the small edition, the small unit with two projects, and one rule."""
    lay_out(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    put_in_force(monkeypatch, made_up("甲-医保", saying("医保")), made_up("甲-坏", crashing))
    return tmp_path


def waive(*places: str, rule: str = "甲-医保") -> int:
    """Write the unit with a waiver for each place; return the line of the first."""
    entries = "".join(f"  - {{规则: {rule}, 位置: {where}, 理由: 已核对。}}\n" for where in places)
    lay_out(Path(), {UNIT_FILE: f"{UNIT}{PROJECTS}豁免:\n{entries}"})
    return TOP + PROJECTS.count("\n") + 2


WAIVED = [
    (["概况"], [DUTY]),
    (["概况 → 主要职能"], [DUTY]),
    (["概况.主要职能"], [DUTY]),
    (["项目支出"], [FIRST, BASIS, SECOND]),
    (["项目支出 → 甲.项目"], [FIRST]),
    (["项目支出.1"], [FIRST]),
    (["项目支出.2"], [BASIS, SECOND]),
    (["项目支出 → 乙项目 → 设立的政策依据"], [BASIS]),
    (["项目支出 -> 甲.项目 -> 资金分配情况"], [FIRST]),
    (["项目支出→乙项目→资金分配情况", "概况"], [DUTY, SECOND]),
]


@pytest.mark.parametrize(("places", "waived"), WAIVED)
def test_what_is_found_at_the_place_or_below_it_is_waived(places: list[str], waived: list[tuple[int, int]]) -> None:
    waive(*places)
    of_rule = [(line, column) for line, column, rule, _ in told(UNIT_FILE) if rule == "甲-医保"]
    assert [(line, column) for line, column, *_ in told(UNIT_FILE, waived=True)] == waived
    assert sorted(of_rule + waived) == [DUTY, FIRST, BASIS, SECOND]
    assert {finding.waiver for finding in compose_unit(Path(UNIT_FILE)).findings} == {"", "已核对。"}
    assert USELESS not in {rule for _, _, rule, _ in told(UNIT_FILE)}


def pointing(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find fault with the last word of each text."""
    for passage in subject.passages:
        yield report(subject, rule, Spot(passage, len(passage.text) - 2, passage.text[-2:]), "不好。", "改。")


def test_words_anywhere_in_a_text_are_waived_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲-末", pointing))
    waive("项目支出 → 乙项目 → 设立的政策依据", "项目支出 → 乙项目 → 资金分配情况", rule="甲-末")
    assert [place[:2] for place in told(UNIT_FILE, waived=True)] == [(TOP + 10, 11), (TOP + 11, 17)]


USELESS_ONES = [
    ("甲-医保", "政府采购", "“甲-医保”在“政府采购”没有发现问题，这条豁免没有用处。", "删去这一条豁免。"),
    ("甲-医保", "项目支出.3", "“甲-医保”在“项目支出.3”没有发现问题，这条豁免没有用处：文件里没有这个位置的“3”。",
     "删去这一条豁免。"),
    ("甲-医保", "项目支出.0", "“甲-医保”在“项目支出.0”没有发现问题，这条豁免没有用处：文件里没有这个位置的“0”。",
     "删去这一条豁免。"),
    ("甲-医保", "基本支出→甲", "“甲-医保”在“基本支出→甲”没有发现问题，这条豁免没有用处：文件里没有这个位置的“甲”。",
     "删去这一条豁免。"),
    ("甲-医保", "项目支出→乙项日→用途",
     "“甲-医保”在“项目支出→乙项日→用途”没有发现问题，这条豁免没有用处：文件里没有这个位置的“乙项日”。",
     "把“乙项日”改成“乙项目”；不需要就删去这一条豁免。"),
    ("甲-医保", "概括→主要职能",
     "“甲-医保”在“概括→主要职能”没有发现问题，这条豁免没有用处：文件里没有这个位置的“概括”。",
     "把“概括”改成“概况”；不需要就删去这一条豁免。"),
    ("甲-医报", "概况", "没有规则“甲-医报”。", "改成“甲-医保”；budgetdocs rules 列出全部规则。"),
    ("语法", "概况", "“语法”是程序自己报的，这类问题不能豁免。", "删去这一条豁免。"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "where", "message", "remedy"), USELESS_ONES)
def test_a_waiver_that_waives_nothing_is_told(rule: str, where: str, message: str, remedy: str) -> None:
    line = waive(where, rule=rule)
    (finding,) = [one for one in compose_unit(Path(UNIT_FILE)).findings if one.rule == USELESS]
    assert finding == Finding(UNIT_FILE, finding.position, USELESS, WARNING, message, remedy)
    assert finding.position[:2] == (line, 10)
    assert told(UNIT_FILE, waived=True) == []


def test_nothing_is_said_of_a_waiver_whose_rule_was_not_run_to_its_end() -> None:
    waive("政府采购", rule="甲-坏")
    assert USELESS not in {rule for _, _, rule, _ in told(UNIT_FILE)}
    waive("政府采购")
    lay_out(Path(), {"budgetdocs.yaml": "规则级别: {甲-医保: 关}\n"})
    assert USELESS not in {rule for _, _, rule, _ in told(UNIT_FILE)}


def test_what_is_found_of_something_missing_is_waived_at_the_place_where_it_is_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(rule: Rule, subject: Subject) -> Iterator[Finding]:
        yield finding_at(subject, rule, ("项目支出", "乙项目", "资金执行时间"), "没有写。", "写。")
        yield finding_at(subject, rule, ("绩效目标",), "没有写。", "写。")

    put_in_force(monkeypatch, made_up("乙-缺", missing))
    lay_out(Path(), {UNIT_FILE: UNIT + PROJECTS})
    places = [(1, 1, "乙-缺", ERROR), (TOP + 5, 5, "乙-缺", ERROR)]
    assert told(UNIT_FILE) == places
    waive("项目支出 → 乙项目 → 资金执行时间", rule="乙-缺")
    assert told(UNIT_FILE, waived=True) == places[1:]
    waive("绩效目标 → 项目", "项目支出 → 2 → 资金执行时间", rule="乙-缺")
    assert told(UNIT_FILE, waived=True) == places


def test_a_waiver_of_one_rule_does_not_touch_another(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲-医保", saying("医保")), made_up("乙-医保", saying("医保")))
    waive("概况", "项目支出")
    assert {rule for _, _, rule, _ in told(UNIT_FILE, waived=True)} == {"甲-医保"}
    assert {rule for _, _, rule, _ in told(UNIT_FILE)} == {"乙-医保"}


def test_what_is_waived_is_neither_shown_nor_counted_and_does_not_stop_the_document(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_in_force(monkeypatch, made_up("甲-医保", saying("医保")))
    lay_out(Path(), {UNIT_FILE: UNIT})
    assert main(["check"]) == FAULTY
    assert capsys.readouterr().err.endswith("\n\n1 个错误，0 个警告，0 个提示\n")
    lay_out(Path(), {UNIT_FILE: f"{UNIT}豁免: [{{规则: 甲-医保, 位置: 概况, 理由: 已核对。}}]\n"})
    assert main(["check"]) == DONE
    assert capsys.readouterr() == ("1 个文件，0 个错误，0 个警告，0 个提示\n", "")
    assert main(["build", "--format", "md"]) == DONE


def test_a_faulty_file_keeps_its_waivers_and_is_not_told_that_one_is_useless() -> None:
    waive("概况", "政府采购")
    text = Path(UNIT_FILE).read_text(encoding="utf-8")
    lay_out(Path(), {UNIT_FILE: text.replace("1305200", "一百")})
    assert [(line, column) for line, column, *_ in told(UNIT_FILE, waived=True)] == [DUTY]
    assert {rule for _, _, rule, _ in told(UNIT_FILE)} == {"结构-写法", "甲-医保"}


FAULTS = [
    ("{规则: 甲-医保, 位置: 概况}", "结构-缺少", "“豁免”第1项缺“理由”。"),
    ("{规则: 甲-医保, 位置: 概况, 理由: }", "结构-空白", "“豁免”第1项的“理由”还没有写内容。"),
    ("{规则: 甲-医保, 位直: 概况, 理由: 已核对。}", "结构-未知键", "“豁免”第1项里没有“位直”这个键，要写的是“位置”。"),
]


@pytest.mark.parametrize(("entry", "rule", "message"), FAULTS)
def test_a_waiver_without_place_or_reason_is_an_error(entry: str, rule: str, message: str) -> None:
    lay_out(Path(), {UNIT_FILE: f"{UNIT}豁免: [{entry}]\n"})
    (finding,) = [one for one in compose_unit(Path(UNIT_FILE)).findings if one.rule == rule]
    assert (finding.message, finding.position.line) == (message, TOP + 1)
