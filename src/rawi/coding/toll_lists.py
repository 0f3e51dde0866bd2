"""Tolls told place by place: «قال المرصد إن مئة قتلوا. ففي حلب قتل أربعون…» are all the words of who told the sum."""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import Meanings

__all__ = ["breaks_down", "tallies", "tells_more", "tells_result", "tells_sum"]

FALLING = frozenset(("قتل", "سقط", "قضي", "استشهد", "لقي", "توزع"))
DEAD = frozenset(("قتيل", "قتل", "شهيد", "ضحيه", "مصرع", "مقتل"))
STRUCK = frozenset(("نفذ", "شن"))
STRIKES = frozenset(("ضربه", "غاره"))
RESULTING = frozenset(("ادى", "نتج", "نجم", "اسفر", "تسبب"))
POINT = "نقطه"
FIRST = 4  # units in which a sentence shows that it is of the list


def tells_sum(parse: Parse, meanings: Meanings) -> bool:
    """Whether a sentence tells how many have died, or of strikes that may then be told country by country."""
    lemmas = {meanings.folded_lemma(word) for word in parse.words}
    if lemmas & STRIKES:
        return True
    return any(u.number is not None for u in parse.units) and any(
        lemma in DEAD for lemma in (*lemmas, *(word.lemma for word in parse.words))
    )


def breaks_down(parse: Parse, meanings: Meanings) -> bool:
    """Whether a sentence does nothing but tell how many died where («وفي محافظة حلب، قتل تسعة رجال», «وتوزع القتلى
    بواقع…»), or how often was struck («ففي العراق نفذ 21 ضربة»)."""
    first = [u for u in parse.units[: FIRST + 1] if u.tag not in ("punct", "time", "part")][:FIRST]
    if not first or not parse.units[0].conj:
        return False
    verb = next((u for u in first if u.tag == "verb"), None)
    lemma = meanings.folded_lemma(parse.words[verb.head]) if verb is not None else ""
    if verb is None or lemma not in FALLING | STRUCK:
        return False
    following = parse.units[verb.unit_index + 1 : verb.unit_index + 3]
    if lemma == "توزع" and verb is first[0]:
        return any(meanings.folded_lemma(parse.words[u.head]) in DEAD for u in following)
    if lemma in STRUCK:
        struck = [u for u in following if meanings.folded_lemma(parse.words[u.head]) in STRIKES]
        if not struck or struck[0].number is None:
            return False
    near = [u for u in first if u is not verb]
    return (
        bool(near)
        and near[0].relation == "in"
        and near[0].type in ("place", "country")
        and _counted(parse, verb)
    )


def tells_result(parse: Parse) -> bool:
    """«وقد نتج عن ذلك استشهاد…», «وأدى ذلك إلى مقتل…»: a sentence that tells what came of what was just said."""
    verb = next((u for u in parse.units[:FIRST] if u.tag == "verb"), None)
    if verb is None or parse.words[verb.head].lemma not in RESULTING:
        return False
    return any(word.folded == "ذلك" for word in parse.words[verb.last : verb.last + 2])


def tells_more(parse: Parse) -> bool:
    """Whether a sentence stands all in quotation marks: more of what was just said."""
    first, rest = parse.units[0], [u for u in parse.units if u.tag != "punct"]
    marks = [u.unit_index for u in rest if u.tag in ("open", "close")]
    return first.tag == "open" and len(marks) == 2 and marks[1] == rest[-1].unit_index


def tallies(parse: Parse, meanings: Meanings) -> bool:
    """«واشتبك المقاتلون مع القوات في 112 نقطة»: the tally of whoever records such places goes on."""
    if not parse.units[0].conj or parse.units[0].tag != "verb":
        return False
    return any(
        u.number is not None and meanings.folded_lemma(parse.words[u.head]) == POINT for u in parse.units
    )


def _counted(parse: Parse, verb: Unit) -> bool:
    return any(u.number is not None for u in parse.units[verb.unit_index + 1 : verb.unit_index + 4])
