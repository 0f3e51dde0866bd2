"""Who does what somebody helps or equips him to do: «غارات لدعم القوات في معركتها», «ساعدت المقاتلين على صد الهجوم»,
«تدريب مقاتلين لمحاربة التنظيم», «دبابات إلى الجيش لتحرير المدينة»."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.parties import in_genitive
from rawi.coding.roles import add_role
from rawi.coding.slots import HUMAN_AGENTS
from rawi.coding.tolls import VIOLENT
from rawi.knowledge.grammar import Grammar

__all__ = ["help_to", "helped"]

PARTIES = (HUMAN_AGENTS - {"person"}) | {"people"}
ASIDE = frozenset(("time", "part", "open", "close"))
HELPED_TO = frozenset(("in", "on", "for", "from"))  # «في تحرير», «على صد», «لقتال», «من استعادة»
EQUIPPED_TO = frozenset(("for",))  # «لمحاربة»
GIVEN = frozenset(("weapon", "vehicle", "aircraft", "material", "bomb"))


# What somebody can be helped to do.
DEEDS = VIOLENT | {
    "capture",
    "repulse",
    "advance",
    "arrest",
    "release",
    "demining",
    "encirclement",
    "deployment",
}


def help_to(happening: Happening, grammar: Grammar, meanings: Meanings) -> None:
    """Gives a deed without an agent those whom its sentence says to be helped or equipped for it."""
    if happening.kind in DEEDS and not happening.roles.get("agent"):
        for unit in helped(happening.parse, happening.phrase, grammar, meanings):
            add_role(happening, "agent", unit, "helped to do it", happening.parse)


def helped(parse: Parse, event: Unit, grammar: Grammar, meanings: Meanings) -> list[Unit]:
    """Those whom the words before an event noun say to be helped or equipped for it; empty when they say so of nobody.

    Args:
        parse: the sentence.
        event: the event noun.
        grammar: for words of helping and equipping.
        meanings: for lemmas and meanings.
    """
    if event.tag != "event" or event.conj:
        return []
    relation = event.relation
    group: list[Unit] = []
    for unit in reversed(parse.units[: event.unit_index]):
        carries = unit.type in ("carrier", "abstract") and unit.last == event.first and not relation
        if carries and not group:
            relation = unit.relation  # «على شن | هجوم»
            continue
        inside = _genitive(parse, unit) if unit.tag == "np" else None
        if inside is not None and _leads(parse, unit, relation, grammar, meanings):
            return [inside, *group]
        if unit.tag in ASIDE or (
            unit.tag == "np" and not group and (unit.relation == "in" or unit.adverbial)
        ):
            continue
        if unit.tag != "np":
            break
        if unit.type not in PARTIES:
            break
        group.insert(0, unit)
        if unit.conj and not unit.relation:
            continue
        return (
            [replace(u, number=None) for u in group]
            if _governed(parse, unit, relation, grammar, meanings)
            else []
        )
    return []


def _leads(parse: Parse, unit: Unit, relation: str, grammar: Grammar, meanings: Meanings) -> bool:
    """Whether what stands under a preposition after a word of helping or equipping is what that is for."""
    lemma = meanings.folded_lemma(parse.words[unit.head])
    if lemma in grammar.helping:
        return relation in HELPED_TO
    return lemma in grammar.equipping and relation in EQUIPPED_TO


def _genitive(parse: Parse, unit: Unit) -> Unit | None:
    """«مساعدة القوات الفرنسية»: the party in the genitive of a noun that is none itself."""
    if unit.mention is not None or unit.relation == "support":
        return None
    return in_genitive(parse, unit, PARTIES)


def _governed(parse: Parse, unit: Unit, relation: str, grammar: Grammar, meanings: Meanings) -> bool:
    """Whether a party is the object of a verb of helping or equipping, the genitive of its verbal noun («دعم | القوات»), or
    whom arms go to («دبابات إلى | الجيش»)."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else None
    if before is None:
        return False
    if unit.relation:
        given = before.tag == "np" and before.type in GIVEN
        return unit.relation == "to" and given and relation in EQUIPPED_TO
    if (
        before.tag == "event"
        and before.last == unit.first
        and _leads(parse, before, relation, grammar, meanings)
    ):
        return True
    clause = parse.clauses[parse.clause_of[unit.unit_index]]
    if not 0 <= clause.verb < unit.unit_index or not _leads(
        parse, parse.units[clause.verb], relation, grammar, meanings
    ):
        return False
    between = parse.units[clause.verb + 1 : unit.unit_index]
    return any(u.tag in ("np", "event") and not u.relation for u in between)  # who or what helps stands first
