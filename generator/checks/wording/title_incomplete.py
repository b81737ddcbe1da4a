"""Rule 文字-标题残缺: 《办法》的通知, where the title of the notice itself has lost its head."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import before, compiled, hits, report, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="文字-标题残缺",
    level=NOTE,
    title="“《办法》的通知”缺“关于印发”",
    reason="印发办法的通知，标题是《关于印发〈办法〉的通知》。写成“《办法》的通知”，读者不知道引的是办法还是通知。",
    source="党政机关公文处理工作条例第九条（标题由发文机关名称、事由和文种组成）。",
    passes="概况: {主要职能: 按照《关于印发〈甲市救助办法〉的通知》和关于转发《甲市采购规定》的通知执行。}",
    fails="概况: {主要职能: 按照《甲市救助办法》的通知执行。}",
)
KINDS = "通知|意见|批复|函|公告|决定|通报"
PATTERN = rf"》的({KINDS})(?![书件单])"
ISSUED = "关于|印发|转发|发布|公布|修订|修改|废止|下达|调整|执行|落实|贯彻|实施"
LONGEST = 120
LEAD = 12


def check(subject: Subject) -> Iterator[Finding]:
    """Report each document called the notice of a title, where nothing says that it issues it."""
    for match in hits(subject, PATTERN, "》的"):
        led, mark, title = before(match, LONGEST).rpartition("《")
        lead = led[-LEAD:].rpartition("。")[2]
        if mark and not (title.startswith("关于") or title.endswith(match[1]) or compiled(ISSUED).search(lead)):
            words = f"《{title}{match[0]}"
            message = f"“{words}”不是完整的标题：通知只能是“关于印发”某个办法的通知。"
            remedy = f"对照原文件改成“《关于印发〈{title}〉的{match[1]}》”；引的是文件本身，就删去“的{match[1]}”。"
            yield report(subject, RULE, spot_at(subject, match.end() - len(words), words), message, remedy)
