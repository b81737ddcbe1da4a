"""One comment on a pull request, on each host: written once, updated ever after, calm whatever it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.comparison.writers import LONGEST_COMMENT
from generator.review.hosts import asking
from generator.review.hosts.comments import MARKER, calmed, comment_on, publish
from generator.review.hosts.surroundings import HostError
from tests.helpers.played_hosts import STRANGER, Answer, Played, played

OURS = f"{MARKER}\n旧的"
NEW = f"{MARKER}\n新的"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(asking, "PAUSES", (0, 0, 0))


@pytest.fixture(params=["github", "gitlab", "gitee"])
def host(request: pytest.FixtureRequest) -> Iterator[Played]:
    """Return each host, with a comment of a stranger."""
    with played(request.param) as host:
        host.say("看过了。", STRANGER)
        yield host


def test_the_first_time_a_comment_is_written(host: Played) -> None:
    assert publish(host.place(), NEW, changed=True) == "写了评论"
    assert host.bodies == ["看过了。", NEW]


def test_the_next_time_it_is_updated(host: Played) -> None:
    publish(host.place(), OURS, changed=True)
    assert publish(host.place(), NEW, changed=True) == "更新了评论"
    assert host.bodies == ["看过了。", NEW]


def test_it_is_found_after_many_pages_of_comments(host: Played) -> None:
    for number in range(250):
        host.say(f"第 {number} 条。", STRANGER)
    host.say(OURS)
    assert publish(host.place(), NEW, changed=True) == "更新了评论"
    assert (host.bodies[-1], len(host.bodies)) == (NEW, 252)


def test_of_two_the_first_is_updated(host: Played) -> None:
    host.say(OURS)
    host.say(OURS)
    publish(host.place(), NEW, changed=True)
    assert host.bodies == ["看过了。", NEW, OURS]


def test_a_comment_with_the_marker_in_its_middle_is_not_ours(host: Played) -> None:
    host.say(f"它写了 {MARKER}", STRANGER)
    assert publish(host.place(), NEW, changed=True) == "写了评论"
    assert host.bodies == ["看过了。", f"它写了 {MARKER}", NEW]


def test_a_stranger_who_sets_our_marker_neither_gets_our_words_nor_stops_us(host: Played) -> None:
    host.say(f"{MARKER}\n一切正常。", STRANGER)
    publish(host.place(), OURS, changed=True)
    assert publish(host.place(), NEW, changed=True) == "更新了评论"
    assert host.bodies == ["看过了。", f"{MARKER}\n一切正常。", NEW]


def test_where_nothing_changed_nothing_is_written_but_an_old_comment_is_updated(host: Played) -> None:
    assert publish(host.place(), NEW, changed=False) == ""
    assert host.bodies == ["看过了。"]
    host.say(OURS)
    assert publish(host.place(), NEW, changed=False) == "更新了评论"
    assert host.bodies == ["看过了。", NEW]


def test_a_comment_that_was_written_though_the_host_said_it_failed_is_not_written_twice(host: Played) -> None:
    host.faults = [Answer(body=b"[]"), Answer(502, acts=True)]
    assert publish(host.place(), NEW, changed=True) == "更新了评论"
    assert host.bodies == ["看过了。", NEW]


def test_an_answer_that_is_no_list_of_comments_is_an_error(host: Played) -> None:
    host.faults = [Answer(body=b'{"message": "?"}')]
    with pytest.raises(HostError) as raised:
        publish(host.place(), NEW, changed=True)
    assert str(raised.value) == f"{host.place().host.name} 答的不是一列评论。检查 API 的地址：{host.url}。"


def test_what_is_no_comment_in_a_list_is_passed_over(host: Played) -> None:
    host.faults = [
        Answer(body=b'["?", {"id": "x", "body": "<!-- budgetdocs -->"}, {"id": 1}, {"id": 2, "body": null}]')
    ]
    assert publish(host.place(), NEW, changed=True) == "写了评论"


# ---- what it says


def test_the_comment_is_marked_and_leads_to_the_documents() -> None:
    place = Played("github").place()
    link = "[生成的文档和完整的报告在这次运行的产物里](https://ci/1)"
    assert comment_on(place, "## 报告\n") == f"{MARKER}\n## 报告\n\n\n{link}"
    assert comment_on(place._replace(run=""), "报告").endswith("\n\n生成的文档和完整的报告在这次运行的产物里。")


@pytest.mark.parametrize("run", ["", "https://ci/1"])
def test_a_huge_report_is_cut_to_what_a_comment_takes(run: str) -> None:
    comment = comment_on(Played("github").place(run=run), "改" * 70_000)
    assert len(comment) == LONGEST_COMMENT
    assert comment.startswith(f"{MARKER}\n改改")
    assert "产物里" in comment[-60:]


ZERO = "&#8203;"
LIVELY = [
    ("@mallory", f"@{ZERO}mallory"),
    ("&#64;mallory &#35;12 &#33;3", f"&#64;{ZERO}mallory &#35;{ZERO}12 &#33;{ZERO}3"),
    ("见 #12 和 !3", f"见 #{ZERO}12 和 !{ZERO}3"),
    ("[点我](x)", f"[点我]{ZERO}(x)"),
    ("[a]: x", f"[a]{ZERO}: x"),
    ("![图](https://x/y.png)", f"![图]{ZERO}(https:{ZERO}//x/y.png)"),
    ("去 WWW.x.cn", f"去 WWW{ZERO}.x.cn"),
    ("好。\n/merge\n  /close", f"好。\n{ZERO}/merge\n  {ZERO}/close"),
    ("<img src=x><!-- budgetdocs --><https://x>", f"&lt;img src=x>&lt;!-- budgetdocs -->&lt;https:{ZERO}//x>"),
    ("<details open onclick=x>", "&lt;details open onclick=x>"),
]
CALM = [
    "## 预算改动：甲 → 乙\n\n<details><summary>展开</summary>\n\n- <del>旧</del><ins>新</ins><br>\n\n</details>",
    "| 录入 | 1,305,200.00 | +100.00 | units/甲局/2026.yaml:77 |",
    "邮 &#60; 10%：3/4",
]


@pytest.mark.parametrize(("text", "calm"), LIVELY)
def test_nothing_in_a_report_calls_links_or_commands(text: str, calm: str) -> None:
    assert calmed(text) == calm
    assert calmed(calm) == calm


@pytest.mark.parametrize("text", CALM)
def test_a_report_of_ours_stays_as_it_is(text: str) -> None:
    assert calmed(text) == text
