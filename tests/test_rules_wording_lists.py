"""The lists of words: every line is executed, and no line contradicts another."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.checks.reading.wordlist import Word, words
from generator.checks.wording import confusions, organs, places
from tests.helpers.rule_texts import check_case, found, in_file

CONFUSIONS = words(confusions.LIST)
PLACES = words(places.LIST)
ORGANS = words(organs.LIST)
FEWEST = 150


def whole(rule: str, content: str, year: int = 2026) -> list[str]:
    """Return the messages of a rule on some words."""
    return [finding.message for finding in found(f"wording.{rule}", in_file(content, year))]


@pytest.mark.parametrize("word", CONFUSIONS, ids=lambda word: word.wrong)
def test_a_confused_word_is_found_in_its_example_and_not_in_the_corrected_one(word: Word) -> None:
    why, example = word.rest
    assert word.wrong in example
    marked = example.replace(word.wrong, f"«{word.wrong}»", 1)
    check_case("wording.confusions", marked)
    assert whole("confusions", example.replace(word.wrong, word.right)) == []
    assert why
    assert why[-1] not in "。；"


@pytest.mark.parametrize("word", [word for word in CONFUSIONS if word.exceptions], ids=lambda word: word.wrong)
def test_a_longer_word_in_which_it_is_right_is_left_alone(word: Word) -> None:
    assert all(word.wrong in longer for longer in word.exceptions)
    assert whole("confusions", "。".join(word.exceptions)) == []


def test_the_list_is_long_and_says_everything_once() -> None:
    counts = Counter(word.wrong for word in CONFUSIONS)
    assert [word for word, count in counts.items() if count > 1] == []
    assert len(CONFUSIONS) > FEWEST
    nested = [(a, b) for a in counts for b in counts if a != b and a in b]
    assert nested == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.wrong)
def test_a_former_place_is_found_after_the_change_only(place: Word) -> None:
    year = int(place.rest[0])
    check_case("wording.places", f"补助«{place.wrong}»资金。", year + 1)
    check_case("wording.places", f"补助{place.wrong}资金。", year)
    check_case("wording.places", f"补助{place.right}和原{place.wrong}，按照《{place.wrong}规划》。", year + 1)


def test_a_place_before_a_market_is_another_word() -> None:
    check_case("wording.places", "整顿吴江市场，上海门市部。补助«吴江市»级。")


@pytest.mark.parametrize("organ", ORGANS, ids=lambda organ: organ.wrong)
def test_a_former_office_is_found_after_the_change_only(organ: Word) -> None:
    year = int(organ.rest[0])
    check_case("wording.organs", f"会同市«{organ.wrong}»办理。", year + 1)
    check_case("wording.organs", f"会同市{organ.wrong}办理。", year)
    check_case("wording.organs", f"会同原{organ.wrong}办理，{year}年{organ.wrong}办理。", year + 1)
    check_case("wording.organs", f"按照《{organ.wrong}办事规则》办理。", year + 1)
    assert whole("organs", organ.right + "".join(organ.exceptions), year + 1) == []


def test_a_confused_word_says_what_is_right_and_why() -> None:
    (finding,) = found("wording.confusions", in_file("开设专用帐户。"))
    assert finding.message == "“帐户”应当是“账户”：与钱财往来有关的字用“账”。"
    assert finding.remedy == "改成“账户”。"
