"""«الطرفين», «الجانبين»: the two sides that were told before."""

from __future__ import annotations

from rawi.coding.agreeing import party_within
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.hidden_subjects import HiddenSubjects
from rawi.coding.looking_back import REACH
from rawi.coding.slots import HUMAN_AGENTS
from rawi.coding.tolls import VIOLENT

__all__ = ["BothSides"]

BOTH = frozenset(("طرف", "جانب", "فريق"))
Entry = tuple[Parse, Unit, str]


class BothSides(HiddenSubjects):
    """Puts the two sides of earlier fighting in place of words that only say that there are two."""

    def both_sides(self, happening: Happening) -> None:
        """«اشتباكات بين الطرفين», «قتل عشرة من الجانبين»: the two sides of what was told before."""
        roles = happening.roles
        if not any(self.means_both(e) for role in ("agent", "target") for e in roles.get(role, [])):
            return
        suffer = not any(self.means_both(e) for e in roles.get("agent", []))
        if suffer and happening.kind == "clash":  # «أسفرت المعارك عن مقتل عشرة من الجانبين»
            roles["target"] = [e for e in roles.get("target", []) if not self.means_both(e)]
            return
        for other in reversed(self.told_before(happening)):
            sides = self.sides_of(other)
            if not sides[0] or not sides[1] or other.kind not in VIOLENT:
                continue
            ends = ("target", "target") if suffer else ("agent", "target")
            for role, found in zip(ends, sides, strict=True):
                kept = [e for e in roles.get(role, []) if not self.means_both(e)]
                roles[role] = kept + [(p, u, f"both sides ({rule})") for p, u, rule in found]
            return

    def sides_of(self, other: Happening) -> tuple[list[Entry], list[Entry]]:
        """Who did something to whom: also two who fought, and who holds a position that was attacked."""
        agents, targets = (
            [e for e in other.roles.get(role, []) if not self.means_both(e)] for role in ("agent", "target")
        )
        if other.kind == "clash" and len(agents) == 2 and not targets:
            return agents[:1], agents[1:]  # «تقاتلت الشرطة ومسلحون»
        held: list[Entry] = []
        for parse, unit, rule in targets:
            owner = unit if unit.type in HUMAN_AGENTS else party_within(parse, unit)
            if owner is not None:
                held.append((parse, owner, rule))  # «هاجموا ثكنة للجيش»
        return agents, held

    def told_before(self, happening: Happening) -> list[Happening]:
        """What was told before a happening, a few sentences back."""
        index = happening.parse.index
        near = [h for back in range(REACH, -1, -1) for h in self.told.get(index - back, [])]
        return [h for h in near if h.stands and (h.parse.index < index or h.unit < happening.unit)]

    def means_both(self, entry: Entry) -> bool:
        parse, unit, _ = entry
        head = parse.words[unit.head]
        return (
            unit.tag == "np"
            and head.definite
            and self.m.folded_lemma(head) in BOTH
            and unit.last - unit.head == 1
        )
