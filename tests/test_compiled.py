"""Compiled templates are kept between runs, and never taken when they could be another's, another text's or damaged."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import pytest

from generator.edition import compiled
from generator.edition.compiled import Compiled, own_folder
from generator.edition.edition import load
from tests.helpers.units_for_tests import FILES, SECTION, lay_out

NAME = "节/收支.md"
TEXT = "{% for word in words %}{{ word }}；{% endfor %}"
Compiling = Callable[..., Any]


def rendered(folder: Path, text: str = TEXT) -> str:
    """Return what a new run makes of a template, with what is kept in the folder."""
    cache = Compiled(folder, Path(__file__))
    environment = jinja2.Environment(loader=jinja2.DictLoader({NAME: text}), bytecode_cache=cache, autoescape=True)
    return environment.get_template(NAME).render(words=["收入", "支出"])


@pytest.fixture
def compilings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that grows by each template that is compiled."""
    texts: list[str] = []
    compile_: Compiling = jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: str, *rest: Any) -> Any:
        texts.append(source)
        return compile_(self, source, *rest)

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    return texts


def test_a_template_is_compiled_in_the_first_run_only(tmp_path: Path, compilings: list[str]) -> None:
    assert [rendered(tmp_path), rendered(tmp_path)] == ["收入；支出；"] * 2
    assert compilings == [TEXT]


def test_a_changed_template_is_compiled_anew_and_the_former_kept(tmp_path: Path, compilings: list[str]) -> None:
    texts = [TEXT, "共 {{ words|length }} 项", TEXT]
    assert [rendered(tmp_path, text) for text in texts] == ["收入；支出；", "共 2 项", "收入；支出；"]
    assert compilings == texts[:2]


def test_the_oldest_goes_when_too_many_are_kept(
    tmp_path: Path, compilings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "MOST_KEPT", 2)
    assert [rendered(tmp_path, text) for text in "甲乙丙乙丙甲"] == list("甲乙丙乙丙甲")
    assert compilings == ["甲", "乙", "丙", "甲"]


def test_an_edition_that_lies_in_two_places_is_compiled_once(
    tmp_path: Path, compilings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for tree in (tmp_path / "前", tmp_path / "后"):
        lay_out(tree, FILES)
        load("小", (tree / "templates",)).section("支出")
    assert compilings == [SECTION]


def test_another_version_compiles_anew(tmp_path: Path, compilings: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rendered(tmp_path)
    monkeypatch.setattr(compiled, "__version__", "99")
    assert rendered(tmp_path) == "收入；支出；"
    assert compilings == [TEXT, TEXT]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda kept: kept[:0], id="emptied"),
        pytest.param(lambda kept: kept[:40], id="cut off"),
        pytest.param(lambda kept: kept[:-1] + bytes([kept[-1] ^ 1]), id="a bit turned"),
        pytest.param(lambda kept: b"\0" * len(kept), id="zeros after a power cut"),
    ],
)
def test_a_damaged_file_is_made_anew(damage: Callable[[bytes], bytes], tmp_path: Path, compilings: list[str]) -> None:
    rendered(tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert rendered(tmp_path) == "收入；支出；"
    assert compilings == [TEXT, TEXT]
    assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_written_only_costs_the_time(tmp_path: Path, compilings: list[str]) -> None:
    file = tmp_path / "file"
    file.touch()
    assert [rendered(file), rendered(file)] == ["收入；支出；"] * 2
    assert compilings == [TEXT, TEXT]


def test_the_folder_is_made_for_its_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "new"))
    assert own_folder() == tmp_path / "new/budgetdocs"
    assert (tmp_path / "new/budgetdocs").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LOCALAPPDATA": "{tmp}/local"}, "local/budgetdocs"),
        ({"HOME": "{tmp}"}, ".cache/budgetdocs"),
        ({"XDG_CACHE_HOME": "relative"}, None),
        ({"XDG_CACHE_HOME": "{tmp}/file"}, None),
    ],
)
def test_the_folder_is_where_the_system_keeps_caches(
    variables: dict[str, str], expected: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv("XDG_CACHE_HOME")
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(tmp=tmp_path))
    assert own_folder() == (expected and tmp_path / expected)


def open_to_all(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)


def link(folder: Path) -> None:
    (folder.parent / "elsewhere").mkdir(mode=0o700)
    folder.symlink_to("elsewhere")


def of_another_user(folder: Path) -> None:
    folder.mkdir(mode=0o700)


@pytest.mark.parametrize("made", [open_to_all, link, of_another_user])
def test_a_folder_that_others_can_write_is_not_used(
    made: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "budgetdocs")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    if made is of_another_user:
        monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert own_folder() is None


def test_a_user_without_a_home_has_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "expanduser", fail)
    assert own_folder() is None
