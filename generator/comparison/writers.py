"""The report in its forms: for a terminal, as Markdown for a comment, as one HTML file. Texts are data in each."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator

from generator.comparison.changes import Comparison, Pieces
from generator.comparison.elements import Block, Grid, Head, Most, Points, Say
from generator.comparison.outline import outline
from generator.comparison.record import as_json
from generator.source.syntax import OTHER_CHARACTER, REPLACED

LONGEST_COMMENT = 65_536  # characters: GitHub takes no more (mshick/add-pr-comment#93)
# What a comment leaves out first: what is settled, then long lists, the numbers of the budget last.
CUTS = (
    Most(), Most(settled=0), Most(printed=300, settled=0), Most(printed=150, settled=0), Most(printed=60, settled=0),
    Most(200, 100, 100, 20, 0), Most(100, 20, 20, 0, 0), Most(50, 5, 5, 0, 0), Most(20, 5, 0, 0, 0),
    Most(0, 0, 0, 0, 0),
)  # fmt: skip
BLANK = "—"  # what a terminal shows of an empty cell
MARKS = re.compile(r"([\\`*_\[\]~|])")
LIST = re.compile(r"^(\s*\d*)([-+.)#])(?=\s|$)")
MENTION = re.compile(r"[@#!](?=\w)")
STYLE = """
body{font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:1100px;margin:2em auto;padding:0 1em}
table{border-collapse:collapse;margin:.5em 0}td,th{border:1px solid #bbb;padding:.2em .6em;text-align:left}
.n{text-align:right;white-space:nowrap}del{background:#fdd}ins{background:#cfc;text-decoration:none}
h2{border-top:2px solid #444;padding-top:.6em;margin-top:2em}
"""


def as_text(comparison: Comparison) -> str:
    """Return the report for a terminal; nothing in a text can steer it. [-gone-] and {+new+} mark what changed."""
    lines = [line for block in outline(comparison, Most()) for line in _text(block)]
    return OTHER_CHARACTER.sub(REPLACED, "\n".join(lines)).strip("\n") + "\n"


def _text(block: Block) -> Iterator[str]:
    if isinstance(block, Head):
        yield from ("", f"{'#' * block.level} {block.text}")
    elif isinstance(block, Say):
        yield _plain(block.pieces)
    elif isinstance(block, Points):
        yield from (f"- {_plain(item)}" for item in block.items)
    elif isinstance(block, Grid):
        yield from ["  ".join(block.header)] * bool(block.numbers)
        yield from ("  ".join(_plain(cell) or BLANK for cell in row) for row in block.rows)
    else:
        yield from (line for inner in block.blocks for line in _text(inner))


def _plain(pieces: Pieces) -> str:
    marks = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
    return "".join(marks[kind][0] + text + marks[kind][1] for kind, text in pieces).replace("\n", "\n    ")


def as_markdown(comparison: Comparison, longest: int = LONGEST_COMMENT) -> str:
    """Return the report as Markdown that fits one comment, cut by importance; what is left out is said."""
    for most in CUTS:
        text = "\n\n".join(part for block in outline(comparison, most) for part in _markdown(block)) + "\n"
        if len(text) <= longest:
            return text
    return text[: longest - 1] + "\n"


def _markdown(block: Block) -> Iterator[str]:
    if isinstance(block, Head):
        yield f"{'#' * (block.level + 1)} {_safe(block.text)}"
    elif isinstance(block, Say):
        yield _marked(block.pieces)
    elif isinstance(block, Points):
        yield "\n".join(f"- {_marked(item)}" for item in block.items)
    elif isinstance(block, Grid):
        yield "\n".join(_lines(block))
    else:
        yield f"<details><summary>{_safe(block.title)}</summary>"
        yield from (part for inner in block.blocks for part in _markdown(inner))
        yield "</details>"


def _lines(grid: Grid) -> Iterator[str]:
    yield _line(map(_safe, grid.header))
    yield "|" + "|".join(" --: " if number in grid.numbers else " --- " for number in range(len(grid.header))) + "|"
    yield from (_line(_marked(cell) for cell in row) for row in grid.rows)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _marked(pieces: Pieces) -> str:
    marks = {"same": ("", ""), "gone": ("<del>", "</del>"), "new": ("<ins>", "</ins>")}
    return "".join(marks[kind][0] + _safe(text) + marks[kind][1] for kind, text in pieces)


def _safe(text: str) -> str:
    """Return a text that Markdown shows as it is: it makes no list or heading, calls nobody (@name), links nowhere."""
    told = MARKS.sub(r"\\\1", html.escape(text, quote=False))
    told = MENTION.sub(lambda match: f"&#{ord(match[0])};", LIST.sub(r"\1\\\2", told))
    return told.replace("\n", "<br>")


def as_html(comparison: Comparison) -> str:
    """Return the report as one HTML file that needs nothing else."""
    body = "\n".join(part for block in outline(comparison, Most()) for part in _html(block))
    title = html.escape(f"预算改动：{comparison.base} → {comparison.head}")
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    return f'<!DOCTYPE html>\n<html lang="zh-CN"><head>{head}</head><body>\n{body}\n</body></html>\n'


def _html(block: Block) -> Iterator[str]:
    if isinstance(block, Head):
        yield f"<h{block.level}>{html.escape(block.text)}</h{block.level}>"
    elif isinstance(block, Say):
        yield f"<p>{_tagged(block.pieces)}</p>"
    elif isinstance(block, Points):
        yield f"<ul>{''.join(f'<li>{_tagged(item)}</li>' for item in block.items)}</ul>"
    elif isinstance(block, Grid):
        yield _table(block)
    else:
        yield f"<details open><summary>{html.escape(block.title)}</summary>"
        yield from (part for inner in block.blocks for part in _html(inner))
        yield "</details>"


def _table(grid: Grid) -> str:
    sides = [' class="n"' if number in grid.numbers else "" for number in range(len(grid.header))]
    head = "".join(f"<th{side}>{html.escape(text)}</th>" for side, text in zip(sides, grid.header, strict=True))
    rows = (
        "".join(f"<td{side}>{_tagged(cell)}</td>" for side, cell in zip(sides, row, strict=True)) for row in grid.rows
    )
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _tagged(pieces: Pieces) -> str:
    tags = {"same": ("", ""), "gone": ("<del>", "</del>"), "new": ("<ins>", "</ins>")}
    return "".join(tags[kind][0] + html.escape(text).replace("\n", "<br>") + tags[kind][1] for kind, text in pieces)


REPORT_FORMATS: dict[str, Callable[[Comparison], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
    "json": as_json,
}
