"""A client of yaml-language-server over stdio: what an officer sees in an editor, with this repository's settings."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
SERVER = ROOT / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
CHINESE = "zh-cn"
PATIENCE = 120  # seconds, after which a silent server is ended, and with it the test


class Mark(NamedTuple):
    """A diagnostic as the editor shows it: where it starts (from 1, as people count) and what it says."""

    line: int
    column: int
    message: str


def settings_of(section: str) -> Any:
    """Return a section of .vscode/settings.json in the shape in which VS Code hands it to a server."""
    tree: dict[str, Any] = {}
    for name, value in SETTINGS.items():
        *parents, last = [name] if name.startswith("[") else name.split(".")
        branch = tree
        for parent in parents:
            branch = branch.setdefault(parent, {})
        branch[last] = value
    return tree.get(section, {})


@contextmanager
def language_server(folder: Path) -> Iterator[LanguageServer]:
    """Run a server with one folder open, and end it."""
    command = ["node", SERVER, "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        watchdog = Timer(PATIENCE, process.kill)
        watchdog.start()
        try:
            yield LanguageServer(folder, process)
        finally:
            watchdog.cancel()
            process.kill()


class LanguageServer:
    """A conversation with a server. Requests and answers take turns; no thread reads ahead."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.folder = folder
        self._to, self._from = process.stdin, process.stdout
        self._diagnostics: dict[str, list[Mark]] = {}
        self._count = 0
        folders = [{"uri": folder.as_uri(), "name": folder.name}]
        documents = {
            "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
            "hover": {"contentFormat": ["markdown"]},
        }
        able = {"workspace": {"configuration": True, "workspaceFolders": True}, "textDocument": documents}
        start = {"processId": None, "rootUri": folders[0]["uri"], "workspaceFolders": folders, "locale": CHINESE}
        self._ask("initialize", {**start, "capabilities": able})
        self._tell("initialized", {})

    def open(self, name: str, text: str) -> list[Mark]:
        """Show a file of the folder, with this text, and return its diagnostics in the order of places."""
        uri = self._uri(name)
        self._diagnostics.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._diagnostics:
            self._receive()
        return sorted(self._diagnostics[uri])

    def completions(self, name: str, line: int, column: int) -> list[str]:
        """Return the labels that are offered at a place of an open file, in the order offered."""
        found = self._ask("textDocument/completion", self._place(name, line, column))
        return [item["label"] for item in sorted(found["items"], key=lambda item: item.get("sortText", item["label"]))]

    def hover(self, name: str, line: int, column: int) -> str:
        """Return what is shown over a place of an open file, as Markdown."""
        found = self._ask("textDocument/hover", self._place(name, line, column))
        return found["contents"]["value"] if found else ""

    def _uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def _place(self, name: str, line: int, column: int) -> dict[str, Any]:
        position = {"line": line - 1, "character": column - 1}
        return {"textDocument": {"uri": self._uri(name)}, "position": position}

    def _ask(self, method: str, params: Any) -> Any:
        self._count += 1
        number = self._count
        self._send({"id": number, "method": method, "params": params})
        while (message := self._receive()).get("id") != number or "method" in message:
            pass
        assert "error" not in message, message["error"]
        return message["result"]

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._to.flush()

    def _receive(self) -> dict[str, Any]:
        """Return the next message; the server's own questions are answered, its diagnostics kept."""
        length = 0
        while (line := self._from.readline()) != b"\r\n":
            assert line, "the language server has ended"
            name, _, value = line.partition(b":")
            length = int(value) if name == b"Content-Length" else length
        message: dict[str, Any] = json.loads(self._from.read(length))
        if message.get("method") == "workspace/configuration":
            asked = message["params"]["items"]
            self._send({"id": message["id"], "result": [settings_of(item["section"]) for item in asked]})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._keep(message["params"])
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _keep(self, published: dict[str, Any]) -> None:
        starts = [(one["range"]["start"], one["message"]) for one in published["diagnostics"]]
        marks = [Mark(start["line"] + 1, start["character"] + 1, message) for start, message in starts]
        self._diagnostics[published["uri"]] = marks
