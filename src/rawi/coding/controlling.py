"""Verbs whose subject does the deed that hangs on them: «عاد الجيش إلى قصف», «تدرس الحكومة إرسال قوات», «تنظر في تسليح»."""

from __future__ import annotations

from rawi.coding.document import Happening
from rawi.coding.meaning import Meanings
from rawi.coding.tolls import TOLLS
from rawi.knowledge.grammar import Grammar

__all__ = ["controlled"]

BETWEEN = frozenset(("time", "part", "open", "close", "punct"))
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
