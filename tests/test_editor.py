"""In an editor: the real yaml-language-server, with this repository's settings, over units and editions."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.commands._closing import close
from generator.finding import ERROR, NOTE, WARNING, Finding, Position
from generator.schema import validation as schema
from generator.source.reading import read
from tests.helpers.language_server import ROOT, SERVER, LanguageServer, language_server, settings_of
from tests.helpers.small_unit import GOOD
from tests.helpers.units_for_tests import altered

UNIT = "units/伊宁市医疗保障局/{}.yaml"


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    if not SERVER.is_file() or not shutil.which("node"):
        assert not os.environ.get("CI"), "CI installs yaml-language-server"
        pytest.skip("yaml-language-server is not installed: `make editor` does it, with node and npm")
    with language_server(ROOT) as running:
        yield running


# ---- errors

FILES = [
    path.relative_to(ROOT) for folder in ("units", "templates") for path in sorted(ROOT.glob(f"{folder}/**/*.yaml"))
]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_good_file_has_no_errors(server: LanguageServer, path: Path) -> None:
    assert server.open(str(path), (ROOT / path).read_text(encoding="utf-8")) == []


class Case(NamedTuple):
    """A changed place of a good file; what the editor says of it, and what `budgetdocs check` does, with places."""

    old: str
    new: str
    editor: list[tuple[int, int, str]]
    check: list[tuple[int, int, str]]


TOP = "“版式”“单位”“口径”“年度”“落款日期”“概况”“基本支出”“政府采购”“国有资产”"
WHOLE_FILE = f"这里要写“键: 值”，必须有{TOP}，只能用列出的键"
BAD = {
    "choice": Case("口径: 单位", "口径: 单", [(3, 5, "只能写“单位”或“部门”")], [(3, 5, "结构-选项")]),
    "year": Case("年度: 2026", "年度: 二〇二六", [(4, 5, "要写四位数字的年份")], [(4, 5, "结构-写法")]),
    "missing at the top": Case("落款日期: 2026-02-27\n", "", [(1, 1, WHOLE_FILE)], [(1, 1, "结构-缺少")]),
    "unknown": Case("变动原因:", "变动元因: 略\n变动原因:", [(28, 1, WHOLE_FILE)], [(28, 1, "结构-未知键")]),
    "missing below": Case(
        "  - 名称: 举报奖励\n    支出:", "  - 支出:",
        [(16, 5, "这里要写“键: 值”，必须有“名称”“支出”，只能用列出的键")], [(16, 5, "结构-缺少")],
    ),
    "amount": Case(
        "金额: 200000", "金额: 20万",
        [(18, 54, "要写 0 到 10 万亿之间、不带单位的数，有千分位逗号的加引号")], [(18, 54, "结构-写法")],
    ),
    "code": Case(
        '科目: "2101501"', '科目: "21015"', [(11, 9, "要写类款项连写、2 开头的七位编码")], [(11, 9, "结构-写法")]
    ),
    "code as key": Case(
        '科目: {"2101501"', '科目: {"21015"',
        [(29, 8, "这里要写“编码: 原因”，编码是加引号、2 开头的七位数")], [(29, 8, "结构-未知键")],
    ),
    "source": Case(
        "资金来源: 一般财力\n", "资金来源: 一般财政\n",
        [(12, 11, "要写表1 收入一侧的名称，例如“一般财力”")], [(12, 11, "结构-选项")],
    ),
    "half a person": Case(
        "人数: 5,", "人数: 5.5,", [(9, 24, "要写 0 或更大的整数，不带单位")], [(9, 24, "结构-类型")]
    ),
    "key twice": Case(
        "口径: 单位", "单位: 乙局\n口径: 单位",
        [(3, 1, "Map keys must be unique")], [(3, 1, "语法-重复键")],
    ),
    "anchor": Case("口径: 单位", "口径: &甲 单位", [(3, 5, '未使用的锚点 "&甲"')], [(3, 5, "语法")]),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_editor_and_check_mark_a_bad_file_at_the_same_place(server: LanguageServer, case: Case) -> None:
    text = GOOD.replace(case.old, case.new, 1)
    assert text != GOOD
    name = UNIT.format(list(BAD.values()).index(case))
    assert server.open(name, text) == case.editor
    root, findings = read(text, name)
    findings += schema.check(root, name) if root else []
    assert [(*finding.position[:2], finding.rule) for finding in findings] == case.check


PART_OF_AN_EDITION = [
    ("templates/某地-2027/edition.yaml", "承接: 新疆-2026\n表耗: 表{{ 序 }}\n", (2, 1)),
    ("templates/某地-2027/表/支出.yaml", "标题: 支出表\n列: [{题: 科目, 字段: 名称, 宽: 30}]\n航: []\n", (3, 1)),
    ("budgetdocs.yaml", "规则级别: {上年-不一致: 警报}\n", (1, 16)),
]


@pytest.mark.parametrize(("name", "text", "place"), PART_OF_AN_EDITION)
def test_an_error_in_an_edition_is_marked_without_a_comment_that_names_the_schema(
    server: LanguageServer, name: str, text: str, place: tuple[int, int]
) -> None:
    assert place in [mark[:2] for mark in server.open(name, text)]


# ---- completion and hover


def test_completion_offers_the_keys_of_the_file_that_are_not_there_yet(server: LanguageServer) -> None:
    server.open(UNIT.format("补全"), "\n" + GOOD)
    offered = server.completions(UNIT.format("补全"), 1, 1)
    assert sorted(offered) == sorted(["简称", "金额单位", "批复日期", "科目名称", "主要用途", "其他说明", "豁免"])


def test_completion_offers_the_keys_of_a_nested_place_that_are_not_there_yet(server: LanguageServer) -> None:
    text = altered(GOOD, ("    资金执行时间: 2026年1月—2026年12月\n", "    \n"))
    server.open(UNIT.format("项目"), text)
    offered = server.completions(UNIT.format("项目"), text.splitlines().index("    ") + 1, 5)
    assert sorted(offered) == sorted(["设立的政策依据", "资金分配情况", "资金执行时间", "补贴", "委托业务费用途"])


def test_completion_offers_the_words_of_a_choice(server: LanguageServer) -> None:
    server.open(UNIT.format("口径"), altered(GOOD, ("口径: 单位", "口径: ")))
    assert server.completions(UNIT.format("口径"), 3, 5) == ["单位", "部门"]


def test_hover_shows_title_description_and_example(server: LanguageServer) -> None:
    server.open(UNIT.format("悬停"), GOOD)
    shown = server.hover(UNIT.format("悬停"), 16, 6)
    assert GOOD.splitlines()[15] == "  - 名称: 举报奖励"
    project = json.loads((ROOT / "schema.json").read_text(encoding="utf-8"))["$defs"]["project"]
    title, description = (project["properties"]["名称"][word] for word in ("title", "description"))
    assert shown.startswith(f"#### {title}\n\n{description}\n\n示例：\n\n```yaml\n卫生健康-欺诈骗保奖励金\n```\n")


# ---- settings, tasks, packages


def test_yaml_is_not_formatted_by_the_editor_and_nothing_is_fetched() -> None:
    assert settings_of("yaml")["format"] == {"enable": False}
    assert settings_of("yaml")["schemaStore"] == {"enable": False}
    assert settings_of("[yaml]")["editor.formatOnSave"] is False


def test_the_settings_recommend_what_they_configure() -> None:
    extensions = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]


def test_the_tasks_turn_every_finding_into_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    place = Position(6, 1, 4)
    findings = [
        Finding("units/甲局/2026.yaml", place, "结构-未知键", ERROR, "没有“落款日起”这个键。", "改成“落款日期”。"),
        Finding("units/甲局/2026.yaml", Position(7, 3), "金额-万后缺元", WARNING, "“万”后面缺“元”。", "补上。"),
        Finding("units/乙 局/2026.yaml", Position(8, 12), "绩效-名称不同", NOTE, "名称不同。"),
    ]
    close(findings, [])
    printed = capsys.readouterr().err.splitlines()
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    assert [task["label"] for task in tasks] == ["检查", "生成"]
    assert [list(problems(task["problemMatcher"], printed)) for task in tasks] == 2 * [
        [
            ("error", "units/甲局/2026.yaml", "6", "1", "结构-未知键", "没有“落款日起”这个键。"),
            ("warning", "units/甲局/2026.yaml", "7", "3", "金额-万后缺元", "“万”后面缺“元”。"),
            ("info", "units/乙 局/2026.yaml", "8", "12", "绩效-名称不同", "名称不同。"),
        ]
    ]


def problems(matchers: list[dict[str, object]], lines: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield severity, file, line, column, rule and message of each problem, by the matchers of a task."""
    for matcher in matchers:
        pattern = matcher["pattern"]
        assert isinstance(pattern, dict)
        groups = [pattern[name] for name in ("file", "line", "column", "code", "message")]
        found = (re.search(pattern["regexp"], line) for line in lines)
        yield from ((str(matcher["severity"]), *match.group(*groups)) for match in found if match)


def test_the_lock_file_pins_versions_and_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert (
        packages["node_modules/yaml-language-server"]["version"]
        == packages[""]["devDependencies"]["yaml-language-server"]
    )
    assert [name for name, package in packages.items() if "resolved" in package] == []
