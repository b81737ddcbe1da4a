"""Revisions of the units as git keeps them, read without touching the checkout or its index.

The working tree is a revision like the others: it becomes a tree among git's objects, but in a folder of our own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.checks.levels import SETTINGS_FILE
from generator.edition.edition import EDITIONS_FOLDER
from generator.output.filing import SUFFIX, UNITS

SCOPE = (UNITS.name, EDITIONS_FOLDER, SETTINGS_FILE)
WORKING_TREE = ""
HEAD = re.compile(r"\0[^:]+:")  # of a file that is no text git shows no line


class RevisionError(Exception):
    """Git cannot tell what is asked. The message is for the officer."""


class Changed(NamedTuple):
    """A file that differs between two revisions: its path before and after, empty where there is none."""

    before: str
    after: str


class Commit(NamedTuple):
    """Who made a revision and when, as ISO 8601 with the time zone."""

    author: str
    date: str


class Repository:
    """The git repository around a working folder. All paths are from that folder on."""

    def __init__(self, folder: Path, objects: Path) -> None:
        """Take the folder and an empty one for the objects of the working tree. Raises RevisionError outside git."""
        self.folder = folder
        self.objects = objects
        self._environment = {**os.environ, "LC_ALL": "C.UTF-8", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
        kept = self._path_in_git("objects")
        others = [str(kept), *filter(None, [os.environ.get("GIT_ALTERNATE_OBJECT_DIRECTORIES")])]
        self._environment |= {
            "GIT_OBJECT_DIRECTORY": str(objects),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": os.pathsep.join(others),
        }

    def _path_in_git(self, name: str) -> Path:
        return self.folder / self.ask("rev-parse", "--git-path", name).decode().rstrip("\n")

    def ask(self, *words: str, given: bytes = b"", **environment: str) -> bytes:
        """Return what a git command says. Raises RevisionError with git's reason if it fails."""
        try:
            done = subprocess.run(  # noqa: S603 (words are ours, revisions are checked by `tree`)
                ["git", "-c", "core.quotePath=false", *words],  # noqa: S607
                input=given, capture_output=True, check=False, cwd=self.folder,
                env={**self._environment, **environment},
            )  # fmt: skip
        except FileNotFoundError as error:
            raise RevisionError("没有装 git。装好以后再运行；或写出两个文件来比较。") from error
        if done.returncode:
            raise RevisionError(_told(done.stderr.decode(errors="replace")))
        return done.stdout

    def commit(self, revision: str) -> str:
        """Return the full name of a commit. Raises RevisionError if there is none."""
        try:
            name = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except RevisionError as error:
            if revision == "HEAD":
                raise RevisionError("还没有提交过，没有可以比的版本。先 git add .，再 git commit。") from error
            raise RevisionError(f"没有“{revision}”这个版本。写提交号、分支名或标签，例如 HEAD~1、main。") from error
        return name.decode().strip()

    def tree(self, revision: str) -> str:
        """Return the full name of a commit, or of a tree made of the working tree's files."""
        return self.commit(revision) if revision != WORKING_TREE else self._working_tree()

    def _working_tree(self) -> str:
        index = self.objects / "index"
        if (kept := self._path_in_git("index")).exists():
            shutil.copy2(kept, index)  # with its time, by which git knows which files may have changed since
        scope = [name for name in SCOPE if (self.folder / name).exists() or self._has(name, str(index))]
        if scope:
            self.ask("add", "--all", "--", *scope, GIT_INDEX_FILE=str(index))
        return self.ask("write-tree", GIT_INDEX_FILE=str(index)).decode().strip()

    def _has(self, name: str, index: str) -> bool:
        return bool(self.ask("ls-files", "--", name, GIT_INDEX_FILE=index))

    def common(self, one: str, other: str) -> str:
        """Return the commit where two lines of work parted. Raises RevisionError if they have none in common."""
        commits = self.commit(one), self.commit(other)
        try:
            return self.ask("merge-base", *commits).decode().strip()
        except RevisionError as error:
            remedy = "只取了部分历史的，先运行 git fetch --unshallow。"
            raise RevisionError(f"“{one}”和“{other}”没有共同的来历。{remedy}") from error

    def made(self, revision: str) -> Commit:
        """Return who made a revision and when; of the working tree, who would commit it now."""
        if revision != WORKING_TREE:
            name, date = (
                self.ask("log", "-1", "--format=%an%x00%aI", self.commit(revision)).decode().strip().split("\0")
            )
            return Commit(name, date)
        name, _, rest = self.ask("var", "GIT_AUTHOR_IDENT").decode().partition(" <")
        seconds = int(rest.rpartition("> ")[2].split()[0])
        return Commit(name, datetime.fromtimestamp(seconds, timezone.utc).isoformat())

    def changed(self, base: str, head: str) -> list[Changed]:
        """Return the units', editions' and settings' files that differ between two trees; renamed ones as one."""
        words = ("diff", "--name-status", "-z", "--relative", "--find-renames", "--no-ext-diff", base, head)
        fields = iter(self.ask(*words, "--", *SCOPE).decode(errors="surrogateescape").split("\0")[:-1])
        return [_changed(status, fields) for status in fields]

    def files(self, tree: str, folder: str) -> list[str]:
        """Return the paths of all files of a tree below a folder."""
        listed = self.ask("ls-tree", "-r", "-z", "--name-only", tree, "--", f"{folder}/")
        return listed.decode(errors="surrogateescape").split("\0")[:-1]

    def kind(self, tree: str, name: str) -> str:
        """Return what a name is in a tree: tree (a folder), blob, commit (a submodule); empty if it is not there."""
        return (self.ask("ls-tree", tree, "--", name).decode(errors="replace").split() or ["", ""])[1]

    def editions(self, tree: str) -> dict[str, str]:
        """Return the edition that each unit file of a tree names, without reading the files one by one."""
        return {path: words["版式"] for path, words in self.heads(tree, ("版式",)).items()}

    def heads(self, tree: str, keys: tuple[str, ...]) -> dict[str, dict[str, str]]:
        """Return what each unit file of a tree says for some of the keys, without reading the files one by one."""
        try:
            words = ("grep", "--no-color", "--extended-regexp", "-z", f"^({'|'.join(keys)}):", tree, "--", UNITS.name)
            found = self.ask(*words).decode(errors="surrogateescape")
        except RevisionError:  # git grep fails when it finds nothing
            return {}
        heads: dict[str, dict[str, str]] = {}
        for line in filter(HEAD.search, found.splitlines()):
            path, _, text = line.removeprefix(f"{tree}:").partition("\0")
            key, _, value = text.partition(":")
            heads.setdefault(path, {})[key] = value.split("#")[0].strip().strip("\"'")
        return heads

    def lay_out(self, tree: str, paths: Iterable[str], folder: Path) -> None:
        """Write the files of a tree into a folder; those that it does not have are passed over."""
        wanted = [path for path in dict.fromkeys(paths) if _is_inside(path)]
        given = "".join(f"{tree}:./{path}\n" for path in wanted).encode(errors="surrogateescape")
        answer, place = self.ask("cat-file", "--batch", given=given), 0
        for path in wanted:
            end = answer.index(b"\n", place)
            head, place = answer[place:end], end + 1
            if head.endswith(b" missing"):
                continue
            size = int(head.rpartition(b" ")[2])
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(answer[place : place + size])
            place += size + 1


@contextmanager
def repository(folder: Path) -> Iterator[Repository]:
    """Open the repository around a folder. Raises RevisionError if there is none."""
    with TemporaryDirectory() as objects:
        yield Repository(folder, Path(objects))


def _changed(status: str, fields: Iterator[str]) -> Changed:
    path = next(fields)
    if status[0] in "RC":
        return Changed(path if status[0] == "R" else "", next(fields))
    return Changed("" if status == "A" else path, "" if status == "D" else path)


def _is_inside(path: str) -> bool:
    """Return whether a path of a tree stays in the folder it is laid out in: a tree may be made by anybody."""
    parts = path.split("/")
    return bool(path) and "\n" not in path and not {"", ".", "..", ".git"} & set(parts)


def _told(message: str) -> str:
    """Return in Chinese what git complains of; what is not known as it says it itself."""
    if "not a git repository" in message:
        return "这里不在 git 仓库里。到 units/ 所在的文件夹里运行；或写出两个文件来比较。"
    if "dubious ownership" in message:
        return "git 不肯读这个仓库，因为它属于别的用户。照 git 的提示把它加进 safe.directory。"
    return f"git 没有做成：{' '.join(message.split())}"


def unit_year(path: str) -> int | None:
    """Return the year that a unit file's name gives, or None if it is no unit file named by a year."""
    name = Path(path)
    inside = name.parts[:1] == UNITS.parts and name.suffix == SUFFIX
    return int(name.stem) if inside and name.stem.isdecimal() else None
