"""Means that the report names elsewhere: «الهجوم», «قصف التحالف» and «التفجير», where their own words name none.

An attack is taken for what the report tells of elsewhere when it tells of one such attack only, and not of another
hand's: whoever bombed from the air, and is not told to have shelled, bombed from the air where it only says «قصف».
"""

from __future__ import annotations

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.later_mentions import WARLIKE
from rawi.coding.meaning import Meanings
from rawi.coding.one_attack import ToldByMeans, befell
from rawi.coding.parties import nisba_actor
from rawi.coding.roles import INHERITED
from rawi.coding.told_twice import OTHER
from rawi.coding.tolls import MEANS, UNREST
from rawi.knowledge.grammar import load_grammar
from rawi.knowledge.registry import load_actors
from rawi.knowledge.weapons import weapons_in

__all__ = ["settle_kinds"]

# Words that name no means: their kind, and the kinds that another mention in the report may give them.
UNSPECIFIC = {
    "استهداف": ("shelling", ("suicide_bombing", "drone_strike", "airstrike", "bombing", "assault")),
    "استهدف": ("shelling", ("suicide_bombing", "drone_strike", "airstrike", "bombing", "assault")),
    "هجوم": ("assault", ("suicide_bombing", "bombing", "airstrike", "drone_strike")),
    "اعتداء": ("assault", ("suicide_bombing", "bombing")),
    "تفجير": ("bombing", ("suicide_bombing",)),
    "انفجار": ("bombing", ("suicide_bombing",)),
    "قصف": ("shelling", ("airstrike", "drone_strike")),
}
# Words that name an attack by no means, and what kinds the same attack may have elsewhere.
GENERAL = frozenset(
    (
        "هجوم",
        "هجمه",
        "هاجم",
        "مهاجمه",
        "اعتداء",
        "اعتدي",
        "عمليه",
        "عمل",
        "جريمه",
        "استهداف",
        "استهدف",
        "تفجير",
        "انفجار",
        "قصف",
    )
)
BLASTS = ("suicide_bombing", "bombing")
MORE_SPECIFIC = {
    "assault": (*BLASTS, "chemical_attack", "drone_strike", "airstrike", "shelling"),
    "shelling": (*BLASTS, "chemical_attack", "drone_strike", "airstrike"),
    "bombing": ("suicide_bombing",),
}
GUNS = ("assault",)  # «استهداف القنصلية», of which the report tells that somebody shot at it
VIOLENCE = (("عمل", "عنف"), ("حدث", "عنف"), ("جوله", "عنف"))
STORMING = frozenset(("هاجم", "مهاجمه", "هجوم", "اقتحم", "اقتحام"))
ATTACKS = STORMING | {"هجمه", "اعتداء", "اعتدي"}
STORMED = frozenset(("facility", "armed", "org"))
BOMBER = "انتحاري"
FIRE = "قصف"  # by guns as by aircraft: only the hand tells
GUNFIRE = frozenset(("نار", "رصاص", "عيار"))  # «أطلق النار»: what makes an «استهداف» an assault
FORCES = frozenset(("state", "government", "state_forces", "foreign_forces"))
OF_STATES = frozenset(("تحالف", "جيش", "قوه", "شرطه", "حكومه", "نظام", "سلاح"))
# Aircraft with or without a crew, as far as the word tells, and its adjective of a state aside.
ANY_AIRCRAFT = frozenset(("طائره", "طايره", "طيران", "سلاح جو", "سلاح طيران"))


def settle_kinds(document: Document, meanings: Meanings) -> None:
    """Gives attacks without a means of their own the kind that the report tells of elsewhere."""
    alive = [h for h in document.happenings if h.stands]
    if len(alive) > 1:
        _Elsewhere(document, alive, meanings).run()


class _Elsewhere:
    def __init__(self, document: Document, alive: list[Happening], meanings: Meanings) -> None:
        self.document = document
        self.alive = alive
        self.m = meanings
        self.lemma = {id(h): meanings.folded_lemma(h.parse.words[h.first]) for h in alive}
        self.hands: dict[int, set[str]] = {}
        self.named = [h for h in alive if self.names_means(h)]
        self.by_means = ToldByMeans(self.named)

    def run(self) -> None:
        for happening in self.alive:
            kind = (
                self.same_attack(happening)
                or self.told_elsewhere(happening)
                or self.uncrewed(happening)
                or self.of_bomber(happening)
                or self.of_crowds(happening)
            )
            if kind and kind != happening.kind:
                self.become(happening, kind)

    def become(self, happening: Happening, kind: str) -> None:
        """Gives a happening its kind, and the later mentions that have taken it up."""
        before = happening.kind
        happening.kind = kind
        happening.notes.append(f"means named elsewhere in the report: {kind}")
        for later in self.alive:
            war = self.lemma[id(later)] in WARLIKE  # «التدخل» is no blast
            if later.antecedent is happening and later.kind == before and not (later.specific or war):
                later.kind = kind

    def names_means(self, happening: Happening) -> bool:
        """Whether its words tell how it was done: not «قصف» alone, which has its kind for want of another."""
        kind, _ = UNSPECIFIC.get(self.lemma[id(happening)], ("", ()))
        if happening.kind == "assault":
            return happening.frame.lemmas[-1] in GUNFIRE
        return happening.specific or (happening.kind != kind and not happening.frame.weak)

    def same_attack(self, happening: Happening) -> str:
        """«مقتل 16 في هجوم»… «قتل 16 في هجوم انتحاري»: the kind of an attack whose means the report tells elsewhere."""
        options = MORE_SPECIFIC.get(happening.kind, ()) + (GUNS if happening.kind == "shelling" else ())
        if happening.specific or not options or happening.frame.lemmas[0] not in GENERAL:
            return ""
        hand, many = self.hand(happening), self.one_of_many(happening)
        if happening.roles.get("instrument") or (many and happening.kind == "bombing"):
            return ""  # «هجوم بأسلحة ثقيلة»; of three blasts one may be a bomber's
        kinds = {
            other.kind
            for other in self.by_means.same(happening)
            if other.kind in options and many == self.one_of_many(other) and _alike(hand, self.hand(other))
        }
        if kinds == {"bombing", "suicide_bombing"}:
            return "suicide_bombing"
        return kinds.pop() if len(kinds) == 1 else ""

    def told_elsewhere(self, happening: Happening) -> str:
        """The kind that the report gives it elsewhere; empty when none or more than one."""
        lemma = self.lemma[id(happening)]
        kind, may_be = UNSPECIFIC.get(lemma, ("", ()))
        if happening.kind != kind or happening.specific or happening.antecedent is not None:
            return ""
        named = {other.kind for other in self.named}
        options = [kind for kind in may_be if kind in named]
        armed = any(u.type in MEANS for _, u, _ in happening.roles.get("agent", []))
        if not options or armed:
            return ""  # «مدافع الجيش استهدفت»
        hand = self.hand(happening)
        if lemma == FIRE:
            options = [kind for kind in options if self.struck(hand, kind)]
            if self.struck(hand, "shelling"):
                return ""
        else:
            options = [kind for kind in options if self.may_be_by(hand, kind)]
            options = [kind for kind in options if kind != "assault"] or options
        if happening.phrase.tag == "event" and not happening.definite and lemma not in (FIRE, "استهداف"):
            options = [kind for kind in options if self.known(happening, kind)]
        if set(options) == {"bombing", "suicide_bombing"}:
            options = self.told_last(happening, options)
        return options[0] if len(options) == 1 else ""

    def told_last(self, happening: Happening, kinds: list[str]) -> list[str]:
        """The one of these kinds of which the report has told last, before a happening."""
        before = [h for h in self.named if h.kind in kinds and h.parse.index < happening.parse.index]
        return [before[-1].kind] if before else []

    def uncrewed(self, happening: Happening) -> str:
        """«غارة أمريكية» where the report tells mostly of strikes by drones, and of no aircraft with a crew."""
        if happening.kind != "airstrike" or self.crewed(happening):
            return ""
        hand = self.hand(happening)
        drones = [h for h in self.named if h.kind == "drone_strike" and _alike(hand, self.hand(h))]
        others = [h for h in self.alive if h.kind == "airstrike" and _alike(hand, self.hand(h))]
        if len(drones) < len(others) or any(self.crewed(h) for h in others):
            return ""
        return "drone_strike"

    def crewed(self, happening: Happening) -> bool:
        """Whether an airstrike's own words name an aircraft that has a crew («مقاتلات»)."""
        units = [(happening.parse, happening.phrase)]
        units += [(p, u) for role in ("agent", "instrument") for p, u, _ in happening.roles.get(role, [])]
        return any(
            weapon.refines == "airstrike" and " ".join(weapon.patterns[0]) not in ANY_AIRCRAFT
            for parse, unit in units
            for _, _, weapon in weapons_in(parse.words[unit.first : unit.last])
        )

    def of_bomber(self, happening: Happening) -> str:
        """«تفجير المسجد», where the report tells of a bomber who died in it, and of no other bomb that is named."""
        blast = happening.kind == "bombing" and not happening.specific
        if not blast or self.lemma[id(happening)] not in UNSPECIFIC or self.one_of_many(happening):
            return ""
        if any(h.kind == "bombing" and h.specific for h in self.alive):
            return ""
        bombers = [h for h in self.named if h.kind == "suicide_bombing"]
        if not bombers and not (happening.definite and self.bomber_told()):
            return ""
        where = befell(happening, ("genitive", "place", "target"))
        places = [befell(h, ("genitive", "place", "target")) for h in bombers]
        same = not where or not any(places) or any(where & other for other in places)
        return "suicide_bombing" if same else ""

    def of_crowds(self, happening: Happening) -> str:
        """«أعمال عنف في المدينة», «مهاجمة قسم الشرطة» by people of whom no arms are told, where the report tells of
        demonstrations, and not of two sides that fight."""
        if happening.kind == "assault" and self.lemma[id(happening)] in ATTACKS and self.crowd_did(happening):
            return "riot"
        if happening.kind == "assault" and happening.frame.lemmas[0] in STORMING:
            doers = [(u.type, u.arms) for _, u, _ in happening.roles.get("agent", [])]
            hit = any(u.type in STORMED for _, u, _ in happening.roles.get("target", []))
            crowd = bool(doers) and all(
                type_ in ("people", "quantity", "") and not arms for type_, arms in doers
            )
            return "riot" if crowd and hit and any(h.kind in UNREST for h in self.alive) else ""
        if happening.kind != "clash" or happening.frame.lemmas not in VIOLENCE:
            return ""
        sides = {"between", "with"} & happening.slots.keys() or any(
            u.type == "armed" for _, u, _ in happening.roles.get("agent", [])
        )
        return "riot" if not sides and any(h.kind in UNREST for h in self.alive) else ""

    def crowd_did(self, happening: Happening) -> bool:
        """«هجوم شنه المحتجون», «هاجمت مجموعة من البلطجية»: whether a word for who did it is one for a crowd."""
        crowd = load_grammar().crowd
        return any(
            self.m.folded_lemma(word) in crowd or word.stem in crowd
            for parse, unit, _ in happening.roles.get("agent", ())
            for word in parse.words[unit.head : unit.last]
            if word.pos == "noun"
        )

    def one_of_many(self, happening: Happening) -> bool:
        """«تفجيرات», «انفجار آخر»: blasts in general, or one that is told apart from another."""
        word, unit = happening.parse.words[happening.first], happening.phrase
        described = {self.m.folded_lemma(happening.parse.words[i]) for i in unit.modifiers}
        return word.number == "p" or unit.number is not None or bool(described & OTHER)

    def bomber_told(self) -> bool:
        """Whether the report speaks of the suicide bomber again and again."""
        words = (word for parse in self.document.parses for word in parse.words)
        return sum(word.stem == BOMBER and word.definite for word in words) > 1

    # ---------------------------------------------------------------- by whom

    def hand(self, happening: Happening, *, own: bool = False) -> set[str]:
        """What tells who did it from others: the states of its forces, the ids of movements, else the words.

        Args:
            happening: the attack.
            own: only those that its own clause names.
        """
        if own:
            return {
                name
                for parse, unit, rule in happening.roles.get("agent", [])
                if not rule.startswith((*INHERITED, "subject-of-governing-verb"))
                for name in self.party(parse, unit)
            }
        if id(happening) not in self.hands:
            entries = happening.roles.get("agent", [])
            self.hands[id(happening)] = {name for p, u, _ in entries for name in self.party(p, u)}
        return self.hands[id(happening)]

    def party(self, parse: Parse, unit: Unit) -> set[str]:
        """The ids of a phrase's names; where it has none, the states of its adjectives, else its words."""
        ids = {m.id for m in (unit.mention, *unit.inner) if m is not None and m.id and m.type != "place"}
        words = parse.words[unit.head : unit.last]
        if not ids:
            ids = {actor.id for word in words if (actor := nisba_actor(word)) is not None}
        if ids:
            return {_state(actor) for actor in ids}
        nouns = (self.m.folded_lemma(word) for word in words if word.pos in ("noun", "name"))
        return {noun for noun in nouns if noun not in ANY_AIRCRAFT}

    def struck(self, hand: set[str], kind: str) -> bool:
        """Whether the report tells of that hand that it struck so, by words that name how."""
        return any(h.kind == kind and self.hand(h, own=True) & hand for h in self.named)

    def may_be_by(self, hand: set[str], kind: str) -> bool:
        """Whether some attack of a kind is not surely another hand's."""
        return any(h.kind == kind and _alike(hand, self.hand(h)) for h in self.named)

    # ---------------------------------------------------------------- of what

    def known(self, happening: Happening, kind: str) -> bool:
        """«هجوم السفارة», «تفجير سروج»: an attack known by what it befell, of which the means are named elsewhere."""
        mine = befell(happening, ("genitive",))
        return bool(mine) and any(
            other is not happening and other.kind == kind and mine & befell(other, ("place", "target"))
            for other in self.alive
        )


def _alike(one: set[str], other: set[str]) -> bool:
    """Whether two hands may be the same: unless both are told, and as different ones."""
    if not one or not other or one & other:
        return True
    states = [any(name.isupper() for name in hand) or bool(hand & OF_STATES) for hand in (one, other)]
    named = [any(name.isascii() for name in hand) for hand in (one, other)]
    return states[0] == states[1] and not all(named)  # «الجيش» may be that of the state told elsewhere


def _state(actor: str) -> str:
    """The state of a force, for which «طائرات تركية» and «الجيش التركي» are one hand; else the actor itself."""
    known = load_actors().actors.get(actor)
    return known.country if known is not None and known.kind in FORCES and known.country else actor
