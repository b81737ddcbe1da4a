"""Rule 原因-方向不符: a reason speaks of more where the amount falls, or of less where it rises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.budget.rounding import WAN, written
from generator.checks.reading.reasons import LESS, MORE, Reason, reasons
from generator.checks.reading.search import Spot, report
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="原因-方向不符",
    level=WARNING,
    title="原因说的增减与算出的增减相反",
    reason="原因紧跟在“增加（减少）某万元”后面印出。只说增加的话解释不了减少，反过来也一样；既说增又说减的原因不查。",
    source="财预〔2016〕143号（增减变化要说明原因）；预算公开检查的常见问题（原因与数据相反）。",
    passes="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 新增办公用房，水电费增加}",
    fails="上年: {机关运行经费: 150000}\n变动原因: {机关运行经费: 厉行节约，压减办公费}",
)
# These need no 增 or 减 to say so. They bear out a sign, but by themselves are no reason to doubt the other one.
ALSO_MORE = re.compile(
    r"净增|恢复|改[由列为]|招[录聘考]|录[用取]|调入|转入|新进|引进|扩[招大建]|提标|(?:标准|基数|比例)提高|提高[^，。；]{0,6}(?:标准|基数|比例)"
)
ALSO_LESS = re.compile(
    r"净减|改[由列为]|(?:[已经]|全部|实施)完成|完工|竣工|结束|到期|取消|停[止办]|划转|划出|移交|转出|剥离|收回|撤销|不再|降至|降为"
)
SAME = re.compile(r"(?<!基本)持平|与上年(?:预算)?(?:相同|一致)|(?:没有|无|未发生)变化|保持不变")
DENIED = re.compile(r"(?:未|无|没有|不再|不|零|只减不)(?:再)?$")
# More of these means less of others, and less of what others pay means more of one's own; not where the item is that.
TURNING = ("退休", "离职", "辞职", "调出", "减员", "死亡", "去世", "核销", "扣减", "减免", "结转", "上级")
OTHERS = r"其他|(?<![较比同与])(?:上年|去年|{}年)"
LOOK_BACK = 4
RESULT = re.compile(r"(?:导致|致使|使得|因此|所以)(?=[^。；]*(?:增|减|降|升))")


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the words of each reason, if they all point one way, with the sign of the change it explains.

    Of a reason that says itself what it results in (…，导致较上年减少), that alone counts.
    """
    for reason in reasons(subject):
        start = max((match.end() for match in RESULT.finditer(reason.text)), default=0)
        more, less = list(_words(reason, MORE, start)), list(_words(reason, LESS, start))
        same = SAME.search(reason.text)
        if (more or ALSO_MORE.search(reason.text, start)) and (less or ALSO_LESS.search(reason.text, start)):
            continue
        if (words := more or less) and not same:
            yield from _opposite(subject, reason, words, 1 if more else -1)
        elif same and not words and reason.change:
            yield _finding(subject, reason, *same.span())


def _words(reason: Reason, pattern: re.Pattern[str], start: int) -> Iterator[tuple[int, int]]:
    """Yield the places, from `start` on, of words of one direction that are not denied."""
    text = reason.text
    for match in pattern.finditer(text, start):
        if not DENIED.search(text[max(0, match.start() - LOOK_BACK) : match.start()]):
            yield match.span()


def _opposite(subject: Subject, reason: Reason, words: list[tuple[int, int]], direction: int) -> Iterator[Finding]:
    turning = tuple(word for word in TURNING if word not in reason.name)
    turned, text = _turned(turning, subject.disclosure.year - 1), reason.nameless
    wrong = [span for span in words if not turned.search(text[: span[0]])]
    nothing = not reason.now and not reason.before
    if len(wrong) == len(words) and not nothing and reason.change * direction <= 0:
        yield _finding(subject, reason, *wrong[0])


@cache
def _turned(turning: tuple[str, ...], last_year: int) -> re.Pattern[str]:
    """Return what turns the direction of the words behind it: one of these words, or what says that it is another's."""
    return re.compile(rf"(?:{'|'.join([OTHERS.format(last_year), *turning])})[^，。；]*$")


def _finding(subject: Subject, reason: Reason, start: int, end: int) -> Finding:
    change, word = reason.change, reason.passage.text[start:end]
    sign = "增加" if change > 0 else "减少"
    told = f"{sign} {written(change, WAN)}万元" if change else "没有增减（0.00万元）"
    message = f"“{reason.name}”比上年预算{told}，原因里说“{word}”。"
    remedy = "写出使它增减的真正原因；如果原因没有错，核对本年和上年的金额。"
    return report(subject, RULE, Spot(reason.passage, start, word), message, remedy)
