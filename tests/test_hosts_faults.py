"""What goes wrong between us and a host: said in Chinese with the remedy, borne with patience, and no token shown."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from generator.review.hosts import HOSTS, asking
from generator.review.hosts.comments import MARKER, publish
from generator.review.hosts.surroundings import HostError, place_of
from tests.helpers.played_hosts import SECRET, Answer, Played, played

TEXT = f"{MARKER}\n报告"


@pytest.fixture(autouse=True)
def waited(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the seconds that were waited, without waiting them."""
    seconds: list[int] = []
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(asking.time, "sleep", seconds.append)
    return seconds


@pytest.fixture
def host() -> Iterator[Played]:
    with played("github") as host:
        yield host


def failure(host: Played, **changes: str) -> str:
    """Return what is said of the failure, which must not show the token."""
    with pytest.raises(HostError) as raised:
        publish(host.place(**changes), TEXT, changed=True)
    assert SECRET not in "".join(map(str, (raised.value, raised.value.__cause__, raised.value.__context__)))
    assert host.bodies == []
    return str(raised.value).replace(host.url.removeprefix("http://"), "那里")


GITHUB = "工作流里写 permissions: pull-requests: write，用 Actions 自己的令牌。"
BAD = "不认这个令牌。检查 BUDGETDOCS_TOKEN 是不是过期了，抄全了没有。它说：Bad credentials。"
UNSEEN = f"没有这个合并请求，或者令牌看不到它。检查仓库和号。{GITHUB}它说：404 Not Found。"
REFUSED = {
    "bad token": (401, b'{"message": "Bad credentials"}', BAD),
    "no permission": (403, b'{"message": "No."}', f"令牌没有这个权限。{GITHUB}它说：No.。"),
    "not found": (404, b'{"error": "404 Not Found"}', UNSEEN),
    "refused": (422, b"<html>", "不接受。"),
    "no reason": (422, b"[]", "不接受。"),
    "the token in the answer": (
        400, f'{{"message": "no {SECRET}\\n\\u001b[1m"}}'.encode(), "不接受。它说：no *** \ufffd[1m。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("status", "body", "told"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_is_told_once_with_its_remedy(
    status: int, body: bytes, told: str, host: Played, waited: list[int]
) -> None:
    host.faults = [Answer(status, body)]
    assert failure(host) == f"GitHub（那里）答 {status}：{told}"
    assert (len(host.asked), waited) == (1, [])


PERMISSIONS = {
    "gitlab": "令牌没有这个权限。项目访问令牌的范围要有 api，角色要 Reporter 或更高。",
    "gitee": "令牌没有这个权限。私人令牌要勾选 pull_requests 和 notes，它的主人要能看到这个仓库。",
}


@pytest.mark.parametrize(("name", "told"), PERMISSIONS.items())
def test_each_host_says_which_permission_it_wants(name: str, told: str) -> None:
    with played(name) as host:
        host.faults = [Answer(403)]
        assert told in failure(host)


ADDRESSES = {
    "github": "https://api.github.com",
    "gitlab": "https://gitlab.com/api/v4",
    "gitee": "https://gitee.com/api/v5",
}


@pytest.mark.parametrize(("name", "address"), ADDRESSES.items())
def test_where_no_machine_says_it_the_address_is_that_of_the_public_host(name: str, address: str) -> None:
    assert place_of(HOSTS[name], {}, {"repository": "o/r", "number": "12"}).api == address


def test_a_wrong_token_is_refused_by_the_host_itself(host: Played) -> None:
    assert "不认这个令牌" in failure(host, token="falsch")


# ---- busy

BUSY = {
    "429, says when": (Answer(429, headers=(("Retry-After", "7"),)), [7]),
    "429, does not say": (Answer(429), [1]),
    "403, spent": (Answer(403, headers=(("X-RateLimit-Remaining", "0"),)), [1]),
    "403, secondary": (Answer(403, b'{"message": "You have exceeded a secondary rate limit"}'), [1]),
    "403, says when": (Answer(403, headers=(("Retry-After", "3"),)), [3]),
    "a date": (Answer(429, headers=(("Retry-After", "Wed, 25 Nov 2026 20:00:00 GMT"),)), [1]),
    "a time long past": (Answer(429, headers=(("RateLimit-Reset", "1"),)), [0]),
    "500": (Answer(500), [1]),
    "cut short": (Answer(headers=(("Content-Length", "99"),)), [1]),
}


@pytest.mark.parametrize(("answer", "pauses"), BUSY.values(), ids=BUSY)
def test_a_busy_host_is_asked_again_after_the_pause_that_it_wants(
    answer: Answer, pauses: list[int], host: Played, waited: list[int]
) -> None:
    host.faults = [answer]
    assert publish(host.place(), TEXT, changed=True) == "写了评论"
    assert (host.bodies, waited) == ([TEXT], pauses)


def test_a_host_that_is_well_the_third_time_is_asked_three_times(host: Played, waited: list[int]) -> None:
    host.faults = [Answer(500), Answer(503)]
    assert publish(host.place(), TEXT, changed=True) == "写了评论"
    assert (host.bodies, waited) == ([TEXT], [1, 4])


def test_a_reset_time_is_waited_for(host: Played, waited: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_000_000.5)
    host.faults = [Answer(403, headers=(("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1000030")))]
    publish(host.place(), TEXT, changed=True)
    assert waited == [30]


def test_a_host_that_never_gets_well_is_given_up(host: Played, waited: list[int]) -> None:
    host.faults = [Answer(500, b'{"message": "oops"}')] * 4
    assert failure(host) == "GitHub（那里）答 500：它自己出错了，过后重新运行。它说：oops。"
    assert (len(host.asked), waited) == (4, [1, 4, 16])


def test_a_long_pause_is_not_waited(host: Played, waited: list[int]) -> None:
    host.faults = [Answer(429, headers=(("Retry-After", "3600"),))]
    told = "GitHub（那里）答 429：问得太多，限流了。它要等 3600 秒，太久，没有等。过后重新运行。"
    assert failure(host) == told
    assert (len(host.asked), waited) == (1, [])


# ---- no answer


def test_a_host_that_keeps_silent_is_not_waited_for_for_ever(host: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "TIMEOUT", 0.05)
    monkeypatch.setattr(asking, "PAUSES", ())
    host.faults = [Answer(silence=0.5)]
    told = "GitHub（那里）连不上：0.05 秒没有回答。检查网络、代理和 API 的地址。"
    assert failure(host) == told


def test_where_no_host_is_it_is_said(waited: list[int]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    host = Played("github")
    host.url = f"http://127.0.0.1:{port}"
    assert failure(host) == "GitHub（那里）连不上：那里没有服务。检查网络、代理和 API 的地址。"
    assert waited == [1, 4, 16]


def test_a_name_that_is_no_host_is_said() -> None:
    host = Played("github")
    host.url = "http://nobody.invalid"
    assert failure(host).startswith("GitHub（那里）连不上：")


@pytest.mark.parametrize("body", [b"<html>", b'{"a": ', b"\xff"])
def test_an_answer_that_is_no_json_is_said(body: bytes, host: Played) -> None:
    host.faults = [Answer(body=body)]
    assert failure(host) == "GitHub（那里）答的不是 JSON。检查 API 的地址：http://那里。"


def test_a_redirect_is_not_followed_and_no_other_host_gets_the_token(host: Played) -> None:
    with played("github") as other:
        for status in (301, 302, 307, 308):
            host.faults = [Answer(status, headers=(("Location", f"{other.url}/x?secret=1"),))]
            there = other.url.removeprefix("http://")
            told = f"GitHub（那里）答 {status}：要转到 {there}，没有跟去，令牌不交给别处。把 API 的地址改成最后的地址。"
            assert failure(host) == told
        assert other.asked == []


def test_a_redirect_to_another_path_is_not_followed(host: Played) -> None:
    host.faults = [Answer(301, headers=(("Location", "/elsewhere"),))]
    assert "要转到 别的路径，没有跟去" in failure(host)
    assert len(host.asked) == 1


def test_a_password_in_the_address_is_not_shown(host: Played) -> None:
    host.faults = [Answer(401)]
    told = failure(host, api=host.url.replace("//", "//user:pass@"))
    assert "pass" not in told.replace("（那里）", "")
