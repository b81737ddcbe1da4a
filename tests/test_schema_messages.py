"""Bad files: each mistake is one finding, at the exact words (marked «» here), in the officer's words."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.helpers.marks import unmarked
from tests.helpers.small_unit import GOOD, check


class Bad(NamedTuple):
    """A mistake made in the good file: what replaces what, and the (rule, message, remedy) of each finding."""

    name: str
    old: str
    new: str
    told: list[tuple[str, ...]]


LINE = "“项目支出”第1项的“支出”第1项"
AMOUNT = "要写 0 到 10 万亿之间、不带单位的数，有千分位逗号的加引号"
CARRIED = "要写表1“上年结转结余”下面的名称，例如“一般公共预算拨款”"
OTHERS = "政府性基金预算拨款、国有资本经营预算拨款、财政专户核拨、单位资金"
OVERVIEW = GOOD[GOOD.index("概况:") : GOOD.index("基本支出:")]
UNKNOWN, MISSING, EMPTY, KIND, CHOICE, SPELLING = (
    "结构-未知键", "结构-缺少", "结构-空白", "结构-类型", "结构-选项", "结构-写法",
)  # fmt: skip

KEYS = [
    Bad("a misspelt key that is required: one finding for both halves", "年度: 2026", "«年份»: 2026", [
        (UNKNOWN, "文件里没有“年份”这个键，要写的是“年度”。", "把“年份”改成“年度”。"),
    ]),
    Bad("the same deep in a list", "金额: 200000", "«金颔»: 200000", [
        (UNKNOWN, f"{LINE}里没有“金颔”这个键，要写的是“金额”。", "把“金颔”改成“金额”。"),
    ]),
    Bad("a misspelt key that is optional", "资金执行时间:", "«资金执行日期»:", [
        (UNKNOWN, "“项目支出”第1项里没有“资金执行日期”这个键。",
         "把“资金执行日期”改成“资金执行时间”；不是它就删去。"),
    ]),
    Bad("brackets of half width", "  机关运行经费: 压减支出", "  三公经费: {«因公出国(境)费用»: 无任务}", [
        (UNKNOWN, "“变动原因”的“三公经费”里没有“因公出国(境)费用”这个键。",
         "把“因公出国(境)费用”改成“因公出国（境）费用”；不是它就删去。"),
    ]),
    Bad("two keys that resemble one: only one is it", "年度: 2026", "«年份»: 2026\n«年代»: 2026", [
        (UNKNOWN, "文件里没有“年份”这个键，要写的是“年度”。", "把“年份”改成“年度”。"),
        (UNKNOWN, "文件里没有“年代”这个键。"),
    ]),
    Bad("a key nothing resembles", "概况:\n", "概况:\n  «ABC»: 1\n", [
        (UNKNOWN, "“概况”里没有“ABC”这个键。", "删去它，或改用：机构设置、行政单位数。"),
    ]),
    Bad("a key where all known ones are taken", "面积: 0, ", "面积: 0, «ABC»: 1, ", [
        (UNKNOWN, "“国有资产”的“房屋”里没有“ABC”这个键。", "删去它。"),
    ]),
    Bad("a key of the file indented under another: not missing as well",
        f"年度: 2026\n落款日期: 2026-02-27\n{OVERVIEW}",
        f"落款日期: 2026-02-27\n{OVERVIEW}  «年度»: 2026\n", [
        (UNKNOWN, "“概况”里没有“年度”这个键。", "“年度”要写在最外层，检查缩进。"),
    ]),
    Bad("a block slipped to the margin", OVERVIEW, "«概况»:\n«主要职能»: 执行政策。\n", [
        (EMPTY, "“概况”还没有写内容。"),
        (UNKNOWN, "文件里没有“主要职能”这个键。", "“主要职能”要写在“概况”下面，检查缩进。"),
    ]),
    Bad("a key one level too high", "    资金执行时间:", "    «经济科目»: 303\n    资金执行时间:", [
        (UNKNOWN, "“项目支出”第1项里没有“经济科目”这个键。",
         "“经济科目”要写在“项目支出”第1项的“支出”每一项下面，检查缩进。"),
    ]),
    Bad("a letter in a code", '"30101": 1305200', '«"3O101"»: 1305200', [
        (UNKNOWN, "“基本支出”第1项的“人员经费”里的“3O101”不是部门预算支出经济分类款的五位编码。",
         '重写，例如：{"30101": 1305200, "30102": 1088500}'),
    ]),
    Bad("a code with a line break", '"2101501": 在职人员增加', '«"2101501\\n"»: 在职人员增加', [(UNKNOWN,)]),
    Bad("thousands without quotes split the amount", "服务: 121400", "服务: 121,«400»", [
        (UNKNOWN, "“政府采购”里的“400”前面是千分位逗号，一个数被它拆开了。",
         '给整个数加引号，例如 "1,305,200"。'),
    ]),
    Bad("a colon of full width in braces", "{面积: 0, 价值: 0}", "{«面积：0», 价值: 0}", [
        (UNKNOWN, "“国有资产”的“房屋”里的“面积：0”用了全角冒号。", "冒号用半角，后面空一格，例如 {面积: 0, 价值: 0}。"),
    ]),
    Bad("a colon of full width after a code", '公用经费: {"30201": "155,600.00"}', "公用经费: {«30201：155600»}", [
        (UNKNOWN, "“基本支出”第1项的“公用经费”里的“30201：155600”用了全角冒号。"),
    ]),
    Bad("a key of the file is missing", "版式: 新疆-2026\n单位: 伊宁市医疗保障局\n", "«版»式: 新疆-2026\n", [
        (MISSING, "文件缺“单位”。", "加上这个键，例如：单位: 乌鲁木齐市医疗保障局"),
    ]),
    Bad("a key of a list item is missing", "  - 名称: 举报奖励\n    支出:", "  - «支»出:", [
        (MISSING, "“项目支出”第1项缺“名称”。", "加上这个键，例如：名称: 卫生健康-欺诈骗保奖励金"),
    ]),
    Bad("two keys are missing", "房屋: {面积: 0, 价值: 0}", "«房屋»: {}", [
        (MISSING, "“国有资产”的“房屋”缺“面积”。", "加上这个键，例如：面积: 1250.5"),
        (MISSING, "“国有资产”的“房屋”缺“价值”。", "加上这个键，例如：价值: 0"),
    ]),
    Bad("neither 人员经费 nor 公用经费",
        '- 科目: "2101501"\n    资金来源: 一般财力\n' + GOOD[GOOD.index("    人员经费") : GOOD.index("项目支出:")],
        '- «科»目: "2101501"\n    资金来源: 一般财力\n', [
        (MISSING, "“基本支出”第1项没有写全，还要写“人员经费”或“公用经费”。",
         '加上这个键，例如：公用经费: {"30201": 155600}'),
    ]),
]  # fmt: skip

VALUES = [
    Bad("nothing after a key that must stand", "落款日期: 2026-02-27", "«落款日期»:", [
        (EMPTY, "“落款日期”还没有写内容。", "写上，例如：落款日期: 2026-02-27"),
    ]),
    Bad("nothing after a key that may be left out", "用途: 专项检查尾款", "«用途»:", [
        (EMPTY, "“结转结余”第1项的“用途”还没有写内容。",
         "没有内容就删去“用途”；有就写上，例如：用途: 医保基金专项检查尾款"),
    ]),
    Bad("blanks are nothing", "用途: 专项检查尾款", '用途: «"　 "»', [(EMPTY,)]),
    Bad("an empty list", "内设机构: [办公室, 基金监管科]", "内设机构: «[»]", [(EMPTY,)]),
    Bad("an empty mapping", '科目: {"2101501": 在职人员增加}', "«科目»: {}", [(EMPTY,)]),
    Bad("an empty item", "内设机构: [办公室, 基金监管科]", "内设机构: [办公室, «~»]", [
        (EMPTY, "“概况”的“内设机构”第2项还没有写内容。", "没有内容就删去这一项；有就写上，例如：- 办公室"),
    ]),
    Bad("an empty cell must be said", '总体目标: ""', "«总体目标»:", [(EMPTY,)]),
    Bad("a word where a list is due", "项目: [举报奖励]", "项目: «举报奖励»", [
        (KIND, "“绩效目标”的“项目”第1项的“项目”要写列表，每项是一个项目的名称，这里写的是“举报奖励”。",
         "照这样写：项目: [举报奖励]"),
    ]),
    Bad("a word where keys are due", '科目: {"2101501": 在职人员增加}', "科目: «在职人员增加»", [
        (KIND, "“变动原因”的“科目”要写“编码: 原因”，编码是加引号、2 开头的七位数，这里写的是“在职人员增加”。",
         '重写，例如：科目: {"2080501": 退休人员增加}'),
    ]),
    Bad("the dash of a list forgotten",
        '    支出:\n      - {科目: "2101599", 资金来源: 一般财力, 经济科目: "303", ',
        '    «支出»:\n      {科目: "2101599", 资金来源: 一般财力, ', [
        (KIND, "“项目支出”第1项的“支出”要写列表，每项以“- ”开头，这里写的是下一级的键：“科目”、“资金来源”、“金额”。"),
    ]),
    Bad("a list where a number is due", "办公家具: 472100", "办公家具: «[»472100]", [
        (KIND, f"“国有资产”的“办公家具”{AMOUNT}，这里写的是列表。","重写，例如：办公家具: 472100"),
    ]),
    Bad("a truth value is shown as spelled", "办公家具: 472100", "办公家具: «True»", [
        (KIND, f"“国有资产”的“办公家具”{AMOUNT}，这里写的是“True”。"),
    ]),
    Bad("half a vehicle", "数量: 1,", "数量: «1.5»,", [
        (KIND, "“国有资产”的“车辆”的“一般公务用车”的“数量”要写 0 或更大的整数，不带单位，这里写的是“1.5”。"),
    ]),
    Bad("a source that is nearly right", "资金来源: 一般公共预算拨款,", "资金来源: «一般公共预算»,", [
        (CHOICE, f"“结转结余”第1项的“支出”第1项的“资金来源”{CARRIED}，这里写的是“一般公共预算”。",
         f"改成“一般公共预算拨款”；或从这些里选一个：一般公共预算拨款、{OTHERS}。"),
    ]),
    Bad("a choice nothing resembles", "口径: 单位", "口径: «全部»", [
        (CHOICE, "“口径”只能写“单位”或“部门”，这里写的是“全部”。", "从这些里选一个：单位、部门。"),
    ]),
    Bad("an amount with its unit", "金额: 200000", "金额: «20万元»", [
        (SPELLING, f"{LINE}的“金额”{AMOUNT}，这里写的是“20万元”。", "照这样写：金额: 200000"),
    ]),
    Bad("an amount below zero", "办公家具: 472100", "办公家具: «-0.01»", [
        (SPELLING, f"“国有资产”的“办公家具”{AMOUNT}，这里写的是“-0.01”。"),
    ]),
    Bad("thousands misplaced, digits of full width, thirty digits",
        "服务: 121400, 面向中小企业: 91400, 其中小微企业: 0",
        '服务: «"1,21400"», 面向中小企业: «９１４００», 其中小微企业: «111111111111111111111111111111»',
        [(SPELLING,), (SPELLING,), (SPELLING,)]),
    Bad("a code of four digits", '经济科目: "303"', "经济科目: «3030»", [
        (SPELLING, f"{LINE}的“经济科目”要写 3 开头的三位（类）或五位（款）编码，这里写的是“3030”。",
         '重写，例如：经济科目: "303"'),
    ]),
    Bad("款 where 项 is due", '科目: "2101599"', '科目: «"21015"»', [
        (SPELLING, f"{LINE}的“科目”要写类款项连写、2 开头的七位编码，这里写的是“21015”。"),
    ]),
    Bad("a code with a line break", '科目: "2101599"', '科目: «"2101599\\n"»', [(SPELLING,)]),
    Bad("a date in words", "落款日期: 2026-02-27", "落款日期: «2026年2月27日»", [
        (SPELLING, "“落款日期”要写成“年-月-日”，月和日都写两位，这里写的是“2026年2月27日”。",
         "照这样写：落款日期: 2026-02-27"),
    ]),
    Bad("a unit that climbs out of its folder", "单位: 伊宁市医疗保障局", "单位: «../../etc»", [(SPELLING,)]),
    Bad("thirty characters are told whole", "年度: 2026", f"年度: «{('二〇二六年度预算' * 9)[:30]}»", [
        (SPELLING, f"“年度”要写四位数字的年份，这里写的是“{('二〇二六年度预算' * 9)[:30]}”。"),
    ]),
    Bad("a long value is cut short", "年度: 2026", f"年度: «{'二〇二六年度预算' * 9}»", [
        (SPELLING, f"“年度”要写四位数字的年份，这里写的是“{('二〇二六年度预算' * 9)[:30]}……”。"),
    ]),
]  # fmt: skip


OWN_VALUES = [
    ("金额: 200000", "９２０００", "金额: 92000"),
    ("金额: 200000", "92，000", "金额: 92000"),
    ("金额: 200000", "￥92000", "金额: 92000"),
    ("金额: 200000", "9.2万元", "金额: 92000"),
    ("金额: 200000", '"1,200.5元"', "金额: 1200.5"),
    ("金额: 200000", "9.2千元", "金额: 9200"),
    ("金额: 200000", "（92000）", "不能写负数：核对原表；是冲减的，写冲减以后的数。"),
    ("金额: 200000", "-92000", "不能写负数：核对原表；是冲减的，写冲减以后的数。"),
    *(("金额: 200000", nothing, "没有数的写 0。") for nothing in ("——", "-", "无", "没有", "空")),
    ("金额: 200000", "92000-30000", "重写，例如：金额: 200000"),
    ('"30101": 1305200', "无", "没有数的写 0，或删去“30101”。"),
    ("金额: 200000", '"9,2000"', "重写，例如：金额: 200000"),
    ("金额: 200000", "62000+30000", "重写，例如：金额: 200000"),
    ('科目: "2101599"', "“2101502”", '科目: "2101502"'),
    ('科目: "2101599"', '"2101502 "', '科目: "2101502"'),
    ('科目: "2101599"', "医疗保障", '重写，例如：科目: "2101599"'),
    ("落款日期: 2026-02-27", "2026年2月7日", "落款日期: 2026-02-07"),
    ("落款日期: 2026-02-27", "2026年2月7日前", "重写，例如：落款日期: 2026-02-27"),
    ("落款日期: 2026-02-27", "二月", "重写，例如：落款日期: 2026-02-27"),
    ("年度: 2026", "2026年", "年度: 2026"),
    ("数量: 1", "3辆", "数量: 3"),
    ("面积: 0", "12.5平方米", "面积: 12.5"),
]


@pytest.mark.parametrize(("good", "written", "line"), OWN_VALUES)
def test_the_remedy_is_the_officers_own_value_or_an_example_called_one(good: str, written: str, line: str) -> None:
    (finding,) = check(GOOD.replace(good, f"{good.partition(' ')[0]} {written}", 1))
    assert finding.remedy == (line if line.startswith(("重写", "没有", "不能")) else f"照这样写：{line}")


def test_an_amount_with_its_unit_is_counted_in_the_unit_of_the_file() -> None:
    (finding,) = check(GOOD.replace("金额: 200000", "金额: 9.2万元") + "金额单位: 万元\n")
    assert finding.remedy == "照这样写：金额: 9.2"


def test_blanks_around_a_value_are_named() -> None:
    (finding,) = check(GOOD.replace('"2101599"', '"2101599 "'))
    assert finding.message.endswith("这里写的是“2101599”（前面或后面有空格、换行）。")


FUNDS = [
    ("上级政府性基金", "改成“上级政府性基金安排转移支付”；或从这些里选一个：一般财力、"),
    ("上级转移支付", "改成其中的一个：上级一般公共预算安排转移支付、上级政府性基金安排转移支付、上级国有"),
    ("上级财力", "从这些里选一个：一般财力、"),
    ("一般财力资金", "改成“一般财力”；或从这些里选一个：一般财力、"),
    ("政府性基金", "改成其中的一个：政府性基金收入、政府性基金预算拨款。"),
    ("财政拨款", "从这些里选一个：一般财力、"),
    ("事业收人", "改成“事业收入”；或从这些里选一个：一般财力、"),
]


@pytest.mark.parametrize(("written", "advice"), FUNDS)
def test_a_source_of_money_is_taken_for_one_that_it_shortens_and_never_for_one_of_another_level(
    written: str, advice: str
) -> None:
    (finding,) = check(GOOD.replace("资金来源: 一般财力,", f"资金来源: {written},", 1))
    assert finding.remedy.startswith(advice)


def test_thousands_are_never_taken_for_single_ones() -> None:
    (finding,) = check(f"{GOOD}金额单位: 千元\n")
    assert finding.remedy == "从这些里选一个：元、万元。"


@pytest.mark.parametrize("bad", KEYS + VALUES, ids=lambda bad: bad.name)
def test_a_mistake_is_told_at_its_place(bad: Bad) -> None:
    assert GOOD.count(bad.old) >= 1
    text, places = unmarked(GOOD.replace(bad.old, bad.new, 1))
    found = check(text)
    if len(places) == 1:
        places *= len(bad.told)
    assert [(finding.position, finding.rule) for finding in found] == [
        (place, told[0]) for place, told in zip(places, bad.told, strict=True)
    ]
    for finding, told in zip(found, bad.told, strict=True):
        assert (finding.rule, finding.message, finding.remedy)[: len(told)] == told


def test_all_mistakes_of_a_file_are_told_at_once_in_the_order_of_the_lines() -> None:
    text = GOOD
    for bad in (KEYS[1], KEYS[3], VALUES[0], VALUES[1], VALUES[14]):
        text = text.replace(bad.old, bad.new, 1)
    text, places = unmarked(text)
    assert [finding.position for finding in check(text)] == places
    assert [place.line for place in places] == sorted(place.line for place in places)
    assert len(places) == 5


def test_no_message_speaks_python_or_english() -> None:
    for bad in KEYS + VALUES:
        for finding in check(unmarked(GOOD.replace(bad.old, bad.new, 1))[0]):
            said = finding.message.replace("ABC", "").replace("True", "").replace("3O101", "").replace("etc", "")
            assert not any(letter.isascii() and letter.isalpha() for letter in said), finding


def test_a_wrong_mark_or_rule_would_be_noticed() -> None:
    bad = KEYS[0]
    for spoiled in (
        bad._replace(new="年«份»: 2026"),
        bad._replace(told=[("结构-缺少",)]),
        bad._replace(told=[(UNKNOWN, "文件里没有“年份”这个键。")]),
        bad._replace(told=bad.told * 2),
    ):
        with pytest.raises((AssertionError, ValueError)):
            test_a_mistake_is_told_at_its_place(spoiled)
