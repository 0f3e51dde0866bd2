"""Later mentions of a happening: «الهجوم» takes the kind and the agent of the attack told before.

Careful coders give a later mention who did it, and leave where and to whom to the sentence that tells it. Not every
agent is carried on: who is only accused is not, and a bomber is not when his attack is spoken of again.
"""

from __future__ import annotations

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.needs import BY_TOLL, UNMET, WARS, has_preposition
from rawi.coding.one_attack import befell
from rawi.coding.roles import add_role
from rawi.coding.same_deed import same_deed
from rawi.coding.tolls import VIOLENT
from rawi.knowledge.grammar import Grammar

__all__ = ["WARLIKE", "resolve_happenings"]

# Later mentions of a happening: which kinds a noun may take up again.
GENERIC = VIOLENT - {"clash"}
AIR = frozenset(("airstrike", "drone_strike"))  # few have aircraft; shelling is often answered by shelling
FROM_AFAR = AIR | {"shelling"}
BACK = 12  # sentences within which «الهجوم» takes up an attack told before
SHARED = frozenset(("clash", "agreement", "protest"))  # whose words are many and mean the same
SAME_HAND = 3  # and within which strikes told without an agent are of the one who struck before
STRUCK = ("place", "target")
# Kinds that a word itself tells («الهجوم الانتحاري»), and what they may take up.
CERTAIN = {
    "suicide_bombing": frozenset(("suicide_bombing", "bombing")),
    "drone_strike": frozenset(("drone_strike", "airstrike")),
    "chemical_attack": frozenset(("chemical_attack",)),
}
ATTACKS = frozenset(("هجوم", "هجمه", "هاجم", "مهاجمه", "اعتداء", "اعتدي"))
WARLIKE = frozenset(("تدخل",))  # taken up by their own word only
BOMBERS = frozenset(("انتحاري", "مهاجم", "منفذ", "مفجر"))
TAKES_UP = {
    "قصف": frozenset(["shelling", "airstrike", "drone_strike", "chemical_attack"]),
    "استهداف": frozenset(["shelling", "airstrike", "drone_strike"]),
    "ضربه": frozenset(["shelling", "airstrike", "drone_strike"]),
    "غاره": frozenset(["airstrike", "drone_strike"]),
    "تفجير": frozenset(["bombing", "suicide_bombing"]),
    "انفجار": frozenset(["bombing", "suicide_bombing"]),
    "هجوم": GENERIC,
    "هجمه": GENERIC,
    "اعتداء": GENERIC,
    "عمليه": GENERIC,
    "عدوان": GENERIC,
    "حادث": GENERIC,
    "حادثه": GENERIC,
}


def resolve_happenings(document: Document, grammar: Grammar, meanings: Meanings) -> None:
    """Later mentions take the kind and the agent of what they take up («الهجوم», «هذا القصف»)."""
    _Later(document, grammar, meanings).run()


class _Later:
    def __init__(self, document: Document, grammar: Grammar, meanings: Meanings) -> None:
        self.document = document
        self.g = grammar
        self.m = meanings
        self.alive: list[Happening] = []
        self.words: dict[int, set[str]] = {}

    def run(self) -> None:
        for happening in self.document.happenings:
            if happening.merged_into is not None or (happening.dropped and happening.dropped != UNMET):
                continue
            taken = self.takes_up(happening)
            if not taken and not happening.dropped and not happening.roles.get("agent"):
                self.of_result(happening)
                self.same_hand(happening)
            if taken or not (happening.dropped or BY_TOLL in happening.notes):
                self.alive.append(happening)

    # ---------------------------------------------------------------- definite mentions

    def takes_up(self, happening: Happening) -> bool:
        """Whether a definite event noun takes up an earlier happening, whose kind and agent it then has."""
        unit = happening.phrase
        if unit.tag != "event" or not happening.definite or happening.parse.words[happening.first].enclitic:
            return False
        if happening.frame.later_only and not happening.tolls:
            return False  # «التحقيق في الحادث»
        lemma = self.m.folded_lemma(happening.parse.words[happening.first])
        earlier = self.antecedent(happening, lemma)
        if earlier is None:
            return False
        if happening.dropped and not any(has_preposition(happening, frame) for frame in happening.frames):
            return False  # «القضاء» without «على» is the judiciary, whatever was told before
        told = self.m.folded_lemma(earlier.parse.words[earlier.first])
        if happening.dropped and told != lemma and lemma not in TAKES_UP and happening.kind not in SHARED:
            return False  # «الخسائر» takes up no «السيطرة» though both are told of a place lost
        happening.antecedent = earlier
        if happening.dropped:
            happening.dropped = ""
            happening.notes.append("takes up an earlier mention")
        if happening.kind in GENERIC and not self.same(happening, earlier):
            return True
        if happening.kind == "suicide_bombing" and lemma == told and _may_have_been(earlier):
            earlier.kind = "suicide_bombing"  # «هجوم بسيارة مفخخة… قتل في الهجوم خمسة بينهم الانتحاري»
        if (
            happening.kind in GENERIC
            and earlier.kind in GENERIC
            and not happening.specific
            and happening.kind not in CERTAIN
            and not _on_the_ground(happening, earlier, lemma)
        ):
            happening.kind = earlier.kind
            happening.specific = earlier.specific
        if not happening.roles.get("agent") and self.carries_on(happening, earlier):
            self.give(happening, earlier, "earlier mention")
            if happening.kind == "clash" and not happening.roles.get("target"):
                for parse, phrase, rule in earlier.roles.get("target", []):
                    add_role(happening, "target", phrase, _again("earlier mention", rule), parse)
        return True

    def antecedent(self, happening: Happening, lemma: str) -> Happening | None:
        """The last of those that it may take up; an attack whose own words name what it struck, the last one on that."""
        own = _struck(happening) if happening.kind in GENERIC else set()
        nearest = None
        for other in reversed(self.alive):
            if happening.parse.index - other.parse.index > BACK:
                break
            if not self.may_be(happening, lemma, other):
                continue
            nearest = nearest or other
            if not own or own & self.words_of(other):
                return other
        return nearest

    def may_be(self, happening: Happening, lemma: str, other: Happening) -> bool:
        """Whether a mention may take up an earlier happening, by their words and kinds."""
        told = self.m.folded_lemma(other.parse.words[other.first])
        if told in WARLIKE and lemma != told:
            return False  # «الهجوم» is no «تدخل عسكري»
        if lemma in WARS and told not in WARS:
            return False  # «الصراع» is the war, not the clash told before
        if happening.kind in CERTAIN and other.kind not in CERTAIN[happening.kind]:
            return False
        if other.kind == happening.kind or told == lemma:
            return True
        return happening.kind in GENERIC and other.kind in TAKES_UP.get(lemma, ())

    def words_of(self, other: Happening) -> set[str]:
        """What tells the places and targets of an earlier happening from others."""
        if id(other) not in self.words:
            self.words[id(other)] = _struck(other)
        return self.words[id(other)]

    def same(self, happening: Happening, earlier: Happening) -> bool:
        """Whether it may be the very attack told before, by its own places, targets and agents."""
        told = next(i for i, other in enumerate(self.alive) if other is earlier)
        after = self.alive[told + 1 :]
        return same_deed(happening, earlier, after, self.m)

    def carries_on(self, happening: Happening, earlier: Happening) -> bool:
        """Whether a later mention is by whom the earlier one was: not when only its kind is the same («الفرار»), nor
        fighting with a place of its own or told of again only later."""
        first, before = happening.parse.words[happening.first], earlier.parse.words[earlier.first]
        lemma = self.m.folded_lemma(first)
        if lemma != self.m.folded_lemma(before) and lemma not in TAKES_UP and happening.kind not in SHARED:
            return False
        if happening.kind not in GENERIC | SHARED and any(
            happening.roles.get(r) for r in ("place", "target")
        ):
            return False  # «نجح في السيطرة على بعض الأحياء»: a deed of its own
        if happening.kind in ("protest", "suicide_bombing", "bombing"):
            return False  # a crowd gathers anew; of a blast or a bomber's attack it is seldom said again whose it was
        if happening.phrase.relation == "during" and happening.parse is not earlier.parse:
            return False  # «وقتل خلال القصف خمسة»: only when
        if happening.kind == "assault" and not self.told_again(lemma, earlier):
            return False
        if happening.kind != "clash":
            return True
        near = happening.parse.index - earlier.parse.index <= 1
        return near and not happening.roles.get("place")

    def told_again(self, lemma: str, earlier: Happening) -> bool:
        """Whether «الهجوم» is by whom an assault was: an attack told by a word of its own, and by a party that is known
        («أطلق مسلحون النار…، وقتل في الهجوم خمسة» leaves open who they were)."""
        told = self.m.folded_lemma(earlier.parse.words[earlier.first])
        known = any(u.definite or u.mention or u.inner for _, u, _ in earlier.roles.get("agent", []))
        return known and (told == lemma or (lemma in ATTACKS and told in ATTACKS))

    def give(self, happening: Happening, earlier: Happening, rule: str) -> None:
        """The agents of an earlier happening, but for who is accused of it and who died in it."""
        for parse, phrase, first in earlier.roles.get("agent", []):
            bomber = self.m.folded_lemma(parse.words[phrase.head]) in BOMBERS
            if (
                "accused" in first
                or "charged" in first
                or (bomber and happening.kind in ("bombing", "suicide_bombing"))
            ):
                continue
            add_role(happening, "agent", phrase, _again(rule, first), parse)

    # ---------------------------------------------------------------- told without an agent

    def of_result(self, happening: Happening) -> None:
        """«وأسفرت العملية عن مقتل اثنين واعتقال ثالث»: what came of it has the agent of what it came of."""
        parse, clause = happening.parse, happening.clause
        if happening.kind in ("displacement", "destruction"):
            return  # who shells does not drive out
        if clause.verb < 0 or happening.unit < clause.verb or happening.phrase.tag == "verb":
            return
        if self.m.folded_lemma(parse.words[parse.units[clause.verb].head]) not in self.g.results:
            return
        for other in reversed(self.alive):
            if other.parse is not parse:
                break
            if other.clause is clause and other.unit < happening.unit and other.roles.get("agent"):
                self.give(happening, other, "result of")
                return

    def same_hand(self, happening: Happening) -> None:
        """«وأضاف أن سبع ضربات نُفذت قرب…»: strikes go on; the one who struck before, if there was only one, struck."""
        if (
            happening.roles.get("agent")
            or happening.kind not in AIR
            or happening.parse.words[happening.first].enclitic
        ):
            return
        before = [
            h
            for h in self.alive
            if h.kind == happening.kind
            and h.roles.get("agent")
            and happening.parse.index - h.parse.index <= SAME_HAND
        ]
        hands = [{self.name(*entry) for entry in h.roles["agent"]} for h in before]
        if hands and all(hand == hands[0] for hand in hands):
            self.give(happening, before[-1], "same hand")

    def name(self, parse: Parse, unit: Unit, rule: str) -> str:
        """What tells an agent from another: its registry id, else its words."""
        mention = unit.mention or next(iter(unit.inner), None)
        words = parse.words_of(unit)
        return mention.id if mention is not None and mention.id else words


def _struck(happening: Happening) -> set[str]:
    """What tells its places and targets from those of others: names and buildings, no countries and no bodies."""
    return befell(happening, STRUCK, countries=False, bodies=False, buildings=True)


def _on_the_ground(happening: Happening, earlier: Happening, lemma: str) -> bool:
    """«الهجوم» is seldom the strike or the shelling told sentences ago, «العملية» and «الهجمات» never."""
    if happening.kind != "assault" or earlier.kind not in FROM_AFAR:
        return False
    return lemma in ("عمليه", "هجمه") or happening.parse.index - earlier.parse.index > 1


def _again(rule: str, first: str) -> str:
    """The rule's name, with the rule by which the filler was first found."""
    return first if first.startswith(rule) else f"{rule} ({first})"


def _may_have_been(earlier: Happening) -> bool:
    """Whether an attack told before may have been a bomber's, of which only a later mention tells."""
    return earlier.kind == "bombing" or (earlier.kind == "assault" and not earlier.specific)
