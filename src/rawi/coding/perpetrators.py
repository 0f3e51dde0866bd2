"""Who is said to have carried an attack out, and bombers told among its dead: «سالم هو منفذ الهجوم»,
«مقتل الانتحاري وحارس»."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.slots import pronoun_unit

__all__ = ["is_bomber", "perpetrator"]

CARRIES_OUT = frozenset(("منفذ", "منفذو", "منفذي", "المنفذ"))
ONE_OF = frozenset(("احد", "احدي", "اول", "ثاني", "ثالث"))  # «سالم أحد منفذي الهجوم»
WHO = frozenset(("people", "person", "name", "armed", "org"))
BOMBER = "انتحاري"
THAT_HE = frozenset(("انه", "بانه", "انها", "بانها"))
ASIDE = frozenset(("time", "part", "open", "close"))


def perpetrator(happening: Happening) -> list[Unit]:
    """Of whom a sentence says that he carried out what an event noun tells; empty when it does not say who."""
    parse, event = happening.parse, happening.phrase
    word = parse.units[event.unit_index - 1] if event.unit_index else None
    if word is None or word.tag != "np" or word.last != event.first or event.relation or event.conj:
        return []
    if parse.words[word.last - 1].folded.removeprefix("و") not in CARRIES_OUT:
        return []
    if word.head < word.last - 1 and parse.words[word.head].folded not in ONE_OF:
        return []  # «حددت الشرطة هوية منفذ الهجوم»
    if word.relation:
        return []
    return _said_of(parse, word) or _named_before(parse, word) or _named_after(happening, word)


def _named_before(parse: Parse, word: Unit) -> list[Unit]:
    """«وقال خالد العلي، | منفذ محاولة الاغتيال، إن», «أكدوا أنه | منفذ التفجير»: a person told of between commas, or the
    pronoun of «أن»."""
    before = parse.units[max(0, word.unit_index - 2) : word.unit_index]
    if before and before[-1].tag == "sub" and parse.words[before[-1].last - 1].folded in THAT_HE:
        return [pronoun_unit(before[-1])]
    if len(before) < 2 or not parse.is_comma(before[-1]):
        return []
    who = before[0]
    return (
        [who] if who.tag == "np" and who.type in ("person", "name") and who.last == before[-1].first else []
    )


def _named_after(happening: Happening, word: Unit) -> list[Unit]:
    """«منفذ هجوم السفارة | شاب تركي», «منفذ التفجير هو سالم العلي»: who a sentence without a verb says that he is."""
    parse, event = happening.parse, happening.phrase
    before = parse.units[: word.unit_index]
    if happening.clause.verb >= 0 or any(u.tag in ("np", "event", "verb") for u in before[-1:]):
        return []
    pronoun = False
    for unit in parse.units[event.unit_index + 1 :]:
        if unit.tag == "pron" and not unit.relation and not pronoun:
            pronoun = True
            continue
        if unit.tag in ("time", "open", "close") or (unit.tag == "np" and (unit.relation or unit.adverbial)):
            continue
        if unit.tag != "np" or unit.conj:
            return []
        if unit.type in ("people", "person", "name") and (
            pronoun or not unit.definite or unit.type == "name"
        ):
            return [replace(unit, number=None)]
        if pronoun or unit.first != event.last:
            return []
    return []


def _said_of(parse: Parse, word: Unit) -> list[Unit]:
    """«شابا في العشرين هو | منفذ», «الانتحاري سالم | منفذ»: the bare phrase before it, past a pronoun."""
    pronoun = False
    for unit in reversed(parse.units[: word.unit_index]):
        if unit.tag in ASIDE or (pronoun and unit.tag == "np" and unit.relation):
            continue
        if unit.tag == "pron" and not unit.relation and not pronoun:
            pronoun = True
            continue
        suits = unit.tag == "np" and not unit.relation and unit.type in WHO
        return [replace(unit, number=None)] if suits and (pronoun or unit.last == word.first) else []
    return []


def is_bomber(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«أسفر التفجير عن مقتل الانتحاري وحارس»: whether one told among the dead of a suicide attack blew himself up."""
    return meanings.folded_lemma(parse.words[unit.head]) == BOMBER
