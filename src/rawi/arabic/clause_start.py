"""Verb or verbal noun at the start of a clause: «رفع الجنود العلم» against «رفع العلم».

The decoder sees neighbours only. A noun in the nominative, or a definite noun that is followed by another
with nothing to join them, is a subject, so that what stands before it is a verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from rawi.arabic.analyses import Reading
from rawi.arabic.lexicon import lexicon
from rawi.arabic.words import Word

__all__ = ["WHEN", "opens_time", "subject_instead", "verb_instead"]

WHEN = "حين"

_OPENERS = frozenset(("punct", "sub", "rel", "conj", "part"))
_FAR = 6  # words back in which the verb stands that another one goes on from
# «فرض الجيش حصارا»: verbs whose object is a deed; after others such a noun says why («قصف الجيش المدينة دعما لـ»).
_TAKES_DEEDS = frozenset(("فرض", "شن"))
# After which a noun begins its clause; and nouns that may be said to be a deed («إن الهدف قتل المدنيين»), which no doer is.
_SUBJECT_FIRST = frozenset(("ان", "لان", "لكن", "بينما", "فيما", "حيث", "كان"))
_NO_DOERS = frozenset((
    "هدف", "سبب", "حل", "مطلوب", "امر", "حادث", "غرض", "مهم", "خيار", "قرار", "واجب", "عمل", "شرط", "مطلب", "رد",
    "موضوع", "شيء", "حال", "وضع", "مبدا", "دور", "جواب", "خبر", "حديث", "يوم", "عام", "شهر", "وقت", "بند", "بيان",
    "معنى", "اساس", "مشروع", "مشكل", "دليل",
))  # fmt: skip
_BOMBERS = frozenset(("انتحاري", "انتحارية", "مسلح", "ارهابي", "مجهول"))


def verb_instead(words: Sequence[Word], chosen: Sequence[Reading | None], at: int) -> bool:
    """Whether the noun at ``at``, which could be a verb, has a subject and an object after it.

    Args:
        words: the sentence, tagged.
        chosen: the readings that were chosen.
        at: the word's number.
    """
    if _after_its_subject(words, at) or _goes_on_from_verb(words, at) or _after_whole_subject(words, at):
        return True
    opens = _opens_clause(words, at)
    if not opens and words[at].proclitics[:1] not in (("و",), ("ف",)):
        return False
    after = at + 1
    following = chosen[after] if after < len(words) else None
    if following is None or not (words[after].pos in ("noun", "name") or following.adjectival):
        return False
    if following.nominative and set(following.proclitics) <= {"ال"}:
        return True  # «صد مقاتلو…», «في عتق وقتل جنديان»: after a verbal noun it would be «مقاتلي», «جنديين»
    if words[at].lemma == "فجر" and words[after].lemma in _BOMBERS and not words[after].proclitics:
        return True  # «فجر انتحاري يرتدي حزاما نفسه»: no dawn is one of bombers
    if not opens:
        return False
    if after + 1 < len(words) and words[after + 1].lemma == "نفس" and words[after + 1].enclitic:
        return True  # «فجر انتحاري نفسه»
    if not _plain(words[after], definite=True):
        return False
    after += 1
    while after < len(words) and _belongs_to_subject(words[after]):
        joined = chosen[after]
        if joined is not None and joined.nominative:
            return True  # «تبادل الجيش والمسلحون…»
        after += 1
    if after >= len(words):
        return False
    object_, reading = words[after], chosen[after]
    if object_.pos == "num":
        return True
    if object_.pos != "noun" or reading is None or reading.function or reading.adjectival:
        return False
    if reading.accusative and reading.masdar:
        return words[at].lemma in _TAKES_DEEDS
    if object_.lemma in lexicon().circumstances:
        return False
    return _plain(object_, definite=None)


def _belongs_to_subject(word: Word) -> bool:
    """Whether a word describes a definite noun before it, or is joined to it: «الجيش | السوري | والمعارضة»."""
    if word.pos == "adj" and "ال" in word.proclitics[:1]:
        return True
    return word.pos in ("noun", "adj", "name") and word.proclitics[:2] == ("و", "ال")


def subject_instead(words: Sequence[Word], at: int) -> bool:
    """«إن عسكريا | تركيا قتل»: whether an adverb after «أن» is rather the subject, which the sentence would else lack."""
    if at == 0 or at + 1 >= len(words) or words[at - 1].lemma != "ان" or words[at - 1].pos != "sub":
        return False
    after = words[at + 1]
    return after.pos in ("adj", "verb", "name") and not after.definite


def opens_time(words: Sequence[Word], at: int) -> bool:
    """«قتل خمسة | حين هاجم المسلحون القرية», but not «في حين قتل», «من حين لآخر»: whether «حين» begins a clause."""
    before = words[at - 1] if at else None
    bare = words[at].proclitics in ((), ("و",), ("ف",)) and not words[at].enclitic
    return bare and words[at + 1].pos == "verb" and (before is None or before.pos != "prep")


def _after_its_subject(words: Sequence[Word], at: int) -> bool:
    """«إن جنديا تركيا | قتل وجرح آخر»: after «أن», a noun with tanween has no genitive, so that its predicate follows."""
    i = at - 1
    while (
        i > 1
        and words[i - 1].pos != "sub"
        and words[i].folded.endswith("يا")
        and words[i].pos in ("adj", "name")
    ):
        i -= 1  # «تركيا»: the Turkish one
    if i < 1 or words[at].proclitics or words[i - 1].lemma != "ان" or words[i - 1].pos != "sub":
        return False
    subject = words[i]
    single = subject.pos in ("noun", "adj") and subject.number == "s" and subject.gender == "m"
    return single and not (subject.proclitics or subject.enclitic) and subject.folded.endswith("ا")


def _after_whole_subject(words: Sequence[Word], at: int) -> bool:
    """«إن الجيش السوري | قصف المدينة», «وكان التنظيم | خطف جنودا»: a verbal noun right after a definite subject, and
    nothing before that which could govern it, would hang on nothing."""
    word, i = words[at], at - 1
    if not word.masdar or word.proclitics:
        return False
    if at + 1 >= len(words) or words[at + 1].pos in ("punct", "adj", "sub"):
        return False
    while i > 0 and words[i].pos in ("adj", "name") and words[i].proclitics in (("ال",), ()):
        i -= 1
    last = words[i]
    if last.pos not in ("noun", "name") or last.proclitics not in (("ال",), ()):
        return False
    if last.pos == "noun" and not last.definite and last.proclitics != ("ال",) and i == at - 1:
        return False
    while i > 0 and words[i - 1].pos == "noun" and not words[i - 1].proclitics and not words[i - 1].enclitic:
        i -= 1  # «إن | طيران التحالف قصف»
    head = words[i]
    if i == 0 or head.pos != "noun" or head.masdar or head.lemma in _NO_DOERS:
        return False
    before = words[i - 1]
    first = (before.pos == "sub" and before.lemma in _SUBJECT_FIRST) or (
        before.pos == "verb" and before.lemma == "كان"
    )
    return first and (head.gender, head.number) == ("m", "s")


def _goes_on_from_verb(words: Sequence[Word], at: int) -> bool:
    """«أعدم جنودا | وشن هجمات»: after a verb and its bare nouns, none of them a verbal noun, «شن» is a verb too."""
    if words[at].lemma != "شن" or words[at].proclitics != ("و",):
        return False
    for word in reversed(words[max(0, at - _FAR) : at]):
        if word.pos == "verb":
            return word.tense == "past"
        if (
            word.masdar
            or word.proclitics[:1] not in ((), ("ال",))
            or word.pos not in ("noun", "name", "adj", "num")
        ):
            return False
    return False


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1] if at else None
    if before is None or (words[at].proclitics[:1] == ("و",) and before.pos == "punct"):
        return True
    if before.lemma == "ان":  # «بعد أن عرض», but «إن دعم…»
        return at > 1 and words[at - 2].pos == "prep"
    return before.pos in _OPENERS or (before.pos == "adv" and at == 1)  # «ميدانيا قصف…»


def _plain(word: Word, *, definite: bool | None) -> bool:
    """A noun with no conjunction or preposition, definite or not as asked."""
    if word.proclitics not in ((), ("ال",)):
        return False
    return definite is None or "ال" in word.proclitics or word.pos == "name"
