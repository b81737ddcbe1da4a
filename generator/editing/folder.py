"""What a repository of budgets needs beside units/: for the editor, for git, before a commit, and on its host."""

from __future__ import annotations

from typing import NamedTuple

from generator.system.resources import resource

SCHEMA = "schema.json"
EDITIONS = ".vscode/schemas/edition.schema.json"
ALWAYS = {
    SCHEMA: SCHEMA,
    ".vscode/settings.json": ".vscode/settings.json",
    ".vscode/extensions.json": ".vscode/extensions.json",
    ".vscode/schemas/edition.json": ".vscode/schemas/edition.json",
    ".vscode/schemas/table.json": ".vscode/schemas/table.json",
    ".vscode/schemas/settings.json": ".vscode/schemas/settings.json",
    EDITIONS: "schema/edition.schema.json",
    ".editorconfig": ".editorconfig",
    ".gitattributes": ".gitattributes",
    ".gitignore": ".gitignore",
    ".pre-commit-config.yaml": "ci/pre-commit-config.yaml",
}
RECIPES = {
    "github": {name: name for name in (".github/workflows/review.yml", ".github/workflows/comment.yml")},
    "gitlab": {".gitlab-ci.yml": "ci/gitlab/.gitlab-ci.yml"},
    "gitee": {".workflow/review.yml": "ci/gitee/review.yml"},
}
ELSEWHERE = "../../generator/schema/"  # Where this repository keeps the schema of editions; others have no such folder.


class Supplied(NamedTuple):
    """A file to be laid down: its name in the repository, and its text."""

    name: str
    text: str


def supplied(host: str | None) -> list[Supplied]:
    """Return the files that a new repository needs, with the recipes of its host if one is named."""
    names = {**ALWAYS, **(RECIPES[host] if host else {})}
    return [Supplied(name, _text(source)) for name, source in names.items()]


def _text(source: str) -> str:
    return resource(source).read_text(encoding="utf-8").replace(ELSEWHERE, "")
