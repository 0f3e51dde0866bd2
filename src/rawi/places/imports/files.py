"""Opening what users give: plain files, and members of zip archives read in place, with limits on both.

Nothing is ever unpacked, so that no archive can write a file; one that tries (a member's name that leaves its
folder) is refused, as is one that expands beyond all proportion.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from rawi.errors import InputError

__all__ = ["Member", "digest", "members"]

LARGEST = 4 << 30  # bytes of text in one file or member; the dump of the whole world has 1.7 GB
LONGEST_LINE = 1 << 22  # bytes; alternate names of great cities fill some ten thousand
MOST_MEMBERS = 200
MOST_EXPANSION = 100  # times; dumps of places expand four times
FREE_OF_SUSPICION = 64 << 20  # bytes that a member may have however well it is compressed


@dataclass(frozen=True, slots=True)
class Member:
    """One text: a file, or a member of an archive.

    Attributes:
        path: the file as the user gave it.
        inner: the member's name; empty for a plain file.
        size: bytes, expanded.
    """

    path: Path
    inner: str = ""
    size: int = 0

    @property
    def shown(self) -> str:
        """How messages name it."""
        return f"{self.path}({self.inner})" if self.inner else str(self.path)

    @property
    def stem(self) -> str:
        """Its name without folders and endings."""
        name = PurePosixPath(self.inner or self.path.name).name
        return name.split(".")[0] or name

    def lines(self) -> Iterator[str]:
        """Its lines as text, each with its end.

        Raises:
            InputError: it is not UTF-8, a line or the whole is too long, or the archive is broken.
        """
        with self._opened() as stream:
            total = number = 0
            while raw := stream.readline(LONGEST_LINE):
                number += 1
                total += len(raw)
                if len(raw) >= LONGEST_LINE or total > max(LARGEST, 0):
                    raise InputError("is too long to be a list of places", path=self.shown, line=number)
                if b"\0" in raw:
                    raise InputError("is no text (it has NUL bytes)", path=self.shown, line=number)
                try:
                    yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError:
                    raise InputError("is not UTF-8; save it as UTF-8", path=self.shown, line=number) from None

    def whole(self, most: int) -> str:
        """The whole text, of which there may be so many bytes."""
        if self.size > most:
            raise InputError(f"has more than {most >> 20} MB; cut it into smaller files", path=self.shown)
        return "".join(self.lines())

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        try:
            if not self.inner:
                with self.path.open("rb") as stream:
                    yield stream
                return
            with zipfile.ZipFile(self.path) as archive, archive.open(self.inner) as packed:
                yield io.BufferedReader(_Bounded(packed, self.size))  # type: ignore[type-var]
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise InputError(f"is a broken or locked archive ({error})", path=self.shown) from None


class _Bounded(io.RawIOBase):
    """An archive's member that may not hold more than the archive said of it."""

    def __init__(self, packed: IO[bytes], size: int) -> None:
        self.packed, self.left = packed, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self.packed.read(len(buffer))
        self.left -= len(data)
        if self.left < 0:
            raise zipfile.BadZipFile("a member is longer than the archive says")
        buffer[: len(data)] = data
        return len(data)


def members(path: Path) -> list[Member]:
    """The texts of a file: itself, or what a zip archive holds.

    Raises:
        InputError: the archive is broken, locked, a bomb, or would write outside its folder.
    """
    try:
        with path.open("rb") as stream:
            packed = stream.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
        if not packed:
            return [Member(path, size=path.stat().st_size)]
        with zipfile.ZipFile(path) as archive:
            return [_member(path, info) for info in _members(path, archive)]
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=path) from None
    except zipfile.BadZipFile as error:
        raise InputError(f"is a broken archive ({error})", path=path) from None


def _members(path: Path, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_MEMBERS:
        raise InputError(f"holds {len(infos)} files; a download of places holds a few", path=path)
    return infos


def _member(path: Path, info: zipfile.ZipInfo) -> Member:
    inner = info.filename
    parts = inner.replace("\\", "/").split("/")
    if inner.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        raise InputError(f"is refused: its member «{inner[:80]}» would leave its folder", path=path)
    if info.flag_bits & 1:
        raise InputError(f"is locked with a password («{inner[:80]}»)", path=path)
    too_dense = info.file_size > FREE_OF_SUSPICION and info.file_size > MOST_EXPANSION * max(
        1, info.compress_size
    )
    if info.file_size > LARGEST or too_dense:
        raise InputError(f"is refused: «{inner[:80]}» expands to {info.file_size >> 20} MB", path=path)
    return Member(path, inner, info.file_size)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
