"""Rule 文字-分配写成支付: 资金分配情况 says when the money is paid, not to what or whom it goes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_project, projects
from generator.checks.reading.search import HAN, Spot, compiled, report, sheet
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="文字-分配写成支付",
    level=NOTE,
    title="“资金分配情况”写的是怎样支付",
    reason="资金分配情况要让公众知道钱用在哪些事项、分给哪些地区；什么时候付、分几次付，是执行的安排。",
    source="财预〔2016〕143号《地方预决算公开操作规程》（项目支出公开的内容）；审核惯例。",
    passes=projects(a_project(资金分配情况="印刷费30万元，按进度支付。")),
    fails=projects(a_project(资金分配情况="按工程进度支付")),
)
LONGEST = 30
FIELD = "资金分配情况"
PATTERN = (
    r"(?:(?:资金|全额|全部|分期|分批|分次|一次性|依次|按照?|根据|全年|每[月季年]|\d+个?月|[月季年]度?"
    rf"|{HAN}{{0,4}}进度|实际|情况|合同|约定|预算|时间)+)(?:支付|拨付|支出|付款|下达)(?:到位|完毕)?[。；]?"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report each such text that consists of nothing else."""
    for passage in sheet(subject).fields[FIELD]:
        if len(passage.text) <= LONGEST and compiled(PATTERN).fullmatch(passage.text):
            message = f"“资金分配情况”要写钱用在哪些事项上，这里写的是怎样支付：“{passage.text}”。"
            remedy = "列出事项和金额，例如“印刷费 2 万元、培训费 3 万元”。"
            yield report(subject, RULE, Spot(passage, 0, passage.text), message, remedy)
