"""Who is told to have called a truce or a protest: «هدنة أعلنتها الحكومة», «تظاهرة دعت إليها الأحزاب»."""

from __future__ import annotations

from collections.abc import Callable

from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role
from rawi.coding.slots import HUMAN_AGENTS, Slots

__all__ = ["called_by"]

ANNOUNCES, CALLS = "اعلن", "دعا"
CALLERS = HUMAN_AGENTS | {"people"}
TO = frozenset(("to", "for"))  # «دعت إليها», «دعت لها»


def called_by(happening: Happening, slots_of: Callable[[Parse, Clause], Slots], meanings: Meanings) -> None:
    """Gives a truce or a protest without an agent whoever a relative clause says to have called it.

    Args:
        happening: the truce or the protest.
        slots_of: what stands around a clause's verb.
        meanings: for lemmas.
    """
    if happening.kind not in ("agreement", "protest") or happening.roles.get("agent"):
        return
    parse = happening.parse
    for clause in parse.clauses:
        if (
            clause.verb < 0
            or clause.antecedent != happening.unit
            or not _calls(parse, clause, happening, meanings)
        ):
            continue
        for unit in slots_of(parse, clause).get("subject", []):
            if unit.tag == "np" and unit.type in CALLERS:
                add_role(happening, "agent", unit, "announced it", parse)


def _calls(parse: Parse, clause: Clause, happening: Happening, meanings: Meanings) -> bool:
    """Whether a relative clause says so: «أعلنتها» of a truce, «دعت إليها» of a protest."""
    word = parse.words[parse.units[clause.verb].head]
    lemma = meanings.folded_lemma(word)
    if happening.kind == "agreement":
        return lemma == ANNOUNCES and bool(word.enclitic)
    return lemma == CALLS and any(_taken_up(parse.units[i]) for i in clause.units)


def _taken_up(unit: Unit) -> bool:
    """«إليها»: the pronoun of the protest."""
    return unit.tag == "pron" and unit.relation in TO
