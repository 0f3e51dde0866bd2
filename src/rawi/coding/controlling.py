"""Verbs whose subject does the deed that hangs on them: «عاد الجيش إلى قصف», «تدرس الحكومة إرسال قوات», «تنظر في تسليح»."""

from __future__ import annotations

from rawi.coding.document import Happening, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.parties import as_state, capital
from rawi.coding.slots import Slots
from rawi.coding.tolls import TOLLS
from rawi.knowledge.grammar import Grammar

__all__ = ["controlled", "who_acts"]

BETWEEN = frozenset(("time", "part", "open", "close", "punct"))
BESIDE = 3  # phrases
COPULAS = frozenset(("كان", "ليس", "اصبح", "بات", "صار"))  # «عدن ستكون مقرا»
CAUSING = frozenset(("تسبب",))  # of these alone people's death is the subject's deed


def controlled(happening: Happening, grammar: Grammar, meanings: Meanings) -> bool:
    """Whether a happening told by a noun hangs on a verb of its clause whose subject does it; between them stands nothing
    but the subject, a time or a place."""
    parse, event, clause = happening.parse, happening.phrase, happening.clause
    if event.tag != "event" or event.conj or not 0 <= clause.verb < event.unit_index:
        return False
    verb = parse.units[clause.verb]
    lemma = meanings.folded_lemma(parse.words[verb.head])
    if f"{lemma} {event.relation or 'object'}" not in grammar.controlling or parse.words[verb.head].passive:
        return False
    if happening.kind in TOLLS and lemma not in CAUSING:
        return False  # «اعترف الجيش بمقتل جنوده»
    if event.definite and not parse.words[event.head].enclitic and lemma in grammar.admitting:
        return event.last > event.head + 1 and not parse.words[event.head].definite
    between = parse.units[clause.verb + 1 : event.unit_index]
    if not event.relation and between and between[-1].relation and between[-1].last == event.first:
        return False  # «تبحث الشرطة عن منفذ | هجوم»
    bare = [u for u in between if u.tag == "np" and not u.relation and not u.adverbial and not u.conj]
    return len(bare) < 2 and all(
        u.tag in BETWEEN or u.tag == "np" or (u.tag == "pron" and bool(u.relation)) for u in between
    )


def who_acts(happening: Happening, slots: Slots, meanings: Meanings) -> list[Unit]:
    """The subjects in the slots of a verb on which a deed hangs, a capital right before the deed as its state: «عادت واشنطن
    إلى قصف», not «عدن ستكون مقرا بعد استعادة»."""
    parse, subject, taken = happening.parse, slots.get("subject", []), slots.get("object", [])
    if not subject and len(taken) == 1 and capital(parse, taken[0]):
        subject = taken  # a capital alone beside the verb, which was taken for its object
    verb = meanings.folded_lemma(parse.words[parse.units[happening.clause.verb].head])
    far = [u for u in subject if happening.unit - u.unit_index > BESIDE]
    if far or verb in COPULAS or happening.kind == "support":
        return subject  # «وعدت واشنطن بتقديم الدعم»: not yet that any is given
    return [as_state(parse, unit) for unit in subject]
