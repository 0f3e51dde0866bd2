"""Places within a report: «المدينة» for the town named before, and the place that a sentence's happenings share."""

from __future__ import annotations

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role

__all__ = ["settle_places"]

# Definite nouns that stand for a place of that type named before. Folded lemmas.
STANDS_FOR = frozenset(("مدينه", "بلده", "قريه", "مخيم", "حي", "محافظه", "مديريه", "ناحيه"))
BACK = 50  # sentences within which «المدينة» stands for a town named before


def settle_places(document: Document, meanings: Meanings) -> None:
    """Puts the named place for «المدينة», and shares a sentence's place among happenings that go together."""
    for happening in document.happenings:
        if happening.stands:
            for role in ("place", "origin", "destination"):
                if role in happening.roles:
                    happening.roles[role] = [
                        _named(document, *entry, meanings) for entry in happening.roles[role]
                    ]
    _share(document)


def _named(
    document: Document, parse: Parse, unit: Unit, rule: str, meanings: Meanings
) -> tuple[Parse, Unit, str]:
    """The entry, or the earlier full name that its phrase stands for."""
    head = parse.words[unit.head]
    lemma = meanings.folded_lemma(head)
    if (
        unit.tag != "np"
        or lemma not in STANDS_FOR
        or not head.definite
        or unit.last - unit.head > 1
        or unit.inner
    ):
        return parse, unit, rule
    for index in range(parse.index, max(-1, parse.index - BACK - 1), -1):
        earlier = document.parses[index]
        for other in reversed(earlier.units):
            if index == parse.index and other.last > unit.first:
                continue
            if (
                other.tag != "np"
                or other.type not in ("place", "country")
                or not other.inner
                or other.adverbial
            ):
                continue
            first = meanings.folded_lemma(earlier.words[other.head])
            if first == lemma or (lemma == "مدينه" and other.mention is not None and other.type == "place"):
                return earlier, other, f"{rule}, «{head.text}» stands for it"
    return parse, unit, rule


def _share(document: Document) -> None:
    """A happening without a place takes that of the one it goes with in its sentence."""
    previous: Happening | None = None
    for happening in document.happenings:
        if not happening.stands:
            continue
        if (
            previous is not None
            and previous.parse is happening.parse
            and not _placed(happening)
            and _goes_with(happening)
        ):
            for parse, unit, rule in previous.roles.get("place", [])[:2]:
                add_role(happening, "place", unit, f"shared ({rule})", parse)
        if _placed(happening):
            previous = happening


def _placed(happening: Happening) -> bool:
    return any(happening.roles.get(role) for role in ("place", "origin", "destination"))


def _goes_with(happening: Happening) -> bool:
    """Whether a happening is told as part of the one before: joined to it, or what it followed or caused."""
    unit = happening.phrase
    clause = happening.clause
    if unit.tag == "event":
        return unit.conj or unit.relation in ("after", "cause", "during")
    return clause.opener in ("و", "ف", "ل", "ما", "مما") or clause.kind == "relative"
