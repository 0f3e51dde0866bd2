"""Means: the weapon or adjective that makes a kind more specific («قصف جوي», «هجوم انتحاري», «سيارة مفخخة»)."""

from __future__ import annotations

from collections import Counter
from functools import cache

from rawi.arabic.fold import fold
from rawi.coding.document import Document, Happening, Parse
from rawi.coding.meaning import Meanings
from rawi.knowledge.nouns import load_weapons

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


@cache
def _refining() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Single words and pairs of words that make a kind specific."""
    single: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for weapon in load_weapons():
        if not weapon.refines:
            continue
        for name in (weapon.lemma, *weapon.aliases):
            words = [word.removeprefix("ال") for word in fold(name).text.split()]
            if len(words) == 1:
                single[words[0]] = weapon.refines
            elif len(words) >= 2:
                pairs[(words[0], words[1])] = weapon.refines
    return single, pairs


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
    """The kinds that the words of a phrase point to."""
    single, pairs = _refining()
    lemmas = [meanings.folded_lemma(word) for word in parse.words[first:last]]
    stems = [word.stem or word.folded for word in parse.words[first:last]]
    seen = set()
    for i, (lemma, stem) in enumerate(zip(lemmas, stems, strict=True)):
        if i + 1 < len(lemmas):
            for a in (lemma, stem):
                for b in (lemmas[i + 1], stems[i + 1]):
                    if (a, b) in pairs:
                        seen.add(pairs[a, b])
        for a in (lemma, stem):
            if a in single:
                seen.add(single[a])
    return seen


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
