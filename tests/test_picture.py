"""The picture of the README is made from today's output."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.helpers.pages import need_office
from tools import picture


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_the_picture_is_made_anew(tmp_path: Path) -> None:
    need_office()
    picture.write(tmp_path / "new.png")
    assert size((tmp_path / "new.png").read_bytes()) == size(picture.FILE.read_bytes())


def test_pages_stand_side_by_side_on_grey(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "GAP", 1)
    left, right = picture.pgm(b"P5\n2 1\n255\n\n\0"), picture.Picture(1, 1, b"\xff")
    assert picture.beside([left, right]).rows() == [b"\xd3" * 6, b"\xd3\n\0\xd3\xff\xd3", b"\xd3" * 6]


def test_a_png_is_chunks_with_check_sums() -> None:
    black = picture.png(picture.Picture(1, 1, b"\0"))
    assert size(black) == (1, 1)
    assert black.endswith(b"IEND\xaeB`\x82")
