"""The body of an answer, unpacked within bounds.

A packed body can be three thousand times smaller than what it holds, so it is unpacked here bit by bit, never by a library that
hands over the whole.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

MOST_PACKED = 8 * 1024 * 1024
MOST_UNPACKED = 16 * 1024 * 1024


class BodyError(Exception):
    """The body is not what its headers say, or is larger than any page needs to be."""


@dataclass
class Body:
    """Collects a body chunk by chunk. ``encoding`` is the Content-Encoding header."""

    encoding: str = ""
    most_packed: int = MOST_PACKED
    most_unpacked: int = MOST_UNPACKED
    parts: list[bytes] = field(default_factory=list)
    packed: int = 0
    unpacked: int = 0

    def __post_init__(self) -> None:
        names = [name.strip().lower() for name in self.encoding.split(",") if name.strip().lower() not in ("", "identity")]
        if names and (len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate")):
            raise BodyError(f"it is packed as '{self.encoding}', which was not asked for")
        self._unpacker = zlib.decompressobj(47) if names else None

    def add(self, chunk: bytes) -> None:
        """Take the next chunk. Raises BodyError where the body is damaged or too large."""
        self.packed += len(chunk)
        if self.packed > self.most_packed:
            raise BodyError(f"it goes on for more than {self.most_packed >> 20} MiB")
        self._keep(self._unpack(chunk) if self._unpacker else chunk)

    def _unpack(self, chunk: bytes) -> bytes:
        if self._unpacker is None:
            return chunk
        try:
            data = self._unpacker.decompress(chunk, self.most_unpacked - self.unpacked + 1)
        except zlib.error as error:
            raise BodyError("it is damaged: its packing cannot be undone") from error
        return data

    def _keep(self, data: bytes) -> None:
        self.unpacked += len(data)
        if self.unpacked > self.most_unpacked:
            raise BodyError(f"unpacked, it is larger than {self.most_unpacked >> 20} MiB")
        self.parts.append(data)

    def finish(self) -> bytes:
        """Return the whole body. Raises BodyError where a packed body ends too early."""
        if self._unpacker and not self._unpacker.eof and self.packed:
            raise BodyError("it is cut off")
        return b"".join(self.parts)
