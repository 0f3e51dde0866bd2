"""Who carries out what a light verb tells by a verbal noun with a pronoun: «قامت بتدميرها | الميليشيات», «أقدم على قتله |
مسلحون». The pronoun is whom it was done to, so the noun after it is the verb's subject."""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.lone_nouns import HUMAN_AGENTS
from rawi.coding.meaning import load_meanings
from rawi.knowledge.frames import load_light

__all__ = ["does_what_is_carried", "done_by_next"]


def done_by_next(parse: Parse, event: Unit) -> bool:
    """Whether the noun right after a verbal noun with a pronoun is the subject of the light verb right before it."""
    i = event.unit_index
    if (
        i < 1
        or i + 1 >= len(parse.units)
        or event.tag != "event"
        or not event.relation
        or event.last != event.head + 1
    ):
        return False
    verb, noun, after = parse.units[i - 1], parse.words[event.head], parse.units[i + 1]
    if verb.tag != "verb" or verb.last < event.first - 1 or not noun.enclitic:
        return False
    if parse.words[verb.head].number == "p" or parse.words[verb.head].enclitic:
        return False
    entry = load_light().get(load_meanings().folded_lemma(parse.words[verb.head]))
    if entry is None or event.relation not in entry.noun or "agent" not in entry.subject:
        return False
    bare = after.tag == "np" and not (after.relation or after.conj or after.adverbial)
    return bare and after.type in HUMAN_AGENTS and after.first == event.last


def does_what_is_carried(parse: Parse, unit: Unit) -> bool:
    """Whether a noun is such a subject."""
    return unit.unit_index > 0 and done_by_next(parse, parse.units[unit.unit_index - 1])
