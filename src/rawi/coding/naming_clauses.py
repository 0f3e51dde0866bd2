"""Clauses that only tell what somebody is called: «جماعة تطلق على نفسها اسم "أنصار السنة"», «حركة تسمى "النور"».

Such a clause belongs to the words that name whoever speaks or claims a deed, and what he says comes after it.
"""

from __future__ import annotations

from rawi.coding.document import Parse
from rawi.coding.meaning import Meanings

__all__ = ["naming_end"]

CALLING_ITSELF = frozenset(("اطلق",))  # «تطلق على نفسها»
CALLED = frozenset(("سمي", "دعا", "دعي", "عرف", "لقب", "اسمي"))  # «تسمى», «يدعى», «تعرف باسم»
ITSELF = frozenset(("نفسها", "نفسه", "انفسهم"))
BEFORE_NAME = 5  # words from the verb to the name: «تطلق على نفسها اسم | "…"»
LONGEST_NAME = 9  # words in quotation marks
CLOSING = {"«": "»", "“": "”", '"': '"', "(": ")"}


def naming_end(parse: Parse, at: int, meanings: Meanings) -> int:
    """The word after a clause that tells what somebody is called, where one begins at a unit; else 0.

    Args:
        parse: the sentence.
        at: the unit where the clause may begin: a comma before it, «التي» or its verb.
        meanings: what words mean.
    """
    units, words = parse.units, parse.words
    j = at
    while j < min(at + 2, len(units)) and (parse.is_comma(units[j]) or units[j].tag == "rel"):
        j += 1
    if j >= len(units) or units[j].tag != "verb" or units[j].conj or words[units[j].head].enclitic:
        return 0
    verb = units[j]
    lemma = meanings.folded_lemma(words[verb.head])
    itself = any(word.folded in ITSELF for word in words[verb.last : verb.last + 2])
    calls = (lemma in CALLING_ITSELF and itself) or (lemma in CALLED and words[verb.head].tense == "present")
    if not calls:
        return 0
    for i in range(verb.last, min(verb.last + BEFORE_NAME, len(words))):
        closing = CLOSING.get(words[i].text)
        if closing:
            ends = range(i + 2, min(i + 2 + LONGEST_NAME, len(words)))
            return next((k + 1 for k in ends if words[k].text == closing), 0)
        if words[i].pos in ("punct", "verb", "sub"):
            return 0
    name = units[j + 1] if j + 1 < len(units) else verb
    named = name.tag == "np" and not name.relation and name.type == "name"
    return name.last if named else 0  # «ناشط يدعى | سالم العلي»
