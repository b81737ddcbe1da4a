"""A file that the parser gives up: all else that is wrong is told in the same run, and nothing that is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from generator.finding import Finding
from generator.source import salvage
from generator.source.syntax import RULE as SYNTAX
from generator.unit import compose_unit
from tests.helpers.mutants import SOURCES
from tests.helpers.small_unit import GOOD
from tests.helpers.units_for_tests import altered

Told = list[tuple[int, int, str]]


def findings(text: str, folder: Path) -> list[Finding]:
    file = folder / "伊宁市医疗保障局" / "2026.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return compose_unit(file).findings


def told(text: str, folder: Path) -> Told:
    return sorted((*finding.position[:2], finding.rule) for finding in findings(text, folder))


def test_faults_of_syntax_and_of_structure_are_told_in_one_run(tmp_path: Path) -> None:
    spoilt = altered(
        GOOD,
        ("  主要职能: 贯彻", "  主要职能：贯彻"),
        ("离休: {人数: 0, 增减: 0}", "离休: {人数: 0, 增减: 无}"),
        ("    资金来源: 一般财力\n    人员经费", "    资金来原: 一般财力\n    人员经费"),
        ("  - 名称: 举报奖励", '  - 名称: "举报奖励'),
        ("金额: 91398", "金额: 九万"),
        ("变动原因:", "变动原因："),
        ("机关运行经费: 压减支出", "机关运行经费:压减支出"),
        ("  办公家具: 472100", "  办公家具 472100"),
    )
    assert told(spoilt, tmp_path) == [
        (7, 7, SYNTAX),
        (9, 72, "结构-写法"),
        (12, 5, "结构-未知键"),
        (16, 9, SYNTAX),
        (24, 45, "结构-写法"),
        (28, 5, SYNTAX),
        (30, 9, SYNTAX),
        (35, 3, SYNTAX),
    ]


def test_places_are_those_of_the_file_though_a_colon_was_mended(tmp_path: Path) -> None:
    line = "  机关运行经费：因为[甲]乙 丙，2025年压减支出支出"
    spoilt = altered(GOOD, ("  机关运行经费: 压减支出", line))
    found = [finding for finding in findings(spoilt, tmp_path) if finding.rule != SYNTAX]
    assert {(finding.position.line, line[finding.position.column - 1 :][:4]) for finding in found} == {
        (30, "[甲]乙"),
        (30, "支出支出"),
    }


ALONE = {  # a line that is lost takes nothing else with it: not the entry above, nor what its block now lacks
    "a key that must be": (("  办公家具: 472100", "  办公家具 472100"), (35, 3)),
    "the only key of a block": (("  支出:\n    - {资金来源: 单位资金, 项目支出: 36500}", "  支出: @\n"), (26, 7)),
    "the first key of an entry": (("  - 名称: 能力提升补助", "  - 名称 能力提升补助"), (21, 5)),
    "the indentation of an entry": (("    用途: 专项", "\t用途: 专项"), (22, 1)),
    "a line of a text": (("贯彻执行医疗保障政策。", "|\n    （一）甲。\n\t（二）乙。\n    （三）丙。"), (9, 1)),
    "a bracket": (("[办公室, 基金监管科]", "[办公室, 基金监管科"), (8, 9)),
    "a brace in the middle of others": (("公务用车: {数量: 1, 价值: 0}", "公务用车: {数量: 1, 价值: 0"), (34, 7)),
}  # fmt: skip


@pytest.mark.parametrize(("change", "place"), ALONE.values(), ids=ALONE)
def test_a_fault_is_told_once_and_nothing_is_put_down_to_what_it_took_away(
    change: tuple[str, str], place: tuple[int, int], tmp_path: Path
) -> None:
    assert told(altered(GOOD, change), tmp_path) == [(*place, SYNTAX)]


@pytest.mark.parametrize(("begun", "stops"), [(":[", [(39, 5), (41, 5)]), (": {", [(41, 5)])])
def test_a_bracket_open_to_the_end_of_the_file_hides_no_other_mistake(
    begun: str, stops: list[tuple[int, int]], tmp_path: Path
) -> None:
    spoilt = altered(GOOD, ("绩效目标:", f"绩效目标{begun}"), ("金额: 91398", "金额: 九万"))
    assert told(spoilt, tmp_path) == [(24, 45, "结构-写法"), *((*stop, SYNTAX) for stop in stops)]


def test_a_file_that_ends_in_brackets_is_told_like_any_other(tmp_path: Path) -> None:
    (finding,) = findings("甲:\n  - {乙: 1,\n", tmp_path)
    assert (finding.position[:2], finding.rule) == ((3, 1), SYNTAX)


CONFLICT = "<<<<<<< HEAD\n单位: 甲\n=======\n单位: 乙\n>>>>>>> 乙\n办公家具 5\n"


@pytest.mark.parametrize(("text", "first"), [(CONFLICT, (1, 1)), ("甲 @\n" + "乙: @\n" * 100_000, (2, 2))])
def test_of_a_conflict_or_a_huge_file_only_the_first_fault_is_told(
    text: str, first: tuple[int, int], tmp_path: Path
) -> None:
    assert told(text, tmp_path) == [(*first, SYNTAX)]


def test_after_very_many_stops_the_rest_is_let_be(tmp_path: Path) -> None:
    text = "".join(f"乙{number}: 1\n甲{number}: @\n" for number in range(10, salvage.MOST_STOPS + 15))
    assert told(text, tmp_path) == [(2 * number + 2, 6, SYNTAX) for number in range(salvage.MOST_STOPS)]


def test_what_stops_the_parser_right_after_a_gap_is_not_told(tmp_path: Path) -> None:
    text = altered(GOOD, ('    人员经费: {"30101": 1305200}', '   人员经费: {"30101": 1305200}'))
    assert told(text, tmp_path) == [(13, 4, SYNTAX)]


# ---- one slip in a real source

ENTRY = re.compile(r"( +(?:- )?)([^\s:#{-][^:]*): ([^\"|>{\[].*)")
SLIPS: dict[str, Callable[[re.Match[str]], str]] = {
    "a wide colon": lambda line: f"{line[1]}{line[2]}：{line[3]}",
    "no blank": lambda line: f"{line[1]}{line[2]}:{line[3]}",
    "no colon": lambda line: f"{line[1]}{line[2]} {line[3]}",
    "a quotation mark": lambda line: f'{line[1]}{line[2]}: "{line[3]}',
    "a bracket": lambda line: f"{line[1]}{line[2]}: [{line[3]}",
    "two colons": lambda line: f"{line[0]}: 甲",
    "a dash": lambda line: f"{line[1]}{line[2]}: -",
    "a tab": lambda line: f"\t{line[0].lstrip()}",
    "a wide blank": lambda line: f"　　{line[0].lstrip()}",
    "too deep": lambda line: f"   {line[0]}",
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_of_a_source_with_a_slip_nothing_is_said_that_is_not_said_of_the_sound_one(
    source: Path, slip: str, tmp_path: Path
) -> None:
    lines = source.read_text(encoding="utf-8").split("\n")
    file = tmp_path / source.parent.name / source.name
    file.parent.mkdir()
    before = {(finding.position.line, finding.rule) for finding in compose_unit(source).findings}
    places = [number for number, line in enumerate(lines) if ENTRY.fullmatch(line)]
    told_of = 0
    for number in Random(slip).sample(places, 4):
        entry = ENTRY.fullmatch(lines[number])
        assert entry is not None
        file.write_text("\n".join([*lines[:number], SLIPS[slip](entry), *lines[number + 1 :]]), encoding="utf-8")
        found = {(finding.position.line, finding.rule) for finding in compose_unit(file).findings}
        stops = [line - 1 for line, rule in found if rule == SYNTAX]
        if stops:  # in a text of many lines it is none
            told_of += 1
            others = {told for told in found if told[1] != SYNTAX}
            assert [number <= stop <= number + 6 for stop in stops] == [True], (entry[0], stops)
            assert others <= before, entry[0]
            assert others, entry[0]
    assert told_of >= 3


def test_a_key_with_a_tab_before_it_takes_nothing_along_that_stands_at_the_top() -> None:
    left = salvage.salvage("单位: 甲\n\t概况:\n年度: 2026\n", "本.yaml")
    assert left.root is not None
    assert left.root.core == {"单位": "甲", "年度": 2026}
