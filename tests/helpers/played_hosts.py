"""The three hosts' APIs for comments, played by one server on this machine, with the faults that hosts have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from generator.review.hosts import HOSTS
from generator.review.hosts.surroundings import Place

SECRET = "geheim-0123"
NUMBER = 12
# For each host: the list of comments, where each of them is, how the token is shown.
ROUTES = {
    "github": ("/repos/o/r/issues/12/comments", "/repos/o/r/issues/comments", ("Authorization", f"Bearer {SECRET}")),
    "gitlab": (
        "/projects/7/merge_requests/12/notes",
        "/projects/7/merge_requests/12/notes",
        ("PRIVATE-TOKEN", SECRET),
    ),
    "gitee": ("/repos/o/r/pulls/12/comments", "/repos/o/r/pulls/comments", ("Authorization", f"Bearer {SECRET}")),
}
US = {"login": "bot", "type": "Bot"}
STRANGER = {"login": "mallory", "type": "User"}


class Answer(NamedTuple):
    """What the server says instead of what it should. It keeps silent for so many seconds before."""

    status: int = 200
    body: bytes = b"{}"
    headers: tuple[tuple[str, str], ...] = ()
    silence: float = 0
    acts: bool = False


class Played:
    """A host: its comments, and what it has been asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.url = ""
        self.comments: list[dict[str, Any]] = []
        self.pulls: dict[int, dict[str, Any]] = {}
        self.asked: list[str] = []
        self.faults: list[Answer] = []

    def place(self, **changes: Any) -> Place:
        """Return the pull request that this host has."""
        repository = "7" if self.name == "gitlab" else "o/r"
        return Place(HOSTS[self.name], self.url, repository, NUMBER, SECRET, "https://ci/1")._replace(**changes)

    def say(self, body: str, user: dict[str, str] = US) -> int:
        """Write a comment and return its number."""
        number = 1000 + len(self.comments)
        self.comments.append({"id": number, "body": body, "user": user})
        return number

    @property
    def bodies(self) -> list[str]:
        """All that is said, the oldest first."""
        return [comment["body"] for comment in self.comments]

    def reply(self, method: str, path: str, content: Any) -> tuple[int, Any]:
        """Do what is asked, as the host would."""
        url = urlsplit(path)
        listed, single, _ = ROUTES[self.name]
        one = re.fullmatch(f"{single}/(\\d+)", url.path)
        pull = re.fullmatch(r"/repos/o/r/pulls/(\d+)", url.path)
        if method == "GET" and url.path == listed:
            return 200, self._page(parse_qs(url.query))
        if method == "POST" and path == listed:
            return 201, {"id": self.say(content["body"])}
        if method == HOSTS[self.name].update and one:
            return self._rewrite(int(one[1]), content["body"])
        if method == "GET" and pull and int(pull[1]) in self.pulls:
            return 200, self.pulls[int(pull[1])]
        return 404, {"message": "Not Found"}

    def _page(self, query: dict[str, list[str]]) -> list[dict[str, Any]]:
        size, page = int(query["per_page"][0]), int(query["page"][0])
        ordered = self.comments
        if self.name == "gitlab" and query.get("sort") != ["asc"]:
            ordered = ordered[::-1]
        return ordered[size * (page - 1) : size * page]

    def _rewrite(self, number: int, body: str) -> tuple[int, Any]:
        comment = next(one for one in self.comments if one["id"] == number)
        if comment["user"] != US and self.name != "github":  # GitHub lets who may write rewrite everybody's
            return 403, {"message": "403 Forbidden"}
        comment["body"] = body
        return 200, comment


@contextmanager
def played(name: str) -> Iterator[Played]:
    """Let a host answer on this machine."""
    host = Played(name)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append(f"{self.command} {self.path}")
            content = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"null")
            fault = host.faults.pop(0) if host.faults else None
            header, token = ROUTES[name][2]
            if fault and fault.acts:
                host.reply(self.command, self.path, content)
            if fault:
                Event().wait(fault.silence)
                self.send(fault.status, fault.body, fault.headers)
            elif self.headers.get(header) != token:
                self.send(401, b'{"message": "Bad credentials"}')
            else:
                status, said = host.reply(self.command, self.path, content)
                self.send(status, json.dumps(said).encode())

        do_POST = do_PATCH = do_PUT = do_GET  # noqa: N815

        def send(self, status: int, body: bytes, headers: tuple[tuple[str, str], ...] = ()) -> None:
            self.send_response(status)
            for key, value in (*headers, ("Content-Length", str(len(body)))):
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        host.url = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield host
        finally:
            server.shutdown()
