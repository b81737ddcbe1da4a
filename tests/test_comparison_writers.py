"""The report in its forms: it says everything, texts are data in each, and a comment is cut by importance."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest

from generator.comparison.changes import (
    ChangedSection,
    Comparison,
    EditionChange,
    LevelChange,
    Printed,
    Side,
    Total,
    Wording,
    same,
)
from generator.comparison.elements import Say
from generator.comparison.verdicts import left_out
from generator.comparison.writers import REPORT_FORMATS, as_html, as_markdown, as_text
from generator.matching.wording_diff import pieces
from tests.helpers.comparisons import CELL, FILE, FULL, comparison, fault, side, unit

TEXT = """\
# 预算改动：main → 改
1 份文件有改动；新出现 1 个错误、1 个警告。

## 甲局 2026 年
units/甲局/2026.yaml

### 新出现的问题：2 个
- 错误 甲-乙 大错。 改法：改。（units/甲局/2026.yaml:9）
- 警告 甲-乙 错了。 改法：改。（units/甲局/2026.yaml:7）

### 录入的改动：7 处
录入的数  原（元）  现（元）  差额  位置
人员经费 › 2101501 行政运行  10,000.00  —  -10,000.00  units/甲局/2026.yaml:9
国有资产 › 房屋 › 面积  —  3.5  +3.5  units/甲局/2026.yaml:20
概况 › 人员 › 增减  1  -1  -2  units/甲局/2026.yaml:21
- 口径：[-单位-]{+部门+}（units/甲局/2026.yaml:3）
- 概况 › 主要职能：[-甲-]{+乙+}（units/甲局/2026.yaml:6）
- 其他说明：{+新+}（units/甲局/2026.yaml:30）
- 豁免 › 甲-乙／其他说明：[-理由：旧-]（units/甲局/2026.yaml:31）

### 文档里的变化：7 处

#### 表3 支出表
总计  合计 1.00 → 2.00；基本 空 → 3.00
工资  合计 3.00 → 空
新增的行  {+车：合计 2.00+}
项目  合计 甲{+经+}费

#### 一、收入
- 收入[-1.00-]{+2.00+}万元
绩效表：甲
总计  合计 1.00 → 2.00

### 已改好的问题：1 个
- 警告 甲-乙 错了。 改法：改。（units/甲局/2026.yaml:8）
"""


def test_a_terminal_gets_all_of_it() -> None:
    assert as_text(comparison(FULL)) == TEXT


HEADLINES = [
    (comparison(), "没有单位的内容改动。"),
    (comparison(editions=EditionChange(("templates/甲/edition.yaml",), ())), "单位的文件没有改动，版式改了。"),
    (comparison(unit()), "没有单位的内容改动。\n只改了写法（空白、注释、次序），内容和文档都没有变：甲局 2026 年。"),
    (comparison(FULL._replace(before=None)), "1 份文件有改动，其中新增 1 份；新出现 1 个错误、1 个警告。"),
    (comparison(FULL._replace(after=None, found=())), "1 份文件有改动，其中删去 1 份；没有新出现的问题。"),
    (comparison(settings=True), "单位的文件没有改动，检查设置改了。"),
    (
        comparison(FULL, editions=EditionChange(("templates/甲/edition.yaml",), (FULL,)), settings=True),
        "1 份文件有改动，另有 1 份因版式和检查设置改了而不同；新出现 1 个错误、1 个警告。",
    ),
]


@pytest.mark.parametrize(("told", "words"), HEADLINES)
def test_the_headline_says_what_kind_of_change_it_is(told: Comparison, words: str) -> None:
    assert as_text(told).startswith(f"# 预算改动：main → 改\n{words}")


TOTALS = (Total("收支总预算", Decimal(0), Decimal(25000)), Total("一般财力", Decimal(0), Decimal(25000)))


def test_a_new_unit_has_its_totals_by_source() -> None:
    new = unit(before=None, after=side()._replace(total=Decimal(25000)), totals=TOTALS)
    text = "新增的文件：units/甲局/2026.yaml\n收支（万元）  金额\n收支总预算  2.50\n一般财力  2.50\n"
    assert as_text(comparison(new)).endswith(text)


STATES = [
    (
        {"wordings": (Wording(("版式",), "新疆-2025", "新疆-2026", FILE),)},
        f"{FILE}　换了版式：新疆-2025 → 新疆-2026。\n",
    ),
    ({"before": None}, "新增的文件：units/甲局/2026.yaml"),
    ({"after": None}, "删去的文件：units/甲局/2026.yaml"),
    ({"before": side("units/乙局/2026.yaml")}, "units/乙局/2026.yaml → units/甲局/2026.yaml"),
    ({"after": Side(FILE, FILE, "", None, [], None, None)}, f"{FILE}\n文件的写法或结构有错，读不出全部内容，"),
]


@pytest.mark.parametrize(("fields", "words"), STATES)
def test_a_unit_is_introduced_by_what_became_of_its_file(fields: dict[str, Any], words: str) -> None:
    assert f"\n## 甲局 2026 年\n{words}" in as_text(comparison(FULL._replace(**fields)))


def test_units_changed_by_an_edition_are_named_and_one_is_shown() -> None:
    editions = EditionChange(("templates/甲/句.md",), (FULL, unit(found=(fault(3),))))
    text = as_text(comparison(editions=editions))
    assert text[text.index("## 版式改动") : text.index("### 新出现的问题")] == (
        "## 版式改动\n- templates/甲/句.md\n自己的文件没有改动、文档或问题因此改变的有 2 份：\n"
        "- 甲局 2026 年：文档里 7 处变化，新出现 2 个问题，改好 1 个问题（units/甲局/2026.yaml）\n"
        "- 甲局 2026 年：文档里 0 处变化，新出现 1 个问题（units/甲局/2026.yaml）\n"
        "\n"
    )
    assert "### 新出现的问题：3 个\n- 错误" in text
    assert "文档里的变化以 甲局 2026 年 为例：\n\n### 文档里的变化：7 处\n" in text
    assert text.endswith(
        "总计  合计 1.00 → 2.00\n\n### 已改好的问题：1 个\n- 警告 甲-乙 错了。 改法：改。（units/甲局/2026.yaml:8）\n"
    )


def test_several_units_are_listed_first() -> None:
    markdown = as_markdown(comparison(FULL, FULL))
    assert "| 单位 | 收支总预算（万元） | 录入的改动 | 文档里的变化 | 新出现的问题 |\n" in markdown
    assert markdown.count("| 甲局 2026 年 |  | 7 | 7 | 2 |\n") == 2


# ---- texts are data

HOSTILE = "<b>@all</b> #12 !3 [x](http://y) *a* `b` |c| \\d\n- e"


def test_markdown_shows_a_text_as_it_is() -> None:
    change = unit(
        wordings=(Wording(("甲",), "", HOSTILE, FILE),),
        sections=(ChangedSection("# 1. 节", (CELL._replace(row="1. 行|"),)),),
    )
    markdown = as_markdown(comparison(change))
    assert (
        r"- 甲：<ins>&lt;b&gt;&#64;all&lt;/b&gt; &#35;12 &#33;3 \[x\](http://y) \*a\* \`b\` \|c\| \\d<br>- e</ins>（"
    ) in markdown
    assert "\n##### \\# 1. 节\n" in markdown
    assert "\n| 1\\. 行\\| | 合计 1.00 → 2.00 |\n" in markdown


TAGS = frozenset(
    "html head meta title style body h1 h2 h3 h4 p ul li table tr th td del ins br details summary".split()  # noqa: SIM905
)


class Tags(HTMLParser):
    """Gathers the tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert {name for name, _ in attrs} <= {"charset", "lang", "class", "open"}
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data


def test_html_is_one_closed_page_that_holds_all_of_it() -> None:
    page = Tags()
    page.feed(as_html(comparison(FULL, unit(wordings=(Wording(("甲",), "", HOSTILE, FILE),)))))
    assert page.open == []
    words = re.findall(r"[^\s\[\]{}+→—-]+", TEXT.replace("[-", " ").replace("-]", " "))
    assert [word for word in words if word.strip("#") and word not in page.shown] == []
    assert "<b>@all</b> #12" in page.shown


def test_a_terminal_cannot_be_steered() -> None:
    assert "\x1b" not in as_text(comparison(unit(wordings=(Wording(("甲",), "", "\x1b[2J", FILE),))))


# ---- a comment has a limit


def test_a_comment_that_is_too_long_leaves_out_the_least_important_and_says_so() -> None:
    many = FULL._replace(
        settled=tuple(fault(line) for line in range(1, 400)),
        sections=(ChangedSection("表", tuple(CELL._replace(row=f"行{number}") for number in range(900))),),
    )
    whole = as_markdown(comparison(many), longest=10**9)
    assert "还有" not in whole
    cut = as_markdown(comparison(many), longest=len(whole) - 1)
    assert "#### 已改好的问题：399 个\n\n还有 399 个没有列在这里。\n" in cut
    assert "行899" in cut
    shorter = as_markdown(comparison(many), longest=20_000)
    assert "#### 文档里的变化：900 处\n\n<details><summary>展开 300 处</summary>" in shorter
    assert "还有 600 处没有列在这里。" in shorter
    assert "大错。" in shorter


@pytest.mark.parametrize(("count", "said"), [(1, []), (2, []), (3, [Say(same("还有 1 处没有列在这里。"))])])
def test_what_is_left_out_is_counted_if_anything_is(count: int, said: list[Say]) -> None:
    assert list(left_out(("甲",) * count, 2, "处")) == said


def test_of_too_many_printed_changes_those_of_words_are_told_before_figures() -> None:
    cells = tuple(CELL._replace(row=f"行{number}") for number in range(900))
    words = Printed("", tuple(pieces("人社部门负责", "街道办事处负责")))
    sections = ChangedSection("表", cells), ChangedSection("说明", (words,))
    cut = as_markdown(comparison(unit(sections=sections)), longest=20_000)
    assert "展开 300 处" in cut
    assert "行298" in cut
    assert "行299" not in cut
    assert "##### 说明\n\n- <del>人社部门</del><ins>街道办事处</ins>负责\n" in cut


def test_of_very_many_files_levels_and_units_beside_it_is_said_how_many_are_left_out() -> None:
    files = tuple(f"templates/新疆-2026/文字/{number}.md" for number in range(300))
    levels = tuple(LevelChange(f"甲-{number}", None, "关") for number in range(400))
    editions = EditionChange(files, (FULL,) * 500)
    cut = as_markdown(comparison(editions=editions, levels=levels, settings=True), longest=40_000)
    assert "还有 101 个文件没有列在这里。" in cut  # one of them is that of the settings
    assert "还有 200 条规则的级别没有列在这里。" in cut
    assert "还有 300 份没有列在这里。" in cut


@pytest.mark.parametrize("longest", [65_536, 5_000, 900])
def test_a_comment_on_very_many_units_keeps_its_headline_and_fits(longest: int) -> None:
    markdown = as_markdown(comparison(*[FULL] * 1000), longest=longest)
    assert len(markdown) <= longest
    assert markdown.startswith("## 预算改动：main → 改\n\n1000 份文件有改动；新出现 1 个错误、1 个警告。\n")


@pytest.mark.parametrize(("words", "told"), [("新" * 120, "新" * 120), ("新" * 121, "新" * 120 + "…")])
def test_of_a_long_text_that_is_new_the_beginning_is_told(words: str, told: str) -> None:
    text = as_text(comparison(unit(wordings=(Wording(("其他说明",), None, words, FILE),))))
    assert f"- 其他说明：{{+{told}+}}（{FILE}）\n" in text


def test_every_form_ends_its_last_line() -> None:
    assert {name: write(comparison(FULL))[-1] for name, write in REPORT_FORMATS.items()} == dict.fromkeys(
        ("text", "markdown", "html", "json"), "\n"
    )


def test_of_findings_in_many_lines_the_first_ten_are_named() -> None:
    text = as_text(comparison(unit(found=tuple(fault(line) for line in range(1, 13)))))
    assert (
        f"\n### 新出现的问题：12 个\n- 警告 甲-乙 错了。 改法：改。（{FILE}:1、2、3、4、5、6、7、8、9、10…）\n" in text
    )


OVERVIEW = [(None, "1.20", "1.20"), ("1", "2", "1.00 → 2.00"), ("1", "1", "1.00"), ("1", None, "1.00")]


@pytest.mark.parametrize(("old", "new", "told"), OVERVIEW)
def test_the_overview_tells_the_whole_budget_before_and_after_apart(
    old: str | None, new: str | None, told: str
) -> None:
    before, after = (side()._replace(total=10000 * Decimal(total)) if total else None for total in (old, new))
    html = as_html(comparison(FULL._replace(before=before, after=after), FULL))
    cell = html.partition("<td>甲局 2026 年</td><td>")[2].partition("</td>")[0]
    assert re.sub("<[^>]*>", "", cell) == told
