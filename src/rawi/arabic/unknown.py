"""A word that nothing knows: probably a name, with the clitics that are certain."""

from __future__ import annotations

from rawi.arabic.analyses import Analysis

__all__ = ["unknown_reading"]

_ARTICLES = (
    ("وبال", ("و", "ب", "ال")), ("وكال", ("و", "ك", "ال")), ("فبال", ("ف", "ب", "ال")), ("ولل", ("و", "ل", "ال")),
    ("فلل", ("ف", "ل", "ال")), ("وال", ("و", "ال")), ("فال", ("ف", "ال")), ("بال", ("ب", "ال")), ("كال", ("ك", "ال")),
    ("لل", ("ل", "ال")), ("ال", ("ال",)),
)  # fmt: skip


def unknown_reading(norm: str) -> Analysis:
    """Read as a name: «و» «ف» «ب» «ك» «ل» are cut off only before the article, which makes them certain."""
    for written, proclitics in _ARTICLES:
        rest = norm[len(written) :]
        if norm.startswith(written) and len(rest) >= 3:
            return Analysis(pos="name", lemma=rest, proclitics=proclitics, cut=len(written))
    return Analysis(pos="name", lemma=norm)
