"""What is only wished or laid down: what is asked of God, and what would follow if anybody did it.

«نسأل الله أن ينصر جنودنا وأن يعينهم على تحرير أرضهم», «قيام أي دولة بشن غارة يعد عدوانا».
"""

from __future__ import annotations

from rawi.coding.document import Happening
from rawi.coding.meaning import load_meanings
from rawi.coding.voices import voice_at

__all__ = ["by_anybody", "in_favour_of", "prayed_for"]

GIVING = frozenset(("قدم", "وفر", "تلقي", "منح", "اعطي", "زاد", "نال"))
FAVOUR = frozenset(("دعما", "مسانده", "تاييدا"))
GOD = frozenset(("الله", "المولي", "ربنا", "الرب"))
ASKING = frozenset(("سال", "دعا", "رجا", "تمني", "تضرع", "ابتهل", "سايل", "داعي", "راجي", "متضرع", "مبتهل"))
DOING = 3  # units among which who does it stands before a deed
THAT = frozenset(("ان", "بان"))
ACTORS = frozenset(("armed", "org", "state", "country", "people", "person"))
ANY = frozenset(("اي", "ايه", "ايا"))


def prayed_for(happening: Happening) -> bool:
    """«سائلا الله أن ينصر الجيش على الأعداء»: what God is asked for; but «أن يتقبل الشهداء الذين قتلوا» tells who died."""
    parse, clause = happening.parse, happening.clause
    if happening.definite or happening.pointed_to or clause.verb < 0 or clause.kind == "relative":
        return False
    verb = parse.units[clause.verb]
    if verb.unit_index > happening.unit or parse.words[verb.head].tense == "past":
        return False
    for i in range(1, verb.first):
        if parse.words[i].folded in GOD and _asks(happening, i):
            return any(word.stem in THAT or word.folded in THAT for word in parse.words[i + 1 : verb.first])
    return False


def _asks(happening: Happening, god: int) -> bool:
    word = happening.parse.words[god - 1]  # «دعا | نصر الله»: somebody's name
    if word.pos == "prep" and god > 1:
        word = happening.parse.words[god - 2]  # «أتمنى من الله»
    return load_meanings().folded_lemma(word) in ASKING


def by_anybody(happening: Happening) -> bool:
    """«قيام أي دولة بشن غارة», «أي دولة تقصف أراضي جارتها»: whoever does it; but «لم تشن أي دولة غارة» denies it."""
    parse, clause = happening.parse, happening.clause
    voice = voice_at(parse, happening.first)
    if clause.negated or (voice is not None and voice.act == "denies"):
        return False
    doers = [u for p, u, _ in happening.roles.get("agent", ()) if p is parse]
    for unit in reversed(parse.units[max(0, happening.unit - DOING) : happening.unit]):
        doers.append(unit)
        if unit.type != "carrier" and unit.unit_index != clause.verb:
            break  # «أي دولة | تقوم | بشن | غارة»
    return any(
        unit.tag == "np"
        and not unit.relation
        and happening.unit - DOING <= unit.unit_index < happening.unit
        and parse.words[unit.first].stem in ANY
        and (unit.type in ACTORS or parse.words[unit.first + 1].folded == "من")
        for unit in doers
    )


def in_favour_of(happening: Happening) -> bool:
    """«خرجت مسيرات دعما للحكومة»: why people did something else, no help given; but «قدمت له دعما» and «تلقى دعما» are."""
    word = happening.parse.words[happening.first]
    bare = word.folded in FAVOUR and not happening.carriers & GIVING and not happening.phrase.relation
    return bare and happening.clause.verb != happening.unit and "for" in happening.slots
