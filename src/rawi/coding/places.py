"""Places within a report: «المدينة» for the town named before, and the place that a sentence's happenings share."""

from __future__ import annotations

from rawi.coding.containers import (
    STANDS_FOR,
    drop_containers,
    has_name,
    is_no_place,
    names_unknown,
    placed_by_name,
)
from rawi.coding.document import Clause, Document, Happening, Parse, Unit
from rawi.coding.laid import where_laid
from rawi.coding.meaning import Meanings
from rawi.coding.movement import MOVES, move
from rawi.coding.regions import add_regions
from rawi.coding.roles import add_role
from rawi.coding.shares import where_most_fell
from rawi.coding.tolls import TOLLS
from rawi.coding.where_clauses import where_clause
from rawi.knowledge.grammar import Grammar

__all__ = ["settle_places"]

HERE = ("in", "at")
DEEP = 2  # clauses between a happening's clause and one that says where it was
ANSWERED = frozenset(("علي", "ل", "ب"))  # how «ردا على», «احتجاجا على», «تنديدا ب» end, as folded
ACCUSED = frozenset(("at", "for"))
CAPITAL = "عاصمه"
ELSEWHERE = frozenset(("support", "agreement"))
# What a toll is told to have come of, or to have been counted in or since.
TOLD_IN = frozenset(("in", "during", "since", "after", "cause", "at"))
AS_IT_HAPPENED = frozenset(("during",))
BEFALLS = frozenset((*TOLLS, "arrest", "seizure", "destruction", "abduction", "advance"))
BODIES = frozenset(("org", "person", "state", "media"))
BACK = 50  # sentences within which «المدينة» stands for a town named before
NEAR = 3  # and within which a town where something happened is meant rather than one only named


def settle_places(document: Document, meanings: Meanings, grammar: Grammar) -> None:
    """Puts the named place for «المدينة», and shares a sentence's place among happenings that go together."""
    filled: set[tuple[int, int, int]] = set()
    for happening in document.happenings:
        if not happening.stands:
            continue
        for role in ("place", "origin", "destination"):
            entries = happening.roles.get(role)
            if entries:
                entries = [entry for entry in entries if not is_no_place(*entry[:2], meanings)]
                named = [_named(document, *entry, meanings, filled) for entry in entries]
                happening.roles[role] = named
                filled.update((parse.index, unit.first, unit.last) for parse, unit, _ in named)
    _among(document)
    where_laid(document, meanings)
    for happening in document.happenings:
        if happening.stands:
            where_most_fell(happening)
            where_clause(happening)
    _claim(document)
    _share(document, meanings, grammar)
    _of_its_cause(document)
    for happening in document.happenings:
        if happening.stands:
            add_regions(happening, meanings)
        if happening.stands and len(happening.roles.get("place", [])) > 1:
            drop_containers(happening, meanings)
        if happening.stands and happening.frame.slots in MOVES:
            move(happening)


def _named(
    document: Document,
    parse: Parse,
    unit: Unit,
    rule: str,
    meanings: Meanings,
    filled: set[tuple[int, int, int]],
) -> tuple[Parse, Unit, str]:
    """The entry, or the earlier full name that its phrase stands for.

    Args:
        document: the report.
        parse, unit, rule: the entry.
        meanings: for what stands for what.
        filled: the phrases that fill a place role so far, by sentence and words.
    """
    head = parse.words[unit.head]
    lemma = meanings.folded_lemma(head)
    generic = unit.tag == "np" and lemma in STANDS_FOR and "ال" in head.proclitics and head.number != "p"
    alone = unit.last - unit.head == 1 or parse.words[unit.head + 1].folded == "ذات"
    if not generic or not alone or unit.inner:
        return parse, unit, rule
    nearest: tuple[Parse, Unit] | None = None
    for index in range(parse.index, max(-1, parse.index - BACK - 1), -1):
        if nearest is not None and index < parse.index - NEAR:
            break
        earlier = document.parses[index]
        for other in reversed(earlier.units):
            if (index == parse.index and other.last > unit.first) or not _names(
                earlier, other, lemma, meanings
            ):
                continue
            nearest = nearest or (earlier, other)
            if (index, other.first, other.last) in filled:
                # rather where something happened than «قال … بدمشق»
                return earlier, other, f"{rule}, «{head.text}» stands for it"
    return (parse, unit, rule) if nearest is None else (*nearest, f"{rule}, «{head.text}» stands for it")


def _names(parse: Parse, unit: Unit, lemma: str, meanings: Meanings) -> bool:
    """Whether a phrase is the name of a place of this type: «مدينة الباب», or for «المدينة» a bare name."""
    if unit.tag != "np" or unit.type not in ("place", "country") or not unit.inner or unit.adverbial:
        return False
    if meanings.folded_lemma(parse.words[unit.head]) == lemma:
        return True
    bare = unit.mention is not None and unit.mention.last == unit.last and unit.type == "place"
    bare = bare and meanings.type_of(parse.words[unit.head]) not in (
        "place",
        "part",
    )  # «ريف دير الزور» is no town
    return lemma == "مدينه" and bare


def _among(document: Document) -> None:
    """«في عدد من المدن، من بينها حلب وحماة»: places told of among others are where it happens, too."""
    for happening in document.happenings:
        entries = happening.roles.get("place", [])
        if not happening.stands or not any(parse is happening.parse for parse, _, _ in entries):
            continue
        whole = max(unit.unit_index for parse, unit, _ in entries if parse is happening.parse)
        for unit in happening.slots.get("among", []):
            if unit.type == "place" and unit.unit_index > whole:
                add_role(happening, "place", unit, "among them", happening.parse)


def _claim(document: Document) -> None:
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
    for happening in document.happenings:
        if not happening.stands or placed_by_name(happening) or _in_a_pronoun(happening):
            continue
        parse = happening.parse
        free = [u for u in parse.units if (parse.index, u.first) not in taken and _says_where(u, parse)]
        free = [u for u in free if _of_its_clauses(u, happening) and not _of_a_body(parse, u)]
        nearest = min(free, key=lambda u: _apart(u, happening), default=None)
        if nearest is None:
            continue
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
    if unit.relation == "from":
        return _part_before(parse, unit)
    if unit.relation == "to":
        return _on_arrival(parse, unit)
    return unit.relation in HERE or (unit.adverbial and unit.relation in ("", *HERE))


def _of_a_body(parse: Parse, unit: Unit) -> bool:
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


def _of_its_clauses(unit: Unit, happening: Happening) -> bool:
    """Whether the phrase stands where it may tell where the happening is.

    That is in its clause; in what describes a part of it or when it was («مواقع يسيطر عليها المسلحون في المدينة»,
    «بينما كانوا يصلون في المسجد»); or in the clause whose time or cause it tells («تخضع الشرطة في البلاد للمراقبة منذ أطلق
    رجالها النار»). Not in what another clause tells, or says, or says of who did it.
    """
    parse = happening.parse
    own, where = happening.clause.index, parse.clause_of[unit.unit_index]
    if unit.unit_index <= 1:
        return not _person_says(
            parse, parse.clauses[where]
        )  # «وفي محافظة كذا، …» holds for the whole sentence
    if own == where:
        return unit.unit_index > happening.unit or not _says(parse, parse.clauses[where])
    below = _between(parse, where, own)
    if below is not None:
        return len(below) <= DEEP and all(parse.clauses[i].kind in ("relative", "adverbial") for i in below)
    above = _between(parse, own, where)
    if above is None:
        # «تدخلوا في البلدة وضربوا السكان، وقتل اثنان»: who dies after it, dies of it
        clause = parse.clauses[where]
        told = clause.kind in ("main", "adverbial") and not _says(parse, clause)
        return happening.kind in TOLLS and told and unit.unit_index < happening.unit
    return all(
        parse.clauses[i].kind == "adverbial" or _tells_of_event(parse, parse.clauses[i]) for i in above
    )


def _says(parse: Parse, clause: Clause) -> bool:
    """Whether somebody says something by the verb of a clause."""
    return clause.verb >= 0 and parse.says(clause.verb)


def _person_says(parse: Parse, clause: Clause) -> bool:
    """«وفي العاصمة، قال رئيس الحكومة»: where one who is known speaks; «مصادر», «شهود» tell of where they are."""
    if not _says(parse, clause):
        return False
    speaker = next((u for u in parse.units[clause.verb + 1 :] if u.tag == "np" and not u.relation), None)
    if speaker is None or speaker.type not in ("person", "name", "country", "state", "org"):
        return speaker is None
    words = parse.words[speaker.head : speaker.last]
    return words[0].number == "s" and (bool(speaker.inner) or any(word.definite for word in words))


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


def _share(document: Document, meanings: Meanings, grammar: Grammar) -> None:
    """A happening without a place takes that of the one it goes with in its sentence."""
    previous: Happening | None = None
    for happening in document.happenings:
        if not happening.stands:
            continue
        if (
            previous is not None
            and previous.parse is happening.parse
            and not _placed(happening)
            and (
                _goes_with(happening)
                or _results(happening, meanings, grammar)
                or _beside(happening, previous)
            )
        ):
            entries = previous.roles.get("place", [])
            named = [e for e in entries if _tells_which(*e[:2]) or (e[1].conj and e[1].type == "place")]
            hit = [entry for entry in named if not entry[2].startswith("in-")] or named
            for parse, unit, rule in hit[:3]:
                # the places themselves, not the regions that hold them
                if unit is hit[0][1] or (unit.conj and rule == hit[0][2]):
                    add_role(happening, "place", unit, f"shared ({rule})", parse)
        if _placed(happening):
            previous = happening


def _of_its_cause(document: Document) -> None:
    """«قتل عشرة في عملية خطف بالمدينة»: a toll without a place is where the deed was that its clause tells it of."""
    for happenings in document.by_sentence().values():
        alive = [h for h in happenings if h.stands]
        for toll in alive:
            if toll.kind not in BEFALLS or _placed(toll):
                continue
            deed = next((h for h in alive if h.unit > toll.unit and _placed(h)), None)
            if deed is None or deed.clause.index != toll.clause.index:
                continue
            told = [u for u in toll.parse.units[toll.unit + 1 : deed.unit + 1] if u.tag == "event"]
            first, *rest = told or [deed.phrase]
            gained = toll.kind in TOLLS or toll.kind == "advance"  # «أحرزوا تقدما في المواجهات»
            told_in = TOLD_IN if gained else AS_IT_HAPPENED
            if first.relation not in told_in or any(u.relation or u.conj for u in rest):
                continue
            if first.relation == "at" and toll.parse.words[first.head].definite:
                continue  # «قتلت المتورطين بالهجوم»: their deed of old
            for parse, unit, rule in deed.roles.get("place", []):
                add_role(toll, "place", unit, f"where its cause was ({rule})", parse)


def _results(happening: Happening, meanings: Meanings, grammar: Grammar) -> bool:
    """«أسفرت المعارك في القرية عن تقدم الجيش»: what a verb of result leads to."""
    parse, verb = happening.parse, happening.clause.verb
    if verb < 0 or happening.phrase.tag != "event" or happening.phrase.relation not in ("about", "to", "at"):
        return False
    return meanings.folded_lemma(parse.words[parse.units[verb].head]) in grammar.results


def _beside(happening: Happening, placed: Happening) -> bool:
    """Whether a happening told after another one in its sentence is likely to be where that one is.

    What is told for the first time, as just as real, is; a later mention («الهجوم») had its place when it was first told,
    and agreements and supplies are made elsewhere.
    """
    if happening.definite or happening.kind in ELSEWHERE or happening.status != placed.status:
        return False
    if happening.kind in TOLLS:
        return happening.phrase.relation not in ACCUSED  # «المتهمين بقتل المدنيين»: of old
    if happening.phrase.tag == "event" and happening.phrase.relation:
        return False  # «مخاوف من هجمات»: only referred to
    entries = placed.roles.get("place", [])
    return bool(entries) and all(
        parse is happening.parse and _of_its_clauses(unit, happening) for parse, unit, _ in entries
    )


def _placed(happening: Happening) -> bool:
    return any(happening.roles.get(role) for role in ("place", "origin", "destination"))


def _tells_which(parse: Parse, unit: Unit) -> bool:
    """Whether a place says which one it is: by a name, or as «شرقي العاصمة»; «المكان», «مقر» are their happening's own."""
    return has_name(unit) or parse.words[unit.last - 1].stem == CAPITAL or names_unknown(parse, unit)


def _goes_with(happening: Happening) -> bool:
    """Whether a happening is told as part of the one before: joined to it, or what it followed or caused."""
    if happening.frame.slots == "victims":
        return False  # «ليرتفع عدد القتلى»: a toll of more than one place
    unit = happening.phrase
    clause = happening.clause
    if unit.tag == "event":
        if unit.relation == "cause":
            return happening.parse.words[unit.first - 1].folded not in ANSWERED  # «ردا على هجوم»: elsewhere
        joined = unit.relation == "in" and not unit.definite  # «سيطروا على القرية في معارك عنيفة»
        return unit.conj or unit.relation == "after" or joined
    return clause.opener in ("و", "ف", "ل", "ما", "مما", "حيث") or clause.kind == "relative"
