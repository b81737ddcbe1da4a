"""An edition (版式): a folder of data that says what the document of a region and year looks like.

`templates/<版式>/` holds `edition.yaml`, the tables under `表/` and the prose under `节/`. An edition may take another
one as its base (承接) and replace single keys and files. The working folder's `templates/` comes
before the one shipped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from os.path import isfile
from pathlib import Path
from typing import Any

import jinja2
from jinja2.loaders import split_template_path
from jinja2.sandbox import SandboxedEnvironment

from generator.budget.ledger import DIMENSIONS, Condition, UnknownWordError
from generator.budget.rounding import NumberFormat
from generator.edition.compiled import Compiled, own_folder
from generator.edition.complaint import MisuseError, UnknownNameError
from generator.edition.files import (
    EditionError,
    Layer,
    fault,
    known_editions,
    listed_files,
    merged_settings,
    read_layers,
    read_layout,
)
from generator.edition.layout_faults import Layout
from generator.finding import Finding
from generator.source.nodes import KeyPath, find
from generator.system.resources import resource

Words = dict[str, Any]
EDITIONS_FOLDER = "templates"
NAMED = re.compile(r"\{\{ *([^\W\d][\w.]*) *\}\}")
TAGS = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
NUMBER_FORMAT = {"小数": "decimals", "补零": "fixed", "千分位": "grouped", "零": "zero", "万元": "wan"}
SWITCHES = {"补零", "千分位", "万元"}
INLINE = "<"  # begins the name of a template that is its own text: no file can be called so on Windows
HASH = "\ue000"


class Edition:
    """A loaded edition: its settings and, on demand, its tables and sentences."""

    def __init__(self, layers: list[Layer], settings: Layout) -> None:
        self.folders = tuple(layer.path.parent for layer in layers)
        self.settings = settings
        self.conditions = {word: _condition(spec) for word, spec in settings["条件"].items()}
        self.number_formats = {kind: _number_format(spec) for kind, spec in settings["数字格式"].items()}
        self.environment = _environment(self._template)
        self._files = {layer.path: layer.settings for layer in layers}
        self._layouts: dict[tuple[str, str], Layout] = {}
        self._phrases: dict[str, Callable[[Words], str]] = {}

    def file(self, name: str) -> Path:
        """Return the path of a file of this edition, or of the nearest base that has it. Raises TemplateNotFound."""
        inside = "/".join(split_template_path(name))
        for folder in self.folders:
            if isfile(path := f"{folder}/{inside}"):  # noqa: PTH113 (a third of the time, for some forty files)
                return Path(path)
        raise jinja2.TemplateNotFound(name)

    def _template(self, name: str) -> tuple[str, str, None]:
        """Return the text of a template, and its name for Jinja to know it by.

        Why not its path: what is kept compiled serves wherever an edition of the same text lies. A short text of the
        edition's data is its own name.
        """
        if name.startswith(INLINE):
            return name.removeprefix(INLINE), "<template>", None
        return self.file(name).read_text(encoding="utf-8-sig"), name, None

    def table(self, name: str) -> Layout:
        """Return the layout of a table: `表/<name>.yaml`."""
        return self._layout("table", name)

    def form(self, name: str) -> Layout:
        """Return the layout of a 绩效目标表: `表/<name>.yaml`."""
        return self._layout("form", name)

    def _layout(self, kind: str, name: str) -> Layout:
        if (kind, name) not in self._layouts:
            path = self.file(f"表/{name}.yaml")
            self._files[path] = self._layouts[kind, name] = read_layout(path, kind, self.conditions)
        return self._layouts[kind, name]

    def section(self, name: str) -> jinja2.Template:
        """Return the sentences of a section: `节/<name>.md`."""
        return self.environment.get_template(f"节/{name}.md")

    def say(self, text: str, words: Words) -> str:
        """Return a short text of the edition's data with its {{ }} filled in."""
        if "{" not in text and "}" not in text:
            return text
        try:
            if text not in self._phrases:
                self._phrases[text] = self._phrase(text)
            return self._phrases[text](words)
        except Exception as error:
            if misused := self._misused(text, error, words):
                raise misused from error
            raise

    def holds(self, expression: str, words: Words) -> bool:
        """Return whether an expression of the edition's data (当, 略) holds."""
        try:
            return bool(self._condition(expression).render(words))
        except Exception as error:
            if misused := self._misused(expression, error, words):
                raise misused from error
            raise

    def _condition(self, expression: str) -> jinja2.Template:
        """Return a template that renders to something if an expression holds. Raises MisuseError if it is none."""
        if "%}" in expression:
            raise MisuseError("这里只写条件本身，不写“{%”和“%}”")
        return self.environment.get_template(f"{INLINE}{{% if {expression} %}}1{{% endif %}}")

    def fault(self, part: object, message: str, remedy: str) -> EditionError:
        """Return a fault of a text, list or mapping that was read from the edition's data."""
        from generator.edition.misuse import place_in_data

        return EditionError(fault(*place_in_data(part, self._files), message, remedy))

    def _misused(self, text: str, error: Exception, words: Words) -> EditionError | None:
        """Return the fault of a text that asks wrongly, or None if the error is the program's own."""
        from generator.edition.misuse import is_misuse, told

        if not is_misuse(error):
            return None
        message, remedy = told(error, self.names(error, words), text)
        return self.fault(text, f"“{text}”：{message}", remedy)

    def names(self, error: Exception, words: Words) -> Collection[str]:
        """Return the names of which one may have been meant by the name that an error is about."""
        return self.conditions if isinstance(error, UnknownWordError) else words

    def _phrase(self, text: str) -> Callable[[Words], str]:
        """Return the function that fills in a text. One that only names words needs no template."""
        if not {"{", "}"}.isdisjoint(TAGS.sub("", text)):
            raise MisuseError("“{{”“}}”没有成对；要填的词写成“{{ 词 }}”")
        parts = NAMED.split(text)
        if any("{" in literal for literal in parts[::2]):
            template = self.environment.get_template(INLINE + text)
            return lambda words: template.render(words).replace(HASH, "")
        named = [(literal, path.split(".")) for literal, path in zip(parts[::2], parts[1::2], strict=False)]
        return lambda words: "".join(f"{literal}{_named(path, words)}" for literal, path in named) + parts[-1]


def available() -> list[str]:
    """Return the names of all editions that can be asked for: the working folder's and those shipped."""
    return known_editions(_search())


def _search() -> tuple[Path, ...]:
    return Path.cwd() / EDITIONS_FOLDER, resource(EDITIONS_FOLDER)


def load(name: str, search: tuple[Path, ...] | None = None) -> Edition:
    """Return the edition of that name, found in the working folder's templates/ or among those shipped.

    Raises EditionError if it, or a base of it, is missing, goes round in a circle or has faults; with all of those
    of its edition.yaml or, if that is good, of all the tables that it lists.
    """
    edition = _load(name, search or _search())
    if isinstance(edition, EditionError):
        raise EditionError(*edition.findings)
    return edition


@cache
def _load(name: str, search: tuple[Path, ...]) -> Edition | EditionError:
    """Return the edition or what is wrong with it: one that many units ask for is not read again for each."""
    try:
        layers = read_layers(name, search)
        edition = Edition(layers, merged_settings(layers))
        findings = [finding for layer in layers for finding in _faults_of_listed(edition, layer)]
    except EditionError as error:
        return error
    return EditionError(*findings) if findings else edition


def _faults_of_listed(edition: Edition, layer: Layer) -> Iterator[Finding]:
    """Yield what is wrong with the files that the edition lists, if it is this layer that lists them."""
    if layer.settings.get("部分") is edition.settings["部分"]:
        for place, name in listed_files(edition.settings):
            yield from _faults_of(name, edition, layer, place)


def _faults_of(name: str, edition: Edition, layer: Layer, place: KeyPath) -> tuple[Finding, ...]:
    try:
        path = edition.file(name)
        if path.suffix == ".yaml":
            edition.table(path.stem)
    except (jinja2.TemplateNotFound, MisuseError) as error:
        from generator.edition.misuse import told

        return (fault(layer.path, find(layer.root, place), *told(error, ())),)
    except EditionError as error:
        return error.findings
    return ()


def _condition(spec: Layout) -> Condition:
    return tuple(
        (DIMENSIONS[dimension], tuple(map(str, values if isinstance(values, list) else [values])))
        for dimension, values in spec.items()
    )


def _number_format(spec: Layout) -> NumberFormat:
    return NumberFormat(
        **{NUMBER_FORMAT[key]: value == "是" if key in SWITCHES else value for key, value in spec.items()}
    )


def _environment(template: Callable[[str], tuple[str, str, None]]) -> jinja2.Environment:
    environment = SandboxedEnvironment(
        loader=jinja2.FunctionLoader(template),
        undefined=jinja2.StrictUndefined,
        finalize=_protected,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
        autoescape=False,
        bytecode_cache=Compiled(folder, Path(__file__)) if (folder := own_folder()) else None,
    )
    environment.filters["按国标码"] = _by_national_code
    environment.filters["去句号"] = _without_full_stop
    return environment


def _without_full_stop(text: object) -> str:
    return str(text).rstrip("。；")


def _protected(value: Any) -> Any:
    """Mark each `#` of the officer's text, so that it is not taken for a heading's."""
    if isinstance(value, str):
        return value.replace("#", f"{HASH}#")
    return _printable(value)


def _printable(value: Any) -> Any:
    """Return a value that can stand in a sentence. Raises MisuseError for one that cannot (a word without its ())."""
    if isinstance(value, (str, int, jinja2.Undefined)):
        return value
    if callable(value) or isinstance(value, (dict, list, tuple)):
        raise MisuseError("有一个值不能直接印出来：后面缺括号，或没有写是它的哪一项")
    return value


def _named(path: list[str], words: Words) -> Any:
    """Return what a word, and the keys behind its points, stand for."""
    value: Any = words
    for name in path:
        if not isinstance(value, dict):
            raise MisuseError("“.”前面的值没有下一级")
        if name not in value:
            raise UnknownNameError(name)
        value = value[name]
    return _printable(value)


def _by_national_code(values: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """Sort by the GB18030 codes of a text, the order of the finance system's exports."""
    if not all(isinstance(value, dict) and key in value for value in values):
        raise MisuseError(f"“按国标码”前面的各项没有“{key}”")
    return sorted(values, key=lambda value: str(value[key]).encode("gb18030"))
