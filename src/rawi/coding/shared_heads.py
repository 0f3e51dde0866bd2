"""Forces of two nations under one noun, where a pronoun or a hidden subject means them: «القوات الفرنسية | والمالية تحكم
سيطرتها»."""

from __future__ import annotations

from rawi.arabic.words import Word
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.roles import add_role

__all__ = ["take_shared_heads"]

DERIVED = ("hidden-subject", "subject-of-governing-verb")


def take_shared_heads(happening: Happening) -> None:
    """Adds to an agent that other words tell of the nation whose adjective «و» joins to it."""
    for parse, unit, rule in list(happening.roles.get("agent", [])):
        if rule in DERIVED or rule.endswith(", pronoun"):
            other = _joined(parse, unit)
            if other is not None and all(u is not other for _, u, _ in happening.roles["agent"]):
                add_role(happening, "agent", other, rule, parse)


def _joined(parse: Parse, unit: Unit) -> Unit | None:
    """«والمالية» after «القوات الفرنسية»."""
    last = parse.words[unit.last - 1]
    if unit.type != "armed" or unit.unit_index < 0 or unit.last == unit.head + 1 or not _adjective(last):
        return None
    after = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
    alone = bool(after) and after[0].tag == "np" and after[0].conj and after[0].last == after[0].first + 1
    if not alone or after[0].relation or after[0].first != unit.last:
        return None
    word = parse.words[after[0].head]
    same = word.definite == last.definite and word.gender == last.gender == "f"
    return after[0] if same and after[0].mention is None and _adjective(word) else None


def _adjective(word: Word) -> bool:
    """«الفرنسية», «المالية»."""
    return word.pos in ("adj", "noun") and word.stem.endswith("يه")
