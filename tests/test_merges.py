"""Two people edit one unit; git merges both without a word; what no longer holds is a finding of `check`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.finding import NOTE
from generator.unit import compose_unit
from tests.helpers.budget_history import git
from tests.helpers.units_for_tests import altered, lay_out
from tools.sound_unit import BASE

FILE = "units/甲市医疗保障局/2026.yaml"
UNIT = f"""版式: 新疆-2026
年度: 2026
落款日期: 2026-02-05
{BASE.replace('公用经费: {"30201": 200000}', '公用经费: {"30201": 200000}' + chr(10))}
项目支出:
  - 名称: 宣传
    支出:
      - {{科目: "2101502", 资金来源: 一般财力, 经济科目: "30201", 金额: 300000}}

      - {{科目: "2101502", 资金来源: 一般财力, 经济科目: "30227", 金额: 100000}}
    设立的政策依据: 年度工作计划
    资金分配情况: 印刷费10万元，制作费20万元，委托费10万元

    资金执行时间: 2026年1月—2026年12月
    委托业务费用途: 制作

  - 名称: 培训
    支出:
      - {{科目: "2101502", 资金来源: 一般财力, 经济科目: "30216", 金额: 80000}}
    设立的政策依据: 年度工作计划
    资金分配情况: 培训2期，共8万元
    资金执行时间: 2026年1月—2026年12月

变动原因:
  收入: {{一般财力: 新增宣传和培训}}
  支出: {{项目支出: 新增宣传和培训}}
  一般公共预算: {{项目支出: 新增宣传和培训}}
  科目: {{"2101502": 新增宣传和培训}}

绩效目标:
  项目:
    - 项目: [宣传]
      负责人: 张三
      总体目标: 完成宣传
      指标:
        - {{一级: 产出指标, 二级: 数量指标, 三级: [{{指标: 宣传次数, 指标值: ">=9次", 权重: 90}}]}}

    - 项目: [培训]
      负责人: 李四
      总体目标: 完成培训
      指标:
        - {{一级: 产出指标, 二级: 数量指标, 三级: [{{指标: 培训期数, 指标值: ">=2期", 权重: 90}}]}}
"""
PAY = '    人员经费: {"30101": 600000}\n'
EXTRA = '\n  - {科目: "2101501", 资金来源: 一般财力, 人员经费: {"30103": %d}}\n'
TRIP = (
    '\n  - 名称: 调研\n    支出: [{科目: "2101502", 资金来源: 一般财力, 经济科目: "30211", 金额: 10000}]\n'
    "    设立的政策依据: 年度工作计划\n    资金分配情况: 差旅费1万元\n    资金执行时间: 2026年1月—2026年12月\n"
)
TRAINING, _, _ = UNIT[UNIT.index("  - 名称: 培训") :].partition("变动原因:")
TRAINING_GOAL = UNIT[UNIT.index("\n    - 项目: [培训]") :]
FIGURE = re.compile(r"[\d.,]+")
MERGES = {
    "both add what was missing under one 科目": (
        (('公用经费: {"30201": 200000}\n', '公用经费: {"30201": 200000}\n' + EXTRA % 50000),),
        (("基本支出:\n", "基本支出:" + EXTRA % 60000),),
        [(15, "明细-分两处")],
    ),
    "both add the same": (
        (('公用经费: {"30201": 200000}\n', '公用经费: {"30201": 200000}\n' + EXTRA % 50000),),
        (("基本支出:\n", "基本支出:" + EXTRA % 50000),),
        [(15, "明细-重复")],
    ),
    "both add a project of one name": (
        (("项目支出:\n", "项目支出:" + TRIP),), (("变动原因:\n", TRIP[1:] + "\n变动原因:\n"),),
        [(55, "项目-重名"), (56, "明细-重复")],
    ),
    "one drops a project whose goal the other joins with another": (
        ((TRAINING, ""), (TRAINING_GOAL, "")), (("- 项目: [宣传]", "- 项目: [宣传, 培训]"), (TRAINING_GOAL, "")),
        [(51, "绩效-项目不存在")],
    ),
    "one raises an amount that the other itemises": (
        (("金额: 100000", "金额: 150000"),), (("委托费10万元", "委托费8万元、场地费2万元"),),
        [(38, "金额-分项不合计")],
    ),
}  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a repository with one sound unit."""
    git(tmp_path, "init", "-q", "-b", "main")
    lay_out(tmp_path, {FILE: UNIT})
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "-qm", "开始")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found() -> dict[tuple[str, str], int]:
    """Return what is found in the file now, by rule and message without figures, with its line."""
    findings = sorted(compose_unit(Path(FILE)).findings)
    return {(one.rule, FIGURE.sub("", one.message)): one.position.line for one in findings if one.severity != NOTE}


Changes = tuple[tuple[str, str], ...]


@pytest.mark.parametrize(("one", "other", "told"), MERGES.values(), ids=MERGES)
def test_what_breaks_only_by_the_merge_is_found(
    one: Changes, other: Changes, told: list[tuple[int, str]], place: Path
) -> None:
    git(place, "checkout", "-q", "-b", "旁")
    lay_out(place, {FILE: altered(UNIT, *one)})
    known = found()
    git(place, "commit", "-qam", "一")
    git(place, "checkout", "-q", "main")
    lay_out(place, {FILE: altered(UNIT, *other)})
    known |= found()
    git(place, "commit", "-qam", "二")
    git(place, "merge", "-q", "--no-ff", "-m", "合并", "旁")
    assert [(line, rule) for (rule, message), line in found().items() if (rule, message) not in known] == told
