"""Rule 文字-没有印出: a text that the officer wrote stands nowhere in the document.

The reason of an item that has no money in either year, the use of a class that is not there, a text for a section that
the edition does not have: it costs work and misleads whoever edits the file next year.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.budget import key_place
from generator.checks.rule import Rule, Subject, finding_at
from generator.document.tree import Heading, Paragraph, plain
from generator.document.vocabulary import FULL_STOP
from generator.finding import NOTE, Finding
from generator.source.passages import Passage

RULE = Rule(
    id="文字-没有印出",
    level=NOTE,
    title="写了的文字没有印出来",
    reason="没有金额的科目、没有变动的事项、本版式没有的栏目，写了也不会印。多半是键写错了位置，或去年的内容没有删。",
    source="程序的约定：一句话只写一处，写了就应当印出。",
    passes="主要用途: {一般公共预算: {'210': 保障机关运转}}",
    fails="主要用途: {一般公共预算: {'210': 保障机关运转, '221': 缴纳住房公积金}}",
)
OF_A_PROJECT = frozenset({"设立的政策依据", "委托业务费用途"})
ENOUGH = 40  # characters by which a text is known again
BLOCKS = {
    "变动原因": "这一项两年都没有金额，或本版式没有这一处",
    "主要用途": "这一类没有金额，或本版式没有这一处",
    "项目支出": "项目没有金额，或本版式没有这一栏",
    "结转结余": "本版式没有这一栏",
    "概况": "本版式没有这一栏，或别的写法代替了它",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Look for each text of these blocks in the document's headings and paragraphs."""
    if subject.document is None:
        return
    printed = (block for block in subject.document.blocks if isinstance(block, (Heading, Paragraph)))
    prose = "\n".join(plain(block.text) for block in printed)
    start = 0
    for passage in subject.passages:
        block = str(passage.path[0])
        found = _place(passage, prose, start) if _is_looked_for(block, passage) else start
        start = max(found, 0)
        if found < 0:
            place = key_place(subject, passage.path) if isinstance(passage.path[-1], str) else passage.scalar.position
            message = f"“{passage.key}”后面的话没有印出：{BLOCKS[block]}。"
            yield finding_at(subject, RULE, place, message, "核对键和编码；不需要的删去。")


def _is_looked_for(block: str, passage: Passage) -> bool:
    """Return whether a text is of these blocks; of a project one text is enough, as all are printed or none."""
    last = passage.path[-1]
    return block in BLOCKS and last != "名称" and (block != "项目支出" or last in OF_A_PROJECT)


def _place(passage: Passage, prose: str, start: int) -> int:
    """Return where the last paragraph of a text stands in the prose, or -1.

    It is looked for from `start` on first, as texts are printed much in the order of the file.
    """
    for part in passage.text.split("\n"):
        words = part.strip().rstrip(FULL_STOP)[:ENOUGH]
        ahead = prose.find(words, start)
        start = ahead if ahead >= 0 else prose.find(words)
        if start < 0:
            break
    return start
