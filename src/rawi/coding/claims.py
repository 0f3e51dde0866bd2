"""What a sentence says of where, though not in the clause of its happening: «في بلدة كذا، …، اندلعت اشتباكات»."""

from __future__ import annotations

from rawi.coding.containers import placed_by_name
from rawi.coding.document import Clause, Document, Happening, Parse, Unit
from rawi.coding.roles import add_role
from rawi.coding.seen import saw
from rawi.coding.tolls import TOLLS

__all__ = ["AS_FOR", "claim", "of_a_body", "of_its_clauses", "told_from"]

AS_FOR = "اما"
HERE = ("in", "at")
FIRED = frozenset(("weapon", "bomb"))
DEEP = 2  # clauses between a happening's clause and one that says where it was
BODIES = frozenset(("org", "person", "state", "media"))
LEAVES = frozenset(("retreat", "displacement", "evacuation"))  # they were where they leave


def claim(document: Document) -> None:
    """A happening without a place takes what its sentence says of where, if no other happening has it.

    «في بلدة كذا اندلعت … اشتباكات» with much between them: the clause that holds the place may not be the one that
    names the happening, and still nothing else in the sentence is said to be there.
    """
    taken = {
        (parse.index, unit.first)
        for happening in document.happenings
        if happening.stands
        for entries in happening.roles.values()
        for parse, unit, _ in entries
    }
    for own_clause in (True, False):  # what a clause tells of where belongs first to what it tells of
        for happening in document.happenings:
            if happening.stands and not placed_by_name(happening) and not _in_a_pronoun(happening):
                _claim_nearest(happening, taken, own_clause=own_clause)


def _claim_nearest(happening: Happening, taken: set[tuple[int, int]], *, own_clause: bool) -> None:
    parse = happening.parse
    free = [u for u in parse.units if (parse.index, u.first) not in taken and _says_where(u, parse)]
    if own_clause:
        own = happening.clause.index
        free = [u for u in free if u.unit_index > happening.unit and parse.clause_of[u.unit_index] == own]
    elif happening.kind in LEAVES:
        return
    free = [u for u in free if of_its_clauses(u, happening) and not of_a_body(parse, u)]
    nearest = min(free, key=lambda u: _apart(u, happening), default=None)
    if nearest is None:
        return
    for unit in _run(nearest, free):
        add_role(happening, "place", unit, "only where its sentence tells", parse)
        taken.add((parse.index, unit.first))


def _in_a_pronoun(happening: Happening) -> bool:
    """«أضرموا النيران فيها»: it is told where, though not in words of its own."""
    return any(unit.tag == "pron" for relation in ("in", "at") for unit in happening.slots.get(relation, []))


def _says_where(unit: Unit, parse: Parse) -> bool:
    """Whether a phrase by itself says where something is: «في قرية كذا», «شمال حلب»."""
    if unit.tag != "np" or unit.type not in ("place", "country", "part"):
        return False
    if not unit.inner and unit.mention is None:
        return False
    if not unit.relation and not unit.adverbial:
        return saw(parse, unit)
    if unit.relation == "on":  # «مقذوفات على قرية كذا تصيب مواطنا»
        return unit.unit_index > 0 and parse.units[unit.unit_index - 1].type in FIRED
    if unit.relation == "from":
        return _part_before(parse, unit)
    if unit.relation == "to":
        return _on_arrival(parse, unit)
    return unit.relation in HERE or (unit.adverbial and unit.relation in ("", *HERE))


def of_a_body(parse: Parse, unit: Unit) -> bool:
    """«رئيس المحكمة | في تل أبيض», «الداخلية | في بغداد»: where a body or person is that has no part in it."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else None
    if before is None or before.tag != "np" or before.type not in BODIES or unit.relation not in HERE:
        return False
    lone = before.type == "person" and before.last == before.head + 1  # «الحزب الحاكم | في تركيا»
    if parse.words[before.head].number != "s" or lone:
        return False  # «قال ناشطون في سوريا»: they tell of where they are
    owned = parse.units[before.unit_index - 1] if before.unit_index else before
    if owned.last == before.first and owned.type in ("place", "facility"):
        return False  # «قرب مقر | الحزب | في العاصمة»
    return all(word.pos == "prep" for word in parse.words[before.last : unit.first])


def _part_before(parse: Parse, unit: Unit) -> bool:
    """«إلى الجنوب من المدينة», «مناطق متفرقة من المحافظة»: «من» after a part or a direction of what it names."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else None
    if before is None or before.type not in ("place", "part"):
        return False
    return all(word.pos == "prep" for word in parse.words[before.last : unit.first])


def _on_arrival(parse: Parse, unit: Unit) -> bool:
    """«عند وصولها إلى الوادي»: where somebody arrives as it happens."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else None
    return before is not None and before.relation == "during"


def of_its_clauses(unit: Unit, happening: Happening) -> bool:
    """Whether the phrase stands where it may tell where the happening is.

    That is in its clause; in what describes a part of it or when it was («مواقع يسيطر عليها المسلحون في المدينة»,
    «بينما كانوا يصلون في المسجد»); or in the clause whose time or cause it tells («تخضع الشرطة في البلاد للمراقبة منذ أطلق
    رجالها النار»). Not in what another clause tells, or says, or says of who did it.
    """
    parse = happening.parse
    own, where = happening.clause.index, parse.clause_of[unit.unit_index]
    if unit.unit_index > happening.unit and _turned_to(parse, unit):
        return False  # «اندلعت معارك، أما | في حلب، فقد…»
    if unit.unit_index <= 1:
        # «وفي محافظة كذا، …» holds for the whole sentence
        return not (_person_says(parse, parse.clauses[where]) or told_from(parse, unit))
    if own == where:
        return unit.unit_index > happening.unit or not _says(parse, parse.clauses[where])
    below = _between(parse, where, own)
    if below is not None:
        told = all(parse.clauses[i].kind in ("relative", "adverbial") for i in below)
        return len(below) <= DEEP and told and not _where_said(parse, unit)
    above = _between(parse, own, where)
    if above is None:
        # «تدخلوا في البلدة وضربوا السكان، وقتل اثنان»: who dies after it, dies of it
        clause = parse.clauses[where]
        told = clause.kind in ("main", "adverbial") and not _says(parse, clause)
        return happening.kind in TOLLS and told and unit.unit_index < happening.unit
    return all(
        parse.clauses[i].kind == "adverbial" or _tells_of_event(parse, parse.clauses[i]) for i in above
    )


def _turned_to(parse: Parse, unit: Unit) -> bool:
    """Whether «أما» stands right before a phrase, which is then of what follows."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else None
    return before is not None and before.tag == "part" and parse.words[before.last - 1].stem == AS_FOR


def _says(parse: Parse, clause: Clause) -> bool:
    """Whether somebody says something by the verb of a clause."""
    return clause.verb >= 0 and parse.says(clause.verb)


def _where_said(parse: Parse, unit: Unit) -> bool:
    """«كما قال الوزير خلال لقائه في الرياض»: whether somebody said it there; after a mark, it is of what is told."""
    verb = parse.clauses[parse.clause_of[unit.unit_index]].verb
    between = parse.units[verb + 1 : unit.unit_index]
    return 0 <= verb < unit.unit_index and parse.says(verb) and not any(u.tag == "punct" for u in between)


def _person_says(parse: Parse, clause: Clause) -> bool:
    """«وفي العاصمة، قال رئيس الحكومة»: where one who is known speaks; «مصادر», «شهود» tell of where they are."""
    if not _says(parse, clause):
        return False
    speaker = next((u for u in parse.units[clause.verb + 1 :] if u.tag == "np" and not u.relation), None)
    if speaker is None or speaker.type not in ("person", "name", "country", "state", "org"):
        return speaker is None
    words = parse.words[speaker.head : speaker.last]
    return words[0].number == "s" and (bool(speaker.inner) or any(word.definite for word in words))


def told_from(parse: Parse, unit: Unit) -> bool:
    """«وفي لندن، أكد المرصد سيطرة القوات على البوكمال، وإن …»: where it is told, since another place is told of."""
    index = parse.clause_of[unit.unit_index]
    if unit.unit_index > 1 or index < 0 or not _says(parse, parse.clauses[index]):
        return False
    after = parse.units[max(unit.unit_index, parse.clauses[index].verb) + 1 :]
    return any(u.tag == "np" and u.type == "place" and u.mention is not None for u in after)


def _between(parse: Parse, low: int, high: int) -> list[int] | None:
    """The clauses from one up to one that it hangs on, without that; None where it does not hang on it."""
    path: list[int] = []
    for clause in parse.above(low):
        if clause.index == high:
            return path
        path.append(clause.index)
    return None


def _tells_of_event(parse: Parse, clause: Clause) -> bool:
    """«عملية في فندق بالمدينة | انتهت باغتيال…», «…، مما أدى إلى مقتل»: a relative clause that tells of what happened."""
    if clause.kind != "relative":
        return False
    return clause.antecedent < 0 or parse.units[clause.antecedent].tag == "event"


def _apart(unit: Unit, happening: Happening) -> tuple[bool, int]:
    """How far a phrase is from the words that name the happening; in the same clause before others."""
    other_clause = happening.parse.clause_of[unit.unit_index] != happening.clause.index
    return other_clause, max(unit.first - happening.last, happening.first - unit.last)


def _run(unit: Unit, free: list[Unit]) -> list[Unit]:
    """The phrase, and those that go on where it ends («في منطقة كذا جنوب غرب كذا»)."""
    run = [unit]
    for other in free:
        if run[-1].last <= other.first <= run[-1].last + 1:
            run.append(other)
    return run
