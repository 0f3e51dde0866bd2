"""What the hand that did it says of its kind: forces of a state blow up no bombers, aircraft do not shell, what they
destroy they have struck from the air, fighters who flee retreat, and arms sent to a party are support."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.means import TARGETED
from rawi.coding.roles import INHERITED, add_role
from rawi.knowledge.registry import load_actors

__all__ = ["check_hands"]

# Forces of a state, where no movement calls itself so. Folded lemmas.
FORCES = frozenset(("جيش", "قوه", "شرطه", "حكومه"))
OF_STATES = frozenset(("state", "government", "state_forces", "foreign_forces"))
ENTERING = frozenset(("دخل", "دخول"))
SETTLEMENTS = frozenset(("اتفاق", "اتفاقيه", "تسويه", "مصالحه", "هدنه"))
NEAR = 5  # phrases and marks between who enters and the agreement by which he does
# Who is where he attacks, and who or what is met on a road. Folded lemmas.
ATTACKERS = frozenset(("مهاجم", "ملثم", "مستوطن", "مجهول"))
ON_THE_ROAD = frozenset(("دوريه", "شرطي", "موكب"))
BURNING = frozenset(("مولوتوف", "حارقه"))  # «زجاجات حارقة»
SNIPERS = frozenset(("قناص", "قناصه"))
BOMBER = "انتحاري"
FROM_AIR = frozenset(("airstrike", "drone_strike"))
UNMANNED = frozenset(("مسير", "مسيره", "بدون", "دون"))
# Sending and carrying: folded lemmas of the words that name it.
SENDING = frozenset(("ارسل", "ارسال", "نقل", "شحن"))
ARMS = frozenset(("weapon", "bomb", "vehicle", "material", "aircraft"))
PARTIES = frozenset(("armed", "org"))
TO = ("to", "for")
ITSELF = frozenset(
    ("subject-agent", "light-subject-agent", "second-agent")
)  # rules by which it is told who does it
OF_ARMS = frozenset(("سلاح", "صاروخ", "ذخيره", "قذيفه"))  # set nouns: «نقل السلاح إلى الجماعة». Folded lemmas
# Who of them fled: «المئات منهم».
OF_THEM = frozenset(("منهم", "منها", "منهما"))
FLEEING = "flee"  # class of frames
HOLDING = frozenset(("احتجز", "احتجاز"))
HOSTAGE = "رهينه"
# Fighters of no state, whoever they are; «ميليشيا» is what their enemies call them. Folded lemmas.
GUNMEN = frozenset(("مسلح", "مقاتل", "متمرد", "متشدد", "متطرف", "مهاجم", "خاطف", "ثاير"))
GROUPS = frozenset(("armed", "people", "person", "org", "state"))


def check_hands(document: Document, meanings: Meanings) -> None:
    """Gives attacks and sendings of arms the kind that only such a hand or such a receiver leaves them.

    Args:
        document: with its happenings' kinds and roles.
        meanings: the lexicon.
    """
    struck = {h.parse.index for h in document.happenings if h.stands and h.kind in FROM_AIR}
    for happening in document.happenings:
        if not happening.stands:
            continue
        alone = happening.parse.index not in struck  # «دمر الطيران الآليات في غارة» tells both
        if happening.kind == "suicide_bombing" and _by_forces(happening, meanings):
            happening.kind, happening.specific = happening.frame.kind, False
        elif (happening.kind == "shelling" and _by_aircraft(happening)) or (
            alone and _destroyed_from_air(happening)
        ):
            happening.kind = "drone_strike" if _unmanned(happening) else "airstrike"
        elif happening.kind == "shelling" and (
            _by_snipers(happening, meanings) or _face_to_face(happening, meanings)
        ):
            happening.kind = "assault"
        elif happening.kind == "advance" and _by_agreement(happening, meanings):
            happening.kind = "handover"
        elif happening.kind == "arrest" and _held_by_no_state(happening, meanings):
            happening.kind = "abduction"
        elif happening.kind == "displacement":
            _fighters_fled(happening, meanings)
        elif happening.kind == "deployment":
            _arms_sent(happening, meanings)


def _by_agreement(happening: Happening, meanings: Meanings) -> bool:
    """«دخل الجيش البلدة بموجب اتفاق»: whether control changes without fighting."""
    if happening.frame.lemmas[0] not in ENTERING or not happening.roles.get("place"):
        return False
    words = happening.parse.words
    after = happening.parse.units[happening.unit + 1 : happening.unit + 1 + NEAR]
    return any(
        unit.relation == "circumstance" and meanings.folded_lemma(words[unit.head]) in SETTLEMENTS
        for unit in after
    )


def _by_snipers(happening: Happening, meanings: Meanings) -> bool:
    """«استهدف قناصة الجيش المارة», «استهدفهم بالقناصة»: whether it is gunfire at people, as nothing else is told to have
    been fired."""
    told = happening.roles.get("instrument") or happening.roles.get("agent", [])
    lemmas = [meanings.folded_lemma(parse.words[unit.head]) for parse, unit, _ in told]
    return bool(lemmas) and all(lemma in SNIPERS for lemma in lemmas)


def _face_to_face(happening: Happening, meanings: Meanings) -> bool:
    """«استهدف مسلحون دورية», «قذف ملثمون المخفر بقنابل المولوتوف»: whether attackers told as such, or what they hit or
    throw, say that nothing was fired from afar."""

    def of(role: str, lemmas: frozenset[str]) -> bool:
        return any(
            meanings.folded_lemma(parse.words[unit.head]) in lemmas
            for parse, unit, _ in happening.roles.get(role, ())
        )

    words = happening.parse.words[happening.first : happening.last + 1]
    phrases = [u for units in happening.slots.values() for u in units]
    if any(
        not BURNING.isdisjoint(meanings.folded_lemmas(happening.parse.words[u.first : u.last]))
        for u in phrases
    ):
        return True
    named = not TARGETED.isdisjoint(meanings.folded_lemmas(words))
    return named and not happening.specific and (of("agent", ATTACKERS) or of("target", ON_THE_ROAD))


def _by_forces(happening: Happening, meanings: Meanings) -> bool:
    """«العملية العسكرية التي يقودها الجيش», where the report tells of bombers: an army's own attack is none of theirs."""
    if happening.frame.kind == "suicide_bombing" or BOMBER in " ".join(
        word.stem for word in happening.parse.words[happening.phrase.first : happening.phrase.last + 1]
    ):
        return False
    own = [
        (parse, unit)
        for parse, unit, rule in happening.roles.get("agent", ())
        if not rule.startswith((*INHERITED, "light-noun"))
    ]
    return bool(own) and all(
        meanings.folded_lemma(parse.words[unit.head]) in FORCES and not _movement(unit) for parse, unit in own
    )


def _movement(unit: Unit) -> bool:
    """Whether a phrase is the name of a movement («جيش الفتح»)."""
    name = unit.mention
    known = load_actors().actors.get(name.id) if name is not None and name.first <= unit.head else None
    return known is not None and known.kind not in OF_STATES


def _by_aircraft(happening: Happening) -> bool:
    """«طائرات حربية حلقت فوق المدينة وأطلقت صواريخ»: fire from aircraft that are told of as its agent, and not only as that
    of an attack before it."""
    agents = happening.roles.get("agent", ())
    return any(unit.type == "aircraft" and not rule.startswith("earlier mention") for _, unit, rule in agents)


def _destroyed_from_air(happening: Happening) -> bool:
    """«دمرت الطائرات مخازن السلاح», «نجح الطيران في تدميرها»: aircraft that destroy something have struck it."""
    agents = happening.roles.get("agent", ())
    return happening.kind == "destruction" and any(
        unit.type == "aircraft" and rule in ITSELF for _, unit, rule in agents
    )


def _unmanned(happening: Happening) -> bool:
    return any(
        word.stem in UNMANNED
        for parse, unit, _ in happening.roles.get("agent", ())
        if unit.type == "aircraft"
        for word in parse.words[unit.head : unit.last]
    )


def _fighters_fled(happening: Happening, meanings: Meanings) -> None:
    """«سقط قتلى من المسلحين وهروب العشرات منهم», «فيما فر المئات منهم»: some of the fighters told of last are fighters."""
    parse = happening.parse
    fled = happening.roles.get("target", [])
    if happening.frame.slots != FLEEING or not fled:
        return
    if not _some_of_them(parse, fled[0][1]):
        where, who, _ = fled[0]
        if "armed" in meanings.types_of(where.words[who.head]):  # «فر العسكريون من الجبهة»
            _retreated(happening)
        return
    first = min(happening.phrase.first, fled[0][1].first)
    named = {i: m.type for m in parse.mentions for i in range(m.first, m.last)}
    told = [named.get(i) or meanings.type_of(parse.words[i]) for i in range(first)]
    groups = [type_ for type_ in told if type_ in GROUPS]
    if not groups or groups[-1] != "armed":
        return
    _retreated(happening)


def _retreated(happening: Happening) -> None:
    happening.kind = "retreat"
    happening.roles["agent"] = happening.roles["target"][:1]
    happening.roles["target"] = []


def _held_by_no_state(happening: Happening, meanings: Meanings) -> bool:
    """«احتجز المقاتلون عشرين من الجنود», «رهائن كانت تحتجزهم»: who is held by gunmen or as a hostage is kidnapped; what a
    state or a movement that rules there does is an arrest."""
    words = happening.parse.words[happening.first : happening.last]
    if not any(meanings.folded_lemma(word) in HOLDING for word in words):
        return False
    held = happening.roles.get("target", [])
    if any(meanings.folded_lemma(parse.words[unit.head]) == HOSTAGE for parse, unit, _ in held):
        return True
    doers = happening.roles.get("agent", [])
    return bool(doers) and all(
        unit.type == "armed" and meanings.folded_lemma(parse.words[unit.head]) in GUNMEN
        for parse, unit, _ in doers
    )


def _some_of_them(parse: Parse, unit: Unit) -> bool:
    own = parse.words[unit.first : unit.last + 1]
    return unit.unit_index >= 0 and any(word.folded in OF_THEM for word in own)


def _arms_sent(happening: Happening, meanings: Meanings) -> None:
    """«أعلنت إرسال آليات لمسلحي المعارضة», «سفينة تنقل صواريخ للحوثيين»: arms sent to a party that has not sent them are
    given to it."""
    words = happening.parse.words[happening.first : happening.last]
    targets = happening.roles.get("target", [])
    if not any(meanings.folded_lemma(word) in SENDING for word in words):
        return
    if not all(unit.type in ARMS for _, unit, _ in targets):
        return
    if not targets and OF_ARMS.isdisjoint(happening.frame.lemmas):
        return
    doers = {
        unit.unit_index for parse, unit, _ in happening.roles.get("agent", ()) if parse is happening.parse
    }
    given = [
        unit
        for slot in TO
        for unit in happening.slots.get(slot, ())
        if unit.type in PARTIES and unit.unit_index not in doers
    ]
    if not given and targets and targets[-1][0] is happening.parse:
        parse, unit, rule = targets[-1]
        given, arms = _given_within(parse, unit, meanings)
        targets = [*targets[:-1], (parse, arms, rule)]
    if not given:
        return
    happening.kind = "support"
    happening.roles["target"] = []
    for unit in given:
        add_role(happening, "target", unit, "whom arms are sent to", happening.parse)
    for parse, unit, rule in targets:
        add_role(happening, "instrument", unit, rule, parse)


def _given_within(parse: Parse, unit: Unit, meanings: Meanings) -> tuple[list[Unit], Unit]:
    """«صواريخ | للمسلحين»: who gets them, told within the phrase of the arms, and the arms alone."""
    for i in range(unit.head + 1, unit.last):
        word = parse.words[i]
        if word.proclitics[:1] == ("ل",) and meanings.type_of(word) in PARTIES:
            return [Unit("np", i, unit.last, i, meanings.type_of(word) or "", relation="for")], replace(
                unit, last=i
            )
    return [], unit
