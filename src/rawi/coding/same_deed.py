"""Whether «الهجوم» is the attack told before: not where it names another place, target or hand, nor where another deed was
told in between."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.coding.document import Happening
from rawi.coding.meaning import Meanings
from rawi.coding.roles import INHERITED

__all__ = ["same_deed"]

OPERATIONS = frozenset(("عمليه",))
MILITARY = frozenset(("عسكري", "قتالي", "بري", "امني", "ميداني"))
BLASTS = frozenset(("bombing", "suicide_bombing", "chemical_attack"))
DEEDS = frozenset(("killing", "abduction", "destruction"))  # told by who did them, «العملية» takes up these


def same_deed(
    happening: Happening, earlier: Happening, between: Sequence[Happening], meanings: Meanings
) -> bool:
    """Whether a later mention may have the kind and the agent of an earlier happening.

    Args:
        happening: the later mention, with its own roles.
        earlier: what it may take up.
        between: what was told after that and before the mention.
        meanings: the lexicon.
    """
    word = happening.parse.words[happening.first]
    lemma = meanings.folded_lemma(word)
    if lemma in OPERATIONS and earlier.kind in BLASTS:
        described = (happening.parse.words[i] for i in happening.phrase.modifiers)
        if word.number == "p" or any(meanings.folded_lemma(w) in MILITARY for w in described):
            return False  # «العمليات العسكرية» after a bombing
    if lemma in OPERATIONS and any(h.kind in DEEDS and h.roles.get("agent") for h in between):
        return False  # «تبنت الحركة قتل شرطيين. وقالت إن العملية…»
    if happening.pointed_to:
        return True  # «هذا الهجوم»
    agents, before = _ids(happening, ("agent",)), _ids(earlier, ("agent",))
    if agents and before and not agents & before:
        return False
    near = happening.parse.index - earlier.parse.index <= 1
    if near or happening.kind != "assault" or not _words(happening, meanings, named=True):
        return True  # «التفجير» tells itself what it was
    return bool(_words(happening, meanings) & _words(earlier, meanings))


def _ids(happening: Happening, roles: Sequence[str]) -> set[str]:
    """The registry's ids of its own phrases in some roles, but for countries: these hold too much."""
    return {
        mention.id
        for role in roles
        for _, unit, rule in happening.roles.get(role, [])
        if not rule.startswith(INHERITED)
        for mention in (unit.mention, *unit.inner)
        if mention is not None and mention.id and mention.type != "country"
    }


def _words(happening: Happening, meanings: Meanings, *, named: bool = False) -> set[str]:
    """What tells its own places and targets from others: ids of all but countries, and words that are no mere kinds of
    place; only the names, where these are asked for."""
    found = _ids(happening, ("place", "target"))
    for role in ("place", "target"):
        for parse, unit, rule in happening.roles.get(role, []):
            if rule.startswith(INHERITED):
                continue
            for word in parse.words[unit.head : unit.last]:
                name = word.pos == "name" and unit.type != "country"
                kind_of_place = meanings.type_of(word) == "place" and not name
                if name or (not named and word.pos in ("noun", "adj") and not kind_of_place):
                    found.add(meanings.folded_lemma(word))
    return found
