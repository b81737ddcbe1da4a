"""Prose: the edition's sentences, filled with figures and texts, as headings and paragraphs.

In a section's file each line is a paragraph; `#` starts the section's heading and `##` a heading below it. Their
numbers are computed. A `#` in the officer's text is just a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from generator.document.goal_tables import build_form
from generator.document.tables import empty_note
from generator.document.tree import Heading, Paragraph, Table
from generator.document.vocabulary import Vocabulary
from generator.edition.edition import HASH, Edition
from generator.edition.files import EditionError, fault
from generator.finding import Position

DEEPEST = 2
GLUED = re.compile(f"[^#{HASH}]#")
TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}")


def tell(section: str, vocabulary: Vocabulary) -> Iterator[Heading | Paragraph | Table]:
    """Yield the blocks of a section. Headings come without number and anchor.

    Raises EditionError, with the line of the template, for anything that the edition's sentences ask wrongly.
    """
    for line in _rendered(section, vocabulary).splitlines():
        sentence = line.strip()
        if not sentence:
            continue
        if GLUED.search(sentence):
            _demand_own_line(sentence, section, vocabulary.edition)
        if table := vocabulary.table(sentence):
            yield table
        elif sentence.startswith("#"):
            marks = len(sentence) - len(sentence.lstrip("#"))
            if marks > DEEPEST:
                raise _too_deep(sentence, section, vocabulary.edition)
            yield Heading(marks + 1, vocabulary.runs(sentence[marks:].strip()), "")
        else:
            yield Paragraph(vocabulary.runs(sentence))


def _rendered(section: str, vocabulary: Vocabulary) -> str:
    edition = vocabulary.edition
    words = {
        **vocabulary.words,
        "空表说明": partial(empty_note, vocabulary),
        "绩效表": partial(build_form, vocabulary),
    }
    try:
        return edition.section(section).render(words)
    except Exception as error:
        from generator.edition.misuse import is_misuse, line_at, place_in_template, told

        if not is_misuse(error):
            raise
        place = place_in_template(error, f"节/{section}.md", edition.file, edition.folders)
        raise EditionError(fault(*place, *told(error, edition.names(error, words), line_at(*place)))) from error


def _demand_own_line(sentence: str, section: str, edition: Edition) -> None:
    """Raise EditionError if a sentence holds a heading that stands below words with a tag at their end.

    Jinja drops the line break behind a tag.
    """
    path = edition.file(f"节/{section}.md")
    for number, (above, line) in enumerate(pairwise(path.read_text(encoding="utf-8-sig").splitlines()), 2):
        heading = line.strip()
        below_tag = above.rstrip().endswith(("%}", "#}")) and TAG.sub("", above).strip()
        if below_tag and heading.startswith("#") and sentence.find(heading.partition("{")[0]) > 0:
            message = f"“{heading}”接在了上一行的话后面，不成标题：“{above.rstrip()[-2:]}”去掉了它后面的换行。"
            raise EditionError(fault(path, Position(number), message, "在标题前面空一行。"))


def _too_deep(sentence: str, section: str, edition: Edition) -> EditionError:
    """Return the fault of a heading with too many marks, at the first line of the section that begins like it."""
    path = edition.file(f"节/{section}.md")
    marks = "#" * (DEEPEST + 1)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if text.lstrip().startswith(marks)), 1)
    message = f"“{sentence}”的标题太深，一节里只有“#”和“##”两级。"
    return EditionError(fault(path, Position(line), message, "减少“#”，或改成一段话。"))
