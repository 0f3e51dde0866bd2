"""Violence among private people: «أطلق رجل النار على جاره», of which a report tells that names no party to any conflict.

Crime, accidents and what is done to animals are told in the words of war: people are shot, stabbed, carried to hospital,
freed from the sea. Where no fighters, no movement, no state and nobody of public standing stands in a whole article,
nobody fights in it: the police who come, search and arrest are no party.
"""

from __future__ import annotations

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.everyday import POLICE, polices
from rawi.coding.heat import ASSASSINATING, called_attack, sure_word
from rawi.coding.meaning import Meanings
from rawi.knowledge.everyday import Everyday

__all__ = ["PRIVATE", "blast_without_bomb", "private", "privately_done"]

PRIVATE = "violence among private people: the report names no party to a conflict"
# What people do to each other as well, and what becomes of them.
DONE = frozenset(
    (
        "assault", "killing", "injury", "abduction", "sexual_violence", "evacuation", "capture", "advance", "retreat",
        "surrender", "encirclement", "arrest", "release", "seizure", "destruction",
    )
)  # fmt: skip
ROBBERS = frozenset(("لص", "سارق", "خاطف", "عصابه"))
BODIES = frozenset(("قوه", "رجل", "وحده", "فريق", "فرقه"))  # that the police have as well
GUNMAN = "مسلح"
STATES = frozenset(("country", "state", "org"))
BLAST = "انفجار"
LONG = 60  # words of a report from which on a party would have been named


def private(document: Document, everyday: Everyday, meanings: Meanings) -> bool:
    """Whether a report, long enough to name them, names no party to a conflict: neither fighters nor words of war."""
    if sum(len(parse.words) for parse in document.parses) < LONG:
        return False
    return not any(_names_party(parse, everyday, meanings) for parse in document.parses)


def privately_done(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """Whether a happening of such a report is none of a conflict: unless it befell somebody for what he is or does, or a
    state did it, or it is called an attack of terror."""
    if happening.kind == "bombing":
        return blast_without_bomb(happening, meanings)
    if happening.kind not in DONE or called_attack(happening):
        return False
    words = happening.parse.words[happening.first : happening.last]
    if any(meanings.folded_lemma(word) in ASSASSINATING for word in words):
        return False  # «محاولة لاغتيال المرشح»
    done_by = [(p, u) for p, u, _ in happening.roles.get("agent", [])]
    if any(u.type in STATES for _, u in done_by):
        return False
    if happening.kind in ("killing", "assault") and any(polices(p, u, meanings) for p, u in done_by):
        return False  # «أطلقت الشرطة النار على المضربين»
    befell = [(p, u) for p, u, _ in happening.roles.get("target", [])] + [
        (happening.parse, u) for _, u in happening.tolls
    ]
    return not any(_public(p, u, everyday, meanings) for p, u in done_by + befell)


def _names_party(parse: Parse, everyday: Everyday, meanings: Meanings) -> bool:
    """Whether a sentence names fighters other than the police, or uses a word of war."""
    named = any(
        m.type == "armed"
        and not any(meanings.folded_lemma(w) in POLICE for w in parse.words[m.first : m.last])
        for m in parse.mentions
    )
    if named or any(
        word.stem in everyday.of_war or meanings.folded_lemma(word) in everyday.of_war for word in parse.words
    ):
        return True
    if any(
        word.number == "p"
        and word.pos == "noun"
        and meanings.type_of(word) == "armed"
        and meanings.folded_lemma(word) not in POLICE | ROBBERS | BODIES
        and sure_word(word, everyday.unsure, meanings)
        for word in parse.words
    ):
        return True  # «أحد قادة المسلحين»
    return any(
        unit.tag == "np"
        and unit.type == "armed"
        and not polices(parse, unit, meanings)
        and not _alone(parse, unit, meanings)
        and any(
            meanings.type_of(word) == "armed" and sure_word(word, everyday.unsure, meanings)
            for word in parse.words[unit.head : unit.last]
        )
        for unit in parse.units
    )


def _alone(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«مسلح», «المسلح (58 عاما)», «لصوص مسلحون»: one gunman of whom no more is known, and robbers: no side that fights."""
    head = parse.words[unit.head]
    lemma = meanings.folded_lemma(head)
    return lemma in ROBBERS or (lemma == GUNMAN and head.number == "s" and not unit.inner)


def _public(parse: Parse, unit: Unit, everyday: Everyday, meanings: Meanings) -> bool:
    """«متظاهر», «صحفي», «نائب»: somebody to whom things are done for what he is."""
    return any(
        meanings.folded_lemma(word) in everyday.public or word.stem in everyday.public
        for word in parse.words[unit.head : unit.last]
    )


def blast_without_bomb(happening: Happening, meanings: Meanings) -> bool:
    """«انفجار في مصنع للغاز»: a blast of which nobody says that a bomb, a car or a hand made it."""
    first = happening.parse.words[happening.first]
    if meanings.folded_lemma(first) != BLAST or happening.specific:
        return False
    return not (happening.roles.get("agent") or happening.roles.get("instrument"))
