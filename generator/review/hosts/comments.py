"""Our one comment on a pull request: found by its marker, written once, rewritten ever after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from generator.comparison.writers import LONGEST_COMMENT
from generator.review.hosts.asking import RefusedError, ask, patiently
from generator.review.hosts.surroundings import HostError, Place

MARKER = "<!-- budgetdocs -->"
MOST_PAGES = 100
PER_PAGE = 100
# What a host makes more of than text: a call (@name), a link (#12, !12, http://, www., [x](y)), a command (/merge).
# Entities do not help, hosts look for names after they are resolved (openjdk/skara#1548); a space of no width does.
LIVELY = re.compile(r"(?m)(?:(?<!&)[@#!]|&#(?:64|35|33);)(?=\w)|:(?=//)|(?i:www)(?=\.)|\](?=[(\[:])|^\s*(?=/\w)")
NO_WIDTH = "&#8203;"
OTHER_TAG = re.compile("<(?!/?(?:details|summary|del|ins|br)>)")
ELSEWHERE = "生成的文档和完整的报告在这次运行的产物里"


def comment_on(place: Place, report: str) -> str:
    """Return the text of the comment: the report, calmed, between our marker and the way to the documents."""
    closing = f"[{ELSEWHERE}]({place.run})" if place.run else f"{ELSEWHERE}。"
    room = LONGEST_COMMENT - len(MARKER) - len(closing) - 3
    return f"{MARKER}\n{calmed(report)[:room]}\n\n{closing}"


def calmed(report: str) -> str:
    """Return Markdown in which nothing calls, links, commands or is a tag, except the few tags that a report has.

    Why: it may come from a stranger, and is posted under our name and with our rights.
    """
    return LIVELY.sub(rf"\g<0>{NO_WIDTH}", OTHER_TAG.sub("&lt;", report))


def publish(place: Place, text: str, *, changed: bool) -> str:
    """Bring the comment up to this text, and return in Chinese what was done; empty if there was nothing to do.

    Nothing is written where nothing `changed` and nothing was said before. Raises HostError.
    """
    return patiently(partial(_publish, place, text, changed))


def _publish(place: Place, text: str, changed: bool) -> str:  # noqa: FBT001
    # All of it is done again if the host fails: had it written the comment nevertheless, it is found now.
    ours = list(_ours(place))
    for number in ours:
        with suppress(RefusedError):  # Somebody else has set our marker.
            ask(place, place.host.update, place.path(place.host.comment, id=number), {"body": text})
            return "更新了评论"
    if not changed and not ours:
        return ""
    ask(place, "POST", place.path(place.host.comments).partition("?")[0], {"body": text})
    return "写了评论"


def _ours(place: Place) -> Iterator[int]:
    """Yield the numbers of the comments that begin with our marker, the oldest first."""
    path = place.path(place.host.comments)
    for page in range(1, MOST_PAGES + 1):
        found = ask(place, "GET", f"{path}{'&' if '?' in path else '?'}per_page={PER_PAGE}&page={page}")
        if not isinstance(found, list):
            raise HostError(f"{place.host.name} 答的不是一列评论。检查 API 的地址：{place.api}。")
        if not found:
            return
        yield from (comment["id"] for comment in found if _is_ours(place, comment))


def _is_ours(place: Place, comment: Any) -> bool:
    if not isinstance(comment, dict) or not isinstance(comment.get("id"), int):
        return False
    author = comment.get("user") or {}
    by_us = all(author.get(field) == value for field, value in place.host.author.items())
    return by_us and str(comment.get("body", "")).startswith(MARKER)
