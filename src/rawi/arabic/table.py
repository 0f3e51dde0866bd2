"""The shipped table: what the commonest words of news can be, and how classes of words follow each other.

One read-only file, made by tools/build_morphology.py:

    8 bytes   magic, with the format's version
    4 bytes   length of the header, little-endian
    header    zlib, JSON: tags, classes, first word and place of each block
    blocks    zlib: a hundred lines each, in order of their words; line = word TAB reading TAB reading ...
    matrices  zlib: log-probabilities of classes after classes, in eighths, one signed byte each
    priors    zlib: log-probabilities of lemmas; line = lemma TAB part of speech TAB value

A block is unpacked when a word in it is asked for; opening the file costs a few milliseconds.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from rawi.arabic.analyses import Analysis
from rawi.errors import SetupError

__all__ = ["SHIPPED", "Table", "Transitions", "pack", "read_readings", "write_readings"]

SHIPPED = Path(__file__).with_name("data") / "morphology.bin"
_MAGIC = b"RAWIMOR2"
_BLOCK = 100
_FIELDS = (
    "pos", "proclitics", "enclitic", "tense", "masdar", "participle", "person", "gender", "number", "cut",
    "adjectival", "accusative", "nominative", "known",
)  # fmt: skip
_VOWELLED = Analysis._fields.index("vowelled")
Tag = tuple[Any, tuple[Any, ...], bool, bool]  # part of speech, features from proclitics on, function, known


@dataclass(frozen=True, slots=True)
class Transitions:
    """How classes follow each other.

    Attributes:
        classes: number of each class name.
        plain: ``plain[b][a]``: log-probability of class ``b`` after ``a``, no conjunction between them.
        joined: the same for a word with «و» or «ف».
        marginal: ``marginal[joined][b]``: log-probability of the class alone.
    """

    classes: Mapping[str, int]
    plain: list[array[float]]
    joined: list[array[float]]
    marginal: tuple[array[float], array[float]]


class Table:
    """An open table.

    Args:
        path: the file; the shipped one unless another is given.

    Raises:
        SetupError: the file is missing or is not a table of this version.
    """

    def __init__(self, path: Path = SHIPPED) -> None:
        try:
            self._raw = path.read_bytes()
        except OSError as error:
            raise SetupError(
                f"{path}: the table of words cannot be read ({error.strerror}); reinstall rawi"
            ) from None
        if self._raw[:8] != _MAGIC:
            raise SetupError(f"{path}: is no table of words of this version; reinstall rawi")
        size = int.from_bytes(self._raw[8:12], "little")
        header: dict[str, Any] = json.loads(zlib.decompress(self._raw[12 : 12 + size]))
        self.version: str = header["version"]
        self.digest = hashlib.sha256(self._raw[: 12 + size]).digest()
        fields = header.get("fields", [field for field in _FIELDS if field != "nominative"])
        self._tags = [_tag(dict(zip(fields, values, strict=True))) for values in header["tags"]]
        self._firsts: list[str] = header["firsts"]
        self._starts = [12 + size + at for at in header["starts"]]  # of blocks, matrices, priors, and the end
        self._classes: list[str] = header["classes"]
        self._block = cache(self._unpack)  # all of them are some 60 MB

    def get(self, norm: str) -> tuple[Analysis, ...] | None:
        """The word's readings, the likeliest first; ``None`` when the table does not hold it."""
        line = self._line(norm)
        return None if line is None else read_readings(line, self._tags)

    def commonest(self, norm: str) -> Analysis | None:
        """The word's likeliest reading alone, which takes a third of the time; ``None`` when the table does not hold it."""
        line = self._line(norm)
        return None if line is None else read_readings(line.partition("\t")[0], self._tags)[0]

    def transitions(self) -> Transitions:
        """The decoder's model."""
        count = len(self._classes)
        cells = array("b", self._section(-3))
        rows = [
            array("f", [value / 8.0 for value in cells[i * count : (i + 1) * count]])
            for i in range(2 * count + 2)
        ]
        return Transitions(
            {name: number for number, name in enumerate(self._classes)},
            rows[:count],
            rows[count : 2 * count],
            (rows[2 * count], rows[2 * count + 1]),
        )

    def priors(self) -> dict[tuple[str, str], float]:
        """Log-probability of each (lemma, part of speech) of news."""
        lines = (line.split("\t") for line in self._section(-2).decode().splitlines())
        return {(lemma, pos): float(value) for lemma, pos, value in lines}

    def _line(self, norm: str) -> str | None:
        at = bisect_right(self._firsts, norm) - 1
        return self._block(at).get(norm) if at >= 0 else None

    def _unpack(self, at: int) -> dict[str, str]:
        """A block's readings, unread, by word."""
        lines = (line.partition("\t") for line in self._section(at).decode().split("\n"))
        return {word: readings for word, _, readings in lines}

    def _section(self, at: int) -> bytes:
        return zlib.decompress(self._raw[self._starts[at] : self._starts[at + 1]])


def _tag(values: dict[str, Any]) -> Tag:
    reading = Analysis(lemma="", **{**values, "proclitics": tuple(values["proclitics"])})
    return reading.pos, reading[2:_VOWELLED], reading.function, reading.known


def read_readings(line: str, tags: list[Tag]) -> tuple[Analysis, ...]:
    """The readings of a line of the table, without its word."""
    found = []
    for part in line.split("\t"):
        tag, weight, lemma, active, passive = part.split(",")
        pos, features, function, known = tags[int(tag)]
        vowelled, vowelled_passive = tuple(active.split()), tuple(passive.split())
        # the fields in their order: to name all nineteen takes longer than everything else here
        found.append(
            Analysis._make(
                (pos, lemma, *features, vowelled, vowelled_passive, int(weight) / -10, function, known)
            )
        )
    return tuple(found)


def write_readings(readings: Iterable[Analysis], numbers: dict[tuple[Any, ...], int]) -> str:
    """The line that ``read_readings`` reads; new tags are given numbers."""
    parts = []
    for reading in readings:
        tag = tuple(getattr(reading, field) for field in _FIELDS)
        number = numbers.setdefault(tag, len(numbers))
        weight = max(0, round(-10 * reading.weight))
        parts.append(
            f"{number},{weight},{reading.lemma},"
            f"{' '.join(reading.vowelled)},{' '.join(reading.vowelled_passive)}"
        )
    return "\t".join(parts)


def pack(
    path: Path,
    words: Mapping[str, Iterable[Analysis]],
    classes: list[str],
    matrices: list[list[float]],
    priors: str,
    version: str,
) -> None:
    """Write a table.

    Args:
        path: the file to write.
        words: readings by word.
        classes: names of the classes, in the order of the matrices.
        matrices: rows of log-probabilities as in ``Transitions``: plain, joined, and the two marginals.
        priors: log-probabilities of lemmas, one «lemma TAB pos TAB value» a line.
        version: what made it; part of the cache's key.
    """
    numbers: dict[tuple[Any, ...], int] = {}
    lines = [f"{word}\t{write_readings(words[word], numbers)}" for word in sorted(words) if words[word]]
    blocks = [lines[i : i + _BLOCK] for i in range(0, len(lines), _BLOCK)]
    cells = array("b", (max(-127, round(value * 8)) for row in matrices for value in row))
    sections = [*("\n".join(block).encode() for block in blocks), cells.tobytes(), priors.encode()]
    packed = [zlib.compress(section, 9) for section in sections]
    header = {
        "version": version,
        "fields": _FIELDS,
        "tags": [list(tag) for tag in numbers],
        "firsts": [block[0].split("\t", 1)[0] for block in blocks],
        "starts": [0, *accumulate(map(len, packed))],
        "classes": classes,
    }
    head = zlib.compress(json.dumps(header, ensure_ascii=False).encode(), 9)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_MAGIC + len(head).to_bytes(4, "little") + head + b"".join(packed))
