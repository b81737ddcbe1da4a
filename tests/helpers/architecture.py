"""Guards of the house's order: each reads source texts and returns what breaks a rule, in words."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 50
DEEPEST = 3
ROUNDS = re.compile(r"\.[\d{]")
SAID_BY_THE_COMMAND_LINE = frozenset({"print", "input", "exit", "quit", "sys.exit", "SystemExit"})
# Spelled in pieces, so that this file does not break its own rule.
ELSEWHERE = re.compile(
    "|".join(
        [
            r"\.\./" + "shared",
            r"(?<![\w.])/(?:root|home|work|Users|tmp)" + r"/\w",
            r"[A-Z]:\\Users",
            "--index" + "-url",
            r"https?://[^\s\"')]*/" + r"simple\b",
        ]
    )
)


# ---- the order of the modules


def stages(docstring: str) -> list[str]:
    """Return the stages in their order: the words that begin the indented lines of the package's docstring."""
    return re.findall(r"(?m)^    (\w+)  ", docstring)


def imported(source: str) -> set[str]:
    """Return the modules of the package that a source text imports, inside functions too: `source`, `docx.table`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name.partition(".")[2] for name in names if name.startswith("generator.")}


def upward_imports(sources: dict[str, str], order: Sequence[str]) -> Iterator[str]:
    """Yield each import of a module that does not stand above the importing one, and each module not in the order.

    `sources` are the texts by module (`docx.table`). A package is one stage; inside it there may be no circle.
    """
    places = {stage: number for number, stage in enumerate(order)}
    for module, source in sources.items():
        stage = module.partition(".")[0]
        if stage not in places:
            yield f"{module} is not in the order"
            continue
        for other in sorted({name.partition(".")[0] for name in imported(source)} & places.keys()):
            if places[other] > places[stage]:
                yield f"{module} imports {other}"
    yield from _circles(sources)


def rules_that_lean_on_others(sources: dict[str, str], shared: str) -> Iterator[str]:
    """Yield each import of one rule by another: what two of them need stands in `shared`, where nobody breaks it."""
    of_groups = {name for name in sources if name.startswith("checks.") and name.count(".") > 1}
    rules = {name for name in of_groups if name.split(".")[1] != shared}
    for module in sorted(rules):
        yield from (f"{module} imports {other}" for other in sorted(imported(sources[module]) & rules - {module}))


def _circles(sources: dict[str, str]) -> Iterator[str]:
    graph = {module: (imported(source) & sources.keys()) - {module} for module, source in sources.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield f"a circle: {' → '.join(error.args[1])}"


def libraries(source: str) -> set[str]:
    """Return the packages that a source text imports, but for Python's own and the project's."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found - sys.stdlib_module_names - {"generator", "tools"}


# ---- sizes


def functions(source: str) -> list[Function]:
    """Return every function and method of a source text."""
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, FUNCTIONS)]


def length(function: Function) -> int:
    """Return how many lines a function has, from `def` to its last line."""
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def depth(node: ast.AST) -> int:
    """Return how deeply blocks are nested in a function; `elif` does not nest, an inner function is not counted."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*FUNCTIONS, ast.ClassDef)):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, depth(child) + (isinstance(child, BLOCKS) and not is_elif))
    return deepest


def oversized(source: str) -> Iterator[str]:
    """Yield what is too long or too deep."""
    lines = source.count("\n")
    if lines > MOST_LINES_OF_A_FILE:
        yield f"the file has {lines} lines"
    for function in functions(source):
        if length(function) > MOST_LINES_OF_A_FUNCTION:
            yield f"{function.name} has {length(function)} lines"
        if depth(function) > DEEPEST:
            yield f"{function.name} is nested {depth(function)} deep"


# ---- docstrings


def undocumented(source: str) -> Iterator[str]:
    """Yield the module itself and each public class, function and method that has no docstring."""
    tree = ast.parse(source)
    if not ast.get_docstring(tree):
        yield "module"
    for node in _public(tree):
        if not ast.get_docstring(node):
            yield node.name


def _public(node: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    for child in node.body:
        if isinstance(child, (*FUNCTIONS, ast.ClassDef)) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from _public(child)


# ---- who may do what


def uses(source: str, names: frozenset[str]) -> Iterator[str]:
    """Yield each place where one of the names is called or raised: `print` or, with its module, `sys.exit`."""
    for node in ast.walk(ast.parse(source)):
        name = ast.unparse(node.func) if isinstance(node, ast.Call) else None
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name):
            name = node.exc.id
        if name and (name in names or f".{name.rpartition('.')[2]}" in names):
            assert isinstance(node, (ast.Call, ast.Raise))
            yield f"line {node.lineno}: {name}"


def rounding_formats(source: str) -> Iterator[str]:
    """Yield each f-string that rounds: `{value:.2f}`. So does a float's, and a Decimal's to even."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FormattedValue) and node.format_spec and ROUNDS.search(ast.unparse(node.format_spec)):
            yield f"line {node.lineno}: {ast.unparse(node.value)}"


def where(source: str, names: frozenset[str]) -> set[str]:
    """Return the functions in which one of the names is used; `` for the module itself."""
    found = {function.name for function in functions(source) if any(uses(ast.unparse(function), names))}
    return found or ({""} if any(uses(source, names)) else set())


def elsewhere(text: str) -> Iterator[str]:
    """Yield each mention of a place outside the repository."""
    for line, content in enumerate(text.splitlines(), 1):
        if match := ELSEWHERE.search(content):
            yield f"line {line}: {match[0]}"


# ---- reading the house


def modules(package: Path) -> dict[str, str]:
    """Return the source text of every module below the package by its name: `source`, `docx`, `docx.table`."""
    texts = {}
    for path in sorted({*package.rglob("*.py")} - {package / "__init__.py"}):
        parts = path.relative_to(package).with_suffix("").parts
        texts[".".join(parts).removesuffix(".__init__")] = path.read_text(encoding="utf-8")
    return texts
