"""Faults of syntax in the officer's words: what the YAML parser says in its own, and unprintable characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from generator.finding import ERROR, Finding, Position
from generator.source.slips import NO_COLON_TOLD, slip

RULE = "语法"
REPEATED = "语法-重复键"
REPLACED = "\ufffd"
MOST_TOLD = 20
# Besides what cannot be printed: what is there but not seen (zero width, turned direction), and what was lost before.
OTHER_CHARACTER = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e00ff\U000e01f0-\U0010ffff]"
)


def fault(file: str, position: Position, message: str, remedy: str, rule: str = RULE) -> Finding:
    """Return a finding that a file is not written as YAML is."""
    return Finding(file, position, rule, ERROR, message, remedy)


def nothing(file: str) -> Finding:
    """Return the finding that a file holds no keys."""
    return fault(file, Position(), "文件里没有内容，或不是“键: 值”的形式。", "照旁边已有的同类文件写。")


def repetition(key: str, first: int) -> tuple[str, str, str]:
    """Return message, remedy and rule for a key that already stands in line `first`."""
    return f"“{key}”写了两次，第 {first} 行已有。", "合并成一处，或删去其中一处。", REPEATED


def with_one_line_end(text: str) -> str:
    """Return the text with every line ending in the same character, as editors and YAML see its lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def strange_characters(text: str, file: str) -> Iterator[Finding]:
    """Yield a finding for each character that is not seen, or not seen everywhere; of very many, how many more.

    Why: control characters cannot stand in a DOCX, private ones look different on every computer, and the program
    uses some of them as its own marks. Invisible ones hide words from a search and can turn the order of digits.
    """
    found = list(OTHER_CHARACTER.finditer(text))
    for match in found[:MOST_TOLD]:
        message = f"这里有一个看不见、或别的电脑上显示不了的字符（U+{ord(match[0]):04X}）。"
        yield fault(file, _position(text, match.start()), message, "删去这个字符，重新录入这一处。")
    for match in found[MOST_TOLD : MOST_TOLD + 1]:
        message = f"从这里起还有 {len(found) - MOST_TOLD} 个这样的字符。"
        yield fault(file, _position(text, match.start()), message, "文件多半已损坏，从原来的文件重新复制。")


def printable(text: str) -> str:
    """Return the text with a mark in the place of each such character."""
    return OTHER_CHARACTER.sub(REPLACED, text)


def _position(text: str, start: int) -> Position:
    return Position(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def complaint(error: MarkedYAMLError | ReaderError, file: str, text: str) -> Finding:
    """Return what stopped the parser, at the place where the officer has to look."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", ""))
    place = _place(error, problem, text)
    if known := slip(text, place.line - 1, place.column - 1, joins=TWO_COLONS in problem):
        return fault(file, *known)
    for words, message, remedy in WORDS:
        if words in problem:
            return fault(file, place, message, remedy)
    return fault(file, place, f"这里的写法不对（{problem}）。", "查看这一行和上一行的缩进、冒号、引号和括号。")


def _place(error: MarkedYAMLError | ReaderError, problem: str, text: str) -> Position:
    """Return where the fault shows, or where it began: the quotation mark never closed, the key without colon.

    The parser sees a line after the last one; there is none.
    """
    began = any(words in problem for words in BEGAN_BEFORE)
    mark = getattr(error, "context_mark" if began else "problem_mark", None)
    if mark and mark.line > text.count("\n"):
        return _position(text, len(text))
    return Position(mark.line + 1, mark.column + 1) if mark else Position()


BEGAN_BEFORE = ("unexpected end of stream", "expected ':'", "alphabetic or numeric", "whitespace or line break")
TWO_COLONS = "mapping values are not allowed"
ANCHOR = "内容不能这样以“&”“*”或“!”开头。"
QUOTE = "给整个内容加引号。"
WORDS = (
    ("cannot start any token", "这里的字符不能开头。", "缩进用空格，不用制表符；以 @ ` % 开头的内容加引号。"),
    ("found a tab character", "缩进里有制表符。", "把制表符换成空格。"),
    ("alphabetic or numeric character", ANCHOR, QUOTE),
    ("expected whitespace or line break", ANCHOR, QUOTE),
    (TWO_COLONS, "这一行有两个“: ”，或与上一行连成了一句。",
     "内容里有“: ”时给整个内容加引号；检查缩进，上一行的冒号要用半角。"),
    ("could not find expected ':'", *NO_COLON_TOLD),
    ("did not find expected key", "这里的缩进与同级的键对不上，或上一处括号、引号没有合上。",
     "让同级的键左边对齐；引号、括号要成对，引号要括住整个内容。"),
    ("did not find expected '-' indicator", "列表里的这一行没有对齐。",
     "让同级的“-”左边对齐；“-”用半角，后面空一格。"),
    ("did not find expected ',' or", "括号里缺逗号，或括号没有合上。",
     "检查 {} 或 [] 是否成对，项与项之间是否有逗号，逗号和冒号是否半角。"),
    ("did not find expected node content", "这里缺内容，或括号没有成对。", "补上内容，或检查 {} 和 [] 是否成对。"),
    ("found unexpected end of stream", "从这里开始的引号没有合上。", "在这一段的末尾补上引号。"),
    ("block sequence entries are not allowed", "“- ”前面不能有别的内容。",
     "换一行，缩进后再写“- ”；是文字的，给整个内容加引号。"),
    ("unknown escape character", "双引号里，“\\”后面的字符不对。", "改用单引号，或把“\\”写成“\\\\”。"),
    ("invalid Unicode character escape", "双引号里，“\\”后面的编号不是一个字符。", "直接写出这个字符。"),
    ("expected comment or line break", "“|”或“>”后面不能直接写内容。", "换一行，缩进后再写；要当文字就加引号。"),
    ("expected <document start>", "“...”以后不能再有内容。", "删去“...”。"),
)  # fmt: skip
