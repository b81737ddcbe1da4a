"""A made-up history of ten commits on copies of the four units, as a budget office would make it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from generator.editing.rolling import OF_A_YEAR, Start, rolled
from tests.helpers.units_for_tests import altered

ROOT = Path(__file__).parents[2]
URUMQI = "units/乌鲁木齐市医疗保障局/2026.yaml"
BOLE = "units/博乐市医疗保障局/2026.yaml"
XINJIANG = "units/新疆维吾尔自治区医疗保障局本级/2025.yaml"
RENAMED = "units/博乐市医疗保障服务局/2026.yaml"
OUTLAY = "templates/新疆-2025/节/支出预算.md"
WHO = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (
    ("NAME", "王会计"), ("EMAIL", "wang@example.org"), ("DATE", "2026-02-20T10:00:00+08:00"),
)}  # fmt: skip

NEW_PROJECT = """\
  - 名称: 医保信息系统运行维护费
    支出:
      - {科目: "2101504", 资金来源: 一般财力, 经济科目: "30213", 金额: 120000}
    设立的政策依据: 《博乐市政务信息系统运行维护管理办法》（博市政办〔2025〕6号）。
    资金分配情况: 机房设备维护4万元；软件升级8万元。
    资金执行时间: 2026年1月1日至2026年12月31日。

  - 名称: 公益性岗位补贴
"""


def git(folder: Path, *words: str) -> str:
    """Run a git command in a repository, as the same person at the same time whoever runs it, and return its answer."""
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, env={**os.environ, **WHO, **quiet}
    )
    return done.stdout.decode().strip()


def edit(file: str, *changes: tuple[str, str]) -> Callable[[Path], None]:
    """Return the commit that replaces words in a file."""

    def apply(folder: Path) -> None:
        path = folder / file
        path.write_text(altered(path.read_text(encoding="utf-8"), *changes), encoding="utf-8")

    return apply


def rename(folder: Path) -> None:
    """The unit gets another name: its folder, its 单位."""
    git(folder, "mv", str(Path(BOLE).parent), str(Path(RENAMED).parent))
    edit(RENAMED, ("单位: 博乐市医疗保障局\n", "单位: 博乐市医疗保障服务局\n"))(folder)


def rewrite(folder: Path) -> None:
    """Another order of blocks and keys, other quotes, other comments, the same content."""
    text = (folder / URUMQI).read_text(encoding="utf-8")
    head, basic, rest = text.partition("# —— 基本支出（单位：元） ——\n")
    block, carried, tail = rest.partition("# —— 上年结转结余（单位：元） ——\n")
    text = altered(f"{head}{carried}{tail}\n{basic}{block}", ("1315200  # 基本工资", "1315200.00"))
    (folder / URUMQI).write_text(
        text.replace("    资金来源: 一般财力\n", '    资金来源: "一般财力"\n'), encoding="utf-8"
    )


def merge(folder: Path) -> None:
    """Two sides touch one unit, in places that git can join; together they leave a sum that no longer closes."""
    git(folder, "checkout", "-q", "-b", "宣传", "HEAD")
    edit(
        URUMQI,
        (
            '        经济科目: "30227"  # 委托业务费\n        金额: 400000',
            '        经济科目: "30227"  # 委托业务费\n        金额: 450000',
        ),
    )(folder)
    git(folder, "commit", "-qam", "宣传经费增加")
    git(folder, "checkout", "-q", "main")
    edit(URUMQI, ("2.广播电台媒介宣传费用15万元", "2.广播电台媒介宣传费用12万元；3.宣传册3万元"))(folder)
    git(folder, "commit", "-qam", "细化宣传经费")
    git(folder, "merge", "-q", "--no-ff", "-m", "合并宣传经费", "宣传")


def next_year(folder: Path) -> None:
    """One unit begins a new year and drops an old one."""
    path = folder / URUMQI
    start = Start(path.parent.name, 2027, "新疆-2026", OF_A_YEAR, notes=True)
    path.with_name("2027.yaml").write_text(rolled(path.read_text(encoding="utf-8"), start).text, encoding="utf-8")
    path.with_name("2020.yaml").unlink()


class Commit(NamedTuple):
    """What the golden file is called, what the officer did, and how."""

    name: str
    message: str
    change: Callable[[Path], None]


AWARD = '        资金来源: {}\n        经济科目: "303"'
COMMITS = (
    Commit("01-更正金额", "基本工资多写了一位", edit(URUMQI, ('"30101": 1305200', '"30101": 1315200'))),
    Commit("02-新项目", "增加信息系统运维", edit(BOLE, ("  - 名称: 公益性岗位补贴\n", NEW_PROJECT))),
    Commit("03-改资金来源", "奖励金改由上级资金安排", edit(
        URUMQI, (AWARD.format("一般财力"), AWARD.format("上级一般公共预算安排转移支付"))
    )),
    Commit("04-改文字", "照审核意见改文字", edit(
        URUMQI, ("0.3万，", "0.3万元，"), ("3.5万，", "3.5万元，"), ("乌财社【2025】", "乌财社〔2025〕"),
    )),
    Commit("05-只改写法", "重排文件", rewrite),
    Commit("06-单位改名", "机构改革", rename),
    Commit("07-改版式", "支出预算说明换一种说法", edit(OUTLAY, ("年支出预算{{ 总 }}", "年支出总预算{{ 总 }}"))),
    Commit("08-合并", "", merge),
    Commit("09-写错", "改奖金", edit(XINJIANG, ("年度: 2025\n", "年度: 2025\n备注: 待定\n"))),
    Commit("10-新年度", "开始编 2027 年", next_year),
)  # fmt: skip


def start(folder: Path) -> None:
    """Make a repository with copies of the four units and their editions."""
    for name in ("units", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "-qm", "四个单位的预算")


def make(folder: Path, commit: Commit) -> None:
    """Make one commit of the history."""
    commit.change(folder)
    if commit.message:
        git(folder, "add", "--all")
        git(folder, "commit", "-qm", commit.message)
