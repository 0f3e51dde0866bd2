"""What the words around a happening deny: «دون أن ينجحوا», «لا يوجد قتلى», «الأنباء عن سقوط المدينة عارية عن الصحة».

What a governing verb or noun denies («نفى», «عدم») stands in light.csv and governors.toml.
"""

from __future__ import annotations

from itertools import pairwise

from rawi.coding.document import Happening
from rawi.coding.meaning import Meanings
from rawi.coding.supposed import subjunctive
from rawi.knowledge.everyday import Everyday

__all__ = ["denies_plan", "said_not_to_be"]

ANY = "اي"
EXISTS = frozenset(("وجد", "يوجد"))
TOLD_OF = frozenset(("about", "of", "at"))  # how a happening hangs on the account of it
MEANING_TO = frozenset(("نوي", "اعتزم", "خطط", "عزم"))
REACH = 40  # words before a happening in which «لا صحة» denies it
UNTRUE = ("لا", "صحه")
BUT = frozenset(("بل", "لكن", "انما", "غير", "الا"))  # what the truth is follows


def said_not_to_be(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """Whether its sentence says that it has not happened."""
    return (
        _without_doing(happening)
        or _there_is_none(happening, meanings)
        or _not_any(happening)
        or _not_meant(happening, meanings)
        or _account_is_baseless(happening, everyday, meanings)
        or _there_is_no_truth_in(happening)
    )


def _without_doing(happening: Happening) -> bool:
    """«دون أن ينجحوا في طرد المسلحين», «من دون أن يسيطر عليها»: said not to be done."""
    clause = subjunctive(happening)
    if clause is None:
        return False
    opener = happening.parse.units[min(clause.units)]
    return any(word.stem == "دون" for word in happening.parse.words[max(0, opener.first - 1) : opener.last])


def _there_is_none(happening: Happening, meanings: Meanings) -> bool:
    """«لا يوجد قتلى أو جرحى», «لا إنزال في عدن»: «لا» before a bare noun, or before the verb that says there are such."""
    parse, clause, unit = happening.parse, happening.clause, happening.phrase
    if unit.tag == "verb" or happening.definite or unit.relation:
        return False
    if happening.first and parse.words[happening.first - 1].stem == "لا":
        return True
    if not clause.negated or not 0 <= clause.verb < happening.unit:
        return False
    verb = parse.units[clause.verb]
    between = parse.units[clause.verb + 1 : happening.unit]
    return meanings.folded_lemma(parse.words[verb.head]) in EXISTS and all(
        u.tag in ("np", "event", "part") for u in between
    )


def _not_any(happening: Happening) -> bool:
    """«لم ترسل الحكومة أي مساعدات عسكرية»: «أي» after a negated verb."""
    parse, clause, unit = happening.parse, happening.clause, happening.phrase
    if not clause.negated or not 0 <= clause.verb < happening.unit or not unit.first:
        return False
    return ANY in (parse.words[unit.first].stem, parse.words[unit.first - 1].stem)


def _not_meant(happening: Happening, meanings: Meanings) -> bool:
    """«لم تكن الخلية تنوي القيام بهجمات»: what somebody is said not to have meant to do."""
    parse, clause, unit = happening.parse, happening.clause, happening.phrase
    if not clause.negated or unit.tag == "verb" or not 0 <= clause.verb < happening.unit:
        return False
    if meanings.folded_lemma(parse.words[parse.units[clause.verb].head]) not in MEANING_TO:
        return False
    between = parse.units[clause.verb + 1 : happening.unit]
    return unit.relation in ("", "at", "for", "on") and all(u.tag in ("np", "part") for u in between)


def denies_plan(happening: Happening) -> bool:
    """«نفت الحركة أنها تخطط لهجوم»: whether somebody denies what is planned; «نفى توقف الحملة لطردهم» denies no aim."""
    before = happening.parse.units[happening.unit - 1] if happening.unit else happening.phrase
    if happening.phrase.relation == "for" and before.tag == "event":
        return False
    return any(
        voice.act == "denies" and voice.first <= happening.first < voice.last
        for voice in happening.parse.voices
    )


def _account_is_baseless(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«الأنباء المتداولة حول إنزال في عدن عارية عن الصحة»: told of in an account that is said to be untrue."""
    parse = happening.parse
    after = [word.stem for word in parse.words[happening.last :]]
    pairs = (f"{one} {other}" for one, other in pairwise(after))  # «لا أساس»
    if everyday.baseless.isdisjoint((*after, *pairs)):
        return False
    for unit in reversed(parse.units[: happening.unit + 1]):
        if unit.tag in ("verb", "sub", "punct"):
            return False
        told = unit.relation in TOLD_OF and unit.unit_index > 0
        if told and not everyday.accounts.isdisjoint(
            meanings.folded_lemma(word) for word in parse.words[max(0, unit.first - 4) : unit.first]
        ):
            return True
    return False


def _there_is_no_truth_in(happening: Happening) -> bool:
    """«لا صحة لما تردد عن انسحاب الجيش», «لا صحة للأنباء التي تقول إن الجيش انسحب»: all that the account after it tells."""
    before = happening.parse.words[max(0, happening.first - REACH) : happening.first]
    at = next((i for i, (one, other) in enumerate(pairwise(before)) if (one.stem, other.stem) == UNTRUE), -1)
    if at < 0:
        return False
    between = before[at + 2 :]
    return not any(word.stem in BUT or word.text in (".", "؛") for word in between)
