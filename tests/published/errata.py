"""The list of differences that are meant (errata.yaml), held against the differences there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.published.difference import Difference
from tests.published.folding import fold, squeeze
from tests.published.records import load

FILE = Path(__file__).with_name("errata.yaml")
CLASSES = {
    "更正": "公布文本有误，源文件写了正确的",
    "计算": "公布的数字有误，生成的由表格算出",
    "统一": "公布文本写法不一，版式只用一种写法",
    "目录": "目录由正文标题生成",
    "名称": "科目名称取自目录数据，各表一致",
}


class Erratum(NamedTuple):
    """A difference that is meant: its class, its document, the difference, and the reason."""

    kind: str
    document: str
    difference: Difference
    reason: str


class Verdict(NamedTuple):
    """Differences that no erratum explains, and errata that no difference bears out."""

    unlisted: tuple[Difference, ...]
    stale: tuple[Difference, ...]


def errata(document: str) -> list[Erratum]:
    """Return the errata of a document, named <单位>-<年度>; raise ValueError for an unknown class."""
    found = [_erratum(record) for record in load(FILE) if record["文件"] == document]
    if unknown := {each.kind for each in found} - CLASSES.keys():
        raise ValueError(f"{FILE.name}：没有这样的类：{unknown}")
    return found


def _erratum(record: dict[str, str]) -> Erratum:
    difference = Difference(record["处"], record["公布"], record["生成"])
    return Erratum(record["类"], record["文件"], difference, record["原因"])


def judge(differences: Iterable[Difference], listed: Iterable[Difference]) -> Verdict:
    """Hold differences against those listed, each counted once, white space and widths aside."""
    found, known = tuple(differences), tuple(listed)
    return Verdict(_beyond(found, known), _beyond(known, found))


def _beyond(some: tuple[Difference, ...], others: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Return those of `some` that are not, or not as often, among `others`."""
    left = Counter(map(_folded, others))
    beyond = []
    for difference in some:
        if not left[_folded(difference)]:
            beyond.append(difference)
        left[_folded(difference)] -= 1
    return tuple(beyond)


def _folded(difference: Difference) -> Difference:
    return Difference(*(fold(squeeze(text)) for text in difference))
