"""One question to a host's API: answered, refused with the reason in Chinese, or to be asked again later.

No token is ever shown or sent elsewhere: redirects are not followed, and what a host says is shown without it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from http.client import HTTPException
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)  # fmt: skip

from generator import __version__
from generator.review.hosts import TOKEN
from generator.review.hosts.surroundings import HostError, Place
from generator.source.syntax import OTHER_CHARACTER, REPLACED

TIMEOUT = 30  # seconds that the host may keep silent
PAUSES = (1, 4, 16)  # seconds before it is asked again, if it does not say itself
LONGEST_PAUSE = 60  # seconds; a machine of the CI that waits costs money
MOST_TOLD = 200  # characters
FORBIDDEN, MISSING, TOO_MANY = 403, 404, 429
REMEDIES = {
    401: "不认这个令牌。检查 {token} 是不是过期了，抄全了没有。",
    FORBIDDEN: "令牌没有这个权限。{permission}",
    MISSING: "没有这个合并请求，或者令牌看不到它。检查仓库和号。{permission}",
}
# Without the one for redirects, which would take the token along to another host.
HANDLERS = (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor)
T = TypeVar("T")


class RefusedError(HostError):
    """It will not let us do this."""


class BusyError(HostError):
    """It may do it later: in `pause` seconds, if it says so."""

    def __init__(self, message: str, pause: int | None = None) -> None:
        super().__init__(message)
        self.pause = pause


def patiently(act: Callable[[], T]) -> T:
    """Do something, and if the host is busy all of it again after a pause, so that nothing is done twice unseen.

    Raises BusyError if it still is, or asks for a longer pause than LONGEST_PAUSE; and whatever else `act` raises.
    """
    for pause in PAUSES:
        try:
            return act()
        except BusyError as error:  # noqa: PERF203 (it is asked four times at most)
            wanted = pause if error.pause is None else error.pause
            if wanted > LONGEST_PAUSE:
                raise BusyError(f"{error}它要等 {wanted} 秒，太久，没有等。过后重新运行。") from error
            time.sleep(wanted)
    return act()


def ask(place: Place, method: str, path: str, content: object = None) -> Any:
    """Return what the API answers. Raises HostError, of which RefusedError and BusyError are kinds."""
    body = None if content is None else json.dumps(content).encode()
    headers = {name: text.format(token=place.token) for name, text in place.host.headers.items()}
    headers |= {"User-Agent": f"budgetdocs/{__version__}", "Content-Type": "application/json"}
    request = Request(place.api + path, body, headers, method=method)  # noqa: S310 (place_of saw to the scheme)
    try:
        with _opener().open(request, timeout=TIMEOUT) as answer:
            return json.loads(answer.read())
    except HTTPError as error:
        with error:
            raise _error(place, error) from None
    except (OSError, HTTPException) as error:
        raise BusyError(f"{_named(place)}连不上：{_cause(error)}。检查网络、代理和 API 的地址。") from error
    except ValueError as error:
        raise HostError(f"{_named(place)}答的不是 JSON。检查 API 的地址：{place.api}。") from error


def _opener() -> OpenerDirector:
    opener = OpenerDirector()
    for handler in HANDLERS:
        opener.add_handler(handler())
    return opener


def _named(place: Place) -> str:
    return f"{place.host.name}（{urlsplit(place.api).netloc.rpartition('@')[2]}）"


def _cause(error: OSError | HTTPException) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return f"{TIMEOUT} 秒没有回答"
    if isinstance(cause, ConnectionRefusedError):
        return "那里没有服务"
    return str(cause)


def _error(place: Place, answer: HTTPError) -> HostError:
    """Return the error for an answer that is none."""
    said, status = _said(place, answer), answer.code
    opening = f"{_named(place)}答 {status}："
    if status == TOO_MANY or (status == FORBIDDEN and _is_limited(answer, said)):
        return BusyError(f"{opening}问得太多，限流了。{said}", _pause(answer))
    if status >= 500:  # noqa: PLR2004 (HTTP: the fault is the server's)
        return BusyError(f"{opening}它自己出错了，过后重新运行。{said}", _pause(answer))
    if location := answer.headers.get("Location"):
        target = urlsplit(location).netloc or "别的路径"
        return HostError(f"{opening}要转到 {target}，没有跟去，令牌不交给别处。把 API 的地址改成最后的地址。")
    remedy = REMEDIES.get(status, "不接受。").format(token=TOKEN, permission=place.host.permission)
    kind = RefusedError if status in {FORBIDDEN, MISSING} else HostError
    return kind(f"{opening}{remedy}{said}")


def _said(place: Place, answer: HTTPError) -> str:
    """Return what the host says of it, on one line and without the token."""
    try:
        content = json.loads(answer.read())
        message = content["message"] if "message" in content else content["error"]
    except (OSError, HTTPException, ValueError, LookupError, TypeError):
        return ""
    text = str(message).replace(place.token, "***") if place.token else str(message)
    return f"它说：{OTHER_CHARACTER.sub(REPLACED, ' '.join(text.split()))[:MOST_TOLD]}。"


def _is_limited(answer: HTTPError, said: str) -> bool:
    spent = answer.headers.get("X-RateLimit-Remaining") == "0"
    return spent or "Retry-After" in answer.headers or "rate limit" in said.lower()


def _pause(answer: HTTPError) -> int | None:
    """Return the seconds that the host wants to be left alone, or None if it does not say."""
    after = answer.headers.get("Retry-After", "")
    if after.isdecimal():
        return int(after)
    reset = answer.headers.get("X-RateLimit-Reset") or answer.headers.get("RateLimit-Reset") or ""
    return max(0, int(reset) - int(time.time())) if reset.isdecimal() else None
