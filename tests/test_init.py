"""`budgetdocs init`: a folder with only units/ gets what editor, git and hooks need; nothing is overwritten."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import DONE, FAULTY
from generator.editing.folder import ALWAYS, RECIPES, supplied
from tests.helpers.language_server import ROOT, SERVER, language_server
from tests.helpers.outputs_in_danger import failing
from tests.helpers.small_unit import GOOD
from tests.helpers.units_for_tests import lay_out

try:
    import tomllib
except ImportError:  # Python 3.10
    tomllib = None  # type: ignore[assignment]

Printed = pytest.CaptureFixture[str]
UNIT = "units/伊宁市医疗保障局/2026.yaml"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files() -> dict[str, str]:
    return {str(path): path.read_text(encoding="utf-8") for path in Path().rglob("*") if path.is_file()}


def test_what_is_missing_is_laid_down(capsys: Printed) -> None:
    assert main(["init"]) == DONE
    assert files() == dict(supplied(None))
    next_step = "接着运行 budgetdocs new 单位全称 年度，新建第一份。\n"
    assert capsys.readouterr() == ("".join(f"已写 {name}\n" for name in ALWAYS) + next_step, "")
    assert Path("schema.json").read_bytes() == (ROOT / "schema.json").read_bytes()


def test_what_is_there_is_left_and_named_if_it_differs(capsys: Printed) -> None:
    main(["init"])
    before = files()
    lay_out(Path(), {"schema.json": "我的"})
    capsys.readouterr()
    assert main(["init"]) == DONE
    assert files() == before | {"schema.json": "我的"}
    out = capsys.readouterr().out.splitlines()
    assert out[:2] == [
        "已有 schema.json，没有改动；它与这一版程序的不同，要换成新的，删去它再运行一次",
        "已有 .vscode/settings.json，没有改动",
    ]


def test_a_link_that_leads_nowhere_is_not_written_through(place: Path) -> None:
    Path("schema.json").symlink_to(place / "外.json")
    assert main(["init"]) == DONE
    assert not (place / "外.json").exists()


def test_what_the_system_refuses_is_told(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.setattr(Path, "replace", failing("replace", PermissionError(13, "Permission denied")))
    assert main(["init"]) == FAULTY
    assert capsys.readouterr().err.startswith("schema.json:1:1: 错误 文件 写不了：没有权限。\n")


HOSTS = {
    "github": {".github/workflows/review.yml", ".github/workflows/comment.yml"},
    "gitlab": {".gitlab-ci.yml"},
    "gitee": {".workflow/review.yml"},
}


@pytest.mark.parametrize("host", HOSTS)
def test_the_recipe_of_a_host_comes_along(host: str, capsys: Printed) -> None:
    assert main(["init", "--host", host]) == DONE
    assert files().keys() == ALWAYS.keys() | HOSTS[host]
    assert capsys.readouterr().out.endswith(
        "仓库里没有程序的，照文件里的注释改安装程序的两行。令牌和设置见那个文件的开头。\n"
    )


def test_every_schema_that_the_editor_looks_for_is_there() -> None:
    main(["init"])
    settings = json.loads(Path(".vscode/settings.json").read_text(encoding="utf-8"))
    wrappers = [Path(name) for name in settings["yaml.schemas"]]
    assert [path for path in wrappers if not path.is_file()] == []
    for path in wrappers[1:]:
        name, _, _ = json.loads(path.read_text(encoding="utf-8"))["$ref"].partition("#")
        assert (path.parent / name).is_file()


@pytest.mark.skipif(tomllib is None, reason="read by a newer Python")
def test_all_of_it_is_in_the_package_that_pip_installs() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    packed = built["targets"]["wheel"]["force-include"]
    sources = [source for names in (ALWAYS, *RECIPES.values()) for source in names.values()]
    outside = [source for source in sources if not (ROOT / "generator" / source).exists()]
    parents = [{source, *(str(parent) for parent in Path(source).parents)} for source in outside]
    assert [names for names in parents if not any(packed.get(name) == f"generator/{name}" for name in names)] == []
    assert packed.keys() - set().union(*parents) == {"templates", "docs/新版式.md"}


@pytest.mark.skipif(not SERVER.is_file() or not shutil.which("node"), reason="yaml-language-server is not installed")
def test_the_editor_completes_and_explains_in_a_folder_that_has_no_program(place: Path) -> None:
    main(["init"])
    main(["new", "新局", "2026"])
    with language_server(place) as server:
        text = Path("units/新局/2026.yaml").read_text(encoding="utf-8")
        server.open("units/新局/2026.yaml", text)
        assert server.hover("units/新局/2026.yaml", text.splitlines().index("概况:") + 1, 1).startswith("#### 概况\n")
        server.open(UNIT, GOOD.replace("口径: 单位", "口径: "))
        assert server.completions(UNIT, 3, 5) == ["单位", "部门"]
        assert server.open("budgetdocs.yaml", "规则级别: {上年-不一致: 警报}\n")[0][:2] == (1, 16)
