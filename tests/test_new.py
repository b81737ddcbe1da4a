"""`budgetdocs new`: what a new file keeps, what it leaves to be authored, and that nothing is ever overwritten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.budget.disclosure import read_disclosure
from generator.cli import main
from generator.commands import DONE
from generator.editing.rolling import SKELETON
from generator.schema.validation import check
from generator.source.reading import read
from tests.helpers.small_unit import GOOD
from tests.helpers.units_for_tests import altered, lay_out

ROOT = Path(__file__).parent.parent
UNIT = "伊宁市医疗保障局"
LAST, NEW = f"units/{UNIT}/2026.yaml", f"units/{UNIT}/2027.yaml"
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with one unit of 2026."""
    lay_out(tmp_path, {LAST: "# yaml-language-server: $schema=x\n" + GOOD, "schema.json": "{}"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


NEXT = """\
# yaml-language-server: $schema=x
版式: 新疆-2026
单位: 伊宁市医疗保障局
口径: 单位
年度: 2027
落款日期:
概况:
  主要职能: 贯彻执行医疗保障政策。
  内设机构: [办公室, 基金监管科]
  人员: {编制: , 在职: {人数: , 增减: }, 退休: {人数: , 增减: }, 离休: {人数: , 增减: }}  # 上年 6、5、-1、0、0、0、0

基本支出:
  - 科目: "2101501"
    资金来源: 一般财力
    人员经费: {"30101": }  # 上年 1305200
    公用经费: {"30201": }  # 上年 155,600.00

项目支出:
  - 名称: 举报奖励
    支出:
      - {科目: "2101599", 资金来源: 一般财力, 经济科目: "303", 金额: }  # 上年 200000
    资金执行时间: 2026年1月—2026年12月

政府采购: {货物: , 工程: , 服务: , 面向中小企业: , 其中小微企业: }  # 上年 0、0、121400、91400、0
国有资产:
"""


def test_a_new_year_keeps_words_and_codes_and_notes_last_years_numbers(capsys: Printed) -> None:
    before = Path(LAST).read_bytes()
    assert main(["new", UNIT, "2027"]) == DONE
    assert Path(NEW).read_text(encoding="utf-8").startswith(NEXT)
    assert Path(LAST).read_bytes() == before
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        f"已写 {NEW}\n"
        f"照 {LAST} 留下：版式、单位、口径、年度、落款日期、概况、基本支出、项目支出、政府采购、国有资产、绩效目标\n"
        "没有带来：结转结余（本年的结转另写；没有就不写）\n"
        "没有带来：上年（上年的数取自上年的文件）\n"
        "没有带来：变动原因（改好金额以后，check 说出哪几处要写）\n"
        "绩效目标的指标和指标值照上年留下，请逐条核对。\n"
        f"空着的都要重新录入。运行 budgetdocs check {NEW}，它逐处报出来。\n"
    )


def test_what_was_reached_the_year_before_is_to_be_told_anew() -> None:
    reached = GOOD.replace("权重: 10}", "上年完成值: 45992, 权重: 10}")
    lay_out(Path(), {LAST: reached})
    main(["new", UNIT, "2027"])
    assert '指标值: ">=2人", 上年完成值: , 权重: 10}]}  # 上年 45992\n' in Path(NEW).read_text(encoding="utf-8")


def blanks(file: str) -> list[int]:
    root, findings = read(Path(file).read_text(encoding="utf-8"), file)
    assert root is not None
    assert findings == []
    assert {finding.rule for finding in check(root, file)} <= {"结构-空白"}
    return [finding.position.line for finding in check(root, file)]


def test_check_asks_for_every_number_and_the_date_and_for_nothing_else() -> None:
    main(["new", UNIT, "2027"])
    root, _ = read(GOOD, LAST)
    assert root is not None
    numbers = [
        line for line in read_disclosure(root, LAST)[0].lines if line.period != "上年" and line.carried != "结转"
    ]
    numbers = [line for line in numbers if not line.item.startswith("上年")]
    assert len(blanks(NEW)) == len(numbers) + 1


def test_comments_of_what_stays_survive_and_stand_behind_last_years_number() -> None:
    lay_out(
        Path(),
        {
            LAST: GOOD.replace(
                '    人员经费: {"30101": 1305200}\n', '    人员经费:\n      "30101": 1305200  # 基本工资\n'
            )
        },
    )
    lay_out(
        Path(),
        {LAST: "# 头\n" + Path(LAST).read_text(encoding="utf-8").replace("项目支出:", "# 项目的注\n项目支出:", 1)},
    )
    main(["new", UNIT, "2027"])
    text = Path(NEW).read_text(encoding="utf-8")
    assert text.startswith("# 头\n")
    assert '\n      "30101":  # 上年 1305200，基本工资\n' in text
    assert "\n# 项目的注\n项目支出:\n" in text


def test_comments_of_what_goes_go_with_it() -> None:
    notes = [(f"\n{key}:", f"\n# {key}的注\n{key}:") for key in ("结转结余", "上年", "变动原因", "政府采购")]
    lay_out(Path(), {LAST: altered(GOOD, *notes, ("上年:\n", "上年:  # 旧\n"))})
    main(["new", UNIT, "2027"])
    assert re.findall("# .*的注\n.*?:", Path(NEW).read_text(encoding="utf-8")) == ["# 政府采购的注\n政府采购:"]
    assert "旧" not in Path(NEW).read_text(encoding="utf-8")


def test_a_comment_behind_a_brace_stands_behind_last_years_number() -> None:
    lay_out(Path(), {LAST: GOOD.replace('{"30101": 1305200}\n', '{"30101": 1305200}  # 基本工资\n')})
    main(["new", UNIT, "2027"])
    assert '\n    人员经费: {"30101": }  # 上年 1305200，基本工资\n' in Path(NEW).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "units").glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_each_of_the_four_units_begins_a_new_year_in_canonical_style(path: Path, capsys: Printed) -> None:
    unit, year = path.parent.name, int(path.stem)
    lay_out(Path(), {f"units/{unit}/{year}.yaml": path.read_text(encoding="utf-8")})
    assert main(["new", unit, str(year + 1)]) == DONE
    file = f"units/{unit}/{year + 1}.yaml"
    assert blanks(file)
    capsys.readouterr()
    assert main(["fmt", "--check", file]) == DONE


@pytest.mark.parametrize(
    ("others", "taken"), [(("新疆-2027", "新疆-2029"), "新疆-2027"), (("北京-2027", "新疆-2029"), "新疆-2026")]
)
def test_the_newest_edition_of_the_region_is_taken(others: tuple[str, ...], taken: str) -> None:
    lay_out(Path(), {f"templates/{other}/edition.yaml": "承接: 新疆-2026\n" for other in others})
    main(["new", UNIT, "2027"])
    assert f"版式: {taken}\n" in Path(NEW).read_text(encoding="utf-8")


# ---- from elsewhere

SKELETONS = [f"{UNIT}", f"{UNIT}/2026", LAST]


@pytest.mark.parametrize("origin", SKELETONS)
def test_another_unit_lends_its_codes_but_none_of_its_figures_and_words(origin: str, capsys: Printed) -> None:
    assert main(["new", "新局", "2026", "--from", origin]) == DONE
    assert Path("units/新局/2026.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=x\n版式: 新疆-2026\n单位: 新局\n口径: 单位\n年度: 2026\n落款日期:\n\n"
        "# —— 概况 ——\n概况:\n  主要职能:\n\n"
        '基本支出:\n  - 科目: "2101501"\n    资金来源: 一般财力\n'
        '    人员经费: {"30101": }\n    公用经费: {"30201": }\n\n'
        "# —— 上年年初预算数（单位：元），上年有而本年没有的科目也写；上年没有预算的，删去这一块 ——\n"
        "上年:\n  支出:\n    - 科目:\n      资金来源:\n      基本支出:  # 没有的写 0\n      项目支出:\n"
        "  # 三公经费: {公务用车运行维护费: , 公务接待费: }\n  机关运行经费:\n\n"
        "政府采购: {货物: , 工程: , 服务: , 面向中小企业: , 其中小微企业: }\n"
        "国有资产:\n  房屋: {面积: , 价值: }\n"
        "  车辆: {一般公务用车: {数量: , 价值: }, 执法执勤用车: {数量: , 价值: }, 其他车辆: {数量: , 价值: }}\n"
        "  办公家具:\n  其他资产:\n  大型设备: {单价50万元以上: , 单价100万元以上: }\n"
        "  计划购置大型设备: {单价50万元以上: , 单价100万元以上: }\n"
    )
    out = capsys.readouterr().out
    assert "没有带来：项目支出（是那个单位自己的）\n" in out
    assert "没有带来：上年（不是这个单位上年的数）\n" in out
    assert "没有上年的文件 units/新局/2025.yaml，上年的数写在“上年”一块里。\n" in out


def test_an_earlier_year_of_the_same_unit_lends_its_words_but_notes_no_last_year() -> None:
    assert main(["new", UNIT, "2029", "--from", f"{UNIT}/2026"]) == DONE
    text = Path(f"units/{UNIT}/2029.yaml").read_text(encoding="utf-8")
    assert "名称: 举报奖励" in text
    assert "# 上年 " not in text
    assert "\n上年:\n  支出:\n    - 科目:\n" in text


def test_where_last_years_file_is_there_no_block_asks_for_it_whatever_is_begun_from() -> None:
    lay_out(Path(), {"units/新局/2025.yaml": GOOD.replace("年度: 2026", "年度: 2025")})
    assert main(["new", "新局", "2026", "--from", UNIT]) == DONE
    assert "\n上年:" not in Path("units/新局/2026.yaml").read_text(encoding="utf-8")


def test_the_years_that_a_unit_has_are_told_if_none_of_them_was_last_year(capsys: Printed) -> None:
    assert main(["new", UNIT, "2030"]) == DONE
    assert capsys.readouterr().out.endswith(
        "\n这个单位有 2026 年的文件，没有照它们写。要照 2026 年的，删去这一份，再运行\n"
        f"  budgetdocs new {UNIT} 2030 --from {UNIT}/2026\n"
    )


@pytest.mark.parametrize(
    ("unit", "is_short"), [("伊宁市医保局", True), ("伊宁县医疗保障局", False), ("伊宁市财政局", False)]
)
def test_a_short_form_of_a_units_name_is_told(unit: str, capsys: Printed, *, is_short: bool) -> None:
    assert main(["new", unit, "2027"]) == DONE
    advice = f"units 下已有“{UNIT}”。是同一个单位的，删去这一份，用全称再运行：budgetdocs new {UNIT} 2027\n"
    assert capsys.readouterr().out.endswith(advice) is is_short


def test_without_anything_to_begin_from_there_is_a_skeleton_of_all_that_must_be_written(capsys: Printed) -> None:
    assert main(["new", "新局", "2026"]) == DONE
    file = "units/新局/2026.yaml"
    assert Path(file).read_text(encoding="utf-8") == altered(
        SKELETON.read_text(encoding="utf-8"), ("\n单位:\n", "\n单位: 新局\n"), ("\n年度:\n", "\n年度: 2026\n")
    )
    assert len(blanks(file)) == 32
    assert capsys.readouterr().out == (
        f"已写 {file}\n没有上年的文件 units/新局/2025.yaml，上年的数写在“上年”一块里。\n"
        f"空着的都要重新录入。运行 budgetdocs check {file}，它逐处报出来。\n"
    )


def test_the_skeleton_is_in_canonical_style() -> None:
    main(["new", "新局", "2026"])
    assert main(["fmt", "--check", "units/新局/2026.yaml"]) == DONE


def test_what_the_skeleton_holds_as_comments_becomes_blocks_to_be_filled() -> None:
    main(["new", "新局", "2026"])
    file = "units/新局/2026.yaml"
    text = re.sub(r"(?m)^( *)# (?!——|yaml)", r"\1", Path(file).read_text(encoding="utf-8"))
    Path(file).write_text(text, encoding="utf-8")
    assert len(blanks(file)) == 61
    assert main(["fmt", "--check", file]) == DONE


def test_a_folder_in_which_the_editor_has_nothing_to_offer_is_told(capsys: Printed) -> None:
    Path("schema.json").unlink()
    assert main(["new", "新局", "2026"]) == DONE
    assert capsys.readouterr().out.endswith(
        "\n这里没有 schema.json，编辑器里没有补全和说明。运行一次 budgetdocs init，它放好要用的文件。\n"
    )
