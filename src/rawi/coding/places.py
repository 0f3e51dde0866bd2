"""Places within a report: «المدينة» for the town named before, and the place that a sentence's happenings share."""

from __future__ import annotations

from collections import Counter

from rawi.coding.claims import claim, of_its_clauses
from rawi.coding.containers import (
    STANDS_FOR,
    drop_containers,
    has_name,
    is_no_place,
    names_unknown,
)
from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.elsewhere import drop_elsewhere
from rawi.coding.joined_places import add_joined
from rawi.coding.laid import where_laid
from rawi.coding.led_to import drop_where_it_led
from rawi.coding.listed import add_listed
from rawi.coding.meaning import Meanings
from rawi.coding.movement import MOVES, came_from, launched_from, move
from rawi.coding.parts_of_places import whole_of_parts
from rawi.coding.regions import add_regions
from rawi.coding.roles import add_role
from rawi.coding.same_place import where_repelled, where_seen_too
from rawi.coding.seen import where_seen
from rawi.coding.shares import where_most_fell
from rawi.coding.sharing import told_apart
from rawi.coding.toll_places import where_others_fell, where_the_war_is
from rawi.coding.tolls import TOLLS
from rawi.coding.where_clauses import where_clause, where_he_was
from rawi.knowledge.grammar import Grammar

__all__ = ["settle_places"]

ANSWERED = frozenset(("علي", "ل", "ب"))  # how «ردا على», «احتجاجا على», «تنديدا ب» end, as folded
ACCUSED = frozenset(("at", "for"))
CAPITAL = "عاصمه"
ELSEWHERE = frozenset(("support", "agreement"))
# What a toll is told to have come of, or to have been counted in or since.
TOLD_IN = frozenset(("in", "during", "since", "after", "cause", "at"))
AS_IT_HAPPENED = frozenset(("during",))
BEFALLS = frozenset((*TOLLS, "arrest", "seizure", "destruction", "abduction", "advance", "chemical_attack"))
TURNS = frozenset(
    ("بينما", "فيما", "in:حين", "كما", "لكن", "غير ان", "الا ان")
)  # clauses that tell of something else
BACK = 50  # sentences within which «المدينة» stands for a town named before
NEAR = 3  # and within which a town where something happened is meant rather than one only named
OFTEN = 3  # times that a report must name a town to be of it


def settle_places(document: Document, meanings: Meanings, grammar: Grammar) -> None:
    """Puts the named place for «المدينة», and shares a sentence's place among happenings that go together."""
    filled: set[tuple[int, int, int]] = set()
    for happening in document.happenings:
        if not happening.stands:
            came_from(happening)
            continue
        for role in ("place", "origin", "destination"):
            entries = happening.roles.get(role)
            if entries:
                entries = [entry for entry in entries if not is_no_place(*entry[:2], meanings)]
                named = [_named(document, *entry, meanings, filled) for entry in entries]
                happening.roles[role] = named
                filled.update((parse.index, unit.first, unit.last) for parse, unit, _ in named)
        drop_elsewhere(happening)
        whole_of_parts(document, happening, meanings)
    _among(document)
    where_laid(document, meanings)
    for happening in document.happenings:
        if happening.stands:
            where_most_fell(happening)
            where_seen(happening, meanings)
            where_clause(happening)
            where_he_was(happening)
    claim(document)
    for happenings in document.by_sentence().values():
        standing = [happening for happening in happenings if happening.stands]
        for happening in standing:
            where_seen_too(happening, standing)
            where_repelled(happening, standing, meanings)
    _share(document, meanings, grammar)
    _of_its_cause(document)
    for happenings in document.by_sentence().values():
        standing = [happening for happening in happenings if happening.stands]
        for happening in standing:
            drop_where_it_led(happening, standing, meanings, grammar)
        where_others_fell(sorted(standing, key=lambda happening: happening.unit))
        for happening in standing:
            where_the_war_is(happening)
    for happening in document.happenings:
        if happening.stands:
            add_listed(happening, meanings)
            add_joined(happening, meanings)
            add_regions(happening, meanings)
        if happening.stands and len(happening.roles.get("place", [])) > 1:
            drop_containers(happening, meanings)
        if happening.stands and happening.frame.slots in MOVES:
            move(happening)
        if happening.stands:
            launched_from(happening, meanings)


def _named(
    document: Document,
    parse: Parse,
    unit: Unit,
    rule: str,
    meanings: Meanings,
    filled: set[tuple[int, int, int]],
) -> tuple[Parse, Unit, str]:
    """The entry, or the full name in its sentence that its phrase stands for.

    A phrase that stands for a name of an earlier sentence keeps its words, and is marked with that name.

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
    named = [
        (earlier, other)
        for index in range(parse.index, max(-1, parse.index - BACK - 1), -1)
        for earlier in [document.parses[index]]
        for other in reversed(earlier.units)
        if (index < parse.index or other.last <= unit.first) and _names(earlier, other, lemma, meanings)
    ]
    return _standing(parse, unit, rule, _meant(named, parse.index, filled))


def _meant(
    named: list[tuple[Parse, Unit]], index: int, filled: set[tuple[int, int, int]]
) -> tuple[Parse, Unit] | None:
    """Which of the towns told before «المدينة» means: the last one where something happened, unless it was only named
    in passing and the report is of another one.

    Args:
        named: where they are named, the last first.
        index: the sentence that says «المدينة».
        filled: as for ``_named``.
    """
    if not named:
        return None
    near = [each for each in named if each[0].index >= index - NEAR]
    # rather where something happened than «قال … بدمشق»
    last = next((e for e in near if (e[0].index, e[1].first, e[1].last) in filled), named[0])
    told = Counter(_town(*each) for each in named if each[1].type == "place")
    most = max(told, key=told.__getitem__, default="")
    if last[0].index == index or told[_town(*last)] > 1 or told[most] < OFTEN:
        return last
    return next(each for each in named if _town(*each) == most)


def _town(parse: Parse, unit: Unit) -> str:
    """The words of a town's name without «مدينة»."""
    name = next((m for m in unit.inner if m.type == "place"), None)
    words = parse.words[name.first : name.last] if name else parse.words[unit.head : unit.last]
    return " ".join(word.stem for word in words)


def _standing(
    parse: Parse, unit: Unit, rule: str, name: tuple[Parse, Unit] | None
) -> tuple[Parse, Unit, str]:
    """The name in place of a phrase that stands for it, or that phrase, told what it stands for."""
    if name is None:
        return parse, unit, rule
    if name[0] is not parse:
        unit.stands_for = name
        return parse, unit, rule
    return *name, f"{rule}, «{parse.words[unit.head].text}» stands for it"


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


def _share(document: Document, meanings: Meanings, grammar: Grammar) -> None:
    """A happening without a place takes that of the one it goes with in its sentence."""
    previous: Happening | None = None
    for happening in document.happenings:
        if not happening.stands:
            continue
        if (
            previous is not None
            and previous.parse is happening.parse
            and not happening.placed
            and not told_apart(happening, previous, meanings, grammar)
            and (
                _before_all(previous)
                or _goes_with(happening, previous)
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
        if happening.placed:
            previous = happening


def _before_all(placed: Happening) -> bool:
    """«وفي حي كذا، قالت مصادر إن خمسة قتلوا وسط تقدم للثوار»: what stands before the whole sentence, and a mark, is where
    all of it is."""
    entries = placed.roles.get("place", [])
    units = placed.parse.units
    return bool(entries) and all(
        parse is placed.parse and unit.unit_index == 0 and len(units) > 1 and units[1].tag == "punct"
        for parse, unit, _ in entries
    )


def _of_its_cause(document: Document) -> None:
    """«قتل عشرة في عملية خطف بالمدينة»: a toll without a place is where the deed was that its clause tells it of."""
    for happenings in document.by_sentence().values():
        alive = [h for h in happenings if h.stands]
        for toll in alive:
            if toll.kind not in BEFALLS or toll.placed:
                continue
            deed = next((h for h in alive if h.unit > toll.unit and h.placed), None)
            if deed is None or deed.clause.index != toll.clause.index:
                continue
            told = [u for u in toll.parse.units[toll.unit + 1 : deed.unit + 1] if u.tag == "event"]
            first, *rest = told or [deed.phrase]
            # «أحرزوا تقدما في المواجهات», «استخدام أسلحة كيماوية في هجوم»
            gained = toll.kind in TOLLS or toll.kind in ("advance", "chemical_attack")
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
    if happening.clause.opener in TURNS:
        return False  # «…، بينما تصدت الشرطة لمتظاهرين»: something else
    if happening.kind in TOLLS:
        return happening.phrase.relation not in ACCUSED  # «المتهمين بقتل المدنيين»: of old
    if happening.phrase.tag == "event" and happening.phrase.relation:
        return False  # «مخاوف من هجمات»: only referred to
    entries = placed.roles.get("place", [])
    return bool(entries) and all(
        parse is happening.parse and of_its_clauses(unit, happening) for parse, unit, _ in entries
    )


def _tells_which(parse: Parse, unit: Unit) -> bool:
    """Whether a place says which one it is: by a name, or as «شرقي العاصمة»; «المكان», «مقر» are their happening's own."""
    return has_name(unit) or parse.words[unit.last - 1].stem == CAPITAL or names_unknown(parse, unit)


def _goes_with(happening: Happening, placed: Happening) -> bool:
    """Whether a happening is told as part of the one before: joined to it, or what it followed or caused."""
    if happening.frame.slots == "victims":
        return False  # «ليرتفع عدد القتلى»: a toll of more than one place
    unit = happening.phrase
    clause = happening.clause
    if unit.tag == "event":
        before = happening.parse.units[happening.unit - 1] if happening.unit else unit
        first = before.first if before.type == "carrier" and before.last == unit.first else unit.first
        if unit.relation == "cause":
            # «ردا على هجوم», «احتجاجا على مواصلة اعتقال»: elsewhere
            return happening.parse.words[first - 1].folded not in ANSWERED
        if unit.relation == "after":
            # «قصفت الطائرات مواقع في دمشق، في أعقاب هجوم الفصائل على حاجز»: by others on others, and so elsewhere
            return happening.kind == "clash" or not (
                happening.roles.get("agent") and happening.roles.get("target")
            )
        joined = unit.relation == "in" and not unit.definite  # «سيطروا على القرية في معارك عنيفة»
        return (unit.conj and _joined_to(happening, placed)) or joined
    if clause.kind == "relative":
        # «هجوم أعقبه قصف»; «شبانا كانوا يرشقون»: where they did need not be where they are
        return clause.antecedent < 0 or happening.parse.units[clause.antecedent].tag == "event"
    return clause.opener in ("و", "ف", "ل", "ما", "مما", "حيث")


def _joined_to(happening: Happening, placed: Happening) -> bool:
    """«تدمير أوكار في عربين، والقضاء على مسلحين»: joined to the deed with the place, not to one told after that."""
    units = happening.parse.units
    before = next((i for i in range(happening.unit - 1, -1, -1) if units[i].tag in ("event", "verb")), -1)
    return before <= max(placed.unit, placed.clause.verb)
