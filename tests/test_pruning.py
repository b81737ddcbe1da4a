"""The sound part of a faulty file: what the schema refuses is cut off from a copy, the file as read stays whole."""

from __future__ import annotations

from generator.schema.pruning import prune
from generator.source.reading import read
from tests.helpers.small_unit import GOOD
from tests.helpers.units_for_tests import altered


def test_what_is_refused_goes_from_a_copy() -> None:
    root, _ = read(altered(GOOD, ("金额: 200000", "金额: 20万")), "文.yaml")
    assert root is not None
    before = root.core
    part, loss = prune(root, widely=False) or (root, None)
    assert loss is not None
    assert root.core == before
    assert {key: value for key, value in before.items() if part.core.get(key) != value}.keys() == {"项目支出"}
    assert loss.words == {"20万", "2101599", "303", "一般财力", "举报奖励", "2026年1月—2026年12月"}


def test_widely_the_whole_block_goes() -> None:
    root, _ = read(altered(GOOD, ("  机关运行经费: 压减支出", "  机关运行经费: []")), "文.yaml")
    assert root is not None
    part, _ = prune(root, widely=True) or (root, None)
    assert part.core == {key: value for key, value in root.core.items() if key != "变动原因"}


def test_a_code_that_is_refused_and_stands_twice_goes_once() -> None:
    root, _ = read(altered(GOOD, ('"2101501": 在职人员增加', '"2101501": "", "2101501": 增加')), "文.yaml")
    assert root is not None
    part, _ = prune(root, widely=False) or (root, None)
    assert part.core["变动原因"] == {"机关运行经费": "压减支出"}
