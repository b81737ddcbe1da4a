"""Random mutations of the four units: no crash, no hang, valid places, and what is printed ties out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from generator import unit
from generator.budget import figure, rounding
from generator.checks import rules
from generator.document.tree import Document, Table
from generator.explain import figures
from generator.finding import Position
from generator.output import markdown
from generator.system import limits
from generator.unit import Composed, compose_unit
from tests import fuzz
from tests.helpers.mutants import ROOT, SOURCES, Mutant, mutant

COUNT = int(os.environ.get("FUZZ_COUNT", "300"))
SEED = 20260101
SOUND = Mutant(SOURCES[1].relative_to(ROOT), SOURCES[1].read_bytes())


def test_no_mutation_breaks_a_promise() -> None:
    assert fuzz.fuzzed(COUNT, SEED) == []


# ---- what the mutants are


def sorts(made: Mutant, folder: Path) -> Iterator[str]:
    """Yield what becomes of a mutant."""
    for place, content in made.files.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(content)
    composed = compose_unit(folder / made.place)
    yield from (
        {"语法": "syntax", "文件": "encoding"}.get(finding.rule.partition("-")[0], "") for finding in composed.findings
    )
    yield from ("structure" for finding in composed.findings if finding.rule.startswith("结构-"))
    yield from ("in last year's file" for finding in composed.findings if not finding.file.endswith(str(made.place)))
    if composed.document:
        yield "same figures" if printed(composed.document) == printed(_sound(made.place)) else "other figures"


def _sound(place: Path) -> Document:
    document = compose_unit(ROOT / place).document
    assert document is not None
    return document


def printed(document: Document) -> list[str]:
    return [found.figure.text for found in figures(document)]


def test_the_mutants_are_of_every_sort(tmp_path: Path) -> None:
    found = {sort for number in range(80) for sort in sorts(mutant(SEED, number), tmp_path / str(number))}
    assert found - {""} == {
        "syntax", "encoding", "structure", "in last year's file", "same figures", "other figures",
    }  # fmt: skip


def test_the_same_seed_and_number_give_the_same_mutant() -> None:
    assert [mutant(SEED, 8), mutant(SEED, 9)] == [mutant(SEED, 8), mutant(SEED, 9)]
    assert mutant(SEED, 8) != mutant(SEED, 16) != mutant(SEED + 1, 16)


# ---- a broken promise is noticed


def told(folder: Path) -> list[str]:
    return list(fuzz.broken_promises(SOUND, folder))


def test_a_sound_file_breaks_no_promise(tmp_path: Path) -> None:
    assert told(tmp_path) == []


HARMLESS = {
    "a code without a name": ('"30207": 8600', '"32007": 8600'),
    "a cell of two paragraphs": ("        切实保障医保基金", "\n        切实保障医保基金"),
    "marks of Markdown in a text": ("完成2026年欺诈", "- 完成~2026~年|*欺诈"),
}


@pytest.mark.parametrize(("old", "new"), HARMLESS.values(), ids=HARMLESS)
def test_what_only_looks_odd_breaks_no_promise(old: str, new: str, tmp_path: Path) -> None:
    text = SOUND.content.decode()
    assert text.count(old) == 1
    assert list(fuzz.broken_promises(SOUND._replace(content=text.replace(old, new).encode()), tmp_path)) == []


def crash(*_: object) -> Any:
    raise ZeroDivisionError("甲")


def test_a_planted_crash_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(unit, "compose", crash)
    (message,) = told(tmp_path)
    assert message.startswith("处理这份文件时程序出错（ZeroDivisionError：甲，test_fuzz.py 第 ")


def test_a_planted_crash_of_a_rule_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first, *others = rules()
    monkeypatch.setattr("generator.checks.rules", lambda: (first._replace(check=crash), *others))
    (message,) = told(tmp_path)
    assert message.startswith(f"规则“{first.rule.id}”程序出错（ZeroDivisionError：甲，")


@pytest.mark.parametrize("writer", ["as_text", "docx.render", "markdown.render"])
def test_a_planted_crash_of_a_writer_is_noticed(writer: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(f"tests.fuzz.{writer}", crash)
    assert told(tmp_path) == ["ZeroDivisionError: 甲"]


@pytest.mark.skipif(os.name == "nt", reason="no alarm there")
def test_a_planted_loop_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def spin(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(limits, "SECONDS", 0.5)
    monkeypatch.setattr(unit, "compose", spin)
    (message,) = told(tmp_path)
    assert message.startswith("处理这份文件时程序出错（TooLongError：用了 0.5 秒还没有完，")


def test_a_planted_wait_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fuzz, "SECONDS", 0.0)
    monkeypatch.setattr(fuzz, "as_text", lambda _: sleep(0.001))
    assert told(tmp_path) == ["takes too long"]


def replanted(monkeypatch: pytest.MonkeyPatch, change: Callable[[Composed], Composed]) -> None:
    monkeypatch.setattr(fuzz, "compose_unit", lambda path: change(compose_unit(path)))


LAST = len(SOUND.content.decode().split("\n"))
PLACES = [(LAST + 1, 1, 1), (LAST, 2, 1), (0, 1, 1), (1, 0, 1), (1, 1, 0)]


@pytest.mark.parametrize("place", PLACES)
def test_a_planted_place_outside_the_file_is_noticed(
    place: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    moved: list[str] = []

    def move(composed: Composed) -> Composed:
        finding = composed.findings[0]._replace(position=Position(*place))
        moved.append(f"no such place: {finding}")
        return composed._replace(findings=[finding])

    replanted(monkeypatch, move)
    assert told(tmp_path) == moved


def test_a_planted_place_in_another_file_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    replanted(monkeypatch, lambda composed: composed._replace(findings=[composed.findings[0]._replace(file="别.yaml")]))
    (message,) = told(tmp_path)
    assert message.startswith("no such place: Finding(file='别.yaml', ")


def test_a_planted_silence_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    replanted(monkeypatch, lambda composed: composed._replace(draft=None, findings=[]))
    assert told(tmp_path) == ["neither document nor finding"]


def test_a_planted_row_too_few_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def shorten(composed: Composed) -> Composed:
        assert composed.document is not None
        blocks = [
            block._replace(rows=block.rows[:-2] + block.rows[-1:])
            if isinstance(block, Table) and block.title.endswith("一般公共预算支出情况表")
            else block
            for block in composed.document.blocks
        ]
        return composed._replace(draft=composed.document._replace(blocks=tuple(blocks)))

    replanted(monkeypatch, shorten)
    assert told(tmp_path) == [
        "一般公共预算支出情况表: column 4 is 6778747, its items add up to 6178747",
        "一般公共预算支出情况表: column 6 is 1592000, its items add up to 992000",
    ]


FIGURES = {  # of each sort one that is printed once: its value, and how it is told when 100 (元, %, projects) is added
    "sum": (472100, "办公家具价值[47.22]万"),
    "count": (3, "项目共[103]个"),
    "change": (-4132402, "减少[413.23]万"),
    "share": (24.5, "占[124.50]%"),
    "growth": (97.84, "下降[197.84]%"),
}


@pytest.mark.parametrize(("value", "where"), FIGURES.values(), ids=FIGURES)
def test_a_planted_wrong_figure_is_noticed(
    value: float, where: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = rounding.shown
    monkeypatch.setattr(
        figure, "shown", lambda exact, style: shown(exact + 100 * (abs(float(exact) - value) < 0.005), style)
    )
    (wrong,) = told(tmp_path)
    assert where in wrong


def test_a_planted_difference_between_the_outputs_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    render = markdown.render
    monkeypatch.setattr(markdown, "render", lambda document: render(document).replace("家具价值47.21", "家具价值47.22"))
    assert told(tmp_path) == ["DOCX 3.办公家具价值47.21万元。, Markdown 3.办公家具价值47.22万元。"]
