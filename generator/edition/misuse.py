"""What went wrong while an edition's sentences were filled in: where it stands, in words for those who write editions.

Loaded only once something went wrong.
"""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

import generator
from generator.budget.ledger import VALUES, UnknownValueError, UnknownWordError
from generator.edition.complaint import MisuseError, UnknownKeyError, UnknownNameError
from generator.finding import Position
from generator.schema.tree import optional, optional_here, unit_tree
from generator.source import nodes
from generator.source.files import read_file
from generator.system.likeness import nearest
from generator.system.limits import TooLongError

QUOTED = re.compile("'([^']*)'")
GUIDE = "；能用的词和写法由 budgetdocs rules 版式 列出。"
ANY: type[Exception] = Exception
MISUSED = "用法不对（{}）。"
KINDS = (
    (UnknownValueError, "“{}”取不到数，没有这样的值。", "；编码写三、五或七位数字，其余照录入时的写法。"),
    (UnknownWordError, "没有叫“{}”的取数条件。", "，或在 edition.yaml 的“条件”里补上。"),
    (TemplateNotFound, "没有文件“{}”。", "，或新建这个文件。"),
    (TemplateSyntaxError, "写法不对（{}）。", GUIDE),
    (UnicodeDecodeError, "文件不是 UTF-8 编码。", "用编辑器“另存为”，编码选 UTF-8。"),
    ((UndefinedError, UnknownNameError, KeyError), "没有叫“{}”的值。", GUIDE),
    ((TooLongError, MemoryError), "算了很久、或用尽了内存，还没有完，多半是循环没有尽头。", "减少循环的次数。"),
    (ANY, MISUSED, GUIDE),
)
# What Jinja and Python say, as far as those who write editions can cause it, and what that means.
MEANINGS = (
    ("unexpected char ['\"](.+?)['\"] at", "不能有“{}”"),
    ("nexpected 'end of (?:print statement|statement block)'", "末尾缺内容"),
    ("Expected an expression, got 'end of (?:print statement|statement block)'", "末尾缺内容"),
    ("expected token 'end of statement block', got '='", "“相等”写“==”"),
    ("expected token 'end of (?:print statement|statement block)', got '(.+?)'", "“{}”前面缺运算符，或多写了“{}”"),
    ("expected token '(.+?)', got 'end of .*'", "末尾缺“{}”"),
    ("expected token '(.+?)', got '(.+?)'", "“{1}”的地方应当是“{0}”"),
    ("tag name expected", "“%”后面缺语句的名称"),
    ("expected name or number", "“.”后面缺名称"),
    ("can't assign to", "“=”左边只能是一个名称"),
    ("unknown tag '((?:else|elif|end).*?)'", "“{}”没有对应的开头，或前一个语句没有合上"),
    ("unknown tag '(.+?)'", "没有“{}”这个语句"),
    ("Unexpected end of template", "“if”“for”或“macro”没有合上"),
    ("unexpected end of template", "末尾的括号没有合上"),
    ("unexpected '(.+?)'", "不该有“{}”"),
    ("Missing end of comment tag", "注释没有合上"),
    ("No filter named '(.+?)'", "没有叫“{}”的过滤器"),
    ("No test named '(.+?)'", "没有叫“{}”的判断"),
    ("unexpected keyword argument '(.+?)'", "括号里不能写“{}=”"),
    ("function call expression", "括号里的次序不对：“名称=值”写在后面"),
    ("values to unpack", "左边的名称与右边的值个数不同"),
    ("missing [0-9]+ required|missing a required", "括号里少写了"),
    ("positional arguments? but", "括号里多写了"),
    ("object is not callable", "后面不该有括号"),
    ("indices must be integers", "“.”前面的值没有下一级"),
    ("has no element", "列表里没有这么多项"),
    ("not iterable|has no len", "不是列表"),
    (r"must be str|can only concatenate|unsupported operand type\(s\) for \+", "文字和数要用“~”连接"),
    ("by zero", "除数是零"),
    ("access to attribute '(.+?)'", "不能用“{}”"),
    ("maximum recursion depth", "引用了自己，没有尽头"),
    ("Range too big", "循环的次数太多"),
)


OWN_WORDS = ("用语.", "选项.")  # the edition's own, which may be called as a key of units is
PROGRAM, JINJA = (f"{Path(module.__file__ or '').parent}{os.sep}" for module in (generator, jinja2))
ALWAYS = (TemplateError, UnknownWordError, MisuseError, UnicodeDecodeError, TooLongError, MemoryError, RecursionError)


def is_misuse(error: Exception) -> bool:
    """Return whether the edition is at fault: it is told so, or a template asked Python for what it cannot do.

    Whatever else goes wrong in the program's own code is the program's fault, whoever called it.
    """
    if isinstance(error, ALWAYS):
        return True
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    innermost = next((file for file in reversed(files) if _is_of_edition(file) or file.startswith(PROGRAM)), "")
    return _is_of_edition(innermost)


def _is_of_edition(file: str) -> bool:
    return file.endswith((".md", "<template>")) or file.startswith(JINJA)


def place_in_data(part: object, files: Mapping[Path, Any]) -> tuple[Path, Position]:
    """Return where a text, list or mapping stands in the edition's data files; `files` holds what was read from each.

    It is found by what it is, not by how it reads: the same words may be right elsewhere.
    """
    for file, content in files.items():
        path = _path_to(content, part)
        if path is not None:
            root = read_file(file, "").root
            return file, nodes.find(root, path) if root else Position()
    return next(iter(files)), Position()


def _path_to(value: Any, part: object) -> nodes.KeyPath | None:
    if value is part:
        return ()
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        below = _path_to(child, part)
        if below is not None:
            return (key, *below)
    return None


def place_in_template(
    error: Exception, section: str, find: Callable[[str], Path], folders: Iterable[Path]
) -> tuple[Path, Position]:
    """Return the innermost line of a template that an error passed through, from the template `section` on.

    `find` tells where a template lies, by its name; all are in the `folders`.
    """
    if isinstance(error, TemplateSyntaxError):
        return find(error.name or section), Position(error.lineno)
    if isinstance(error, UnicodeDecodeError):
        paths = (path for folder in folders for path in folder.rglob("*.md"))
        file = next((path for path in paths if path.read_bytes() == error.object), find(section))
        return file, Position(error.object.count(b"\n", 0, error.start) + 1)
    name, line = section, 1
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".md"):
            name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return find(name), Position(line)


def line_at(file: Path, position: Position) -> str:
    """Return the line of a template at a place."""
    lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return "".join(lines[position.line - 1 : position.line])


def told(error: Exception, words: Iterable[str], text: str = "") -> tuple[str, str]:
    """Return what is wrong with a text and what to do; a name that does not exist may be one of `words`, misspelt."""
    if isinstance(error, UnknownKeyError):
        return _told_key(*error.args)
    message, remedy = next((message, remedy) for kind, message, remedy in KINDS if isinstance(error, kind))
    name = _name(error)
    if isinstance(error, UnknownValueError):
        words = [f"{dimension}={value}" for dimension, values in VALUES.items() for value in values]
    if asked := _optional(error, text):
        remedy = f"单位的文件可以不写“{name}”，先问有没有：“{{% if {asked} is defined %}}…{{% endif %}}”。"
    belongs = "has no attribute" in str(error) or f".{name}" in text
    mend = _mend(name, () if belongs else words)
    if not name and isinstance(error, UndefinedError):  # Jinja names a key, but not the number of an entry.
        message = MISUSED
    return message.format(name or _meaning(error)), mend + remedy if remedy[0] in "，；" else remedy


def _told_key(key: str, place: str, there: list[str]) -> tuple[str, str]:
    message = f"单位文件{'的' if place else ''}{place}里没有“{key}”这个键。"
    return message, f"{_mend(key, there)}；这里的键：{'、'.join(there) or '无'}。"


def _optional(error: Exception, text: str) -> str:
    """Return how a text asks for what there is not, if that is a key that units may do without; or nothing."""
    if not isinstance(error, (UndefinedError, UnknownNameError)) or not (name := _name(error)):
        return ""
    found = re.search(rf"(?<![\w.])(?:[^\W\d]\w*\.)*{re.escape(name)}(?!\w)", text)
    asked = found[0] if found else ""
    keys = optional(unit_tree()) if "." in asked else optional_here(unit_tree())
    return asked if name in keys and not asked.startswith(OWN_WORDS) else ""


def _mend(name: str, words: Iterable[str]) -> str:
    meant = nearest(name, words)
    return f"改成“{meant}”" if meant else "改正它"


def _name(error: Exception) -> str:
    """Return the name that an error is about, if it is about one."""
    if isinstance(error, UndefinedError):
        return next(reversed(QUOTED.findall(str(error))), "")
    if isinstance(error, TemplateNotFound):
        return str(error.name)
    return str(error.args[0]) if isinstance(error, (KeyError, UnknownNameError, UnknownWordError)) else ""


def _meaning(error: Exception) -> str:
    if isinstance(error, MisuseError):
        return str(error)
    text = str(getattr(error, "message", "") or error)
    for pattern, meaning in MEANINGS:
        if found := re.search(pattern, text):
            return meaning.format(*(found.groups() * 2))
    return "这里的值不能这样用"
