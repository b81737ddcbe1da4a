"""The ZIP container of a DOCX: parts deflated one by one, so that those that never change are deflated once.

All dates are 1980-01-01 and nothing tells of the machine: the same parts give the same bytes
(python-openxml/python-docx#1042). The standard library's writer would deflate every part anew.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

# Level 6 would take twice the time for a file smaller by a sixth.
LEVEL = 3
VERSION, DEFLATED, MIDNIGHT, DAY_ONE = 20, 8, 0, 1 << 5 | 1
LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")


class Part(NamedTuple):
    """A part ready to be put into a container."""

    name: str
    content: bytes
    checksum: int
    size: int


def packed(name: str, text: str) -> Part:
    """Return the part with its text encoded and deflated."""
    content = text.encode("utf-8")
    deflater = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = deflater.compress(content) + deflater.flush()
    return Part(name, deflated, zlib.crc32(content), len(content))


def archive(parts: Iterable[Part]) -> bytes:
    """Return the ZIP file of the parts, in the order of their names, as its bytes."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in sorted(parts):
        name = part.name.encode("ascii")
        facts = (
            VERSION,
            0,
            DEFLATED,
            MIDNIGHT,
            DAY_ONE,
            part.checksum,
            len(part.content),
            part.size,
            len(name),
            0,
        )
        pieces += LOCAL.pack(b"PK\3\4", *facts), name, part.content
        directory += CENTRAL.pack(b"PK\1\2", VERSION, *facts, 0, 0, 0, 0, offset), name
        offset += LOCAL.size + len(name) + len(part.content)
    size = sum(map(len, directory))
    count = len(directory) // 2
    return b"".join([*pieces, *directory, END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)])
