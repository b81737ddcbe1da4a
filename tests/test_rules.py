"""Every rule explains itself and is executed on its own examples; the base of all examples is sound."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import generator
from generator.checks import Checker, rules
from generator.checks.manual import catalogue
from generator.checks.own import OWN, is_own
from generator.checks.rule import Rule
from generator.cli import main
from generator.commands import DONE, USAGE
from generator.finding import ERROR, NOTE, WARNING, Finding
from generator.unit import Composed
from tools.sound_unit import composed, tried

ROOT = Path(__file__).parent.parent
ID = re.compile(r"[\u4e00-\u9fff]{1,4}-[\u4e00-\u9fff\dA-Z]{2,12}")


@pytest.mark.parametrize("edition", ["新疆-2020", "新疆-2025", "新疆-2026"])
def test_the_base_is_sound(edition: str) -> None:
    assert composed(edition).findings == []


@pytest.mark.parametrize("checker", rules(), ids=lambda checker: checker.rule.id)
def test_the_good_example_is_sound_and_passes(checker: Checker) -> None:
    unit = tried(checker.rule, checker.rule.passes)
    assert checker.rule.passes.strip()
    assert [finding for finding in unit.findings if finding.rule == checker.rule.id] == []
    assert faults_besides(checker.rule, unit) == []


@pytest.mark.parametrize("checker", rules(), ids=lambda checker: checker.rule.id)
def test_the_bad_example_fails_by_its_rule_alone(checker: Checker) -> None:
    unit = tried(checker.rule, checker.rule.fails)
    own = [finding for finding in unit.findings if finding.rule == checker.rule.id]
    assert own
    assert all(finding.message and finding.remedy and finding.severity == checker.rule.level for finding in own)
    assert faults_besides(checker.rule, unit) == []


def faults_besides(rule: Rule, unit: Composed) -> list[Finding]:
    """Return the errors of other rules, and all that the program reports by itself: then the file may be refused."""
    others = [finding for finding in unit.findings if finding.rule != rule.id]
    return [finding for finding in others if finding.severity == ERROR or is_own(finding.rule)]


UNSOUND = [
    ("口径: 局", "结构-选项"),
    ("基本支出: [{科目: '2101501', 资金来源: 一般财力, 人员经费: {'30101': 900000}}]", "缺-文字"),
    ("落款日期: 2026-02-30", "日期-不存在"),
]


@pytest.mark.parametrize(("example", "fault"), UNSOUND)
def test_an_example_that_is_refused_or_wrong_in_another_way_is_noticed(example: str, fault: str) -> None:
    rule = rules()[0].rule
    assert fault in {finding.rule for finding in faults_besides(rule, tried(rule, example))}


@pytest.mark.parametrize("checker", rules(), ids=lambda checker: checker.rule.id)
def test_a_rule_explains_itself(checker: Checker) -> None:
    rule = checker.rule
    assert ID.fullmatch(rule.id), rule.id
    assert rule.level in (ERROR, WARNING, NOTE)
    assert rule.title
    assert rule.title[-1] not in "。；"
    assert rule.reason.endswith("。")
    assert rule.source.endswith("。")


def test_no_two_rules_have_one_name() -> None:
    counts = Counter(checker.rule.id for checker in rules())
    assert [name for name, count in counts.items() if count > 1] == []
    assert counts


def test_the_catalogue_of_rules_is_fresh() -> None:
    assert (ROOT / "docs" / "规则.md").read_text(encoding="utf-8") == catalogue(), (
        "docs/规则.md is stale: run `make rules`"
    )


def test_one_rule_is_explained_where_no_manual_is_at_hand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "金额-万后缺元"]) == DONE
    shown = capsys.readouterr().out
    assert shown.startswith("### 金额-万后缺元\n\n**警告**：“万”后面缺“元”。\n")
    assert "\n依据：" in shown
    assert "\n不对：\n\n```yaml\n" in shown
    assert shown in catalogue()


def test_what_the_program_reports_by_itself_is_explained_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "结构-未知键"]) == DONE
    assert capsys.readouterr().out == "### 结构-未知键\n\n**错误**：有不认识的键。\n"
    main(["rules", "版式"])
    assert "\n# 新增一个版式\n" in capsys.readouterr().out


def test_a_rule_that_does_not_exist_is_told_with_the_one_that_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "金额-万后少元"]) == USAGE
    said = "没有规则“金额-万后少元”。改成“金额-万后缺元”；budgetdocs rules 列出全部规则。\n"
    assert capsys.readouterr() == ("", said)


def test_of_a_group_its_rules_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "三公"]) == USAGE
    group = "、".join(checker.rule.id for checker in rules() if checker.rule.id.startswith("三公-"))
    assert "、" in group
    assert capsys.readouterr() == ("", f"没有规则“三公”。这一组有：{group}。\n")


def test_without_a_name_all_rules_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == DONE
    assert capsys.readouterr().out == catalogue()


def test_the_catalogue_names_every_finding_of_the_program_itself() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(generator.__file__).parent.rglob("*.py"))
    told = set(re.findall(r'"((?:结构|程序|豁免|缺|金额|语法)-[\u4e00-\u9fff]+)"', sources))
    of_rules = {checker.rule.id for checker in rules()}
    assert told - of_rules == {name for name, _, _ in OWN if "-" in name}
