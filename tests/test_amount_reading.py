"""Reading amounts, sums worked out and lists of items from the texts of officers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.checks.reading.amounts import Amount, amounts, money
from generator.checks.reading.arithmetic import expressions, unfinished
from generator.checks.reading.itemising import fault, items

WAN = Decimal(10000)

# text, and of each figure: as written (its place) = value unit, with R for a rate, B for a bound, I for in brackets
READ = [
    ("", ""),
    ("预算口径调整", ""),
    ("培训费5万元", "5万元=5万元"),
    ("培训费5 万元。", "5 万元=5万元"),
    ("１２．５万元", "１２．５万元=12.5万元"),
    ("1,305,200.00元", "1,305,200.00元=1305200.00元"),
    ("3，518.85万元，4万元", "3，518.85万元=3518.85万元 4万元=4万元"),
    ("甲5，100人", "5=5 100人=100人"),
    ("2亿元、3千元、4百元、5元", "2亿元=2亿元 3千元=3千元 4百元=4百元 5元=5元"),
    ("覆盖0.28万人次，1.8万人", "0.28万人次=0.28万人次 1.8万人=1.8万人"),
    ("均次0.3万，6万/年", "0.3万=0.3万 6万=6万"),
    ("11万条，20.49万页，200箱", "11万条=11万条 20.49万页=20.49万页 200箱=200箱"),
    ("12个月，30天，6次，2辆，3%", "12个月=12个月 30天=30天 6次=6次 2辆=2辆 3%=3%"),
    ("2026年1月", "2026年=2026年 1月=1月"),
    ("每人每年3元", "3元=3元R"),
    ("人均200元，户均5万元，单价50万元", "200元=200元R 5万元=5万元R 50万元=50万元R"),
    ("均次举报金额10万元，需支付奖励资金10万元", "10万元=10万元R 10万元=10万元"),
    ("奖励标准为500元，标准化建设5万元", "500元=500元R 5万元=5万元"),
    ("200元/天，3333元/人/月，4200元/人·月", "200元=200元R 3333元=3333元R 4200元=4200元R"),
    ("12.5万元/年，30万元每年，每年30万元", "12.5万元=12.5万元 30万元=30万元 30万元=30万元"),
    ("不低于700元/(年.人)", "700元=700元RB"),
    ("100元/年/人", "100元=100元R"),
    ("1000元每个社区", "1000元=1000元R"),
    ("10万元以下，50万元以上，20万元左右", "10万元=10万元B 50万元=50万元B 20万元=20万元B"),
    ("不超过8万元，约3万元，≤9万元，>=2万元", "8万元=8万元B 3万元=3万元B 9万元=9万元B 2万元=2万元B"),
    ("5～10万元", "5=5 10万元=10万元B"),
    ("20多万元，20万余元", "20多万元=20万元B 20万余元=20万元B"),
    ("会议费3万元（其中场租1万元）", "3万元=3万元 1万元=1万元I"),
    ("医保发〔2024〕18号，A4纸，COVID19", "18=18"),
    ("1.培训3万元；2.宣传4万元", "1=1 3万元=3万元 2=2 4万元=4万元"),
]  # fmt: skip


def shown(text: str, amount: Amount) -> str:
    signs = "".join(
        sign for sign, holds in zip("RBI", (amount.rate, amount.bound, amount.inside), strict=True) if holds
    )
    return f"{text[amount.start : amount.end]}={amount.value}{amount.unit}{signs}"


@pytest.mark.parametrize(("text", "read"), READ)
def test_every_figure_is_read_with_its_unit_place_and_role(text: str, read: str) -> None:
    assert " ".join(shown(text, amount) for amount in amounts(text)) == read


BOUNDS = (
    "不超过 不低于 不少于 不高于 超过 低于 高于 大于 小于 最高 最多 至少 上限 约 近 "
    "≥ ≤ > ＞ < ＜ >= <= - ~ ～ — – 至 到"
)


@pytest.mark.parametrize("word", BOUNDS.split())
def test_an_amount_after_a_word_of_a_limit_is_none_in_full(word: str) -> None:
    assert [amount.bound for amount in money(f"补助{word}5万元")] == [True]


@pytest.mark.parametrize(
    ("text", "yuan"),
    [("5万元、300元", [50000, 300]), ("0.1亿元", [10**7]), ("3千元", [3000]), ("5万人", []), ("0.3万", [])],
)
def test_money_is_counted_in_yuan(text: str, yuan: list[int]) -> None:
    assert [amount.yuan for amount in money(text)] == yuan


# text, and of each sum: worked = told, ! if it does not hold, ~ if only rounded, ? if the units leave it open
WORKED_OUT = [
    ("30人×6次×0.05万元=9万元", "90000=90000"),
    ("30人＊6次＊０．０５万元＝９万元", "90000=90000"),
    ("30人x6次X500元=9万元", "90000=90000"),
    ("3000元·2次=6000元", "6000=6000"),
    ("1.5万元/辆*2辆=3万元", "30000=30000"),
    ("4200元/人·月×5人=2.1万元", "21000=21000"),
    ("500元/(年.人)×20人=1万元", "10000=10000"),
    ("50个社区*1000元每个社区工作经费=5万元", "50000=50000"),
    ("4.6元/封×1.8万人次=8.28万元", "82800=82800"),
    ("100万元×3%=3万元", "30000=30000"),
    ("（10期×5000元/期=50000元）", "50000=50000"),
    ("100万元×3‰=0.3万元；3千人×100元=30万元", "3000=3000 300000=300000"),
    ("2百份×10元=2000元；5千克×10元=50元；1百万元×2次=200万元", "2000=2000 50=50 2000000=2000000"),
    ("1000元/人×8折×10人=8000元；100元×85折=85元；3万元×7.5成=2.25万元", "8000=8000 85=85 22500=22500"),
    ("8分×100份=8元；3角×10份=3元", "800=8!? 30=3!?"),
    ("10余万人×10元=105万元；每千人2元×3千人=6元；12.5元/百元×1000元=125元", ""),
    ("3333元/人/月×5人×12月=20万元", "199980=200000"),
    ("0.5万元×8人×12月=50万元", "480000=500000!"),
    ("10辆×200元/天×7天=14万元", "14000=140000!"),
    ("7次×1.5万元=10万元", "105000=100000!"),
    ("7次×1.5万元=11万元", "105000=110000~"),
    ("2.1万元+3万元=5.1万元", "51000=51000"),
    ("2人×3天×200元+1000元=2200元", "2200=2200"),
    ("15000万元－13314.12万元＝1685.88万元", "16858800=16858800"),
    ("0.5万×8人=4万元", "40000=40000?"),
    ("0.5万×8人=5万元", "40000=50000!?"),
    ("5000元*10个=5", "50000=50000?"),
    ("30×6×0.05=9万元", "9=9?"),
    ("30人×6次=200人次", "180=200!?"),
    ("30人×6次=180.4", "180=180.4!?"),
    ("2.5米×3米=7.5平方米", "7.5=7.5?"),
    ("1-2次×5000元=1万元", ""),
    ("1月-3月×2万元=6万元", ""),
    ("（2+3）人×4次×5元=100元", ""),
    ("6万元÷3次×2元=4万元", ""),
    ("2次×3万元×1.5=4次", "90000=40000!?"),
    ("=100%，>=2起，<=20万元", ""),
    ("培训=5万元", ""),
    ("7×24小时", ""),
]


@pytest.mark.parametrize(("text", "worked"), WORKED_OUT)
def test_sums_are_worked_out(text: str, worked: str) -> None:
    found = [
        f"{e.worked.normalize():f}={e.told.normalize():f}"
        + ("" if e.holds else "~" if e.rounds else "!")
        + ("" if e.sure else "?")
        for e in expressions(text)
    ]
    assert " ".join(found) == worked


def test_the_place_of_a_sum_and_of_its_result() -> None:
    (found,) = expressions("印刷费，2000册×5元=1万元。")
    assert (found.start, found.end, found.result) == (4, 16, 13)


@pytest.mark.parametrize(
    ("text", "listed"),
    [("差旅费3人×0.2万元，培训费1万元", 0), ("差旅费3人×0.2万元=0.6万元", 1), ("差旅费1万元", 1)],
)
def test_nothing_is_listed_where_a_sum_has_no_result(text: str, listed: int) -> None:
    assert unfinished(text) == (not listed)
    assert len(items(text)) == listed


CLOSING = [
    ("师资费5万元、场地费3万元", 8),
    ("项目共计8万元：师资费5万元；场地费1.5万元/期*2期=3万元。", 8),
    (
        "共8万元，用于培训。一类培训5万元用于：1.师资4万元；2.场地1万元。二类培训3万元用于：1.师资2万元；2.场地1万元。",
        8,
    ),
    ("师资费5万元、场地费3万元，合计8万元；印刷费2万元", 10),
    ("市级资金5万元，区级资金3万元；用于师资6万元、场地2万元", 8),
    ("全年安排100万元，分配各县82.5万元，本级留存17.5万元用于清算", 17.5),
    ("10万元以下案件8笔，均次0.5万元，奖励4万元；10万元以上2笔，奖励4万元", 8),
    ("会议费3万元（其中场租1万元）、培训费5万元", 8),
    ("会议费3万元，其中场租1万元；培训费5万元", 8),
    ("8万元全部用于培训", 8),
    ("每人每年3元，总计8万元", 8),
    ("项目总投资30万元，上年安排12万元，本年安排10万元，下年安排8万元", 10),
    ("项目总投资30万元，分三年实施，本年安排8万元，用于师资费5万元、场地费3万元。", 8),
    ("师资费5万元全部用于聘请讲师", 8),
    ("项目资金2万元用于聘请讲师", 8),
    ("项目资金2万元，款项全部用于聘请讲师", 8),
    ("项目资金2万元，设备全部由县里购置", 8),
    ("上年支付6万元，本年支付7万元", 8),
    ("师资费5万元、印刷费2万元等", 8),
    ("其中：师资费5万元、印刷费2万元", 8),
    ("师资费3人×0.2万元，印刷费2万元", 8),
    ("聘请讲师支出5万元左右，印刷费2万元", 8),
    ("安排5万元聘请讲师，2万元印刷材料", 8),
    ("师资费2.91万元、场地费5.1万元", "8.014"),
    ("用于业务培训", 8),
]


@pytest.mark.parametrize(("text", "wan"), CLOSING)
def test_lists_that_close_and_texts_that_are_no_lists_are_passed_over(text: str, wan: str) -> None:
    assert fault(text, [Decimal(wan) * WAN]) is None


# text, the project's 万元; the items added up, what they come to, what is wanted, in 万元
OPEN = [
    ("师资费5万元、场地费2万元", 8, "5 2", 7, 8),
    ("师资费（含交通）5万元，场地费4万元。", 8, "5 4", 9, 8),
    ("1.师资费5万元；2.场地费：2万元", 8, "5 2", 7, 8),
    ("共计8万元：师资费5万元；场地费1万元/期*2期=2万元", 8, "5 2", 7, 8),
    ("共计9万元：师资费5万元；场地费4万元", 8, "9", 9, 8),
    ("师资费5万元，场地费3万元，共计9万元。", 8, "9", 9, 8),
    ("项目资金8.2万元，师资费5万元，场地费3万元。", 8, "8.2", "8.2", 8),
    ("印刷费8万元；一类培训5万元用于：1.师资4万元；2.场地1万元。", 12, "8 5", 13, 12),
    ("一类培训5万元用于：1.师资4万元；2.场地2万元。二类培训3万元。", 8, "4 2", 6, 5),
    ("广告制作费9万元；法律顾问费1万元；差旅费2万元。", 11, "9 1 2", 12, 11),
    ("其中：师资费5万元、印刷费4万元", 8, "5 4", 9, 8),
    ("全年安排100万元，分配各县82.5万元，本级留存17.5万元用于清算", 16, "100", 100, 16),
    ("每人每年3元，总计补贴7万元", 8, "7", 7, 8),
    ("本项目资金9万元全部用于培训。", 8, "9", 9, 8),
    ("8.1万元用于培训。", 8, "8.1", "8.1", 8),
    ("全部10万元用于培训", 8, "10", 10, 8),
    ("年度检查项目尾款9万元", 8, "9", 9, 8),
    ("师资费30000元、场地费4万元", 8, "30000 4", 7, 8),
]


@pytest.mark.parametrize(("text", "amount", "listed", "total", "wanted"), OPEN)
def test_lists_that_do_not_close(text: str, amount: int, listed: str, total: int | str, wanted: int) -> None:
    found = fault(text, [amount * WAN, Decimal(0)])
    assert found is not None
    assert " ".join(str(item.value) for item in found.items) == listed
    assert (found.total, found.wanted) == (Decimal(total) * WAN, wanted * WAN)


def test_a_list_may_close_on_any_of_the_wanted_amounts() -> None:
    assert fault("师资费5万元、场地费2万元", [8 * WAN, 7 * WAN]) is None
