"""The documents that texts cite: 《title》 with its number, or the number alone, such as 财预〔2016〕143号."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.checks.once import once
from generator.checks.reading.search import chinese_end, compiled, sheet
from generator.checks.rule import Subject

OPENING, CLOSING = "〔[【（(﹝［〖<〈", "〕]】）)﹞］〗>〉"
NUMBER = (
    rf"([{re.escape(OPENING)}])\s*((?:19|20)\d\d)\s*([{re.escape(CLOSING)}])\s*(第?)\s*(\d{{1,5}})\s*号"
    r"(?![楼院线机馆井宗])"
)
TITLE = r"《([^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*)》"
LEADING = (
    r".*(?:按照|依照|参照|贯彻|执行|落实|印发|转发|下达|出台|颁布|文件|通知|意见|办法|以及"
    r"|[据按及与见的把将对以]|号和?)"
)
LONGEST_AGENCY = 16
ENDS_OF_AGENCIES = ("发", "办", "字", "函", "预", "社")
AND = "和"
MARKS = r"[\s〈〉《》<>“”、，（）()]"
HEAD = r"^.*?关于|^(?:印发|转发|发布|公布|修订|修改|做好|进一步|加强)+"
TAIL = r"(?:的?(?:通知|函|公告|批复|意见|决定))+$"


class Number(NamedTuple):
    """A document number as written, at a place in the sheet; `agency` are the letters before the year."""

    start: int
    words: str
    agency: str
    brackets: str
    year: int
    serial: int

    @property
    def right(self) -> str:
        """The number as it must be written."""
        return f"{self.agency}〔{self.year}〕{self.serial}号"


class Citation(NamedTuple):
    """A document cited, from `start` to `end` in the sheet: by its title (may be empty), its number, or both."""

    start: int
    end: int
    title: str
    number: Number | None


@once
def numbers(subject: Subject) -> tuple[Number, ...]:
    """Return the document numbers of a unit's texts, in whatever brackets."""
    text = sheet(subject).text
    if "号" not in text:
        return ()
    found = (_number(text, match) for match in compiled(NUMBER).finditer(text))
    return tuple(number for number in found if number.agency)


def _number(text: str, match: re.Match[str]) -> Number:
    agency = agency_of(text[max(match.start() - LONGEST_AGENCY, 0) : match.start()].rstrip(" "))
    start = text.rfind(agency, 0, match.start()) if agency else match.start()
    return Number(start, text[start : match.end()], agency, match[1] + match[3], int(match[2]), int(match[5]))


def agency_of(before: str) -> str:
    """Return the letters that end a text, without the words of the sentence that lead to them."""
    run = chinese_end(before)
    led = compiled(LEADING).match(run)
    agency = run[led.end() :] if led else run
    joined = agency.startswith(AND) and before[: len(before) - len(run)].endswith(("》", "）", ")"))
    return agency[1:] if joined else agency


@once
def citations(subject: Subject) -> tuple[Citation, ...]:
    """Return the documents that a unit's texts cite, in order. A number belongs to the title that it follows."""
    text = sheet(subject).text
    by_start = {number.start: number for number in numbers(subject)}
    found = []
    for match in compiled(TITLE).finditer(text) if "《" in text else ():
        opened = compiled(r"\s*([（(]?)\s*").match(text, match.end())
        number = by_start.pop(opened.end(), None) if opened else None
        end = number.start + len(number.words) if number else match.end()
        closed = bool(number and opened and opened[1] and text[end : end + 1] in ("）", ")"))
        found.append(Citation(match.start(), end + closed, match[1], number))
    alone = (Citation(number.start, number.start + len(number.words), "", number) for number in by_start.values())
    return tuple(sorted((*found, *alone), key=lambda citation: citation.start))


def outvoted(
    group: list[Citation], same: Callable[[Citation, Citation], bool], clash: Callable[[Citation, Citation], bool]
) -> Iterator[tuple[Citation, Citation]]:
    """Yield each citation that clashes with one that is found more often, or as often and earlier, with that one."""

    def standing(one: Citation) -> tuple[int, int]:
        alike = [other.start for other in group if same(one, other)]
        return len(alike), -min(alike)

    for one in group:
        rivals = [other for other in group if clash(one, other)]
        best = max(rivals, key=standing, default=one)
        if standing(best) > standing(one):
            yield one, best


def alike(one: str, other: str) -> bool:
    """Return whether two titles can be of one document: apart from who issued it and how, one is in the other."""
    one, other = _core(one), _core(other)
    return one in other or other in one


@lru_cache(maxsize=1024)
def _core(title: str) -> str:
    """Return what a title is about: without who issued it, how, and without marks. Kept: all are held against all."""
    bare, before = compiled(MARKS).sub("", title), ""
    while before != bare:
        before, bare = bare, compiled(HEAD).sub("", compiled(TAIL).sub("", bare))
    return bare
