"""Rule 文字-项目名不一: a text calls a project by a name that is nearly, but not quite, its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.examples import a_project, projects
from generator.checks.reading.naming import NAME, SHORTEST, core, is_name, near, without_number
from generator.checks.reading.search import Spot, places, report, sheet, spot_at, within
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

GRANT = "医疗服务与保障能力提升补助（能力建设部分）"
RULE = Rule(
    id="文字-项目名不一",
    level=WARNING,
    title="同一个项目在两处名称不同",
    reason="同一个项目在表里和文字里名称不同，读者会当成两个项目。",
    source="财预〔2016〕143号《地方预决算公开操作规程》（内容前后一致）；审核惯例。",
    passes=projects(a_project(GRANT, 资金分配情况=f"{GRANT}用于培训。")),
    fails=projects(a_project(GRANT, 资金分配情况="'医疗服务与保障能力提升补助[能力建设部分]用于培训。'")),
)
ENDS = 4
BRACKETS = {"（": "([【〔", "）": ")]】〕"}


def check(subject: Subject) -> Iterator[Finding]:
    """Report each place where only a character in ten differs from the name of a project or of money carried over."""
    text = sheet(subject).text
    names = {core(passage.text) for passage in sheet(subject).fields[NAME] if is_name(passage.path)}
    alike = _rounded(text)
    for name in sorted(name for name in names if len(name) >= SHORTEST):
        for start, end in _variants(alike, _rounded(name)):
            spot = spot_at(subject, start, text[start:end])
            if _is_slip(spot, name, names):
                message = f"项目的名称是“{name}”，这里写的是“{spot.words}”。"
                yield report(subject, RULE, spot, message, "两处写成一样；确实是两个项目，可以不改。")


def _rounded(text: str) -> str:
    """Return a text in which every bracket is round."""
    for round_bracket, others in BRACKETS.items():
        for other in others:
            text = text.replace(other, round_bracket)
    return text


def _variants(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has what begins and ends like a name and is about as long."""
    more, head, tail = max(len(name) // 10, 1), name[:ENDS], name[-ENDS:]
    for start in places(text, head):
        end = text.find(tail, start + len(name) - more - ENDS, start + len(name) + more)
        if end >= 0:
            yield start, end + ENDS


def _is_slip(spot: Spot, name: str, names: set[str]) -> bool:
    """Return whether words are a name with a slip: no project's own name, nor a cited title."""
    words = spot.words
    if any(other in words for other in names) or spot.passage.path[-1] == NAME or "\n" in words:
        return False
    same = without_number(name) == without_number(words) or within(spot.passage.text, spot.start, "《》")
    return not same and near(name, words)
