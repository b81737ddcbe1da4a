"""What the program promises whatever stands in a file, tried on random mutants of the four real sources.

`python -m tests.fuzz [count] [seed] [first]` makes that many mutants, the first of them with number `first`, and tells
of those that break a promise: no traceback, no rule that fails, no mutant that takes long, every place inside the file
that it names, and a document, if there is one, whose figures agree and whose two outputs say the same.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from generator.document.tree import Cover, Document
from generator.finding import Finding
from generator.output import docx, markdown
from generator.report.formats import FINDING_FORMATS
from generator.report.text import as_text
from generator.source.syntax import with_one_line_end
from generator.system import limits
from generator.unit import Composed, compose_unit
from tests.helpers.both_outputs import differences
from tests.helpers.mutants import Mutant, mutant
from tests.helpers.tying import contradictions

SECONDS = 5.0
SHARE = 100  # mutants that one process takes at a time


def broken_promises(made: Mutant, folder: Path) -> Iterator[str]:
    """Yield what the program does wrong with a mutant; its files are written into `folder`, in which is nothing yet."""
    for place, content in made.files.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(content)
    lines = {str(folder / place): _lines(content) for place, content in made.files.items()}
    start = perf_counter()
    try:
        yield from _wrong(compose_unit(folder / made.place), lines)
    except Exception as error:  # noqa: BLE001
        yield f"{type(error).__name__}: {error}"
    if perf_counter() - start > 2 * SECONDS:
        yield "takes too long"


def _lines(content: bytes) -> list[str]:
    """Return the lines as an editor shows them, whatever the bytes are."""
    return with_one_line_end(content.decode("utf-8-sig", errors="replace")).split("\n")


def _wrong(composed: Composed, lines: dict[str, list[str]]) -> Iterator[str]:
    as_text(composed.findings)
    for written in FINDING_FORMATS.values():
        written(composed.findings)
    for finding in composed.findings:
        if finding.rule.startswith("程序-"):
            yield finding.message
        if not _is_inside(finding, lines.get(finding.file, [])):
            yield f"no such place: {finding}"
    if composed.document and composed.ledger:
        yield from contradictions(composed.document, composed.ledger)
        yield from _unlike_each_other(composed.document)
    elif not composed.findings:
        yield "neither document nor finding"


def _is_inside(finding: Finding, lines: list[str]) -> bool:
    line, column, length = finding.position
    return min(line, column, length) >= 1 and line <= len(lines) and column <= len(lines[line - 1]) + 1


def _unlike_each_other(document: Document) -> Iterator[str]:
    cover = next(len(block.lines) for block in document.blocks if isinstance(block, Cover))
    for in_docx, in_markdown in differences(docx.render(document), markdown.render(document), cover):
        yield f"DOCX {in_docx}, Markdown {in_markdown}"


def tried(seed: int, numbers: range) -> list[tuple[int, str]]:
    """Return what goes wrong with the mutants of these numbers."""
    limits.SECONDS = SECONDS
    wrong: list[tuple[int, str]] = []
    for number in numbers:
        with TemporaryDirectory() as folder:
            wrong += [(number, promise) for promise in broken_promises(mutant(seed, number), Path(folder))]
    return wrong


def fuzzed(count: int, seed: int, first: int = 0) -> list[tuple[int, str]]:
    """Return what goes wrong with so many mutants, tried by as many processes as there are processors."""
    last = first + count
    shares = [range(start, min(start + SHARE, last)) for start in range(first, last, SHARE)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return list(chain.from_iterable(pool.map(tried, [seed] * len(shares), shares)))


if __name__ == "__main__":
    count, seed, first = ([int(word) for word in sys.argv[1:]] + [5000, 0, 0][len(sys.argv) - 1 :])[:3]
    found = fuzzed(count, seed, first)
    for number, wrong in found:
        print(f"{seed}-{number}: {wrong}")
    print(f"{count} mutants, {len(found)} broken promises")
    sys.exit(bool(found))
