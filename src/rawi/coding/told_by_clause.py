"""Land without a name that a relative clause tells: «المنطقة التي تفصل بين البلدين», «طريق يؤدي إلى العاصمة»."""

from __future__ import annotations

from rawi.coding.containers import has_name
from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.knowledge.grammar import load_grammar

__all__ = ["with_its_clause"]

LONGEST = 8  # words of a clause that tells which place is meant; a longer one tells a story
PREPOSITION = 3  # more words than the longest has
APART = frozenset(("punct", "sub", "part", "time"))
# How what belongs to the clause hangs on its verb; «بعد انسحاب كذا», «باتجاه كذا» tell more than which land it is.
BELONGS = frozenset(("", "in", "at", "from", "to", "on", "with", "between", "of", "for", "by"))


def with_its_clause(parse: Parse, unit: Unit, last: int, told: int = -1) -> int:
    """Where the words end that say which land is meant: after the clause that tells it, or where the phrase ends.

    Args:
        parse: its sentence.
        unit: the phrase of a place.
        last: index after its last word.
        told: the unit of the happening whose place it is; «مناطق | تعرضت للقصف» says by its clause what happened.
    """
    if unit.tag != "np" or not _nameless(parse, unit) or last != unit.last:
        return last
    clause = next(
        (c for c in parse.clauses if c.antecedent == unit.unit_index and c.kind == "relative"), None
    )
    if clause is None or not parse.holds(unit):
        return last
    end, verb, opened = last, False, 0
    for following in parse.units[unit.unit_index + 1 :]:
        if parse.clause_of[following.unit_index] != clause.index or following.tag in APART:
            break
        if following.relation not in BELONGS or not _next_to(parse, end, following):
            break
        if following.unit_index == told:
            return last
        verb = verb or following.unit_index == clause.verb
        opened += (following.tag == "open") - (following.tag == "close")
        end = following.last
    return end if verb and not opened and end <= last + LONGEST else last


def _next_to(parse: Parse, end: int, unit: Unit) -> bool:
    """Whether only a preposition stands between the words so far and a phrase."""
    between = parse.words[end : unit.first]
    return len(between) < PREPOSITION and all(word.pos in ("prep", "noun", "adv") for word in between)


def _nameless(parse: Parse, unit: Unit) -> bool:
    """«المنطقة», «طريق», «أحياء سكنية»: a word for land with nothing but adjectives."""
    if unit.number is not None or has_name(unit) or unit.last != unit.head + 1 + len(unit.modifiers):
        return False
    head, grammar = parse.words[unit.head], load_grammar()
    lemma = load_meanings().folded_lemma(head)
    return not head.enclitic and lemma in grammar.areas | grammar.settlements | grammar.between_places
