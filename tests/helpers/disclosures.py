"""Random small disclosures, with their lines laid open so that a test can add them up itself."""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from hypothesis import strategies as st

from generator.budget.disclosure import read_disclosure
from generator.budget.figure import Figure
from generator.budget.ledger import Ledger
from generator.document.compose import compose
from generator.document.tree import Document, Table, plain
from generator.edition.edition import load
from generator.schema.validation import check
from generator.source.reading import read
from tools.sound_unit import text_of

GENERAL = ("一般财力", "上级一般公共预算安排转移支付")
GOVERNMENT = ("政府性基金收入", "上级政府性基金安排转移支付")
CAPITAL = ("国有资本经营收入", "上级国有资本经营预算安排转移支付")
ACCOUNT = ("财政专户核拨",)
OWN = ("事业收入", "上级补助收入", "附属单位上缴收入", "事业单位经营收入", "其他收入")
FISCAL = GENERAL + GOVERNMENT + CAPITAL
CARRIED = ("一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款", "财政专户核拨", "单位资金")
FUNCTIONS = ("2080501", "2080505", "2101501", "2101502", "2101599", "2210201", "2296013")
ECONOMIES = ("30101", "30201", "30212", "30217", "30227", "30231", "30302", "31013")
KINDS = ("人员经费", "公用经费", "项目支出")

# Nothing, whole amounts, amounts in 分, and amounts next to where rounding to 100 元 turns. None is so small that
# its cell stays blank, so that a test can find the exact amount behind each cell.
NEAR_TIES = st.tuples(st.integers(1, 99999), st.sampled_from(["49.99", "50", "50.01", "149.99", "0.01"]))
AMOUNTS = st.one_of(
    st.just(Decimal(0)),
    st.integers(50, 10**7).map(Decimal),
    st.integers(5000, 10**9).map(lambda cents: Decimal(cents) / 100),
    NEAR_TIES.map(lambda parts: parts[0] * 100 + Decimal(parts[1])),
).map(lambda amount: f"{amount:.2f}")


class Line(NamedTuple):
    """An authored amount as the test sees it."""

    amount: Decimal
    fund: str
    function: str
    kind: str
    economy: str = ""
    project: str = ""
    carried: bool = False


@st.composite
def contents(draw: st.DrawFn, edition: str = "新疆-2026") -> dict[str, Any]:
    """Draw the blocks of money of one file, at least one line of basic expenditure among them."""
    codes = st.dictionaries(st.sampled_from(ECONOMIES), AMOUNTS, min_size=1, max_size=3)
    basic = st.fixed_dictionaries({
        "科目": st.sampled_from(FUNCTIONS), "资金来源": st.sampled_from(FISCAL + ACCOUNT + OWN),
        "人员经费": codes, "公用经费": codes,
    })  # fmt: skip
    spent = st.fixed_dictionaries({
        "科目": st.sampled_from(FUNCTIONS), "资金来源": st.sampled_from(FISCAL + ACCOUNT + OWN),
        "经济科目": st.sampled_from(ECONOMIES), "金额": AMOUNTS,
    })  # fmt: skip
    left = st.fixed_dictionaries({
        "科目": st.sampled_from(FUNCTIONS), "资金来源": st.sampled_from(CARRIED),
        "支出类型": st.sampled_from(KINDS), "金额": AMOUNTS,
    })  # fmt: skip
    prior = st.fixed_dictionaries({
        "科目": st.sampled_from(FUNCTIONS), "资金来源": st.sampled_from(FISCAL + OWN),
        "基本支出": AMOUNTS, "项目支出": AMOUNTS,
    })  # fmt: skip
    projects = draw(st.lists(st.lists(spent, min_size=1, max_size=3), max_size=3))
    carried = draw(st.lists(st.lists(left, min_size=1, max_size=2), max_size=2))
    return {
        "版式": edition,
        "基本支出": draw(st.lists(basic, min_size=1, max_size=3)),
        "项目支出": [{"名称": f"项目{number}", "支出": lines} for number, lines in enumerate(projects)],
        "结转结余": [{"名称": f"结转{number}", "用途": "尾款", "支出": lines} for number, lines in enumerate(carried)],
        "上年": {"支出": draw(st.lists(prior, min_size=1, max_size=3)), "机关运行经费": draw(AMOUNTS)},
    }


def lines_of(content: dict[str, Any]) -> list[Line]:
    """Return this year's lines of a drawn file."""
    found = [
        Line(Decimal(amount), block["资金来源"], block["科目"], kind, code)
        for block in content["基本支出"]
        for kind in ("人员经费", "公用经费")
        for code, amount in block[kind].items()
    ]
    for key, carried in (("项目支出", False), ("结转结余", True)):
        for entry in content[key]:
            found += [
                Line(
                    Decimal(line["金额"]), line["资金来源"], line["科目"], line.get("支出类型", "项目支出"),
                    line.get("经济科目", ""), entry["名称"], carried,
                )
                for line in entry["支出"]
            ]  # fmt: skip
    return found


def composed(content: dict[str, Any]) -> tuple[Document, Ledger]:
    """Return the document of a drawn file."""
    return composed_text(text_of(content["版式"], "上年: ~", json.dumps(content, ensure_ascii=False)))


def composed_text(text: str) -> tuple[Document, Ledger]:
    """Return the document of a file's text, whatever the rules of content say. A missing text is marked in it."""
    root, findings = read(text, "本.yaml")
    assert root is not None
    assert not findings + check(root, "本.yaml")
    disclosure, findings = read_disclosure(root, "本.yaml")
    assert not findings
    edition = load(disclosure.edition)
    ledger = Ledger(disclosure.lines, edition.conditions)
    return compose(disclosure, ledger, edition).document, ledger


def rounded_once(amount: Decimal) -> str:
    """Return an amount in 元 as the tables of 2025 and 2026 print it: rounded half-up, blank for nothing."""
    wan = (amount / 10000).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{wan:,.2f}" if wan else ""


def table(document: Document, number: str) -> Table:
    """Return the table with that number."""
    return next(block for block in document.blocks if isinstance(block, Table) and block.number == number)


def exact(cell_text: tuple[Any, ...]) -> Decimal:
    """Return the amount in 元 behind a cell, before rounding; a blank is nothing."""
    return cell_text[0].value if cell_text and isinstance(cell_text[0], Figure) else Decimal(0)


def labelled(found: Table, label: str) -> list[Decimal]:
    """Return the exact amounts of the row with that label, those right of it."""
    for row in found.rows:
        texts = [plain(cell.text).strip() for cell in row]
        if label in texts:
            start = texts.index(label) + 1
            return [exact(cell.text) for cell in row[start:]]
    raise AssertionError(label)
