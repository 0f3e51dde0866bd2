"""Which clauses share their day: a day dates what its own clause tells, and few others.

«هاجم الجيش أمس القرية وأحرق منازلها», «شهدت المدينة أمس معارك، حيث قتل خمسة» tell of one day. «قتل أمس جندي، فيما
تقدم الجيش», «قصف أمس موقعا يحاصره الجيش» do not say when the second was.
"""

from __future__ import annotations

from collections.abc import Iterator

from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.tolls import TOLLS
from rawi.knowledge.grammar import Grammar

__all__ = ["at_same_time", "joined_on", "tells_outcome", "tells_when", "told_of_both"]

# What opens a clause that tells how or when the same thing was.
SAME = frozenset(("حيث", "عندما", "حينما", "والتي", "والذي", "واللتان", "واللذان"))
WHEN = frozenset(("عندما", "حينما", "حين", "لما"))
OUTCOME = frozenset(("ما", "مما"))
PART_OF = frozenset(("in", "during"))
FRONT = 2  # units before which a time heads its sentence


def at_same_time(happening: Happening, times: list[Unit], grammar: Grammar, meanings: Meanings) -> bool:
    """Whether a happening was when a clause that its own hangs on was: «معارك أمس، حيث قتل خمسة», «مما أدى إلى مقتل خمسة»,
    «وأمس قال المراسل إن»."""
    clause = happening.clause
    if tells_outcome(happening.parse, clause, grammar, meanings):
        return True
    if clause.opener in SAME or (clause.kind == "relative" and not clause.opener) or _cleft(happening):
        return True
    if clause.opener == "و" and (happening.phrase.conj or _of_toll(happening)):
        return True
    describes = clause.kind == "relative" and clause.antecedent >= 0  # «قصف أمس موقعا | تحاصره القوات»
    return not describes and any(_heads(happening.parse, time) for time in times)


def _cleft(happening: Happening) -> bool:
    """«أصبحت القوات هي من يتصدى للمسلحين»: the clause tells what the one before it does."""
    clause = happening.clause
    return clause.kind == "relative" and clause.opener == "من" and clause.antecedent >= 0


def _of_toll(happening: Happening) -> bool:
    """«عندما قتل عشرة وأصيب خمسة في انفجار»: what both tolls were in."""
    verb = happening.clause.verb
    frames = happening.parse.units[verb].frames if verb >= 0 else ()
    return happening.phrase.relation in PART_OF and any(frame.kind in TOLLS for frame in frames)


def _heads(parse: Parse, time: Unit) -> bool:
    """Whether a time stands at the head of its sentence, before the verb: «وصباح أمس قتل مسلحون جنديا وأحرقوا سيارته»."""
    clause = parse.clauses[parse.clause_of[time.unit_index]]
    return time.unit_index <= FRONT and (clause.verb < 0 or time.unit_index < clause.verb)


def joined_on(happening: Happening, before: list[Unit], grammar: Grammar, meanings: Meanings) -> bool:
    """Whether «و» joins a happening to the one told before it, after its day: «هاجموا أمس القرية وأحرقوا منازلها»."""
    if not before or before[0].unit_index > happening.unit:
        return False
    return happening.phrase.conj or _same_doer(happening, grammar, meanings)


def _same_doer(happening: Happening, grammar: Grammar, meanings: Meanings) -> bool:
    """Whether the verb of its clause goes on with the subject of the one before: «شنوا أمس هجوما واستعادوا السيطرة», «وأدت
    إلى مقتل خمسة»."""
    parse, verb = happening.parse, happening.clause.verb
    if verb < 0:
        return False
    if any(rule == "hidden-subject" for _, _, rule in happening.roles.get("agent", ())):
        return parse.units[verb].conj
    after = parse.units[verb + 1] if verb + 1 < len(parse.units) else None
    if meanings.folded_lemma(parse.words[parse.units[verb].head]) not in grammar.results or after is None:
        return False
    return bool(after.relation) and happening.clause.opener in ("", "و")


def tells_when(
    time: Unit, happening: Happening, beside: Happening | None, grammar: Grammar, meanings: Meanings
) -> bool:
    """Whether the one day of a sentence stands in a clause that says when: «قتل خمسة عندما انفجرت أمس قنبلة», «وذلك أمس»;
    right before the verb («هذا الصباح هاجم مسلح»); in the clause before, whose subject goes on; or after both of two.

    Args:
        time: the expression of time.
        happening: what it may date.
        beside: the happening that the verb of its own clause names, if any.
        grammar, meanings: what words mean.
    """
    parse = happening.parse
    if time.unit_index + 1 == happening.clause.verb:
        return True
    clause = parse.clauses[parse.clause_of[time.unit_index]]
    if time.unit_index < happening.unit:
        return _same_doer(happening, grammar, meanings)
    if clause.opener in WHEN or parse.words[time.first - 1].stem == "ذلك":
        return True
    around = parse.units[clause.antecedent] if clause.antecedent >= 0 else None
    if around is not None and around.tag == "event" and around.relation in PART_OF:
        return parse.clause_of[around.unit_index] == happening.clause.index  # «قتل في معارك اندلعت أمس»
    return beside is not None and _joined_by_and(happening, beside, grammar, meanings)


def _joined_by_and(happening: Happening, after: Happening, grammar: Grammar, meanings: Meanings) -> bool:
    """«قتل خمسة جنود في القرية وأصيب عشرة أمس», «هاجموا القرية وأحرقوا منازلها أمس»: two that end in one day."""
    next_to = happening.clause.index + 1 == after.clause.index and after.clause.opener == "و"
    tolls = happening.kind in TOLLS and after.kind in TOLLS
    return next_to and after.phrase.conj and (tolls or _same_doer(after, grammar, meanings))


def tells_outcome(parse: Parse, clause: Clause, grammar: Grammar, meanings: Meanings) -> bool:
    """«أحرق مسلحون منزلا، ما أدى إلى مقتل رجل أمس»: a day told with what came of a deed is the deed's as well."""
    if clause.opener not in OUTCOME or clause.verb < 0:
        return False
    return meanings.folded_lemma(parse.words[parse.units[clause.verb].head]) in grammar.results


def told_of_both(parse: Parse, happening: Happening) -> Iterator[int]:
    """«المسيرات والتظاهرات التي شهدتها المدينة أمس»: the relative clauses that tell of this one and of one joined to it."""
    for clause in parse.clauses:
        last = clause.antecedent
        if (
            clause.kind != "relative"
            or last < 0
            or parse.units[last].tag != "event"
            or last == happening.unit
        ):
            continue
        first, end = min(last, happening.unit), max(last, happening.unit)
        between = parse.units[first + 1 : end + 1]
        if all(u.tag == "event" and u.conj and not u.relation for u in between):
            yield clause.index
