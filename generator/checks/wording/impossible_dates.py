"""Rule 文字-日期不对: a month or day that no calendar has, or a period that ends before it begins."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from generator.checks.reading.search import Spot, before, compiled, hits, report, sheet, spot_at, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-日期不对",
    level=WARNING,
    title="没有这个日期，或起止时间颠倒",
    reason="202年、13月、2月30日、11月31日不存在；止的日期早于起的日期，读者不知道资金什么时候用。",
    source="GB/T 7408.1-2023《日期和时间 信息交换表示法》；审核惯例。",
    passes="概况: {主要职能: 项目自2026年1月1日至2026年12月31日，保障时限13个月。}",
    fails="概况: {主要职能: 项目自2026年1月1日至2026年11月31日。}",
)
MONTH = r"月(?:\s*(\d{1,2})\s*日)?"
LED = r"(?<![\d.])(?:((?:19|20)\d\d)\s*年\s*)?(\d{1,2})\s*$"
LONGEST = 12
MONTHS = 12
YEAR = r"20(?<!\d20)(?:[1-9]|\d{3})年(?!代|限|龄|以|来|的|前|后)"
LEAP_YEAR = 2024
DAY = r"(20\d\d)年(\d{1,2})月(?:(\d{1,2})日)?"
PERIOD = rf"{DAY}\s*[-—－―–~～至到]+\s*{DAY}"
FIELD = "资金执行时间"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each such date of the texts, and each such period in which a project's money is spent."""
    for match in hits(subject, MONTH):
        led = compiled(LED).search(before(match, LONGEST))
        if led and (led[1] or match[1]) and not _exists(led[1], led[2], match[1]):
            words = led[0] + match[0]
            message = f"没有“{words}”这个日期。"
            yield report(subject, RULE, spot_at(subject, match.end() - len(words), words), message, "核对后改正。")
    for match in hits(subject, YEAR):
        yield report(subject, RULE, spot_of(subject, match), f"没有“{match[0]}”这个年份。", "核对后改成四位数的年份。")
    for passage in sheet(subject).fields[FIELD]:
        for period in compiled(PERIOD).finditer(passage.text):
            start, end = (tuple(int(part or 0) for part in period.groups()[side : side + 3]) for side in (0, 3))
            if start[: 2 if 0 in end else 3] > end:
                spot = Spot(passage, period.start(), period[0])
                yield report(subject, RULE, spot, "止的日期早于起的日期。", "核对后改正，起在前，止在后。")


def _exists(year: str | None, month: str, day: str | None) -> bool:
    """Return whether there is such a month, and such a day in it; in an unknown year February may have 29."""
    if not 1 <= int(month) <= MONTHS:
        return False
    return day is None or 1 <= int(day) <= monthrange(int(year or LEAP_YEAR), int(month))[1]
