"""Rule 科目-与资金不合: a code that belongs to one of the three fiscal budgets, with money of another.

Only codes are listed whose budget has not changed for years; of all others nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_project, projects
from generator.checks.reading.budget import CAPITAL, FUND, GENERAL, budget_lines, budget_of, code_path
from generator.checks.rule import Rule, Subject, finding_at
from generator.finding import WARNING, Finding

RULE = Rule(
    id="科目-与资金不合",
    level=WARNING,
    title="科目和资金来源不属于同一本预算",
    reason="彩票公益金、土地出让收入安排的支出只在政府性基金预算里，223 只在国有资本经营预算里。资金来源写错，"
    "金额就进了另一本预算的表。",
    source="预算法第五条（四本预算）；财政部《政府收支分类科目》按预算分列的科目。",
    passes=projects(a_project("救助", 0, "2296013", "政府性基金收入")),
    fails=projects(a_project("救助", 0, "2296013", "一般财力")),
)
BUDGETS = {
    "20822": FUND,  # 大中型水库移民后期扶持基金支出
    "21208": FUND,  # 国有土地使用权出让收入安排的支出
    "21210": FUND,  # 国有土地收益基金安排的支出
    "21211": FUND,  # 农业土地开发资金安排的支出
    "21213": FUND,  # 城市基础设施配套费安排的支出
    "21214": FUND,  # 污水处理费安排的支出
    "22908": FUND,  # 彩票发行销售机构业务费安排的支出
    "22960": FUND,  # 彩票公益金安排的支出
    "23001": GENERAL,  # 返还性支出
    "23002": GENERAL,  # 一般性转移支付
    "23003": GENERAL,  # 专项转移支付
    "23004": FUND,  # 政府性基金转移支付
    "23005": CAPITAL,  # 国有资本经营预算转移支付
    "223": CAPITAL,
    "234": FUND,
}


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the budget of each amount's code with that of its money."""
    for line in budget_lines(subject):
        right = BUDGETS.get(line.function[:5]) or BUDGETS.get(line.function[:3])
        budget = budget_of(line.fund)
        if right and budget and right != budget:
            message = f"{line.function} 是{right}的科目，资金来源“{line.fund}”属于{budget}。"
            yield finding_at(subject, RULE, code_path(line, "科目"), message, "核对科目和资金来源，改正写错的一个。")
