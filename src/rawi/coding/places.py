"""Places within a report: «المدينة» for the town named before, and the place that a sentence's happenings share."""

from __future__ import annotations

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role

__all__ = ["settle_places"]

# Definite nouns that stand for a place of that type named before. Folded lemmas.
STANDS_FOR = frozenset(("مدينه", "بلده", "قريه", "مخيم", "حي", "محافظه", "مديريه", "ناحيه"))
BACK = 50  # sentences within which «المدينة» stands for a town named before
NEAR = 3  # and within which a town where something happened is meant rather than one only named


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
    generic = unit.tag == "np" and lemma in STANDS_FOR and "ال" in head.proclitics and head.number != "p"
    if not generic or unit.last - unit.head > 1 or unit.inner:
        return parse, unit, rule
    filled = _filled_before(document, parse, unit)
    nearest: tuple[Parse, Unit] | None = None
    for index in range(parse.index, max(-1, parse.index - BACK - 1), -1):
        if nearest is not None and index < parse.index - NEAR:
            break
        earlier = document.parses[index]
        for other in reversed(earlier.units):
            if (index == parse.index and other.last > unit.first) or not _names(
                earlier, other, lemma, meanings
            ):
                continue
            nearest = nearest or (earlier, other)
            if (index, other.first, other.last) in filled:
                # rather where something happened than «قال … بدمشق»
                return earlier, other, f"{rule}, «{head.text}» stands for it"
    return (parse, unit, rule) if nearest is None else (*nearest, f"{rule}, «{head.text}» stands for it")


def _names(parse: Parse, unit: Unit, lemma: str, meanings: Meanings) -> bool:
    """Whether a phrase is the name of a place of this type: «مدينة الباب», or for «المدينة» a bare name."""
    if unit.tag != "np" or unit.type not in ("place", "country") or not unit.inner or unit.adverbial:
        return False
    if meanings.folded_lemma(parse.words[unit.head]) == lemma:
        return True
    bare = unit.mention is not None and unit.mention.last == unit.last and unit.type == "place"
    return lemma == "مدينه" and bare


def _filled_before(document: Document, parse: Parse, unit: Unit) -> set[tuple[int, int, int]]:
    """The phrases before one that fill a place role, by sentence and words."""
    return {
        (where.index, other.first, other.last)
        for happening in document.happenings
        if happening.stands and happening.parse.index <= parse.index
        for role in ("place", "origin", "destination")
        for where, other, _ in happening.roles.get(role, ())
    }


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
            entries = previous.roles.get("place", [])
            hit = [entry for entry in entries if not entry[2].startswith("in-")] or entries
            for parse, unit, rule in hit[:3]:
                # the places themselves, not the regions that hold them
                if unit is hit[0][1] or (unit.conj and rule == hit[0][2]):
                    add_role(happening, "place", unit, f"shared ({rule})", parse)
        if _placed(happening):
            previous = happening


def _placed(happening: Happening) -> bool:
    return any(happening.roles.get(role) for role in ("place", "origin", "destination"))


def _goes_with(happening: Happening) -> bool:
    """Whether a happening is told as part of the one before: joined to it, or what it followed or caused."""
    if happening.frame.slots == "victims":
        return False  # «ليرتفع عدد القتلى»: a toll of more than one place
    unit = happening.phrase
    clause = happening.clause
    if unit.tag == "event":
        return unit.conj or unit.relation in ("after", "cause", "during")
    return clause.opener in ("و", "ف", "ل", "ما", "مما") or clause.kind == "relative"
