"""The order of the house: what may import what, how long things may be, who may print and who may round.

Each guard is also shown a text that breaks it, and must say so.
"""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

import pytest

import generator
from generator.checks import SHARED
from tests.helpers import architecture as guard

ROOT = Path(__file__).parent.parent
MODULES = guard.modules(ROOT / "generator")
ORDER = guard.stages(generator.__doc__ or "")
TESTS = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("tests/**/*.py"))}
FLOATS = frozenset({"float", "Decimal.from_float"})
ROUNDS = frozenset({"round", ".quantize", ".to_integral_value", "math.floor", "math.ceil"})
TEXTS = (".py", ".md", ".yaml", ".yml", ".json", ".toml", ".tsv", ".txt", ".xml", ".conf", "")
PLACES = (
    "generator",
    "tools",
    "templates",
    "units",
    "tests",
    "docs",
    ".ci",
    ".github",
    ".vscode",
    "ci",
    ".editorconfig",
    ".npmrc",
    "package.json",
    "package-lock.json",
    "schema.json",
    "README.md",
    "CHANGELOG.md",
)


# ---- the order of the modules


def test_a_module_imports_only_what_stands_above_it() -> None:
    assert list(guard.upward_imports(MODULES, ORDER)) == []


def test_the_order_names_every_module_once() -> None:
    assert sorted(ORDER) == sorted({module.partition(".")[0] for module in MODULES})


def test_no_rule_imports_another() -> None:
    assert list(guard.rules_that_lean_on_others(MODULES, SHARED)) == []


def test_the_guard_of_rules_reports() -> None:
    sources = {
        "checks.sums.one": "from generator.checks.wording.other import WORD",
        "checks.wording.other": "from generator.checks.reading.budget import wan",
        "checks.reading.budget": "",
    }
    assert list(guard.rules_that_lean_on_others(sources, SHARED)) == ["checks.sums.one imports checks.wording.other"]


def test_no_test_imports_from_another() -> None:
    assert [path for path, text in TESTS.items() if re.search(r"(?m)^(from|import) tests\.test_", text)] == []


BAD_IMPORTS = [
    ({"source": "from generator.ledger import Ledger"}, ["source imports ledger"]),
    ({"source": "import generator.ledger"}, ["source imports ledger"]),
    ({"source": "from generator import ledger"}, ["source imports ledger"]),
    ({"source": "def f():\n    if 1:\n        from generator.ledger import Ledger"}, ["source imports ledger"]),
    ({"docx.table": "from generator.ledger import x"}, ["docx.table imports ledger"]),
    (
        {
            "ledger": "from generator.source import read",
            "docx.table": "from generator.docx.markup import x",
        },
        [],
    ),
    ({"new": ""}, ["new is not in the order"]),
    (
        {"docx.a": "from generator.docx import b", "docx.b": "from generator.docx.a import x"},
        ["a circle: docx.a → docx.b → docx.a"],
    ),
]


@pytest.mark.parametrize(("sources", "told"), BAD_IMPORTS)
def test_the_guard_of_the_order_reports(sources: dict[str, str], told: list[str]) -> None:
    assert list(guard.upward_imports(sources, ["source", "docx", "ledger"])) == told


def test_the_order_is_read_from_the_docstring() -> None:
    assert guard.stages("Flow. In this list:\n\n    finding  faults\n    cli      commands\n\nMore.") == [
        "finding",
        "cli",
    ]


# ---- libraries

# By the names under which they are imported, where these are others.
DISTRIBUTIONS = {
    "docx": "python-docx",
    "jsonschema_rs": "jsonschema-rs",
    "ruamel": "ruamel.yaml",
    "_ruamel_yaml": "ruamel.yaml.clib",
}


def test_every_library_is_declared_and_used() -> None:
    tools = {str(path): path.read_text(encoding="utf-8") for path in (ROOT / "tools").rglob("*.py")}
    imported = set().union(*(guard.libraries(text) for text in (MODULES | tools).values()))
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("\ndependencies = [\n")[2]
    names = re.findall(r'^    "([\w.-]+)>=', declared.partition("\n]")[0], re.MULTILINE)
    assert {DISTRIBUTIONS.get(name, name) for name in imported} == set(names)


def test_the_guard_of_libraries_finds_them() -> None:
    source = "import re, lxml.etree\nfrom docx.oxml import x\ndef f():\n    from jinja2 import y\nimport generator.cli"
    assert guard.libraries(source) == {"lxml", "docx", "jinja2"}


# ---- sizes


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_too_long_or_too_deep(module: str) -> None:
    assert list(guard.oversized(MODULES[module])) == []


@pytest.mark.parametrize("path", TESTS)
def test_no_test_is_too_long_or_too_deep(path: str) -> None:
    assert list(guard.oversized(TESTS[path])) == []


def test_half_of_the_functions_have_fewer_than_ten_lines() -> None:
    assert median(guard.length(function) for text in MODULES.values() for function in guard.functions(text)) < 10


DEEP = (
    "def f():\n    for a in b:\n        if a:\n            with a:\n                while a:\n                    a()\n"
)
OVERSIZED = [
    ("x = 1\n" * 301, ["the file has 301 lines"]),
    ("x = 1\n" * 300, []),
    ("class A:\n    async def f():\n" + "        x = 1\n" * 50, ["f has 51 lines"]),
    ("def f():\n" + "    x = 1\n" * 49, []),
    (DEEP, ["f is nested 4 deep"]),
    (DEEP.replace("while a:", "a()").replace("\n                    a()", ""), []),
    ("def f():\n    if a: b\n    elif c: d\n    elif e: g\n    elif h: i\n    elif j: k\n", []),
    (f"def g():\n    if a:\n        {DEEP.replace(chr(10), chr(10) + 8 * ' ')}", ["f is nested 4 deep"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "told"), OVERSIZED)
def test_the_guard_of_sizes_reports(source: str, told: list[str]) -> None:
    assert list(guard.oversized(source)) == told


# ---- docstrings


@pytest.mark.parametrize("module", MODULES)
def test_everything_public_says_what_it_does(module: str) -> None:
    assert list(guard.undocumented(MODULES[module])) == []


UNDOCUMENTED = [
    ("", ["module"]),
    ("x = 1", ["module"]),
    (
        '"""M."""\ndef f(): ...\nclass A:\n    def g(self): ...\n    @property\n    def h(self): ...',
        ["f", "A", "g", "h"],
    ),
    ('"""M."""\ndef _f(): ...\nclass _A:\n    def g(self): ...\n', []),
    ('"""M."""\ndef f():\n    """F."""\n    def g(): ...\nclass A:\n    """A."""\n    def __or__(self): ...', []),
]


@pytest.mark.parametrize(("source", "told"), UNDOCUMENTED)
def test_the_guard_of_docstrings_reports(source: str, told: list[str]) -> None:
    assert list(guard.undocumented(source)) == told


# ---- who may print, end the program, use floats, round


def users(names: frozenset[str]) -> dict[str, set[str]]:
    """Return the modules that use one of the names, with the functions that do."""
    found = {module: guard.where(text, names) for module, text in MODULES.items()}
    return {module: functions for module, functions in found.items() if functions}


MIXED = re.compile(r"\(NamedTuple, |, NamedTuple\)")


def test_no_value_has_another_parent_which_python_3_10_forbids() -> None:
    assert [name for name, source in MODULES.items() if MIXED.search(source)] == []
    assert MIXED.search("class Pair(NamedTuple, Generic[T]):")


def test_only_the_command_line_prints_and_ends_the_program() -> None:
    speakers = {module for module in users(guard.SAID_BY_THE_COMMAND_LINE) if not module.startswith("commands.")}
    assert speakers == {"cli", "__main__"}


def test_only_the_reader_makes_a_float_where_an_editor_would_see_one() -> None:
    assert users(FLOATS) == {"source.nodes": {"_core"}}


def test_money_is_rounded_in_one_place_and_tested_for_exactness_in_another() -> None:
    of_lengths = {module for module in MODULES if module.startswith("output.docx.")}
    assert {module: found for module, found in users(ROUNDS).items() if module not in of_lengths} == {
        "budget.rounding": {"rounded"},
        "budget.disclosure": {"_line"},
    }


def test_no_format_rounds() -> None:
    found = {module: list(guard.rounding_formats(text)) for module, text in MODULES.items()}
    assert {module: places for module, places in found.items() if places} == {}


FORMATS = [
    ("f'{a / b:,.2f} 元'", ["line 1: a / b"]),
    ("x = 1\ny = f'{x:.0%}{x:{width}.{places}f}'", ["line 2: x", "line 2: x"]),
    ("f'{a:,f}{a:f}{a:>8}{a.b:02}{a!r}.2f'", []),
]


@pytest.mark.parametrize(("source", "told"), FORMATS)
def test_the_guard_of_formats_reports(source: str, told: list[str]) -> None:
    assert list(guard.rounding_formats(source)) == told


USED = [
    ("print('x')", "print", {""}),
    ("def f():\n    print('x')", "print", {"f"}),
    ("class A:\n    def f(self):\n        sys.exit(1)", "sys.exit", {"f"}),
    ("def f():\n    raise SystemExit", "SystemExit", {"f"}),
    ("def f():\n    raise SystemExit(2)", "SystemExit", {"f"}),
    ("def f():\n    return a.b(c).quantize(d)", ".quantize", {"f"}),
    ("def f():\n    return [float(x) for x in y]", "float", {"f"}),
    ("def f():\n    def g():\n        round(1, 2)", "round", {"f", "g"}),
    ("x = lambda y: round(y)", "round", {""}),
    ("def f():\n    fingerprint('print()')\n    a.round(1)\n    floats(1)\n    x: float", "print", set()),
    ("def f():\n    self.print(1)", "print", set()),
]


@pytest.mark.parametrize(("source", "name", "functions"), USED)
def test_the_guard_of_names_reports(source: str, name: str, functions: set[str]) -> None:
    assert guard.where(source, frozenset({name})) == functions


# ---- nothing in the repository points outside it


def repository() -> dict[str, str]:
    """Return every text of the repository by its path."""
    roots = [ROOT / name for name in (*PLACES, "pyproject.toml", "Makefile", ".gitignore", "LICENSE")]
    paths = [path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*")))]
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in paths
        if path.is_file() and path.suffix in TEXTS
    }


def test_no_text_points_to_a_place_outside_the_repository() -> None:
    found = {path: list(guard.elsewhere(text)) for path, text in repository().items()}
    assert {path: places for path, places in found.items() if places} == {}
    assert {"generator/cli.py", "Makefile", ".ci/run", "schema.json"} <= found.keys()


# Spelled in pieces, so that this file does not break the rule it tests.
OUTSIDE = [
    ("甲\n见 ../" + "shared/DESIGN.md", ["line 2: ../" + "shared"]),
    ("cd /" + "root/x; ls /" + "tmp/y", ["line 1: /" + "root/x"[:6]]),
    ("C:" + "\\Users\\甲", ["line 1: C:" + "\\Users"]),
    ("pip install --index" + "-url x", ["line 1: --index" + "-url"]),
    ("https://mirrors.x.cn/pypi/" + "simple", ["line 1: https://mirrors.x.cn/pypi/" + "simple"]),
    ("units/home/x 和 a/tmp/b，3/work", []),
    ("https://example.org/simplest", []),
]


@pytest.mark.parametrize(("text", "told"), OUTSIDE)
def test_the_guard_of_places_reports(text: str, told: list[str]) -> None:
    assert list(guard.elsewhere(text)) == told
