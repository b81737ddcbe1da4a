"""One difference between a published text and a document of ours."""

from __future__ import annotations

from typing import NamedTuple


class Difference(NamedTuple):
    """Where it is, what was published there and what we print; one of the two may be nothing."""

    place: str
    published: str
    ours: str
