"""Names misread as verbs: parts of a person's name that are spelt like a verb («وقال | جول محمد», «توماس | فيسي إن»).

Beside a verb of saying, where only a speaker can stand, the place in the sentence tells that there is no second verb.
"""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.speaker_kinds import NAMING
from rawi.knowledge.speech import load_speech

__all__ = ["named"]

CALLED = frozenset(("يدعى", "تدعى", "يسمى", "تسمى", "يلقب", "تلقب", "يكنى", "تكنى"))  # as written, ى and all
TITLES = frozenset(("متحدث", "ناطق", "مسؤول", "عضو", "باحث", "ناشط"))  # lemmas


def named(parse: Parse, verb: Unit) -> bool:
    """Whether what looks like a verb is part of a person's name («وقال | جول محمد», «قال موسى | اج»), or gives it
    («شاهد | يدعى أحمد»)."""
    word = parse.words[verb.head]
    if verb.unit_index == 0 or word.enclitic:
        return False
    if word.norm.removeprefix("و") in CALLED:
        return verb.unit_index + 1 < len(parse.units) and parse.units[verb.unit_index + 1].tag == "np"
    if verb.conj and word.proclitics[:1] != ("ف",):
        return False
    if _before_said(parse, verb):
        return True
    return not word.proclitics and (_between_commas(parse, verb) or _beside_name(parse, verb))


def _beside_name(parse: Parse, verb: Unit) -> bool:
    """«وقال | جول محمد»: between a verb and a name; «قال موسى | اج»: an unknown word right after a name."""
    before = parse.units[verb.unit_index - 1]
    if before.last != verb.first:
        return False
    if before.tag == "verb":
        if verb.unit_index + 1 == len(parse.units):
            return False
        after = parse.units[verb.unit_index + 1]
        if parse.words[after.first].text == ":":
            return not parse.words[verb.head].known  # «يقول | نواز: …»
        return after.tag == "np" and not after.relation and not after.conj and after.type in NAMING
    single = (
        before.tag == "np" and before.last == before.head + 1 and not before.relation and not before.definite
    )
    if single and _titled(parse, before, verb):
        return True
    return single and before.type in NAMING and not parse.words[verb.head].known


def _titled(parse: Parse, before: Unit, verb: Unit) -> bool:
    """«وقال ملك | شاهر المتحدث باسم…», «قال موسى | اج اساريد»: between a verb of saying with one bare word and a title
    or a name."""
    said = parse.units[before.unit_index - 1] if before.unit_index else None
    following = parse.units[verb.unit_index + 1 : verb.unit_index + 2]
    if said is None or said.tag != "verb" or parse.words[said.head].lemma not in load_speech().verbs:
        return False
    if not following or following[0].tag != "np" or following[0].relation or following[0].conj:
        return False
    head = parse.words[following[0].head]
    title = head.definite and head.lemma in TITLES
    return title or (following[0].type == "name" and head.pos == "name" and not head.definite)


def _before_said(parse: Parse, verb: Unit) -> bool:
    """«توماس | فيسي إن», «أحمد | اكاي لرويترز إن»: right after a name, where «إن» or the hearer follows, and no verb of
    saying can stand."""
    before = parse.units[verb.unit_index - 1]
    following = parse.units[verb.unit_index + 1 : verb.unit_index + 2]
    word = parse.words[verb.head]
    if not following or before.tag != "np" or before.last != verb.first or word.lemma in load_speech().verbs:
        return False
    said = (
        following[0].tag == "sub"
        and not following[0].conj
        and parse.words[following[0].head].text[:2] == "إن"
    )
    told = following[0].type == "media" and following[0].relation == "for"
    name = parse.words[before.last - 1].pos == "name"
    return name and (said or told) and word.tense != "past"


def _between_commas(parse: Parse, verb: Unit) -> bool:
    """Whether a few words stand between commas right before «أن»: «رئيس الوكالة، يوكيا أمانو، أن»."""
    before = parse.units[verb.unit_index - 1]
    if not parse.is_comma(before):
        return False
    for unit in parse.units[verb.unit_index + 1 : verb.unit_index + 4]:
        if parse.is_comma(unit):
            after = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
            return bool(after) and after[0].tag == "sub" and not after[0].conj
        if unit.tag != "np" or unit.relation:
            return False
    return False
