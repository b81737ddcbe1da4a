"""What the officer wrote otherwise, matched by keys and likeness, wherever it stands in the file."""

from __future__ import annotations

import pytest

from generator.budget.disclosure import Disclosure, read_disclosure
from generator.comparison.wordings import changed_wordings
from tests.helpers.small_unit import GOOD, parse
from tests.helpers.units_for_tests import altered


def disclosed(*changes: tuple[str, str]) -> Disclosure:
    return read_disclosure(parse(altered(GOOD, *changes)), "本.yaml")[0]


def wordings(*changes: tuple[str, str]) -> list[tuple[object, ...]]:
    return [(" ".join(one.what), *one[1:4]) for one in changed_wordings(disclosed(), disclosed(*changes))]


TARGET = "绩效目标 项目 举报奖励 指标 产出指标／数量指标 三级"
TWICE = "三级: [{指标: 宣传次数, 指标值: '>=9次', 权重: 5}, {指标: 奖励人数, 指标值: '>=2人', 权重: 10}]"
OVERALL = (
    "绩效目标:\n",
    "绩效目标:\n  整体:\n    - {联系人: %s, 指标: [{一级: 甲, 二级: 乙, 三级: [{指标: 参保率, 指标值: %s}]}]}\n",
)
WORDINGS = {
    "nothing": ((), []),
    "other line breaks and quotes": ((("能力提升补助", '"能力提升补助"'), ("口径: 单位", "口径:   单位")), []),
    "a choice": ((("口径: 单位", "口径: 部门"),), [("口径", "单位", "部门", "本.yaml:3")]),
    "the level of a carry-over": (
        (("    用途: 专项检查尾款\n", "    用途: 专项检查尾款\n    资金级次: 上级\n"),),
        [("结转结余 能力提升补助 资金级次", None, "上级", "本.yaml:23")],
    ),
    "where the money of a subsidy comes from": (
        (("    资金执行时间", "    补贴: {资金来源: 省级}\n    资金执行时间"),),
        [("项目支出 举报奖励 补贴", None, "资金来源：省级", "本.yaml:19")],
    ),
    "a reason": (
        (("在职人员增加", "工资标准提高"),),
        [("变动原因 科目 2101501", "在职人员增加", "工资标准提高", "本.yaml:29")],
    ),
    "a text that is new": (
        (("    资金执行时间", "    资金分配情况: 奖金\n    资金执行时间"),),
        [("项目支出 举报奖励 资金分配情况", None, "奖金", "本.yaml:19")],
    ),
    "a text that is gone": (
        (("  机关运行经费: 压减支出\n", ""),),
        [("变动原因 机关运行经费", "压减支出", None, "本.yaml:30")],
    ),
    "a word put first in a list": (
        (("[办公室, 基金监管科]", "[规划科, 办公室, 基金监管科]"),),
        [("概况 内设机构", "办公室、基金监管科", "规划科、办公室、基金监管科", "本.yaml:8")],
    ),
    "a target": (((">=2人", ">=3人"),), [(f"{TARGET} 奖励人数 指标值", ">=2人", ">=3人", "本.yaml:44")]),
    "an indicator of another name": (
        (("指标: 奖励人数", "指标: 奖励的人数"),),
        [(f"{TARGET} 奖励的人数 指标", "奖励人数", "奖励的人数", "本.yaml:44")],
    ),
    "an indicator put first": (
        (('三级: [{指标: 奖励人数, 指标值: ">=2人", 权重: 10}]', TWICE),),
        [(f"{TARGET} 宣传次数", None, "指标：宣传次数；指标值：>=9次；权重：5", "本.yaml:44")],
    ),
    "indicators of one name": (
        (("权重: 10}]", "权重: 10}, {指标: 奖励人数, 指标值: '>=9人'}]"),),
        [(f"{TARGET} 奖励人数", None, "指标：奖励人数；指标值：>=9人", "本.yaml:44")],
    ),
    "a second project in one table": (
        (("项目: [举报奖励]", "项目: [举报奖励, 能力提升]"),),
        [("绩效目标 项目 举报奖励、能力提升 项目", "举报奖励", "举报奖励、能力提升", "本.yaml:41")],
    ),
    "an entry that has no name": (
        ((OVERALL[0], OVERALL[1] % ("张", "5%")),),
        [("绩效目标 整体", None, "联系人：张；指标：一级：甲；二级：乙；三级：指标：参保率；指标值：5%", "本.yaml:41")],
    ),
    "the name of a project": (
        (("名称: 举报奖励", "名称: 举报奖励金"), ("项目: [举报奖励]", "项目: [举报奖励金]")),
        [
            ("项目名称", "举报奖励", "举报奖励金", "本.yaml:16"),
            ("绩效目标 项目 举报奖励金 项目", "举报奖励", "举报奖励金", "本.yaml:41"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "told"), WORDINGS.values(), ids=WORDINGS)
def test_a_text_is_told_by_its_keys(changes: tuple[tuple[str, str], ...], told: list[tuple[object, ...]]) -> None:
    assert wordings(*changes) == told


def test_of_two_entries_without_a_name_the_one_that_stays_is_known_by_its_words() -> None:
    two = OVERALL[1] % ("张", "5%") + (OVERALL[1] % ("李", "9人")).partition("  整体:\n")[2]
    old, new = disclosed((OVERALL[0], two)), disclosed((OVERALL[0], OVERALL[1] % ("李", "9人")))
    (gone,) = changed_wordings(old, new)
    assert (gone.before or "").startswith("联系人：张；")
    assert gone.after is None


NAMELESS = [(("张", "5%"), ("张", "6%"), " 指标 甲／乙 三级 参保率 指标值"), (("张", "5%"), ("李", "5%"), " 联系人")]


@pytest.mark.parametrize(("before", "after", "place"), NAMELESS)
def test_what_changes_in_an_entry_without_a_name_is_told_by_its_own_keys(
    before: tuple[str, str], after: tuple[str, str], place: str
) -> None:
    old, new = (disclosed((OVERALL[0], OVERALL[1] % words)) for words in (before, after))
    assert [" ".join(one.what) for one in changed_wordings(old, new)] == [f"绩效目标 整体{place}"]
