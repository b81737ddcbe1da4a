"""Words that YAML takes for a comment though an officer meant them: in 用途: 维修 #1楼 all behind the blank is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import WARNING, Finding, Position
from generator.source.nodes import Mapping, Node, Scalar

RULE = "语法-井号"
SIGN = re.compile(r"[ \t]#[^\s#]")  # searched for in every line, so no run of blanks may be tried twice
COMMENT = re.compile(r"[ \t]+(#[^\s#].*)")


def swallowed(root: Mapping, file: str, lines: list[str]) -> Iterator[Finding]:
    """Yield a finding for each text without quotes that a comment follows whose # has no blank behind it.

    Comments are written `# 注`; after numbers and codes they do no harm either way. `lines` are those of the file.
    """
    for scalar in _texts(root) if any(map(SIGN.search, lines)) else ():
        end = scalar.event.end_mark
        if comment := COMMENT.match(lines[end.line], end.column):
            place = Position(end.line + 1, comment.start(1) + 1, len(comment[1]))
            message = f"“#”前面有空格，后面的“{comment[1]}”被当成注释，不会印出。"
            yield Finding(file, place, RULE, WARNING, message, "是内容，给整句话加引号；是注释，“#”后面空一格。")


def _texts(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if not node.event.style and isinstance(node.core, str):
            yield node
        return
    for child in node.entries.values() if isinstance(node, Mapping) else node.items:
        yield from _texts(child)
