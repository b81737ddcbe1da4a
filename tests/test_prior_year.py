"""Last year's amounts: its own file is the base of comparisons, and the block 上年 must not say otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.budget.disclosure import Disclosure, as_last_year, read_disclosure
from generator.budget.ledger import Ledger
from generator.checks.sums.prior_year import RULE, differences
from generator.document.compose import compared
from generator.edition.edition import load
from generator.explain import figures
from generator.finding import ERROR
from generator.unit import compose_unit
from tests.helpers.small_unit import parse
from tests.helpers.units_for_tests import FILES, UNIT, UNIT_FILE, altered, lay_out

HEAD = "版式: 新疆-2026\n单位: 甲局\n口径: 单位\n年度: 2026\n"
ACTUAL = """\
基本支出:
  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30101": 500000}, 公用经费: {"30201": 150000, "30217": 2000}}
项目支出:
  - {名称: 甲, 支出: [{科目: "2101599", 资金来源: 上级一般公共预算安排转移支付, 金额: 70000}]}
  - {名称: 乙, 支出: [{科目: "2101599", 资金来源: 事业收入, 金额: 3}, {科目: "2101502", 资金来源: 事业收入, 金额: 4}]}
结转结余:
  - {名称: 丙, 支出: [{科目: "2101505", 资金来源: 一般公共预算拨款, 金额: 91398.05}]}
"""
STATED = """\
上年:
  支出:
    - {科目: "2101501", 资金来源: 一般财力, 基本支出: 652000}
    - {科目: "2101599", 资金来源: 上级一般公共预算安排转移支付, 项目支出: 70000}
    - {资金来源: 事业收入, 项目支出: 7}
  结转结余: {一般公共预算拨款: 91398.05}
  收入: {一般公共预算拨款: 722000, 单位上年结余: 91398.05}
  支出合计: {基本支出: 652000, 项目支出: 161405.05}
  科目: {"2101501": 652000, "2101502": 0}
  三公经费: {公务接待费: 2000, 公务用车购置: 0}
  机关运行经费: 152000
"""


def read(text: str) -> Disclosure:
    disclosure, findings = read_disclosure(parse(HEAD + text), "本.yaml")
    assert findings == []
    return disclosure


def told(stated: str, actual: str = ACTUAL) -> list[tuple[int, int, str]]:
    """Return line and column (below 上年) and message of each finding; 新疆-2020 asks for most amounts one by one."""
    this_year, edition = read(actual), load("新疆-2020")
    base = as_last_year(this_year)
    asked = compared(this_year, Ledger(this_year.lines + base, edition.conditions), edition)
    findings = list(differences(read(stated).lines, base, {one.prior: one.before.value for one in asked}))
    assert all((f.file, f.rule, f.severity) == ("本.yaml", RULE.id, ERROR) for f in findings)
    assert {f.remedy for f in findings} <= {"删去“上年”这一块（以上年的文件为准），或改成一致。"}
    return [(f.position.line - HEAD.count("\n"), f.position.column, f.message) for f in findings]


def test_nothing_is_told_where_both_say_the_same_or_one_says_nothing() -> None:
    assert told(STATED) == []
    assert told("项目支出: []\n") == []
    assert told("上年: {机关运行经费: 152000}\n") == []


DIFFERENT = [
    (("652000}\n    -", "652000.01}\n    -"), (3, 41), ("2101501 一般财力 基本支出", "652,000.01", "652,000.00")),
    (("70000}", "0}"), (4, 51), ("2101599 上级一般公共预算安排转移支付 项目支出", "0.00", "70,000.00")),
    (("项目支出: 7}", "项目支出: 8}"), (5, 26), ("事业收入 项目支出", "8.00", "7.00")),
    (("91398.05}\n  收入", "91398}\n  收入"), (6, 20), ("一般公共预算拨款 项目支出", "91,398.00", "91,398.05")),
    (("722000", "1"), (7, 18), ("上年 → 收入 → 一般公共预算拨款", "1.00", "722,000.00")),
    (("结余: 91398.05", "结余: 0"), (7, 34), ("上年 → 收入 → 单位上年结余", "0.00", "91,398.05")),
    (("161405.05", "161405"), (8, 30), ("上年 → 支出合计 → 项目支出", "161,405.00", "161,405.05")),
    (('"2101501": 652000, ', '"2101501": 652001, '), (9, 19), ("上年 → 科目 → 2101501", "652,001.00", "652,000.00")),
    (("公务接待费: 2000", "公务接待费: 1999"), (10, 17), ("上年 → 三公经费 → 公务接待费", "1,999.00", "2,000.00")),
    (("机关运行经费: 152000", "机关运行经费: 150000"), (11, 11), ("上年 → 机关运行经费", "150,000.00", "152,000.00")),
]


@pytest.mark.parametrize(("change", "place", "words"), DIFFERENT)
def test_an_amount_that_differs_is_told_with_both_amounts(
    change: tuple[str, str], place: tuple[int, int], words: tuple[str, str, str]
) -> None:
    message = "“上年”里的 {} 合计 {} 元，上年的文件里是 {} 元。".format(*words)
    assert told(altered(STATED, change)) == [(*place, message)]


def test_an_amount_that_no_sentence_asks_for_is_not_used_and_not_told() -> None:
    assert told(altered(STATED, ('"2101502": 0', '"2101502": 5'))) == []


def test_a_line_that_last_years_file_lacks_is_told() -> None:
    extra = '    - {科目: "2080505", 资金来源: 一般财力, 基本支出: 5}\n'
    message = "“上年”里的 2080505 一般财力 基本支出 合计 5.00 元，上年的文件里是 0.00 元。"
    assert told(altered(STATED, ("  结转结余:", f"{extra}  结转结余:"))) == [(6, 41, message)]


UNTOLD = [
    ('    - {科目: "2101501", 资金来源: 一般财力, 基本支出: 652000}\n', "2101501 一般财力 基本支出", "652,000.00"),
    ("    - {资金来源: 事业收入, 项目支出: 7}\n", "2101599 事业收入 项目支出", "3.00"),
    ("  结转结余: {一般公共预算拨款: 91398.05}\n", "2101505 一般公共预算拨款 项目支出", "91,398.05"),
]


@pytest.mark.parametrize(("left_out", "what", "amount"), UNTOLD)
def test_a_line_that_the_block_leaves_out_is_told_at_the_block(left_out: str, what: str, amount: str) -> None:
    line, _, message = told(altered(STATED, (left_out, "")))[0]
    assert (line, message) == (3, f"“上年”里的 {what} 合计 0.00 元，上年的文件里是 {amount} 元。")


def test_a_line_is_left_out_even_if_another_one_of_the_same_money_is_told() -> None:
    more = altered(ACTUAL, ("金额: 70000}", '金额: 70000}, {科目: "2101599", 资金来源: 一般财力, 金额: 9}'))
    message = "“上年”里的 2101599 一般财力 项目支出 合计 0.00 元，上年的文件里是 9.00 元。"
    assert (3, 41, message) in told(STATED, more)


def test_a_difference_is_told_once_for_lines_that_answer_one_question() -> None:
    half = '    - {科目: "2101501", 资金来源: 一般财力, 基本支出: 326000}\n'
    twice = altered(STATED, ('    - {科目: "2101501", 资金来源: 一般财力, 基本支出: 652000}\n', half + half))
    assert told(twice) == []
    message = "“上年”里的 2101501 一般财力 基本支出 合计 652,001.00 元，上年的文件里是 652,000.00 元。"
    assert told(twice.replace("326000", "326001", 1)) == [(3, 41, message)]


# ---- the base of comparisons


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the small edition, which compares, and two years of the small unit."""
    prose = "# 比较\n{% set 比 = 比较('财政拨款') %}\n{{ 比.金额 }}{{ 比.增减 }}{{ 比.差额 }}，{{ 比.幅度 }}\n"
    earlier = altered(UNIT, ("年度: 2026", "年度: 2025"), ("1305200", "1000000"))
    lay_out(tmp_path, {**FILES, "templates/小/节/支出.md": prose, UNIT_FILE.replace("2026", "2025"): earlier})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed_and_told() -> tuple[list[str], list[int]]:
    """Return the figures of the comparison, and the lines of this rule's findings."""
    composed = compose_unit(Path(UNIT_FILE))
    found = figures(composed.document) if composed.document else ()
    told = [finding.position.line for finding in composed.findings if finding.rule == RULE.id]
    return [one.figure.text for one in found][-3:], told


PRIOR = '上年:\n  支出: [{科目: "2101501", 资金来源: 一般财力, 基本支出: 1160500}]\n'


def test_last_years_file_is_the_base(place: Path) -> None:
    assert printed_and_told() == (["146.57", "30.52", "26.30"], [])
    assert place == Path.cwd()


def test_a_block_that_agrees_changes_nothing(place: Path) -> None:
    lay_out(place, {UNIT_FILE: UNIT + PRIOR})
    assert printed_and_told() == (["146.57", "30.52", "26.30"], [])


def test_a_file_with_the_wrong_name_is_not_its_own_last_year(place: Path) -> None:
    misnamed = Path(UNIT_FILE.replace("2026", "2025"))
    lay_out(place, {str(misnamed): UNIT + altered(PRIOR, ("1160500", "1160501"))})
    told = {finding.rule for finding in compose_unit(misnamed).findings}
    assert "文件" in told
    assert RULE.id not in told


def test_a_block_that_differs_is_an_error_and_nothing_is_built(place: Path) -> None:
    lay_out(place, {UNIT_FILE: UNIT + altered(PRIOR, ("1160500", "1160501"))})
    assert printed_and_told() == ([], [21])


def test_without_last_years_file_the_block_is_the_base(place: Path) -> None:
    Path(UNIT_FILE.replace("2026", "2025")).unlink()
    lay_out(place, {UNIT_FILE: UNIT + altered(PRIOR, ("1160500", "465700"))})
    assert printed_and_told() == (["146.57", "100.00", "214.73"], [])


def test_only_the_budget_of_last_years_file_is_taken(place: Path) -> None:
    earlier = Path(UNIT_FILE.replace("2026", "2025"))
    earlier.write_text(earlier.read_text(encoding="utf-8") + "上年: {机关运行经费: 7}\n", encoding="utf-8")
    disclosure, _ = read_disclosure(parse(earlier.read_text(encoding="utf-8")), str(earlier))
    base = as_last_year(disclosure)
    assert [line.item for line in base] == ["", "", ""]
    composed = compose_unit(Path(UNIT_FILE))
    assert composed.ledger is not None
    assert composed.ledger.select("事项=上年.机关运行经费").lines == 0
    assert place == Path.cwd()
