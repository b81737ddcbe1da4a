"""Prose: the edition's sentences, filled with figures and texts, as headings and paragraphs.

In a section's file each line is a paragraph; `#` starts the section's heading and `##` a heading below it. Their
numbers are computed. A `#` in the officer's text is just a character.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from generator.document import Heading, Paragraph, Table
from generator.edition import HASH, EditionError
from generator.forms import build_form
from generator.ledger import UnknownWordError
from generator.tables import empty_note
from generator.vocabulary import Vocabulary


def tell(section: str, vocabulary: Vocabulary) -> Iterator[Heading | Paragraph | Table]:
    """Yield the blocks of a section. Headings come without number and anchor.

    Raises EditionError, with the line of the template, for anything that the edition's sentences ask wrongly.
    """
    for line in _rendered(section, vocabulary).splitlines():
        sentence = line.strip()
        if not sentence:
            continue
        if table := vocabulary.table(sentence):
            yield table
        elif sentence.startswith("#"):
            marks = len(sentence) - len(sentence.lstrip("#"))
            yield Heading(marks + 1, vocabulary.runs(sentence[marks:].strip()), "")
        else:
            yield Paragraph(vocabulary.runs(sentence.replace(HASH, "")))


def _rendered(section: str, vocabulary: Vocabulary) -> str:
    edition = vocabulary.edition
    words = {
        **vocabulary.words,
        "空表说明": partial(empty_note, vocabulary),
        "绩效表": partial(build_form, vocabulary),
    }
    try:
        return edition.section(section).render(words)
    except TemplateNotFound as error:
        message = f"版式“{edition.name}”没有文件“{error.name}”。"
        raise EditionError(str(edition.folders[0]), 1, message, "新建这个文件，或从“部分”里删去这一节。") from None
    except TemplateSyntaxError as error:
        raise EditionError(
            error.filename or section, error.lineno, f"模板写法不对：{error.message}", "对照同目录的其他文件改正。"
        ) from None
    except (TemplateError, UnknownWordError, TypeError, KeyError, ValueError, AttributeError) as error:
        raise _fault(error, section) from error


def _fault(error: Exception, section: str) -> EditionError:
    """Return the fault at the innermost template line that the error passed through."""
    file, line = f"节/{section}.md", 1
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".md"):
            file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, UnknownWordError):
        return EditionError(
            file, line, f"没有叫“{error}”的取数条件。", "改正这个词，或在 edition.yaml 的“条件”里补上。"
        )
    return EditionError(file, line, f"模板用到的值不存在或用法不对：{error}", "改正模板，或在文件里补上这个值。")
