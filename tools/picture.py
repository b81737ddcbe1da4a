"""Make the picture of the README: three pages of a document as LibreOffice lays it out.

`python -m tools.picture` writes it anew. It needs LibreOffice, poppler and the fonts that `.ci/run` installs.
"""

from __future__ import annotations

import os
import subprocess
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.output.docx import render
from generator.unit import compose_unit

ROOT = Path(__file__).parent.parent
FILE = ROOT / "docs" / "图" / "样页.png"
UNIT = ROOT / "units" / "乌鲁木齐市医疗保障局" / "2026.yaml"
# A page is shown if one of these is its first or second line: a table, the narrative, a form.
SHOWN = ("单位收支总体情况表", "第三部分 2026 年单位预算情况说明", "项目支出绩效目标表")
RESOLUTION = "60"
GAP, GREY = 10, b"\xd3"


class Picture(NamedTuple):
    """Shades of grey, a byte each, from the upper left, row by row."""

    width: int
    height: int
    shades: bytes

    def rows(self) -> list[bytes]:
        """Return the rows from top to bottom."""
        return [self.shades[start : start + self.width] for start in range(0, len(self.shades), self.width)]


def write(file: Path = FILE) -> None:
    """Write the picture of today's output."""
    document = compose_unit(UNIT).document
    assert document is not None
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "out.docx").write_bytes(render(document))
        _run(folder, "soffice", f"-env:UserInstallation={folder.as_uri()}/profile", "--headless", "--convert-to",
             "pdf", "out.docx")  # fmt: skip
        file.write_bytes(png(beside([_page(folder, number) for number in _numbers(folder)])))


def _run(folder: Path, *command: str) -> bytes:
    environment = {**os.environ, "FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf")}
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True).stdout  # noqa: S603


def _numbers(folder: Path) -> list[int]:
    """Return the first page for each that is shown."""
    text = _run(folder, "pdftotext", "-raw", "out.pdf", "-").decode()
    heads = [page.splitlines()[:2] for page in text.split("\f")]
    return [next(number for number, lines in enumerate(heads, 1) if title in lines) for title in SHOWN]


def _page(folder: Path, number: int) -> Picture:
    pages = ("-f", str(number), "-l", str(number))
    return pgm(_run(folder, "pdftoppm", "-gray", "-r", RESOLUTION, *pages, "out.pdf"))


def pgm(data: bytes) -> Picture:
    """Return a picture as pdftoppm writes it (Netpbm P5)."""
    _, size, _, shades = data.split(b"\n", 3)
    width, height = map(int, size.split())
    return Picture(width, height, shades)


def beside(pages: list[Picture]) -> Picture:
    """Return pages of one height side by side on grey."""
    gap = GREY * GAP
    rows = [gap + b"".join(row + gap for row in parts) for parts in zip(*(page.rows() for page in pages), strict=True)]
    margin = [GREY * len(rows[0])] * GAP
    return Picture(len(rows[0]), len(rows) + 2 * GAP, b"".join([*margin, *rows, *margin]))


def png(picture: Picture) -> bytes:
    """Return the picture as PNG."""
    size = picture.width.to_bytes(4, "big") + picture.height.to_bytes(4, "big")
    pixels = zlib.compress(b"".join(b"\0" + row for row in picture.rows()), 9)
    grey_of_eight_bits = b"\x08\0\0\0\0"
    chunks = ((b"IHDR", size + grey_of_eight_bits), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")


if __name__ == "__main__":
    write()
