"""«الطرفين», «الجانبين»: the two sides that were told before."""

from __future__ import annotations

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
        """«اشتباكات بين الطرفين»: the two sides of what was told before."""
        if not any(self.means_both(entry) for entry in happening.roles.get("agent", [])):
            return
        for other in reversed(self.told_before(happening)):
            sides = [
                [e for e in other.roles.get(role, []) if not self.means_both(e)]
                for role in ("agent", "target")
            ]
            sides[1] = [e for e in sides[1] if e[1].type in HUMAN_AGENTS]
            if not sides[0] or not sides[1] or other.kind not in VIOLENT:
                continue
            for role, found in zip(("agent", "target"), sides, strict=True):
                kept = [e for e in happening.roles.get(role, []) if not self.means_both(e)]
                happening.roles[role] = kept + [(p, u, f"both sides ({rule})") for p, u, rule in found]
            return

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
