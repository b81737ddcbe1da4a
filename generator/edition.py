"""An edition (版式): a folder of data that says what the document of a region and year looks like.

`templates/<版式>/` holds `edition.yaml`, the tables under `表/` and the prose under `节/`. An edition may take another
one as its base (承接) and replace single keys and files. The working folder's `templates/` comes
before the one shipped.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import meta
from jinja2.sandbox import SandboxedEnvironment

from generator.ledger import DIMENSIONS, Condition
from generator.resources import resource
from generator.rounding import NumberFormat
from generator.source import read

Layout = dict[str, Any]
Words = dict[str, Any]
CONSTANTS = {"用语", "选项"}
MOST_ANSWERS = 5000
HASH = "\ue000"
LINE_HASH = re.compile(r"(?m)^(?=#)")


class EditionError(Exception):
    """An edition that cannot be used. Carries the file, the line and the remedy."""

    def __init__(self, file: str, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.file = file
        self.line = line
        self.remedy = remedy


class Edition:
    """A loaded edition: its settings and, on demand, its tables and sentences."""

    def __init__(self, name: str, folders: tuple[Path, ...], settings: Layout) -> None:
        self.name = name
        self.folders = folders
        self.settings = settings
        self.conditions = {word: _condition(spec) for word, spec in settings["条件"].items()}
        self.formats = {kind: _number_format(spec) for kind, spec in settings["数字格式"].items()}
        self.environment = _environment(folders)
        self._layouts: dict[str, Layout] = {}
        self._phrases: dict[str, tuple[jinja2.Template, tuple[str, ...]]] = {}
        self._answers: dict[tuple[Any, ...], str] = {}

    def layout(self, name: str) -> Layout:
        """Return the layout of a table: `表/<name>.yaml` of this edition or the nearest base that has it."""
        if name not in self._layouts:
            self._layouts[name] = self._read_layout(name)
        return self._layouts[name]

    def _read_layout(self, name: str) -> Layout:
        for folder in self.folders:
            if (path := folder / "表" / f"{name}.yaml").is_file():
                return _read_yaml(path)
        message = f"版式“{self.name}”列有表“{name}”，但没有它的文件。"
        raise EditionError(
            str(self.folders[0] / "edition.yaml"), 1, message, f"新建 表/{name}.yaml，或从“部分”里删去。"
        )

    def section(self, name: str) -> jinja2.Template:
        """Return the sentences of a section: `节/<name>.md`."""
        return self.environment.get_template(f"节/{name}.md")

    def say(self, text: str, words: Words) -> str:
        """Return a short text of the edition's data with its {{ }} filled in."""
        return str(self._answer(text, words)) if "{{" in text else text

    def holds(self, expression: str, words: Words) -> bool:
        """Return whether a condition of the edition's data (当, 略) holds."""
        return self._answer("{{ 1 if " + expression + " else 0 }}", words) == "1"

    def _answer(self, text: str, words: Words) -> str:
        """Fill in a text, once for all documents in which the values it uses are the same."""
        if text not in self._phrases:
            used = meta.find_undeclared_variables(self.environment.parse(text)) - CONSTANTS
            self._phrases[text] = self.environment.from_string(text), tuple(used)
        template, names = self._phrases[text]
        values = [words.get(name) for name in names]
        if not all(isinstance(value, (str, int)) for value in values):
            return template.render(words)
        key = (text, *values)
        if key not in self._answers:
            if len(self._answers) > MOST_ANSWERS:
                self._answers.clear()
            self._answers[key] = template.render(words)
        return self._answers[key]


def load(name: str, search: tuple[Path, ...] | None = None) -> Edition:
    """Return the edition of that name, found in the working folder's templates/ or among those shipped.

    Raises EditionError if it, or a base of it, is missing, goes round in a circle or is not readable.
    """
    return _load(name, search or (Path.cwd() / "templates", resource("templates")))


@cache
def _load(name: str, search: tuple[Path, ...]) -> Edition:
    folders: list[Path] = []
    layers: list[Layout] = []
    base: str | None = name
    while base:
        folder = _folder(base, search)
        if folder in folders:
            message = f"版式“{name}”的“承接”绕成了圈。"
            raise EditionError(
                str(folder / "edition.yaml"), 1, message, "改正“承接”，使它最终指向一个没有“承接”的版式。"
            )
        folders.append(folder)
        layers.append(_read_yaml(folder / "edition.yaml"))
        base = layers[-1].get("承接")
    settings: Layout = {}
    for layer in reversed(layers):
        settings = _merged(settings, layer)
    return Edition(name, tuple(folders), settings)


def _folder(name: str, search: tuple[Path, ...]) -> Path:
    for root in search:
        folder = root / name
        if folder.parent == root and (folder / "edition.yaml").is_file():
            return folder
    known = sorted({path.parent.name for root in search for path in root.glob("*/edition.yaml")})
    remedy = f"从这些里选一个：{'、'.join(known)}；或在 templates/ 下新建。"
    raise EditionError(f"templates/{name}", 0, f"没有版式“{name}”。", remedy)


def _read_yaml(path: Path) -> Layout:
    root, findings = read(path.read_text(encoding="utf-8"), str(path))
    if findings or root is None:
        first = findings[0]
        raise EditionError(first.file, first.position.line, first.message, first.remedy)
    return root.core


def _merged(under: Layout, over: Layout) -> Layout:
    """Return both mappings as one; where both have a key, `over` wins, mappings are merged in turn."""
    merged = dict(under)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _condition(spec: Layout) -> Condition:
    return tuple(
        (DIMENSIONS[dimension], tuple(map(str, values)) if isinstance(values, list) else (str(values),))
        for dimension, values in spec.items()
    )


def _number_format(spec: Layout) -> NumberFormat:
    keys = {"小数": "decimals", "补零": "fixed", "千分位": "grouped", "零": "zero", "万元": "wan"}
    return NumberFormat(**{keys[key]: value == "是" if value in {"是", "否"} else value for key, value in spec.items()})


def _environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        finalize=_protected,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
        autoescape=False,
    )
    environment.filters["按国标码"] = _by_national_code
    environment.filters["去句号"] = _without_full_stop
    return environment


def _without_full_stop(text: str) -> str:
    return text.rstrip("。；")


def _protected(value: Any) -> Any:
    """Mark a `#` that starts a line of the officer's text, so that it is not taken for a heading's."""
    return LINE_HASH.sub(HASH, value) if isinstance(value, str) and "#" in value else value


def _by_national_code(values: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """Sort by the GB18030 codes of a text, the order of the finance system's exports."""
    return sorted(values, key=lambda value: str(value[key]).encode("gb18030"))
