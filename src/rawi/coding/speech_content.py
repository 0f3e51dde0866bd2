"""Where what somebody says begins, and how it is joined to the verb of saying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rawi.arabic.fold import folded_word
from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.misread_names import named
from rawi.coding.naming_clauses import naming_end
from rawi.coding.speaker_kinds import BODIES
from rawi.coding.speakers import Speakers
from rawi.knowledge.speech import SpeechFrame, SpeechLexicon

__all__ = ["RELATION_OF", "Content", "find_content", "frame_of", "impersonal"]

Shape = Literal["clause", "noun", "bare"]
RELATION_OF = {"ب": "at", "ل": "for", "الي": "to", "علي": "on", "عن": "of", "من": "from", "في": "in"}
RECORDING = frozenset(("وثق", "سجل", "رصد", "أحصى", "قدر"))  # «وثقت الشبكة مقتل…»; «سجل الجيش تقدما» is none
OF_HIM = ("ه", "ها", "هم")  # what somebody is said to be or to have done himself
TRUSTS = frozenset(("يثق", "تثق", "نثق", "اثق", "اثق", "يثقون"))
HE = frozenset(("هو", "هي", "هم"))
GOING_ON = frozenset(("واصل", "تابع", "اكمل"))
DASHES = frozenset(("-", "–", "—"))
NAMES = frozenset(("اسم", "هوي", "هويه", "هويت"))  # which somebody asks not to be told
WITHHELD = 4  # units
APART = 10  # units that two dashes, or two commas, may set apart
STRONG_MARKS = frozenset("؛.!؟:")
REPORTS = frozenset(("تقرير", "نبا", "خبر", "معلومه", "شايعه"))
TRUTH = frozenset(("صحه", "حقيقه", "صدقيه", "مصداقيه"))
COUNTING = frozenset(("قدر", "احصي"))
DOING = frozenset(("القيام", "الاقدام"))
TALLIES = frozenset(("حصيله", "عدد", "ضحيه", "خساره"))
SET_WORDS = 6  # units between a verb and the word that makes a phrase with it («أعلن … مسؤوليته»)
NO_CONTENT = frozenset((*BODIES, "person", "name"))  # under «ب»: «المتحدث بوزارة الدفاع»


@dataclass(frozen=True, slots=True)
class Content:
    """What is said.

    Attributes:
        first: the word where it begins.
        shape: «clause» after «أن», a colon or in quotation marks; «noun» («أعلن مقتل…»); «bare» for a sentence that
            follows without a mark.
    """

    first: int
    shape: Shape


def frame_of(lexicon: SpeechLexicon, meanings: Meanings, parse: Parse, verb: Unit) -> SpeechFrame | None:
    """How a verb speaks; with a set word in its clause («أعلن مسؤوليته», «جاء في») the phrase decides."""
    lemma = meanings.folded_lemma(parse.words[verb.head])
    if lemma == "وثق" and parse.words[verb.head].stem in TRUSTS:
        return None  # «يثق أن»: he trusts, «يوثق»: he records
    for phrase in lexicon.verb_phrases.get(lemma, ()):
        wanted = {folded_word(word) for word in phrase.lemmas[1:]}
        relations = {RELATION_OF[word] for word in wanted if word in RELATION_OF}
        past = 0
        near = SET_WORDS
        for unit in parse.units[verb.unit_index + 1 :]:
            if unit.unit_index >= verb.unit_index + near:
                break
            if unit.last <= past:
                near += 1
                continue
            begins = unit.tag in ("verb", "rel") and naming_end(parse, unit.unit_index, meanings)
            if begins:
                past, near = begins, near + 1
                continue
            if unit.tag in ("verb", "sub", "open"):
                break
            words = parse.words[max(past, unit.first) : unit.last]
            if unit.tag == "np" and (
                unit.relation in relations or any(meanings.folded_lemma(w) in wanted for w in words)
            ):
                return phrase
    said, passive = lexicon.verbs.get(lemma), lexicon.passives.get(lemma)
    word = parse.words[verb.head]
    if said is None or (word.passive and word.person != 1):  # «أضاف» can be read «أُضاف»
        return passive
    return said


def impersonal(
    lexicon: SpeechLexicon,
    meanings: Meanings,
    parse: Parse,
    clause: Clause,
    verb: Unit,
    content: Content | None,
) -> bool:
    """«ويعتقد أن», «ويرجح أن», «مسلحون يشتبه بأنهم», «رجل يشتبه بضلوعه في»: such a verb right before what is said quotes
    nobody in particular."""
    word = parse.words[verb.head]
    passive = lexicon.passives.get(meanings.folded_lemma(word))
    if passive is None or passive.words[0] != "ي":
        return False
    if content is None or content.shape == "bare" or word.tense != "present" or word.enclitic:
        return False
    if clause.auxiliaries or word.number in ("p", "d") or word.gender == "f":
        return False
    following = parse.units[verb.unit_index + 1 :]
    near = next((u for u in following if u.first >= content.first or u.tag == "np"), None)
    if near is None or near.first < content.first:
        return False
    before = [parse.units[i] for i in clause.units if i < verb.unit_index]
    begins = next((u for u in following if u.first == content.first), verb)
    # «الذي يعتقد أنه…», «يشتبه في أنهم», «يشتبه بضلوعه»: that he is, not he
    he = parse.words[begins.head].enclitic in OF_HIM or (
        begins.tag == "sub" and parse.words[begins.last - 1].folded.endswith(OF_HIM)
    )
    if content.shape == "noun" and not he:
        return False
    named = [u for u in before if u.tag == "np" and not u.relation]
    if named and he and not any(u.tag == "pron" for u in before):
        head = parse.words[named[-1].head]
        one_of_several = head.number == "p" and named[-1].type in ("armed", "people", "person")
        unknown = not (named[-1].definite or named[-1].mention) and head.pos == "noun"
        return one_of_several or unknown  # «مسلحون | يشتبه بأنهم», «رجل | يعتقد أنه»
    subject = bool(named) or any(u.tag == "pron" for u in before)
    return not subject and (clause.kind != "relative" or clause.antecedent < 0 or he)


def find_content(
    speakers: Speakers, parse: Parse, clause: Clause, verb: int, frame: SpeechFrame
) -> Content | None:
    """Where what is said begins; None when nothing is said.

    Args:
        speakers: for what may stand in quotation marks as a name.
        parse: the sentence.
        clause: the verb's clause.
        verb: the verb's unit.
        frame: how the verb speaks.
    """
    sure = not frame.ambiguous
    noun: Content | None = None
    seen = False  # whether the verb's subject may have stood already
    monitor = False  # whether it is a body or outlet that records what happens
    marks = told = False
    judges = frame.act in ("denies", "confirms")
    others = False  # whether it is others' accounts that the verb denies or confirms («نفى الجيش أنباء عن…»)
    skip = -1
    called_to = 0  # the word after a clause that tells what the speaker is called
    for j in range(verb + 1, len(parse.units)):
        unit = parse.units[j]
        if j <= skip or unit.first < called_to or unit.first in speakers.covered:
            continue
        if unit.tag in ("verb", "rel") and (called := naming_end(parse, j, speakers.m)):
            seen, called_to = True, called
            continue
        text = parse.words[unit.first].text
        where = parse.clauses[parse.clause_of[j]]
        if noun is not None and unit.tag in ("punct", "verb", "rel"):
            return _past_name(parse, clause, unit, noun) or noun
        if (
            marks
            and unit.tag in ("np", "part")
            and speakers.lexicon.participle_at(parse.words, unit.first) is not None
        ):
            return noun  # «…، مشيرا إلى أن»: another's words, or said otherwise
        if unit.tag == "sub" and where.kind == "content":
            if unit.conj or (noun is not None and (told or "ان" not in frame.content)):
                return noun  # «وأن» goes on with something before
            return Content(unit.first, "clause")
        if others and unit.tag == "event" and unit.relation in ("of", "about", "at"):
            return Content(unit.first, "noun")
        if judges and seen and noun is None and where.parent == clause.index and _what_is_told(where, unit):
            return Content(unit.first, "noun")
        described = where.kind == "relative" and where.opener in HE and unit.tag == "open"  # «وهو طبيب "…"»
        aside = where.kind == "relative" and where.index != clause.index and not described
        if aside and not (called_to and where.verb < j and parse.units[where.verb].first < called_to):
            continue
        if unit.tag == "punct":
            if text == ":":
                return Content(unit.first, "clause")
            if text in "؛.!؟":
                return noun
            marks = True
            skip = _set_apart(parse, j) if text in DASHES else skip
        elif unit.tag == "open" and frame.words in GOING_ON and parse.units[j + 1 : j + 2][-1].tag == "event":
            continue  # «واصلت القوات "عملياتها"»
        elif unit.tag == "open":
            close = next((u.unit_index for u in parse.units[j + 1 :] if u.tag == "close"), -1)
            if noun is None and speakers.name_in_quotes(parse, j) and not (seen and _ends(parse, close)):
                seen, skip = True, close
                continue
            return noun or (Content(unit.first, "clause") if "quote" in frame.content or sure else None)
        elif unit.tag == "verb" and _unnamed(parse, unit):
            continue
        elif unit.tag == "verb" and speakers.asks(parse, unit):
            skip = _withheld(parse, j)  # «قال مسؤول، طلب عدم ذكر اسمه، | إن»
        elif unit.tag == "verb":
            if not named(parse, unit):
                past = _past_clause(speakers, parse, unit) if marks and seen and noun is None else None
                return past or (noun if marks or noun else _bare(unit, frame))
            seen = True
        elif unit.tag in ("np", "event") and noun is not None:
            told = told or speakers.lexicon.participle_at(parse.words, unit.first) is not None
        elif unit.tag in ("np", "event"):
            issues = frame.issues or len(frame.lemmas) > 1
            if issues and seen and not unit.relation and speakers.document_noun(parse, unit):
                return Content(unit.last, "clause")  # «أصدر الجيش بيانا…»
            records = monitor and frame.words in RECORDING and unit.tag == "event"
            counts = seen and folded_word(frame.words) in COUNTING and _tally(speakers, parse, unit)
            if counts or ((sure or records) and _takes(frame, parse, unit, seen)):
                noun = Content(unit.first, "noun")
            others = others or (seen and judges and not unit.relation and _account(speakers, parse, unit))
            many = parse.words[unit.head].number == "p" and unit.type in ("person", "people")
            body = unit.type in ("org", "media") or speakers.lemma(parse, unit) == "لجنه"
            monitor = monitor or (not seen and (many or body))
            seen = seen or not unit.relation
    return noun


def _account(speakers: Speakers, parse: Parse, unit: Unit) -> bool:
    """«نفى الجيش | أنباء عن قصف», «نفى | صحة الأنباء عن قصف»: accounts that others give."""
    return (
        unit.type == "speech"
        or speakers.lemma(parse, unit) in REPORTS
        or (unit.last > unit.head + 1 and parse.words[unit.head].folded in TRUTH and not unit.conj)
    )


def _what_is_told(where: Clause, unit: Unit) -> bool:
    """«نفى ما تردد عن | سيطرة المسلحين», «ما نشرته صحف حول | مقتله»: what the accounts are about that somebody denies."""
    told = where.kind == "relative" and where.antecedent < 0 and where.opener == "ما"
    return told and unit.tag == "event" and unit.relation in ("of", "about", "at", "on")


def _tally(speakers: Speakers, parse: Parse, unit: Unit) -> bool:
    """«قدرت الصحيفة | عدد القتلى بمئة», «أحصى ناشطون | ضحايا القصف»: how many, of those who died or fled."""
    words = (parse.words[unit.first], parse.words[unit.head])
    return not (unit.relation or unit.conj) and any(speakers.m.folded_lemma(w) in TALLIES for w in words)


def _past_clause(speakers: Speakers, parse: Parse, verb: Unit) -> Content | None:
    """«قال قائد الكتيبة، رفض ذكر اسمه، | إن»: what is said after a clause between commas that tells of the speaker."""
    for unit in parse.units[verb.unit_index : verb.unit_index + APART]:
        said = speakers.lexicon.verbs.get(speakers.lemma(parse, unit)) if unit.tag == "verb" else None
        if said is not None and not said.ambiguous:
            return None  # «في تفاصيل نشرتها الصحيفة، قال الوزير، أمس، إن»
        if unit.tag in ("open", "close") or parse.words[unit.first].text in STRONG_MARKS:
            return None
        if unit.tag == "sub" and parse.is_comma(parse.units[unit.unit_index - 1]) and not unit.conj:
            content = parse.clauses[parse.clause_of[unit.unit_index]].kind == "content"
            return Content(unit.first, "clause") if content and not unit.relation else None
    return None


def _past_name(parse: Parse, clause: Clause, mark: Unit, noun: Content) -> Content | None:
    """«قال المتحدث باسم الشرطة، جهاد نجم، | إن»: what seems a noun that tells something is a name between two commas."""
    after = parse.units[mark.unit_index + 1 : mark.unit_index + 2]
    if not after or not parse.is_comma(mark) or after[0].tag != "sub" or after[0].conj:
        return None
    where = parse.clauses[parse.clause_of[after[0].unit_index]]
    between = [u for u in parse.units[: mark.unit_index] if u.first >= noun.first]
    apart = parse.words[noun.first - 1].pos == "punct" and parse.words[noun.first].pos != "sub"
    if where.kind != "content" or not apart or any(u.relation or u.definite or u.frames for u in between):
        return None
    return Content(after[0].first, "clause")


def _unnamed(parse: Parse, verb: Unit) -> bool:
    """«مصدر لم تشر إلى اسمه "…"», «مسؤول لم تسمه»: that somebody is not named, which is nothing said."""
    before = parse.units[verb.unit_index - 1]
    if before.tag != "neg":
        return False
    naming = parse.words[verb.head].enclitic and parse.words[verb.head].lemma == "سمى"
    return bool(naming) or any(
        word.enclitic and word.stem in NAMES for word in parse.words[verb.last : verb.last + 3]
    )


def _withheld(parse: Parse, asks: int) -> int:
    """«طلب عدم الكشف عن اسمه»: the unit with the name that somebody asks not to be told, or the verb's."""
    for unit in parse.units[asks + 1 : asks + 1 + WITHHELD]:
        if unit.tag in ("punct", "sub", "open", "verb"):
            break
        if any(word.enclitic and word.stem in NAMES for word in parse.words[unit.first : unit.last]):
            return unit.unit_index
    return asks


def _set_apart(parse: Parse, dash: int) -> int:
    """«في بيان لها - تلقت الصحيفة نسخة منه - أن»: the dash that ends what one sets apart, or -1."""
    following = parse.units[dash + 1 : dash + 1 + APART]
    return next((u.unit_index for u in following if parse.words[u.first].text in DASHES), -1)


def _ends(parse: Parse, close: int) -> bool:
    """Whether a quotation's end is the sentence's: then its words are what is said, not a name."""
    return close < 0 or all(u.tag in ("punct", "close") for u in parse.units[close + 1 :])


def _bare(unit: Unit, frame: SpeechFrame) -> Content | None:
    """«وقال المتحدث لقد قصفنا…»: direct speech without a mark."""
    says = frame.act in ("says", "confirms") and "quote" in frame.content and not frame.ambiguous
    return Content(unit.first, "bare") if says and not unit.conj else None


def _genitive(parse: Parse, unit: Unit) -> bool:
    """«أحد منظمي | المظاهرات»: whether a noun stands in the genitive of the speaker's title, and is not what he tells."""
    before = parse.units[unit.unit_index - 1]
    title = parse.words[before.last - 1]
    if before.tag != "np" or before.last != unit.first or title.definite or title.pos != "noun":
        return False
    return parse.words[unit.head].definite and (before.type == "person" or title.stem.endswith("ي"))


def _takes(frame: SpeechFrame, parse: Parse, unit: Unit, seen: bool) -> bool:
    """Whether a verb of saying can have this noun for its content («أعلن مقتل», «أفاد بتوقف», «أشار إلى قصف»)."""
    happens = unit.tag == "event" or bool(unit.frames) or unit.type == "carrier"
    happens = happens or (
        frame.act == "orders" and parse.words[unit.head].folded in DOING
    )  # «تنوي | القيام بهجمات»
    verbal = happens or (parse.words[unit.head].masdar and unit.mention is None)
    if not unit.relation:
        if "object" not in frame.content or unit.conj or _genitive(parse, unit):
            return False
        return happens or (seen and (verbal or unit.type == "abstract"))
    if frame.speaker and RELATION_OF.get(frame.speaker) == unit.relation:
        return False  # «نقل عن»: who is quoted
    if not any(RELATION_OF.get(word) == unit.relation for word in frame.content):
        return False
    found = unit.relation == "of" and unit.mention is None and not unit.definite
    return verbal or found or unit.type not in NO_CONTENT  # «كشف عن خلية سرية نفذت هجوما»
