"""How much each sign of a happening weighs: likelihood.csv."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE

__all__ = ["load_likelihood"]

_COLUMNS = ["sign", "weight", "seen"]


@cache
def load_likelihood(path: Path = HERE / "likelihood.csv") -> Mapping[str, float]:
    """The weight of each sign, in log odds; a sign that is not there weighs nothing.

    Raises:
        KnowledgeError: a row is wrong; the message names file and line.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise KnowledgeError(f"cannot be read ({error.strerror})", path=path) from None
    except UnicodeDecodeError:
        raise KnowledgeError("is not UTF-8; save it as UTF-8", path=path) from None
    if not lines or lines[0].split(",") != _COLUMNS:
        raise KnowledgeError(f"must begin with the columns {','.join(_COLUMNS)}", path=path, line=1)
    weights: dict[str, float] = {}
    for line, row in enumerate(csv.reader(lines[1:]), 2):
        if not row or row[0].startswith("#"):
            continue
        if len(row) != len(_COLUMNS):
            raise KnowledgeError(f"has {len(row)} columns instead of {len(_COLUMNS)}", path=path, line=line)
        sign, weight = row[0], row[1]
        if sign in weights:
            raise KnowledgeError(f"«{sign}» stands twice", path=path, line=line)
        try:
            weights[sign] = float(weight)
        except ValueError:
            raise KnowledgeError(f"«{weight}» is no weight", path=path, line=line) from None
        if not -9 < weights[sign] < 9:
            raise KnowledgeError(f"«{weight}» is beyond 9", path=path, line=line)
    return weights
