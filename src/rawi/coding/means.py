"""Means: the weapon or adjective that makes a kind more specific («قصف جوي», «هجوم انتحاري», «سيارة مفخخة»)."""

from __future__ import annotations

from collections import Counter

from rawi.coding.document import Document, Happening, Parse
from rawi.coding.meaning import Meanings
from rawi.knowledge.nouns import load_means, weapons_in

__all__ = ["refine_kinds", "settle_kinds"]

# A kind may become one of these, the most specific first; a kind that is not listed stays what it is.
MAY_BECOME = {
    "shelling": ("chemical_attack", "drone_strike", "airstrike"),
    "airstrike": ("chemical_attack", "drone_strike"),
    "assault": ("suicide_bombing", "chemical_attack", "drone_strike", "airstrike", "bombing", "shelling"),
    "bombing": ("suicide_bombing",),
}
# Words that name no means, and the means that another mention in the report may give them.
UNSPECIFIC = {"استهداف": "shelling", "استهدف": "shelling", "قصف": "shelling", "هجوم": "assault", "اعتداء": "assault",
              "تفجير": "bombing", "انفجار": "bombing", "انفجر": "bombing"}  # fmt: skip
SETTLES = {
    "shelling": ("drone_strike", "airstrike"),
    "assault": ("suicide_bombing", "bombing", "airstrike", "drone_strike"),
    "bombing": ("suicide_bombing",),
}


def refine_kinds(document: Document, meanings: Meanings) -> None:
    """Makes kinds specific by the means named in the happening's own words."""
    for happening in document.happenings:
        if happening.merged_into is None and not happening.dropped:
            options = MAY_BECOME.get(happening.kind)
            if options:
                seen = _evidence(happening, meanings)
                happening.kind = next((kind for kind in options if kind in seen), happening.kind)


def _evidence(happening: Happening, meanings: Meanings) -> set[str]:
    parse = happening.parse
    unit = parse.units[happening.unit]
    ranges: list[tuple[Parse, int, int]] = [(parse, unit.first, unit.last)]
    for role in ("instrument", "agent"):
        ranges += [(p, u.first, u.last) for p, u, _ in happening.roles.get(role, [])]
    for slot in ("subject", "genitive", "at", "using", "by", "object"):
        ranges += [(parse, u.first, u.last) for u in happening.slots.get(slot, []) if u.type in ("weapon", "aircraft", "bomb", "vehicle", "armed", "")]
    seen = {happening.kind}
    for where, first, last in ranges:
        seen |= means_in(where, first, last, meanings)
    return seen


def means_in(parse: Parse, first: int, last: int, meanings: Meanings) -> set[str]:
    """The kinds that the weapons and adjectives of a phrase point to."""
    words = parse.words[first:last]
    seen = {weapon.refines for _, _, weapon in weapons_in(words)}
    adjectives = load_means()
    for word in words:
        kind = adjectives.get(meanings.folded_lemma(word)) or adjectives.get(word.stem)
        if kind:
            seen.add(kind)
    return seen - {""}


def settle_kinds(document: Document, meanings: Meanings) -> None:
    """«استهداف», «هجوم» without means: the means that the report names for it elsewhere, when it names only one."""
    alive = [h for h in document.happenings if h.merged_into is None and not h.dropped]
    for group, options in SETTLES.items():
        named = Counter(h.kind for h in alive if h.kind in options)
        if len(named) != 1:
            continue
        kind, times = named.most_common(1)[0]
        for happening in alive:
            lemma = meanings.folded_lemma(happening.parse.words[happening.first])
            if group == "assault" and not happening.definite:
                continue
            if happening.kind == group and happening.antecedent is None and UNSPECIFIC.get(lemma) == group and not happening.roles.get("instrument") and times:
                happening.kind = kind
                happening.notes.append(f"means named elsewhere in the report: {kind}")
