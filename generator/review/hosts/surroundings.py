"""Where we run: which host, which pull request and which base, from the variables and the event of the CI machine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from generator.review.hosts import HOSTS, TOKEN, Host
from generator.system.refusals import reason

EVENT = "GITHUB_EVENT_PATH"
NAME = re.compile(r"\{([\w.]+)\}")
GREATEST = 2**31 - 1


class SurroundingsError(Exception):
    """It cannot be told where we run, or what is to be reviewed. The message is for who set up the CI."""


class HostError(Exception):
    """The comment cannot be written: the host, or what was handed over for it, is at fault. Message as above."""


class Place(NamedTuple):
    """A pull request as the API of its host knows it, and the address of the run that tells of it, if known."""

    host: Host
    api: str
    repository: str
    number: int
    token: str
    run: str

    def path(self, template: str, **more: object) -> str:
        """Return a path of the API with the names of this pull request put in."""
        return template.format(repository=quote(self.repository, safe=self.host.safe), number=self.number, **more)


def known(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of the machine, and the fields of the event under their names with dots between.

    Raises SurroundingsError if the event's file cannot be read.
    """
    path = environment.get(EVENT)
    return {**environment, **fields(_event(path))} if path else dict(environment)


def _event(path: str) -> object:
    try:
        return json.loads(Path(path).read_bytes())
    except OSError as error:
        raise SurroundingsError(f"读不了 {EVENT} 说的文件 {path}：{reason(error)}。") from error
    except ValueError as error:
        raise SurroundingsError(f"{EVENT} 说的文件 {path} 不是 JSON。") from error


def fields(content: object) -> dict[str, str]:
    """Return the texts and whole numbers in a JSON content that stand in objects alone, by `name.name`."""
    return dict(_fields(content, ""))


def _fields(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _fields(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, str | int):
        yield name, str(value)


def first(templates: Sequence[str], names: Mapping[str, str]) -> str:
    """Return the first template whose names are all known, filled; empty if there is none."""
    filled = (NAME.sub(lambda match: names[match[1]], one) for one in templates if _fits(one, names))
    return next(filled, "")


def _fits(template: str, names: Mapping[str, str]) -> bool:
    return all(names.get(name) for name in NAME.findall(template))


def host_of(names: Mapping[str, str], called: str | None) -> Host | None:
    """Return the host that is called so, or on whose machine we are; None if it is nobody's."""
    if called:
        return HOSTS[called]
    return next((host for host in HOSTS.values() if names.get(host.sign)), None)


def place_of(host: Host, names: Mapping[str, str], asked: Mapping[str, str]) -> Place:
    """Return the pull request, as asked for or as the machine tells. Raises SurroundingsError saying what is missing.

    `asked` may hold `api`, `repository` and `number`. Without a token that of the place is empty.
    """
    api, repository, number = (
        asked.get(name) or first(getattr(host, name), names) for name in ("api", "repository", "number")
    )
    if missing := [f"--{name}" for name, text in (("repository", repository), ("number", number)) if not text]:
        raise SurroundingsError(
            f"不知道是 {host.name} 的哪个合并请求：在它的合并请求里运行，或写出 {'、'.join(missing)}。"
        )
    if not (number.isascii() and number.isdecimal() and 0 < int(number) <= GREATEST):
        raise SurroundingsError(f"“{number}”不是合并请求的号。")
    if not api.startswith(("https://", "http://")):
        raise SurroundingsError(f"API 的地址要以 https:// 开头，不是“{api}”。")
    return Place(host, api.rstrip("/"), repository, int(number), _token(names), first(host.run, names))


def _token(names: Mapping[str, str]) -> str:
    token = names.get(TOKEN, "").strip()
    if not all("!" <= character <= "~" for character in token):
        raise SurroundingsError(f"变量 {TOKEN} 里有令牌不会有的字符。重新抄一遍。")
    return token
