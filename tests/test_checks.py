"""The rules as a whole: found by themselves, run one by one, at the levels chosen, also on the sound part of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import checks
from generator.budget.ledger import UnknownWordError
from generator.checks import RULE_CRASHED, rules
from generator.checks.levels import UNKNOWN
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import ERROR, NOTE, WARNING, Finding
from generator.unit import compose_unit
from tests.helpers.made_up_rules import crashing, made_up, put_in_force, saying, told
from tests.helpers.units_for_tests import EDITION, FILES, UNIT, UNIT_FILE, altered, lay_out

SETTINGS = "templates/小/edition.yaml"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the small edition and the small unit."""
    lay_out(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoil(*changes: tuple[str, str], file: str = UNIT_FILE) -> None:
    lay_out(Path(), {file: altered(UNIT, *changes)})


# ---- which rules there are


def test_each_module_of_a_group_is_a_rule_and_no_other_module_is() -> None:
    folder = Path(checks.__file__).parent
    modules = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.py") if path.name != "__init__.py"}
    of_groups = {path for path in modules if path.parent not in (folder, folder / checks.SHARED)}
    assert {path for path, text in modules.items() if "\nRULE = Rule(" in text} == of_groups
    assert [checker.check.__module__.split(".")[2:] for checker in rules()] == [
        [path.parent.name, path.stem] for path in sorted(of_groups, key=lambda path: (path.parent.name, path.stem))
    ]


def test_the_groups_with_a_part_of_their_own_exist() -> None:
    folder = Path(checks.__file__).parent
    assert all((folder / group).is_dir() for group in checks.OF_ONE_TEXT | checks.OF_FIGURES)


# ---- one by one


def test_a_rule_that_crashes_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲-坏", crashing), made_up("乙-医保", saying("医保")))
    assert told(UNIT_FILE) == [(1, 1, RULE_CRASHED, WARNING), (6, 12, "乙-医保", ERROR)]
    crash, *_ = sorted(compose_unit(Path(UNIT_FILE)).findings)
    assert crash.message.startswith("规则“甲-坏”程序出错（ValueError：坏 了，made_up_rules.py 第 ")


def test_a_rule_has_nothing_to_say_where_the_edition_lacks_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(_: Rule, subject: Subject) -> Iterator[Finding]:
        subject.ledger.select("没有这个词")
        yield from ()

    with pytest.raises(UnknownWordError):
        a_subject(monkeypatch).ledger.select("没有这个词")
    put_in_force(monkeypatch, made_up("甲-词", check))
    assert told(UNIT_FILE) == []


def a_subject(monkeypatch: pytest.MonkeyPatch) -> Subject:
    """Return what the rules see of the small unit."""
    seen: list[Subject] = []

    def check(_: Rule, subject: Subject) -> Iterator[Finding]:
        seen.append(subject)
        yield from ()

    put_in_force(monkeypatch, made_up("甲-看", check))
    compose_unit(Path(UNIT_FILE))
    return seen[0]


def test_a_rule_sees_the_whole_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(("2026-02-27\n", "2026-02-27\n上年: {机关运行经费: 7}\n"))
    subject = a_subject(monkeypatch)
    assert subject.source_lines[1] == "单位: 甲局"
    assert [line.item for line in subject.stated] == ["上年.机关运行经费"]
    assert [passage.text for passage in subject.passages] == ["甲局", "管理医保。"]
    assert subject.document is not None
    assert (subject.earlier, subject.edition.settings["目录"], subject.disclosure.unit) == (None, "目录", "甲局")
    assert subject.ledger.total(subject.ledger.select("财政拨款").lines) == 1465700


def test_with_last_years_file_the_lines_are_its_own_and_those_stated_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(("年度: 2026", "年度: 2025"), file=UNIT_FILE.replace("2026", "2025"))
    spoil(("2026-02-27\n", '2026-02-27\n上年: {支出: [{科目: "2101501", 资金来源: 一般财力, 基本支出: 5}]}\n'))
    subject = a_subject(monkeypatch)
    assert [str(line.amount) for line in subject.stated] == ["5"]
    assert subject.earlier is not None
    assert {line.file for line in subject.disclosure.lines if line.period == "上年"} == {subject.earlier.file}


def test_an_error_of_a_rule_forbids_the_document_and_a_warning_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for level, composed in ((ERROR, False), (WARNING, True), (NOTE, True)):
        put_in_force(monkeypatch, made_up("甲-医保", saying("医保"), level=level))
        assert (compose_unit(Path(UNIT_FILE)).document is not None) == composed
        assert told(UNIT_FILE) == [(6, 12, "甲-医保", level)]


def test_rules_run_though_the_document_cannot_be_composed(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲-医保", saying("医保")))
    lay_out(Path(), {"templates/小/节/支出.md": "# 题\n{{ 1 // 0 }}\n"})
    assert told(UNIT_FILE) == [(2, 1, "版式", ERROR), (6, 12, "甲-医保", ERROR)]


def test_rules_run_beside_an_amount_that_is_no_exact_fen(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲-医保", saying("医保")))
    spoil(("1305200", "1305200.005"))
    assert told(UNIT_FILE) == [(6, 12, "甲-医保", ERROR), (10, 21, "金额-分", ERROR)]


# ---- levels as data

OWN = "budgetdocs.yaml"
LEVELS = [
    ({}, {}, [(6, 12, "甲-医保", ERROR)]),
    ({"甲-医保": "提示"}, {}, [(6, 12, "甲-医保", NOTE)]),
    ({}, {"甲-医保": "警告"}, [(6, 12, "甲-医保", WARNING)]),
    ({"甲-医保": "关"}, {"甲-医保": "警告"}, [(6, 12, "甲-医保", WARNING)]),
    ({"甲-医保": "提示"}, {"甲-医保": "关"}, []),
]


def set_levels(file: str, levels: dict[str, str], text: str = "") -> None:
    if levels:
        lines = "".join(f"  {name}: {level}\n" for name, level in levels.items())
        lay_out(Path(), {file: f"{text}规则级别:\n{lines}"})


@pytest.mark.parametrize(("of_edition", "own", "found"), LEVELS)
def test_a_level_is_set_by_the_edition_and_by_the_working_folder_before_it(
    monkeypatch: pytest.MonkeyPatch, of_edition: dict[str, str], own: dict[str, str], found: list[object]
) -> None:
    put_in_force(monkeypatch, made_up("甲-医保", saying("医保")))
    set_levels(SETTINGS, of_edition, EDITION)
    set_levels(OWN, own)
    assert told(UNIT_FILE) == found


@pytest.mark.parametrize("file", [SETTINGS, OWN])
def test_a_level_for_a_rule_that_does_not_exist_is_told_where_it_is_set(
    monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    put_in_force(monkeypatch, made_up("甲-医疗保障", saying("医保")))
    set_levels(file, {"甲-医疗保险": "提示", "X-Y": "提示"}, EDITION if file == SETTINGS else "")
    other, near = sorted(finding for finding in compose_unit(Path(UNIT_FILE)).findings if finding.rule == UNKNOWN)[::-1]
    assert (near.file, near.severity, near.message) == (file, WARNING, "没有规则“甲-医疗保险”。")
    assert near.remedy == "改成“甲-医疗保障”；budgetdocs rules 列出全部规则。"
    lines = Path(file).read_text(encoding="utf-8").split("\n")
    assert lines[near.position.line - 1][near.position.column - 1 :] == "甲-医疗保险: 提示"
    assert (other.position.line, other.remedy) == (near.position.line + 1, "删去这一行。")


def test_what_the_program_itself_reports_has_no_other_level(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(monkeypatch, made_up("甲-医保", saying("医保")))
    set_levels(OWN, {"缺-文字": "警告"})
    (finding,) = [one for one in compose_unit(Path(UNIT_FILE)).findings if one.rule == UNKNOWN]
    assert (finding.message, finding.remedy) == ("“缺-文字”是程序自己报的，这类问题不能改级别。", "删去这一行。")


BAD_SETTINGS = [
    ("规则级别: {甲-医保: 关闭}\n", (1, 14, "结构-选项")),
    ("规则级别: {甲: 关}\n", (1, 8, "结构-未知键")),
    ("规则级別: {甲-医保: 关}\n", (1, 1, "结构-未知键")),
    ("规则级别: [\n", (2, 1, "语法")),
]


@pytest.mark.parametrize(("text", "found"), BAD_SETTINGS)
def test_a_fault_of_the_working_folders_settings_is_told_once_with_its_place(
    monkeypatch: pytest.MonkeyPatch, text: str, found: tuple[int, int, str]
) -> None:
    put_in_force(monkeypatch, made_up("甲-医保", saying("医保")))
    lay_out(Path(), {OWN: text})
    finding, *_ = [one for one in compose_unit(Path(UNIT_FILE)).findings if one.file == OWN]
    assert (finding.position.line, finding.position.column, finding.rule) == found
    assert (6, 12, "甲-医保", ERROR) in told(UNIT_FILE)


# ---- the sound part of a faulty file

TEXT = made_up("甲-医保", saying("医保"))


def amounts(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find fault with vehicles, with the sum of expenditure, which one lost line changes, and with a code."""
    if "国有资产" in subject.disclosure.texts:
        yield finding_at(subject, rule, ("国有资产", "车辆"), "有车。", "卖。")
    total = subject.ledger.total(subject.ledger.select("财政拨款").lines)
    yield finding_at(subject, rule, ("口径",), f"共 {total} 元。", "改。")
    yield finding_at(subject, rule, ("口径",), "说到 2101501。", "改。")


SUM = made_up("乙-数", amounts, "sums")
MISSING = made_up("丙-缺", amounts, "completeness")
DUTY, CARS, TOTAL, CODE = "有“医保”。", "有车。", "共 1465700.00 元。", "说到 2101501。"
# What is at fault goes, and with it what it changes or what speaks of it; the rest is told.
FAULTY = [
    (("1305200", "一百"), "结构-写法", {DUTY, CARS}),
    (("落款日期: 2026-02-27", "落款日期: 27日"), "结构-写法", {DUTY, CARS, TOTAL, CODE}),
    (("主要职能: 管理医保。", "主要职能: [管理医保。]"), "结构-类型", {CARS, TOTAL, CODE}),
    # Without a block of figures, or an entry of one, only single texts are judged: nothing else is certain.
    (("办公家具: 0", "办公家俱: 0"), "结构-未知键", {DUTY}),
    (("办公家具: 0", "办公家具: 无"), "结构-写法", {DUTY}),
    (("    资金来源: 一般财力\n", ""), "结构-缺少", {DUTY}),
    (("基本支出:\n", "基本开支:\n"), "结构-未知键", {DUTY}),
    # Without these nothing can be judged.
    (("口径: 单位", "口径: 单味"), "结构-选项", set()),
    (("版式: 小", "版式: 大\n口经: 单位"), "结构-未知键", set()),
    # What was lost with a fault of syntax is not known, so only single texts are judged.
    (("口径: 单位", "口径: &a 单位"), "语法", {DUTY}),
    (("单位\n年度: 2026\n落款日期: 2026-02-27", "&a 单位\n年度: 2026\n落款日期: 27日"), "结构-写法", {DUTY}),
    (("办公家具: 0", "办公家具: 0\n  办公家具: 1"), "语法-重复键", {DUTY}),
    # Of a key that stands twice it is known what was lost.
    (('"30101": 1305200', '"30101": 1, "30101": 2'), "语法-重复键", {DUTY, CARS}),
    (("口径: 单位", "口径: ["), "语法", set()),
]


@pytest.mark.parametrize(("change", "fault", "messages"), FAULTY)
def test_rules_run_on_the_sound_part_of_a_faulty_file(
    monkeypatch: pytest.MonkeyPatch, change: tuple[str, str], fault: str, messages: set[str]
) -> None:
    put_in_force(monkeypatch, made_up("甲-医保", saying("医保")), SUM, MISSING, made_up("丁-坏", crashing, "sums"))
    spoil(change)
    findings = compose_unit(Path(UNIT_FILE)).findings
    assert fault in {finding.rule for finding in findings}
    assert {finding.message for finding in findings if finding.rule in ("甲-医保", "乙-数", "丙-缺")} == messages
    assert RULE_CRASHED not in {finding.rule for finding in findings}


def test_the_sound_part_of_a_faulty_file_is_judged_beside_last_years_file(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(("年度: 2026", "年度: 2025"), file=UNIT_FILE.replace("2026", "2025"))
    spoil(("办公家具: 0", "办公家具: 0\n  其它: 1"))
    subject = a_subject(monkeypatch)
    assert subject.earlier is not None
    assert {line.file for line in subject.disclosure.lines if line.period == "上年"} == {subject.earlier.file}


def test_a_fault_in_one_project_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def each(rule: Rule, subject: Subject) -> Iterator[Finding]:
        for number, project in enumerate(subject.disclosure.texts["项目支出"]):
            yield finding_at(subject, rule, ("项目支出", number), f"项目“{project['名称']}”。", "改。")

    project = '  - {{名称: {}, 支出: [{{科目: "2101599", 资金来源: 一般财力, 金额: {}}}]}}\n'
    projects = [project.format(*values) for values in (("甲项目", 1), ("乙项目", "二"), ("丙项目", 3))]
    put_in_force(monkeypatch, made_up("甲-项", each, "sums"))
    lay_out(Path(), {UNIT_FILE: UNIT + "项目支出:\n" + "".join(projects)})
    first = UNIT.count("\n") + 2
    assert told(UNIT_FILE) == [
        (first, 5, "甲-项", ERROR), (first + 1, 52, "结构-写法", ERROR), (first + 2, 5, "甲-项", ERROR),
    ]  # fmt: skip
