"""What is told of a text that the document needs and the file lacks: where to write it, ready to paste."""

from __future__ import annotations

import pytest

from generator.document.missing import demand_writable, remedy
from generator.edition.complaint import UnknownKeyError
from generator.edition.misuse import told
from tests.helpers.small_unit import parse

FILE = """\
变动原因: {收入: {一般财力: 甲}}
项目支出: [{名称: 奖励}]
"""
SENTENCE, FULL = "（“…”换成一句话，句末不加句号）", "（“…”换成完整的话，以句号结尾）"
ONCE = "（“…”换成一句话，句末不加句号；“{}”只写一次，缺几处都写在里面）"
MISSING = [
    ("变动原因 收入 单位资金", f"在“变动原因 → 收入”下面加：单位资金: …{SENTENCE}"),
    ("变动原因 科目 2050302", f'在“变动原因”下面加：科目: {{"2050302": …}}{ONCE.format("科目")}'),
    (
        "主要用途 一般公共预算 205",
        f'文件里没有“主要用途”，在末尾加：主要用途: {{一般公共预算: {{"205": …}}}}{ONCE.format("主要用途")}',
    ),
    ("项目支出 奖励 设立的政策依据", f"在“项目支出 → 奖励”下面加：设立的政策依据: …{FULL}"),
]


@pytest.mark.parametrize(("path", "told"), MISSING)
def test_the_missing_keys_are_shown_below_the_last_that_is_there(path: str, told: str) -> None:
    assert remedy(parse(FILE), tuple(path.split())) == told


UNKNOWN = [
    (
        "变动原因 三公经费 公务接待",
        "改成“公务接待费”；这里的键：因公出国（境）费用、公务用车购置、公务用车运行维护费、公务接待费。",
    ),
    ("主要用途 一般公共预算 2101501", "改正它；这里的键：支出功能分类类的三位编码。"),
    ("变动原因 机关运行经费 合计", "改正它；这里的键：无。"),
]


@pytest.mark.parametrize(("path", "mend"), UNKNOWN)
def test_a_key_that_no_file_can_have_is_not_asked_of_the_officer(path: str, mend: str) -> None:
    with pytest.raises(UnknownKeyError) as raised:
        demand_writable(tuple(path.split()))
    assert told(raised.value, ())[1] == mend
