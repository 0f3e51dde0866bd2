"""Who did what came of a deed: «حملة أسفرت عن اعتقال خمسة», «هجوم مكنهم من استعادة القرية», «عملية تهدف إلى تحرير الرهائن»,
«عملية اعتقل خلالها خمسة», «اعتقلت الشرطة خمسة بعد مداهمات»."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.coding.agreeing import agrees_with_verb
from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role
from rawi.coding.tolls import TOLLS
from rawi.knowledge.grammar import Grammar

__all__ = ["ensued", "of_themselves", "outcomes"]

# What the side whose deed it was does then; who is killed or driven out may have been hit by others.
GAINED = frozenset(
    ("capture", "arrest", "seizure", "release", "encirclement", "demining", "advance", "interception")
)
DEEDS = GAINED | {"assault", "clash", "shelling", "airstrike", "drone_strike", "deployment", "repulse"}
DOERS = frozenset(("armed", "state", "org", "country"))
WHAT = frozenset(("ما", "مما", "بما"))  # «ما أدى إلى», «مما أسفر عن»
TOWARD = frozenset(("of", "to", "at", "from", "in", "for"))
MEANWHILE = frozenset(("during", "in"))  # «خلالها», «فيها»
# Searches, which end in arrests and finds by who searches. Lemmas.
SEARCHES = frozenset(("مداهمه", "دهم", "مداهمات", "تمشيط", "تفتيش", "ملاحقه", "مطارده"))
CAUGHT = frozenset(("arrest", "seizure"))
THAT = "ذلك"
AFTER = frozenset(("after", "during", "in", "cause", "using"))


def outcomes(happening: Happening, told: list[Happening], grammar: Grammar, meanings: Meanings) -> None:
    """Gives what came of a deed of its sentence whoever did that, where nobody else is told to have done it.

    Args:
        happening: what may have come of one.
        told: the happenings of its sentence, those before it with their agents.
        grammar: for verbs of results and aims.
        meanings: for lemmas.
    """
    if happening.roles.get("agent") or not happening.stands or of_themselves(happening):
        return
    deed = (
        _searched_for(happening, told, meanings)
        or _come_of(happening, told, grammar, meanings)
        or _caught_with(happening, told)
    )
    if deed is None:
        return
    for parse, unit, rule in deed.roles["agent"]:
        suffers = any(unit is u for _, u, _ in happening.roles.get("target", []))
        if unit.tag == "np" and unit.type in DOERS and not suffers:
            add_role(happening, "agent", unit, f"outcome ({rule})", parse)


def of_themselves(happening: Happening) -> bool:
    """«هاجم مسلحون الحاجز واعتقل ثلاثة | منهم»: whether those it is done to are some of who acted before."""
    parse = happening.parse
    for where, unit, _ in happening.roles.get("target", []):
        after = unit.unit_index + 1
        if where is parse and 0 < after < len(parse.units) and parse.units[after].tag == "pron":
            pronoun = parse.words[parse.units[after].first]
            if pronoun.folded.startswith("من") and pronoun.enclitic:
                return True
    return False


def ensued(happening: Happening, before: list[Happening], grammar: Grammar, meanings: Meanings) -> None:
    """«فتح مسلحون النار على دورية. وأدى ذلك إلى مقتل جندي»: who did what is said to have led to a toll.

    Args:
        happening: the dead or wounded.
        before: the happenings of the sentence before.
        grammar: for verbs of results.
        meanings: for lemmas.
    """
    parse, clause = happening.parse, happening.clause
    if happening.kind not in TOLLS or happening.roles.get("agent") or clause.verb < 0 or clause.negated:
        return
    verb = parse.units[clause.verb]
    after = parse.units[clause.verb + 1 : clause.verb + 2]
    opens = clause.verb == 0 and bool(after) and parse.words[after[0].first].folded == THAT
    if not opens or meanings.folded_lemma(parse.words[verb.head]) not in grammar.results:
        return
    deeds = [h for h in before if h.stands and h.kind in DEEDS]
    if deeds and _known(deeds[-1]):
        for where, unit, rule in deeds[-1].roles["agent"]:
            add_role(happening, "agent", unit, f"what led to it ({rule})", where)


def _come_of(
    happening: Happening, told: list[Happening], grammar: Grammar, meanings: Meanings
) -> Happening | None:
    """The deed of whose results, aims or course the clause of a happening tells."""
    parse, clause = happening.parse, happening.clause
    if happening.kind not in GAINED or clause.verb < 0 or clause.negated:
        return None
    if any(_meanwhile(parse, clause)):
        return _told_of(clause, told)
    verb = parse.units[clause.verb]
    lemma = meanings.folded_lemma(parse.words[verb.head])
    leads = lemma in grammar.results | grammar.aiming | grammar.enabling
    if not leads or happening.unit < clause.verb or not _governed(happening, told):
        return None
    if clause.antecedent >= 0:
        return _told_of(clause, told)
    if any(
        parse.units[i].tag in ("np", "event") and not parse.units[i].relation
        for i in clause.units
        if i < happening.unit
    ):
        return None  # «أسفرت الجهود عن»: it has a subject of its own
    word = parse.words[verb.head]
    before = [h for h in told if h.unit < clause.verb and h.stands and h.kind in DEEDS]
    what = parse.words[verb.first - 1].folded in WHAT if verb.first else False
    deed = before[-1] if before else None
    if deed is None or not _known(deed) or deed.clause.index < clause.index - 2:
        return None
    named = deed.phrase.tag == "event" and agrees_with_verb(parse, deed.phrase, word)
    return deed if what or named else None


def _governed(happening: Happening, told: list[Happening]) -> bool:
    """«أسفرت عن اعتقال خمسة وضبط أسلحة»: whether a noun stands after the preposition of its verb, or is joined to one."""
    unit = happening.phrase
    if unit.tag != "event":
        return False
    if unit.relation in TOWARD:
        return True
    joined = (h for h in told if h.unit < happening.unit and h.clause is happening.clause)
    return unit.conj and any(h.phrase.relation in TOWARD for h in joined)


def _meanwhile(parse: Parse, clause: Clause) -> Iterator[Unit]:
    """«اعتقل خلالها», «ضبطت فيها»: the pronoun of what a relative clause tells of, by which it tells when or where."""
    for i in clause.units:
        unit = parse.units[i]
        if clause.antecedent >= 0 and unit.tag == "pron" and unit.relation in MEANWHILE:
            yield unit


def _told_of(clause: Clause, told: list[Happening]) -> Happening | None:
    """The deed that a relative clause tells of, if it is known whose it was."""
    deed = next((h for h in told if h.unit == clause.antecedent), None)
    return deed.whole if deed is not None and _known(deed.whole) else None


def _known(deed: Happening) -> bool:
    """Whether it is known whose a deed was; of fighting between two sides each may have gained by it."""
    agents = deed.roles.get("agent", [])
    return (
        deed.stands
        and deed.kind in DEEDS
        and bool(agents)
        and all(r.split(",")[0] != "between" for _, _, r in agents)
    )


def _searched_for(happening: Happening, told: list[Happening], meanings: Meanings) -> Happening | None:
    """«اعتقلت الشرطة خمسة بعد مداهمات», «ضبطت أسلحة خلال تمشيط القرية»: the arrest or find for which somebody searched."""
    unit = happening.phrase
    if unit.tag != "event" or unit.relation not in AFTER or happening.kind != "assault":
        return None
    lemmas = {meanings.folded_lemma(w) for w in happening.parse.words[happening.first : happening.last]}
    if lemmas.isdisjoint(SEARCHES):
        return None
    caught = [h for h in told if h.unit == happening.clause.verb and h.stands and h.kind in CAUGHT]
    return caught[0] if caught and caught[0].roles.get("agent") else None


def _caught_with(happening: Happening, told: list[Happening]) -> Happening | None:
    """«ضبطت الشرطة أسلحة وتم توقيف ثلاثة», «عثرت السلطات على متفجرات عندما ألقي القبض عليه»: the arrest, find or raid told
    right before an arrest or find of which nobody is said to have made it."""
    if happening.kind not in CAUGHT or happening.clause.antecedent >= 0:
        return None  # «نزلاء احتجزوا»: of those it is told who they are
    parse, clause = happening.parse, happening.clause
    verb = parse.units[clause.verb] if clause.verb >= 0 else None
    if happening.phrase.tag == "event":
        if verb is None or parse.words[verb.head].lemma not in ("تم", "جرى") or happening.phrase.relation:
            return None
    elif not (parse.words[happening.phrase.head].passive or "passive" in happening.slots):
        return None
    before = [h for h in told if h.unit < happening.unit and h.stands]
    last = before[-1] if before else None
    if last is None or last.clause.index < clause.index - 2 or not _known(last):
        return None
    raid = last.kind == "assault" and last.frame.slots == "storm"
    return last if last.kind in CAUGHT or raid else None
