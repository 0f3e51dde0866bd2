"""A word that no analyser and no list knows: probably a name, with the clitics that are certain."""

from __future__ import annotations

import math
from collections.abc import Callable

from rawi.arabic.analyses import Analysis

__all__ = ["as_name", "peeled"]

_ARTICLES = (
    ("وبال", ("و", "ب", "ال")), ("وكال", ("و", "ك", "ال")), ("فبال", ("ف", "ب", "ال")),
    ("ولل", ("و", "ل", "ال")), ("فلل", ("ف", "ل", "ال")), ("وال", ("و", "ال")), ("فال", ("ف", "ال")),
    ("بال", ("ب", "ال")), ("كال", ("ك", "ال")), ("لل", ("ل", "ال")), ("ال", ("ال",)),
)  # fmt: skip
_BARE = (
    ("وب", ("و", "ب")), ("ول", ("و", "ل")), ("وك", ("و", "ك")), ("و", ("و",)), ("ف", ("ف",)), ("ب", ("ب",)),
    ("ل", ("ل",)), ("ك", ("ك",)),
)  # fmt: skip


def peeled(norm: str, readings: Callable[[str], tuple[Analysis, ...] | None]) -> tuple[Analysis, ...]:
    """Readings of what remains when proclitics are cut off, with them; empty when that is unknown too.

    Args:
        norm: the unknown word.
        readings: what a word's readings are; ``None`` for a word that is not to be trusted as a remainder.
    """
    for written, proclitics in (*_ARTICLES, *_BARE):
        rest = norm[len(written) :]
        if not norm.startswith(written) or len(rest) < 3:
            continue
        found = []
        for reading in readings(rest) or ():
            verb = reading.pos == "verb" and proclitics in (("و",), ("ف",))
            nominal = reading.pos in ("noun", "adj", "name") and not reading.function
            if reading.proclitics or not (verb or nominal) or ("ال" in proclitics and reading.enclitic):
                continue
            found.append(
                reading._replace(
                    proclitics=proclitics,
                    cut=len(written),
                    vowelled=(),
                    vowelled_passive=(),
                    function=False,
                )
            )
        if found:
            return tuple(found)
    return ()


def as_name(norm: str) -> tuple[Analysis, ...]:
    """As a name; with the article and «ي» or «ية» at its end as an adjective too («البرازيلي», «الجمركية»).

    «و» «ب» «ل» and the like are cut off only before the article, which makes them certain.
    """
    for written, proclitics in _ARTICLES:
        rest = norm[len(written) :]
        if norm.startswith(written) and len(rest) >= 3:
            name = Analysis(pos="name", lemma=rest, proclitics=proclitics, cut=len(written), known=False)
            if len(rest) >= 5 and rest.endswith("ية"):
                return _shared(name, rest[:-1], "f", 0.85)
            if len(rest) >= 5 and rest.endswith("ي"):
                return _shared(name, rest, "m", 0.3)
            return (name,)
    return (Analysis(pos="name", lemma=norm, known=False),)


def _shared(name: Analysis, lemma: str, gender: str, share: float) -> tuple[Analysis, ...]:
    adjective = name._replace(
        pos="adj", lemma=lemma, gender="f" if gender == "f" else "m", number="s", adjectival=True,
        weight=math.log(share),
    )  # fmt: skip
    return adjective, name._replace(weight=math.log(1 - share))
