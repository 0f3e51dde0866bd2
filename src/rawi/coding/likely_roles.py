"""Likely roles: who did it and to whom, where no rule found anybody, by all their signs together.

The rules for agents and targets each know one way in which they are told, and on texts that nobody has read they leave
many out. Where a happening has nobody in such a role, the phrases of its sentence, and who acts or is acted on in the
sentences before, are weighed as ``likely_places`` weighs places; the likeliest stands, if more of those like it are
right than not. The weights in agent_likelihood.csv and target_likelihood.csv are learnt from the reports coded by hand
(``bench/likelihood.py agents``, ``targets``).
"""

from __future__ import annotations

from collections.abc import Mapping

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.likelihood import WHOLE
from rawi.coding.likely_places import LIKELY
from rawi.coding.meaning import load_meanings
from rawi.coding.role_signs import Candidate, RoleSigns, Told
from rawi.coding.scale import Scale
from rawi.knowledge.grammar import Grammar, load_grammar

__all__ = ["ADDED", "candidates", "lacks", "weigh_roles"]

ADDED = {"agent": 0.65, "target": 0.5}  # at least as likely, and it stands
BACK = 5  # sentences in which somebody is looked for before the happening's
MOST = 4  # of those told there, the last ones
REACH = 40  # phrases and marks on either side of a happening among which somebody is looked for
PEOPLE = frozenset(("armed", "org", "state", "country", "crowd", "people", "person"))
# How somebody may hang who is none of them: whom something is against, and a country that something is in or goes to.
AGAINST = frozenset(("against",))
LAND = frozenset(("in", "to", "toward", "from", "between", "at", "on", "about"))
NOBODY = frozenset(("اي", "ايه"))  # «لم تعلن أي جهة»
MEANINGS = {
    "agent": PEOPLE | {"aircraft", "vehicle"},
    "target": PEOPLE | {"facility", "vehicle", "weapon"},
}


def weigh_roles(document: Document, scales: Mapping[str, Scale]) -> None:
    """Adds a likely agent and target to the happenings that stand and lack one.

    Args:
        document: with likelihoods.
        scales: of the signs of agents and of targets, by role.
    """
    if len(document.parses) < WHOLE:
        return  # a message of a line or two is left to the rules, as its happenings are
    told = Told(document)
    found = [
        (happening, role, candidate)
        for happenings in told.by_sentence.values()
        for happening in happenings
        for role in scales
        if lacks(happening, role)
        for candidate in [_likeliest(happening, role, told, scales[role])]
        if candidate is not None
    ]
    for happening, role, candidate in found:  # only now, so that none is a sign for the next
        happening.roles[role] = [
            (candidate.parse, unit, LIKELY)
            for unit in (
                candidate.unit,
                *candidate.parse.joined_after(candidate.unit, MEANINGS[role]),
            )
        ]


def lacks(happening: Happening, role: str) -> bool:
    """Whether nobody has a role in a happening; those whom its toll counts are targets as well."""
    if role == "target" and happening.tolls:
        return False
    return all(unit.tag == "pron" for _, unit, _ in happening.roles.get(role, ()))


def candidates(happening: Happening, role: str, told: Told) -> list[Candidate]:
    """Who may have a role in a happening: in its sentence, and who has one in what is told before."""
    parse, meanings = happening.parse, MEANINGS[role]
    taken = {
        unit.head
        for name, entries in happening.roles.items()
        if name != role
        for p, unit, _ in entries
        if p is parse
    }
    found = [
        Candidate(parse, unit, told.others(unit, happening))
        for unit in parse.units[max(0, happening.unit - REACH) : happening.unit + REACH + 1]
        if unit.type in meanings
        and unit.tag in ("np", "event")
        and not unit.frames
        and unit.unit_index != happening.unit
        and unit.head not in taken
        and not _apart(parse, unit, load_grammar())
        and not (role == "target" and _stood_by(happening, unit, load_grammar()))
    ]
    known = {parse.words_of(c.unit) for c in found}
    earlier: dict[str, Candidate] = {}
    for name, other, p, unit in told.before(parse.index, BACK):
        text = p.words_of(unit)
        if unit.type not in meanings or text in known:
            continue
        if text in earlier:
            last = earlier[text]
            earlier[text] = Candidate(last.parse, last.unit, ((name, other), *last.roles))
        elif len(earlier) < MOST:
            earlier[text] = Candidate(p, unit, ((name, other),))
    return [*found, *earlier.values()]


def _apart(parse: Parse, unit: Unit, grammar: Grammar) -> bool:
    """Whether somebody is told of in a way that no agent or target is: «لم تعلن أي جهة», «عاد إلى باكستان», «حررت من قبضة
    التنظيم», «تدين الحكومة إطلاق الصواريخ», «حوصرت من كل الجهات»."""
    words = parse.words
    if words[unit.first].folded in NOBODY or words[unit.head].folded in NOBODY or unit.relation in AGAINST:
        return True
    if unit.type == "country" and unit.relation in LAND:
        return True
    if unit.relation == "from" and load_meanings().folded_lemma(words[unit.head]) in grammar.directions:
        return True
    if unit.first and words[unit.first - 1].stem in grammar.grips:
        return True
    clause = (
        parse.clauses[parse.clause_of[unit.unit_index]] if parse.clause_of[unit.unit_index] >= 0 else None
    )
    if clause is None or clause.verb < 0 or unit.relation:
        return False
    return load_meanings().folded_lemma(words[parse.units[clause.verb].head]) in grammar.judging


def _stood_by(happening: Happening, unit: Unit, grammar: Grammar) -> bool:
    """«مظاهرة لتأييد الرئيس», «تدخلت لمساندة القوات المالية»: on whose side something is done is not to whom it is done."""
    words = happening.parse.words
    if happening.kind == "protest" and unit.relation == "for":
        return True
    return any(
        load_meanings().folded_lemma(word) in grammar.standing_by
        for word in words[max(0, unit.first - 2) : unit.first + 1]
    )


def _likeliest(happening: Happening, role: str, told: Told, scale: Scale) -> Candidate | None:
    """Who most likely has a role, if likely enough."""
    among = candidates(happening, role, told)
    signs = RoleSigns(happening, role, told, among)
    weighed = [(scale.likelihood(*signs.seen(candidate)), -i) for i, candidate in enumerate(among)]
    likely, place = max(weighed, default=(0.0, 0))
    return among[-place] if likely >= ADDED[role] else None
