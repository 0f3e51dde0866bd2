"""Signs by which a clause is known to be over, to go on, or to begin before its verb."""

from __future__ import annotations

from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.parties import nisba_actor
from rawi.coding.slot_signs import told_by_place
from rawi.knowledge.frames import load_light
from rawi.knowledge.grammar import Grammar

__all__ = [
    "WEAK",
    "carried_above",
    "doubt_over",
    "doubted_between_commas",
    "excepts",
    "first_noun",
    "goes_with_auxiliary",
    "has_its_own",
    "himself",
    "list_of_places",
    "object_above",
    "past_doubt",
    "resumed",
    "topic",
    "waits_for_verb",
]

WEAK = frozenset("،,")
PARTIES = frozenset(("armed", "country", "org", "aircraft", "state"))
WHERE = frozenset(("place", "country"))
BESIDE_SUBJECT = frozenset(("np", "part", "time", "pron", "close", "open", "event"))
NEAR = 4  # units from an auxiliary to its verb with nothing but the subject between
SUBJECT_TOLD_OF = (
    2  # units of the clause between an auxiliary and its verb, apart from a relative clause of its subject
)


def first_noun(parse: Parse, clause: Clause) -> int:
    """The first noun of a clause: before a verb it may be its subject; -1 when there is none."""
    return next((j for j in clause.units if parse.units[j].tag in ("np", "event")), -1)


def excepts(parse: Parse, clause: Clause, grammar: Grammar) -> bool:
    """«لم يسيطروا إلا على قرية»: an exception after a negated verb says that something did happen."""
    words = parse.words
    last = max((parse.units[j].last for j in clause.units), default=0)
    for i in range(parse.units[clause.verb].last, last):
        if words[i].folded in grammar.exceptives:
            return i + 1 >= len(words) or words[i + 1].folded not in grammar.content
    return False


BLOWS = frozenset(("weapon", "bomb", "aircraft"))
DOUBTED = frozenset(("اشتبه", "انتمي", "اعتقد", "رجح"))  # «يشتبه بانتمائهم», «ينتمون إلى»
THOUGHT_OF = frozenset(("انه", "انها", "انهم", "انهما", "بانه", "بانها", "بانهم"))
HIT = frozenset(("facility", "vehicle", "people", "armed", "person", "place"))


def has_its_own(parse: Parse, clause: Clause, unit: Unit) -> bool:
    """«القوات التي تقودها فرنسا | المتمردين»: a relative clause with its subject and a pronoun for object is over when
    another bare noun comes."""
    if clause.verb < 0 or clause.parent < 0 or unit.conj or unit.adverbial:
        return False
    if not parse.words[parse.units[clause.verb].head].enclitic:
        return False
    after = [j for j in clause.units if j > clause.verb and parse.units[j].tag in ("np", "event")]
    if len(after) != 1 or parse.units[after[0]].relation:
        return False
    if unit.relation:
        return _wanted_above(parse, clause, unit)
    subject = parse.units[after[0]]
    bare = subject.last == subject.head + 1 == unit.first
    deed = subject.tag == "event" and parse.words[subject.head].masdar
    if bare and deed and not subject.definite:
        return False  # «تقدم عززته سيطرة القوات على البلدة»: who did what the clause tells of
    return unit.definite or _hit(parse, clause, subject, unit)


def _hit(parse: Parse, clause: Clause, subject: Unit, unit: Unit) -> bool:
    """«استهدفت غارة شنها الطيران | مخزنا», «أصاب صاروخ أطلقه الجيش | مقر الكتيبة»: what the verb before a blow hits."""
    holder, blow = parse.clauses[clause.parent], clause.antecedent
    after_verb = 0 <= holder.verb < blow
    strikes = after_verb and (parse.units[blow].tag == "event" or parse.units[blow].type in BLOWS)
    return strikes and not parse.units[blow].relation and unit.type in HIT and unit.type != subject.type


def _wanted_above(parse: Parse, clause: Clause, unit: Unit) -> bool:
    """«سيطرت قوات يقودها الأكراد | على الرقة»: whether the verb before a relative clause, and not its own, needs a phrase
    under this preposition."""

    def needs(verb: int) -> bool:
        return verb >= 0 and any(unit.relation in frame.preps for frame in parse.units[verb].frames)

    holder = parse.clauses[clause.parent].verb
    between = parse.units[holder + 1 : clause.antecedent] if 0 <= holder < clause.antecedent else []
    return needs(holder) and not needs(clause.verb) and not any(u.relation == unit.relation for u in between)


def carried_above(parse: Parse, clause: Clause, unit: Unit, meanings: Meanings) -> Clause:
    """«قام مسلحون يعتقد أنهم من العشائر | بخطف جنود», «شنت القوات التي تدعمها تركيا | هجوما»: after what tells of its
    subject («طائرات يعتقد أنها إسرائيلية»), the clause of a light verb that still waits for what it carries; else the
    clause itself."""
    aside = _set_apart(parse, clause, unit)
    if aside is not None and not _carries(parse, clause, unit, meanings):
        return aside if _carries(parse, aside, unit, meanings) else clause
    below = clause
    while below.kind in ("relative", "content") and below.parent >= 0:
        if _carries(parse, below, unit, meanings):
            return clause
        above = parse.clauses[below.parent]
        whose = parse.units[below.antecedent] if below.antecedent >= 0 else None
        subject = below.kind == "relative" and whose is not None and above.verb < below.antecedent
        if subject and whose is not None and whose.tag == "np" and not whose.relation:
            told = below is clause and (_has_subject(parse, below) or _has_object(parse, below))
            full = unit.relation or clause.verb < 0 or told
            if full and _carries(parse, above, unit, meanings):
                return above
        below = above
    return clause


def _set_apart(parse: Parse, clause: Clause, unit: Unit) -> Clause | None:
    """«قامت مجموعة، تتراوح أعمارهم بين…، | بإلقاء الحجارة»: the clause that goes on after one between commas; None where a
    happening does not follow one."""

    def comma(i: int) -> bool:
        mark = parse.units[i]
        return mark.tag == "punct" and parse.words[mark.first].text in WEAK

    first = clause.units[0] if clause.units else 0
    opens = (
        first > 0
        and clause.kind == "main"
        and parse.units[first].tag == "verb"
        and not parse.units[first].conj
    )
    if not opens or not comma(first - 1) or not comma(unit.unit_index - 1):
        return None
    before = parse.clauses[parse.clause_of[first - 1]]
    while before.kind == "relative" and before.parent >= 0:
        before = parse.clauses[before.parent]
    return before


def past_doubt(parse: Parse, clause: Clause, unit: Unit, meanings: Meanings) -> Clause:
    """«هجوم شنه مسلحون يرجح أنهم من التنظيم | على سيارة», «غارات يعتقد أنها روسية | تستهدف البلدة»: after who somebody
    is thought to be, the clause that tells of him goes on; else the clause itself."""
    doubt = None if unit.conj or clause.opener not in THOUGHT_OF else _doubt(parse, clause, meanings)
    if doubt is None:
        return clause
    told = [parse.units[j] for j in clause.units if parse.units[j].tag != "sub"]
    if len(told) != 1 or not (told[0].relation in ("from", "for") or _nisba(parse, told[0])):
        return clause
    where = unit.relation in ("on", "at", "cause", "after") or (unit.relation == "in" and unit.type in WHERE)
    over = unit.tag == "verb" or unit.adverbial or where or (unit.type in HIT and not unit.relation)
    return parse.clauses[doubt.parent] if over else clause


def _nisba(parse: Parse, unit: Unit) -> bool:
    """«إسرائيلية»: whose something is, told by one word."""
    return unit.last == unit.first + 1 and nisba_actor(parse.words[unit.head]) is not None


def object_above(parse: Parse, clause: Clause, unit: Unit, meanings: Meanings) -> bool:
    """«هاجم مسلحون يستقلون دراجات | حاجزا», «قتل مسلحون يشتبه بانتمائهم إلى الحركة | عشرين مزارعا»: whether a second bare
    noun in a clause about the subject is whom the verb before it is done to."""
    if clause.kind != "relative" or clause.opener or clause.verb < 0 or clause.parent < 0:
        return False
    holder, whose = parse.clauses[clause.parent], parse.units[clause.antecedent]
    first = (
        0 <= holder.verb == clause.antecedent - 1 and whose.tag == "np" and whose.type in PARTIES | {"people"}
    )
    bare = unit.tag == "np" and not (unit.relation or unit.conj or unit.adverbial) and unit.type in HIT
    having = parse.words[max(0, unit.first - 1)].folded in ("ذات", "ذو", "ذوي", "ذي")
    if not first or not bare or having or not parse.units[holder.verb].frames:
        return False
    verb = parse.units[clause.verb]
    if parse.words[verb.head].enclitic:
        return False
    inside = [parse.units[j] for j in clause.units if j > clause.verb]
    told = any(u.relation for u in inside) or any(c.parent == clause.index for c in parse.clauses)
    doubted = meanings.folded_lemma(parse.words[verb.head]) in DOUBTED and told
    return doubted or _has_object(parse, clause)


def doubted_between_commas(parse: Parse, clause: Clause, i: int, meanings: Meanings) -> int:
    """«هاجم مسلحون، | يعتقد أنهم من الحركة، نقطة تفتيش»: the subject of whom a verb of doubt tells after a comma, where
    another comma ends that; -1 where there is none."""
    verb = parse.units[i]
    if verb.conj or meanings.folded_lemma(parse.words[verb.head]) not in DOUBTED or i < 3:
        return -1
    comma, whose = parse.units[i - 1], parse.units[i - 2]
    subject = whose.tag == "np" and whose.type in PARTIES | {"people", "person"} and not whose.relation
    if not subject or comma.tag != "punct" or parse.words[comma.first].text not in WEAK:
        return -1
    closed = any(u.tag == "punct" and parse.words[u.first].text in WEAK for u in parse.units[i + 1 : i + 8])
    return i - 2 if closed and clause.verb == i - 3 else -1


def doubt_over(parse: Parse, clause: Clause, unit: Unit, meanings: Meanings) -> Clause:
    """«هاجم مسلحون يعتقد أنهم من الحركة | نقطة تفتيش»: the clause about the subject, where whom its verb is done to follows
    what is believed of him; else the clause itself."""
    doubt = _doubt(parse, clause, meanings) if clause.kind == "content" else None
    told = any(parse.units[j].tag == "np" for j in clause.units)
    return doubt if doubt is not None and told and object_above(parse, doubt, unit, meanings) else clause


def _doubt(parse: Parse, clause: Clause, meanings: Meanings) -> Clause | None:
    """«مسلحون يعتقد | أنهم من الحركة»: the clause that doubts what a clause without a verb tells of somebody."""
    if clause.verb >= 0 or clause.parent < 0:
        return None
    doubt = parse.clauses[clause.parent]
    if doubt.kind != "relative" or doubt.opener or doubt.verb < 0 or doubt.parent < 0:
        return None
    doubted = meanings.folded_lemma(parse.words[parse.units[doubt.verb].head]) in DOUBTED
    return doubt if doubted else None


def _has_object(parse: Parse, clause: Clause) -> bool:
    """Whether a bare relative clause, of which its noun is the subject, has an object: «مسلحون يستقلون دراجات»."""
    if clause.opener or clause.verb < 0 or parse.words[parse.units[clause.verb].head].enclitic:
        return False
    inside = [parse.units[j] for j in clause.units if j > clause.verb]
    return any(u.tag == "np" and not u.relation and not u.adverbial for u in inside)


def _has_subject(parse: Parse, clause: Clause) -> bool:
    """Whether a relative clause has its own subject and only a pronoun for object: «التي تدعمها تركيا»."""
    if clause.verb < 0 or not parse.words[parse.units[clause.verb].head].enclitic:
        return False
    after = [parse.units[j] for j in clause.units if j > clause.verb]
    return bool(after) and after[0].tag == "np" and not after[0].relation and after[0].type in PARTIES


def _carries(parse: Parse, clause: Clause, unit: Unit, meanings: Meanings) -> bool:
    """Whether a clause's verb may take a happening with this preposition, and has none yet."""
    if clause.verb < 0:
        return False
    verb = parse.units[clause.verb]
    entry = load_light().get(meanings.folded_lemma(parse.words[verb.head]))
    if entry is None or "agent" not in entry.subject or parse.words[verb.head].enclitic:
        return False
    after = [parse.units[j] for j in clause.units if j > clause.verb]
    taken = any(u.tag == "event" or (unit.relation and u.relation == unit.relation) for u in after)
    lives_by_it = not unit.relation or not {"object", "subject"} & set(entry.noun)  # «قام بـ», «تمكن من»
    return not taken and lives_by_it and (unit.relation or "object") in entry.noun


def himself(parse: Parse, clause: Clause, unit: Unit) -> bool:
    """«فجر انتحاري يرتدي حزاما ناسفا | نفسه»: whom the verb before the relative clause is done to."""
    holder = parse.clauses[clause.parent] if clause.parent >= 0 else clause
    if unit.type != "reflexive" or unit.relation or clause.verb < 0 or holder.verb < 0:
        return False
    return any(frame.slots in ("detonate", "surrender") for frame in parse.units[holder.verb].frames)


def list_of_places(parse: Parse, i: int) -> bool:
    """«التي وقعت في تونس، | وكينيا، وتركيا», «الذين قتلوا في حلب، | وعشرة في إدلب»: a comma within a list of places."""
    before, following = parse.units[i - 1] if i else None, parse.units[i + 1 : i + 3]
    if before is None or not following or not following[0].conj or following[0].relation:
        return False
    if len(following) > 1 and following[1].tag == "verb":
        return False  # «التي دخلت حلب، وتركيا تستعد للتدخل»
    both = before.type in WHERE and following[0].tag == "np" and following[0].type in WHERE
    return both or (before.type in WHERE and told_by_place(parse, following[0]))


def waits_for_verb(parse: Parse, clause: Clause, i: int, grammar: Grammar, meanings: Meanings) -> bool:
    """«القوات التي دخلت المدينة | قصفت…», «وقرب القاعدة التي استعادوها | دارت…», «باتت القوات التي دخلتها | تسيطر»: the
    clause that holds the relative one has no verb yet, or only an auxiliary."""
    if clause.kind != "relative" or clause.parent < 0 or clause.opener in ("", "و", "ما", "مما"):
        return False
    holder = parse.clauses[clause.parent]
    if holder.verb < 0:
        return first_noun(parse, holder) >= 0
    return goes_with_auxiliary(parse, holder, i, grammar, meanings)


def resumed(parse: Parse, clause: Clause, i: int, meanings: Meanings) -> Clause:
    """«وكان التنظيم، الذي يعتقد أنه متفرع عن…، | اختطف عمالا»: after what stands between commas, the clause that waits
    for its verb goes on; else the clause itself."""
    mark = parse.units[i - 1] if i else parse.units[i]
    if parse.units[i].conj or mark.tag != "punct" or parse.words[mark.first].text not in WEAK:
        return clause
    if clause.kind != "content" or clause.parent < 0 or parse.clauses[clause.parent].kind != "relative":
        return clause
    relative = parse.clauses[clause.parent]
    if relative.parent < 0:
        return clause
    holder = parse.clauses[relative.parent]
    waits = holder.verb < 0 or meanings.folded_lemma(parse.words[parse.units[holder.verb].head]) == "كان"
    aside = holder.units and parse.units[holder.units[-1]].tag == "punct"
    return holder if waits and aside else clause


def goes_with_auxiliary(parse: Parse, clause: Clause, i: int, grammar: Grammar, meanings: Meanings) -> bool:
    """«كان التنظيم | يسيطر», «بدأت القوات | تتقدم»: whether a verb belongs to the auxiliary that is its clause's verb."""
    if parse.units[i].conj:
        return False
    lemma = meanings.folded_lemma(parse.words[parse.units[clause.verb].head])
    if lemma not in grammar.auxiliaries:
        return False
    return _only_subject_between(parse, clause, i) or (lemma == "كان" and _had_done(parse, clause, i))


def _only_subject_between(parse: Parse, clause: Clause, verb: int) -> bool:
    """«بدأت القوات اليوم | تتقدم»: nothing stands between an auxiliary and its verb but the subject and a time."""
    between = parse.units[clause.verb + 1 : verb]
    if all(unit.tag in BESIDE_SUBJECT for unit in between):
        # «صدامات استمرت بين الشرطة ومسلحين | أطلقوا»: between whom it lasted
        lasted = clause.antecedent >= 0 and any(unit.relation == "between" for unit in between)
        return len(between) < NEAR and not lasted
    return _subject_told_of(parse, clause.verb, verb)


def _subject_told_of(parse: Parse, auxiliary: int, verb: int) -> bool:
    """«باتت القوات التي دخلت المدينة أمس، | تسيطر»: between an auxiliary and its verb stands only the subject, with a
    relative clause and the marks around it."""
    home = parse.clause_of[auxiliary]
    own = [parse.units[j] for j in range(auxiliary + 1, verb) if parse.clause_of[j] == home]
    words = [unit for unit in own if unit.tag != "punct"]
    return (
        0 < len(words) <= SUBJECT_TOLD_OF
        and all(unit.tag in ("np", "part", "time") and not unit.relation for unit in words)
        and words[0].type in PARTIES
        and own[0] is words[0]
        and parse.words[parse.units[verb].head].tense == "present"
    )


def _had_done(parse: Parse, clause: Clause, i: int) -> bool:
    """«كانت القوات، التي…، في وقت سابق، قد سيطرت»: «قد» takes up the auxiliary across what stands between."""
    before = parse.units[i - 1]
    had = before.tag == "part" and parse.words[before.last - 1].folded == "قد"
    aside = before.tag == "punct" and parse.clause_of[i - 2] != clause.index
    if not had and not (aside and parse.words[parse.units[i].head].tense == "past"):
        return False
    between = range(clause.verb + 1, i)
    return not any(
        parse.units[j].tag in ("verb", "sub") for j in between if parse.clause_of[j] == clause.index
    )


def _annexed(parse: Parse, unit: Unit) -> bool:
    """«قوات التحالف»: whether a noun is known by the definite one in its genitive."""
    i = unit.head + 1
    if i >= unit.last or i in unit.modifiers:
        return False
    return parse.words[i].definite or unit.name_at(i) is not None


def topic(parse: Parse, clause: Clause, i: int) -> list[int]:
    """The units right before a verb that belong to it: a party after a comma, a quotation mark or «و»."""
    group: list[int] = []
    for j in range(i - 1, -1, -1):
        unit = parse.units[j]
        if parse.clause_of[j] != clause.index or j <= clause.verb:
            return []
        before = parse.units[j - 1] if j else None
        if unit.tag in ("time", "part") or (unit.tag == "np" and (unit.relation or unit.adverbial)):
            group.insert(0, j)
            if unit.conj and unit.relation == "in" and before is not None and before.tag == "punct":
                return group  # «قتل خمسة في حمص، | وفي حلب قتل ستة»
            continue
        if (
            unit.tag != "np"
            or unit.type not in PARTIES
            or not (unit.definite or unit.mention or _annexed(parse, unit))
        ):
            return []
        group.insert(0, j)
        if before is None:
            return []
        if before.tag in ("punct", "open"):
            return group if j - 1 > first_noun(parse, clause) >= 0 else []
        if not unit.conj:
            return []
        if before.tag != "np" or before.type not in PARTIES:
            return group
    return []
