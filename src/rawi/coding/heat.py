"""Heat: how much of armed conflict a report, a sentence and a happening speak of."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.arabic.words import Word
from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.everyday import polices
from rawi.coding.meaning import Meanings
from rawi.coding.tolls import UNREST, VIOLENT
from rawi.coding.voices import voice_at
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.figurative import Figurative

__all__ = [
    "ARMED",
    "ASSASSINATING",
    "BOMBINGS",
    "IN_GENERAL",
    "MILITARY",
    "OF_UNREST",
    "OF_WAR",
    "ONLY_THOUGHT",
    "Heat",
    "assassination",
    "called_attack",
    "heat_of",
    "supported",
    "sure_word",
    "told_attack",
    "told_unrest",
    "war_beside",
]

ARMED = frozenset(("armed", "weapon", "aircraft", "bomb"))
# Kinds of which a strong word is a sign of armed conflict by itself. Killing, abduction, arrest are told of accidents,
# animals and crime as well.
OF_WAR = (VIOLENT - {"assault"}) | {
    "capture",
    "repulse",
    "encirclement",
    "interception",
    "demining",
    "displacement",
}
# What the police do to thieves as well: they alone are no sign of armed conflict there.
POLICED = frozenset(
    (
        "arrest", "release", "seizure", "assault", "sexual_violence", "advance", "encirclement",
        "abduction", "evacuation", "retreat", "repulse", "deployment",
    )
)  # fmt: skip
BOMBINGS = frozenset(("bombing", "suicide_bombing"))
# What a report of unrest tells besides: the dead, the wounded, who was taken, what was broken.
OF_UNREST = UNREST | {"killing", "injury", "arrest", "release", "destruction", "assault"}
# Why a happening was dropped that shows what a report speaks of all the same.
IN_GENERAL = "spoken of in general"
ONLY_THOUGHT = "only thought of, asked for or possible"
STILL_OF_WAR = frozenset((IN_GENERAL, ONLY_THOUGHT))
FIRST = 2  # sentences: the headline and what follows it
FORCES = "قوات"  # armed, whatever «قوة» may be
MILITARY = "عسكري"
HIT = frozenset(("vehicle", "facility", "org"))  # what a bomb is set to
SET_OFF = "تفجير"
ASSASSINATING = frozenset(("اغتيال", "اغتال"))
OBJECTING = frozenset(("احتج", "احتجاج"))  # one man may, with words: «احتج الوزير على القرار»
TERRORIST = "ارهابي"
OFFICERS = 2  # how many phrases of police count
HOT = 7  # the least heat of a report in which a weak word may stand by itself
FULL = 150  # words of a report of which so much is asked; of a shorter one, less
DENSE = 2.0  # and the least heat for each hundred words


@dataclass(frozen=True, slots=True)
class Heat:
    """What a report speaks of.

    Attributes:
        hot: of armed conflict, so much that a weak word may stand by itself.
        unrest: of demonstrations, in its first sentences or more than once.
        domain: the everyday domain that it speaks of instead, if any.
    """

    hot: bool
    unrest: bool
    domain: str


def heat_of(document: Document, figurative: Figurative, everyday: Everyday, meanings: Meanings) -> Heat:
    """How strongly a report speaks of armed conflict, and what it speaks of instead."""
    strong = sum(
        1
        for h in document.happenings
        if (h.stands or h.dropped in STILL_OF_WAR)
        and (
            (not h.frame.weak and h.kind in OF_WAR)
            or supported(h, meanings, unsure=everyday.unsure)
            or told_attack(h)
            or _claimed(h)
        )
    )
    armed = {m.id for p in document.parses for m in p.mentions if m.type == "armed"}
    phrases = [
        polices(p, u, meanings)
        for p in document.parses
        for u in p.units
        if u.tag == "np" and u.type in ARMED and _sure(p, u, everyday.unsure, meanings)
    ]
    # of thieves and accidents nobody tells but the police: they are some sign, and not one for every time
    score = 2 * strong + 2 * len(armed) + phrases.count(False) + min(phrases.count(True), OFFICERS)
    length = 0
    words: dict[str, int] = {}
    marking = frozenset().union(*figurative.domains.values())
    for parse in document.parses:
        length += len(parse.words)
        for word in parse.words:
            if word.pos in ("noun", "adj", "name"):
                lemma = meanings.folded_lemma(word)
                if lemma in marking:
                    words[lemma] = words.get(lemma, 0) + 1
                if word.stem != lemma and word.stem in marking:
                    words[word.stem] = words.get(word.stem, 0) + 1
    best, hits = "", 0
    for domain, lemmas in figurative.domains.items():
        found = sum(min(words[lemma], 3) for lemma in lemmas if lemma in words)
        if found > hits:
            best, hits = domain, found
    density = 100 * score / (length or 1)
    hot = density >= DENSE and score >= HOT * min(length, FULL) / FULL
    return Heat(hot, _unrest(document), best if hits >= 3 and hits > score else "")


def _unrest(document: Document) -> bool:
    """Whether demonstrations are what a report tells of."""
    told = [h for h in document.happenings if h.stands and h.kind in UNREST]
    return len(told) > 1 or any(h.parse.index < FIRST for h in told)


def told_attack(happening: Happening) -> bool:
    """«تفجير في سوق شعبية أسفر عن مقتل عشرة», «هجوم على فندق قتل فيه ثلاثة»: an attack that killed, and says where or whom
    it hit, is no figure of speech; nor is a bombing that says where, and whom or what it hit."""
    where = happening.roles.get("place")
    targets = happening.roles.get("target", [])
    if happening.kind in BOMBINGS:
        hit = any(unit.type in HIT for _, unit, _ in targets)
        return bool((happening.tolls or hit) and where)
    return (
        happening.kind in VIOLENT
        and bool(where or targets)
        and any(what == "killed" for what, _ in happening.tolls)
    )


def called_attack(happening: Happening) -> bool:
    """«الهجوم الإرهابي», «تفجير المسجد», «تفجيرات العاصمة»: what is called terrorist is an attack, wherever it is told
    of; so is a bombing that somebody set off of which it is told where, or what it hit."""
    if happening.phrase.tag != "event" or happening.kind not in VIOLENT:
        return False
    if _terrorist(happening):
        return True
    if happening.kind not in BOMBINGS or happening.frame.lemmas[0] != SET_OFF:
        return False
    if happening.tolls or happening.pointed_to:
        return True
    told = happening.roles.get("target", []), happening.roles.get("place", [])
    return any(unit.type in HIT for _, unit, _ in told[0]) or any(u.type == "place" for _, u, _ in told[1])


def assassination(happening: Happening, meanings: Meanings) -> bool:
    """«اغتيال المعارض سليم داود»: nobody but a party murders somebody for what he is."""
    if meanings.folded_lemma(happening.parse.words[happening.first]) not in ASSASSINATING:
        return False
    return any(
        u.type in ("person", "people", "name", "armed") for _, u, _ in happening.roles.get("target", [])
    )


def told_unrest(happening: Happening, struggles: frozenset[str], meanings: Meanings) -> bool:
    """«احتجاجات في العاصمة», «أعمال العنف في بورسعيد», «حرب راح ضحيتها آلاف»: what people do in the streets where it is
    told who or where, and fighting where it is told where or that it killed; but no struggle as such («صراعه مع
    الفقر»)."""
    places = happening.roles.get("place", [])
    word = happening.parse.words[happening.first]
    lemma = meanings.folded_lemma(word)
    if happening.kind == "protest":
        # a state protests with a note, a minister with words: «احتجاج خليجي على التصريحات»
        people = any(unit.type != "country" for _, unit, _ in happening.roles.get("agent", []))
        if lemma in OBJECTING and word.number != "p":
            return any(p is happening.parse and unit.first > happening.first for p, unit, _ in places)
        return bool(places) or people
    if happening.kind not in ("clash", "riot") or happening.phrase.tag != "event":
        return False
    if any(what == "killed" for what, _ in happening.tolls):
        return True
    where = any(unit.type in ("place", "country") and unit.name for _, unit, _ in places)
    return where and lemma not in struggles


def _terrorist(happening: Happening) -> bool:
    """«الهجوم الإرهابي»: what only a deed of violence is called."""
    parse = happening.parse
    return any(
        parse.words[i].stem.startswith(TERRORIST) for i in (*happening.phrase.modifiers, happening.last - 1)
    )


def _claimed(happening: Happening) -> bool:
    """«أعلن تنظيم مسؤوليته عن الهجوم»: what somebody claims to have done is an attack."""
    if happening.kind not in VIOLENT:
        return False
    voice = voice_at(happening.parse, happening.first)
    return voice is not None and voice.act == "claims" and bool(voice.chain)


def _sure(parse: Parse, unit: Unit, unsure: frozenset[str], meanings: Meanings) -> bool:
    """Whether a phrase of fighters or arms surely means them: by a name, or by a word that is said of no others."""
    if any(m.type == "armed" and m.id for m in unit.inner):
        return True
    for i in range(unit.head, unit.last):
        word = parse.words[i]
        if i in parse.weapons and parse.weapons[i][0] - i > 1:
            return True  # «طائرة مسيرة», where «طائرة» alone may be anybody's
        if unit.type == "vehicle" and meanings.folded_lemma(word) == MILITARY:
            return True  # «رتل عسكري»
        if sure_word(word, unsure, meanings):
            return True
    return False


def sure_word(word: Word, unsure: frozenset[str], meanings: Meanings) -> bool:
    """Whether a word says fighters or arms, and is said of no others."""
    return meanings.type_of(word) in ARMED and (
        word.stem == FORCES or not (meanings.folded_lemma(word) in unsure or word.stem in unsure)
    )


def supported(
    happening: Happening, meanings: Meanings, *, own: bool = False, unsure: frozenset[str] = frozenset()
) -> bool:
    """Whether the happening itself names fighters, arms or aircraft, also within a phrase («مقر الشرطة»), or takes up one
    that surely is of armed conflict.

    Args:
        happening: with its roles.
        meanings: the lexicon.
        own: fighters who are its subject only by an earlier sentence do not count.
        unsure: nor do these nouns, where they alone name fighters or arms.
    """
    if (
        happening.antecedent is not None
        and happening.antecedent.stands
        and not happening.antecedent.frame.weak
    ):
        return True
    policed = happening.kind in POLICED
    named = [
        (p, u)
        for role, entries in happening.roles.items()
        if role != "source"
        for p, u, rule in entries
        if (p is happening.parse or not own or not rule.startswith("hidden"))
        and not (policed and role != "target" and polices(p, u, meanings))
    ]
    for parse, unit in named + [(happening.parse, unit) for _, unit in happening.tolls]:
        if unsure:
            if _sure(parse, unit, unsure, meanings):
                return True
            continue
        if unit.type in ARMED or any(m.type == "armed" for m in unit.inner):
            return True
        head = unit.head + (unit.type == "org")  # «فرق الإطفاء» are no fighters
        if any(meanings.type_of(word) in ARMED for word in parse.words[head : unit.last]):
            return True
    return False


def war_beside(happening: Happening, of_war: frozenset[str], meanings: Meanings) -> bool:
    """Whether its sentence names fighters, arms or the people of war (``of_war``), or tells of fighting."""
    parse = happening.parse
    if parse.weapons or any(m.type == "armed" for m in parse.mentions):
        return True
    if any(word.stem in of_war or meanings.folded_lemma(word) in of_war for word in parse.words):
        return True
    return any(
        unit.tag == "np" and unit.type in ARMED and not polices(parse, unit, meanings) for unit in parse.units
    ) or any(
        unit.tag in ("event", "verb") and any(f.kind in OF_WAR and not f.weak for f in unit.frames)
        for unit in parse.units
    )
