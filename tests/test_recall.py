"""Recall and precision, counted: the 109 known mistakes are met, and what the check says of the units is right."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest

from generator.checks import RULE_CRASHED
from generator.finding import ERROR, WARNING
from tests.helpers.recall import (
    ROOT,
    Erratum,
    alarms,
    errata,
    findings,
    generated,
    judgements,
    precision,
    published,
    share,
    spot,
    uncovered,
    unfound,
    unlisted,
)

KNOWN = {
    "乌鲁木齐市医疗保障局-2026": {"X": 4, "W": 1, "F": 4, "Q": 2},
    "博乐市医疗保障局-2026": {"N": 4, "X": 5, "W": 8, "F": 4, "Q": 3},
    "新疆维吾尔自治区医疗保障局本级-2025": {"N": 1, "X": 5, "W": 11, "F": 3, "Q": 4},
    "乌鲁木齐市医疗保障局-2020": {"N": 16, "X": 7, "W": 16, "F": 11},
}
ERRATA, LISTED = errata(), judgements()
BUILT = [each for each in ERRATA if each.built]
RECALL, PRECISION = 80, 90


def spots() -> set[tuple[str, int, str]]:
    return {spot(finding) for finding in findings()}


def name(erratum: Erratum) -> str:
    return f"{erratum.document} {erratum.number}"


@pytest.mark.parametrize("document", KNOWN)
def test_every_known_erratum_is_listed_once(document: str) -> None:
    listed = [each for each in ERRATA if each.document == document]
    assert Counter(each.kind for each in listed) == KNOWN[document]
    assert [each.number for each in listed] == list(range(1, len(listed) + 1))


def test_each_is_met_in_exactly_one_way() -> None:
    ways = {name(each): [bool(way) for way in (each.built, each.rule, each.undecided)].count(True) for each in ERRATA}
    assert len(ways) == 109
    assert set(ways.values()) == {1}
    assert all(each.text and bool(each.rule) == bool(each.line) for each in ERRATA)
    assert all(bool(each.built) == bool(each.printed) for each in ERRATA)


@pytest.mark.parametrize("erratum", BUILT, ids=name)
def test_what_cannot_occur_does_not(erratum: Erratum) -> None:
    assert erratum.printed in published(erratum.document)
    assert erratum.printed not in generated(erratum.document)


def test_what_a_rule_finds_is_found_at_its_line() -> None:
    assert unfound(ERRATA, spots()) == []


def test_contradicting_figures_are_all_met() -> None:
    assert uncovered(ERRATA, "N") == []


def test_most_errata_are_met() -> None:
    assert share(sum(each.covered for each in ERRATA), len(ERRATA)) >= RECALL


def test_all_alarms_are_listed_and_all_listed_occur() -> None:
    assert unlisted(LISTED, alarms()) == []


def test_the_list_is_in_order_and_a_wrong_alarm_has_its_reason() -> None:
    for _, group in groupby(LISTED, key=lambda each: each.spot[0]):
        places = [each.spot for each in group]
        assert places == sorted(set(places))
    assert all(each.right or each.reason for each in LISTED)


def test_most_alarms_are_right() -> None:
    assert precision(LISTED) >= PRECISION


def test_readme_has_what_is_counted() -> None:
    levels = Counter(finding.severity for finding in findings())
    met = sum(each.covered for each in ERRATA)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{len(ERRATA)} 处错误。其中 {met} 处（{100 * met // len(ERRATA)}%）" in readme
    assert f"错误和警告共 {sum(alarms().values())} 条" in readme
    assert f"其中 {levels[ERROR]} 条错误在源文件里豁免了" in readme
    assert f"报 0 个错误、{levels[WARNING]} 个警告" in readme


def test_no_error_is_a_false_alarm() -> None:
    wrong = {each.spot for each in LISTED if not each.right}
    assert [finding for finding in findings() if finding.severity == ERROR and spot(finding) in wrong] == []


def test_no_rule_crashes() -> None:
    assert [finding for finding in findings() if finding.rule == RULE_CRASHED] == []


@pytest.mark.parametrize("lost", range(len(LISTED)), ids=lambda number: f"{LISTED[number].spot[1:]}")
def test_an_alarm_missing_from_the_list_is_noticed(lost: int) -> None:
    rest = [each for number, each in enumerate(LISTED) if number != lost]
    assert set(unlisted(rest, alarms())) == {LISTED[lost].spot}


def test_an_alarm_that_no_longer_occurs_is_noticed() -> None:
    gone = LISTED[0].spot
    rest = Counter({place: count for place, count in alarms().items() if place != gone})
    assert set(unlisted(LISTED, rest)) == {gone}


def test_a_rule_that_no_longer_finds_an_erratum_is_noticed() -> None:
    lost = next(each for each in ERRATA if each.rule)
    assert unfound(ERRATA, spots() - {lost.spot}) == [lost.spot]


def test_a_class_with_an_unmet_erratum_is_noticed() -> None:
    unmet = next(each for each in ERRATA if each.kind == "N")._replace(built="", rule="")
    assert uncovered([unmet, *ERRATA], "N") == [unmet]
