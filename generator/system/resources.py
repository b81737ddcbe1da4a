"""Where the data files of the program are: beside the package once installed, above it in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent.parent


def resource(name: str) -> Path:
    """Return the path of a data file or folder that ships with the program (`schema.json`, `templates`)."""
    installed = PACKAGE / name
    return installed if installed.exists() else PACKAGE.parent / name
