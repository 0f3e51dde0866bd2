"""Agreement of a phrase with a verb whose subject is hidden, and with a pronoun that stands for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rawi.arabic.lexicon import lexicon
from rawi.arabic.words import Word
from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.knowledge.grammar import load_grammar

__all__ = [
    "FIRST_OR_LAST",
    "RELATIVES",
    "agrees_with_pronoun",
    "agrees_with_relative",
    "agrees_with_verb",
    "disagrees",
    "entitled",
    "owner_they_mean",
    "owner_told_of",
    "owner_who_acts",
    "party_within",
    "person_within",
]

# «آخر معاقل التنظيم», «كبرى مدن المحافظة»: says which of its sort something is. Folded words.
FIRST_OR_LAST = frozenset(("اخر", "اول", "اكبر", "كبري", "اهم", "ابرز", "احد", "احدي", "ثاني", "ثالث"))
# Nouns of men whose plural is as often told of as things are: «العناصر التي», «العناصر الذين». Lemmas.
MEN_OR_THINGS = frozenset(("عنصر", "حشد", "جمع", "كادر", "طاقم"))
PERSONS = ("ون", "ين")  # endings of the sound plural of persons
# Countries of the masculine gender; the others are feminine. Folded spelling.
MASCULINE_COUNTRIES = frozenset(
    ("العراق", "لبنان", "اليمن", "السودان", "الاردن", "المغرب", "الصومال", "تشاد")
)
# The attached pronoun that agrees as a relative pronoun does. Folded spelling.
RELATIVES = {"الذي": "ه", "التي": "ها", "الذين": "هم"}
MARKS = frozenset("\"«»“”'")
PEOPLE = frozenset(("armed", "people", "person", "name", "quantity", ""))
NAMED = frozenset(("person", "name", "armed", "org", "media", "state"))
COLLECTIVES = frozenset(("people", "armed"))
OWNED = frozenset(("facility", "place", "part", "vehicle"))  # what fighters hold or use
ACTS = frozenset(("", "abstract", "part"))  # what a phrase may be about of which only its owner does anything
HOLDING = frozenset(("body", "facility", "place", "part", "vehicle"))  # in which or of which people are
GATHERINGS = frozenset(("تجمع", "مجموعه", "صف", "رتل"))


def _of_persons(parse: Parse, unit: Unit) -> bool:
    """Whether a phrase is a plural of persons: «المسلحون», «جنود»; «القوات» is none."""
    head = parse.words[unit.head]
    if head.folded.endswith(PERSONS) and head.number != "s":
        return True  # «الكمين» is none
    if unit.number is not None and unit.type in ("armed", "people", "person"):
        return True
    bare = head.folded.removesuffix(head.enclitic) if head.enclitic else head.folded
    return head.number == "p" and not bare.endswith("ات") and unit.type in ("armed", "people", "person")


def entitled(parse: Parse, unit: Unit) -> bool:
    """«"أنصار الحق" قالت إنها…»: whether quotation marks hold a plural alone, which then names a group."""
    if unit.first < 1 or unit.last >= len(parse.words) or unit.type not in COLLECTIVES | {"person"}:
        return False
    opens, closes = parse.words[unit.first - 1].text, parse.words[unit.last].text
    return parse.words[unit.head].number == "p" and opens in MARKS and closes in MARKS


def agrees_with_verb(parse: Parse, unit: Unit, word: Word, *, strictly: bool = False) -> bool:
    """Whether a phrase told before can be the hidden subject of a verb.

    Args:
        parse: the phrase's sentence.
        unit: the phrase.
        word: the verb.
        strictly: a verb in the plural wants a plural of persons; else «الجيش» will do.
    """
    head = parse.words[unit.head]
    if head.enclitic in ("نا", "ي") and word.person == 3:
        return False  # «قواتنا» are not «they»
    if head.number == word.number == "s" and head.lemma in lexicon().either_gender:
        return True  # «الرهينة قتل»
    if word.number == "p":
        return _of_persons(parse, unit) or (not strictly and unit.type in COLLECTIVES)
    if word.number == "d":
        return head.number == "d" or unit.conj
    if unit.type == "country":
        return (word.gender == "m") == (head.folded in MASCULINE_COUNTRIES)
    if word.gender == "f":
        if head.number == "p":
            persons = head.folded.endswith(PERSONS) or unit.type in ("people", "person")
            return not persons or entitled(parse, unit)
        return head.gender == "f" or head.folded.endswith(("ه", "ات"))
    return head.gender != "f" and not (head.number == "p" and unit.type != "name")


def agrees_with_pronoun(parse: Parse, unit: Unit, pronoun: str) -> bool:
    """Whether a phrase told before can be what a pronoun stands for."""
    of_these = parse.words[unit.head].folded in FIRST_OR_LAST and unit.last > unit.head + 1
    head = parse.words[unit.head + of_these]  # «دخلوا آخر أحياء المدينة بعد أن حاصروها»
    if pronoun in ("ه", "ها") and head.number == "s" and head.lemma in lexicon().either_gender:
        return True  # «الرهينة الذي خطفوه»
    if pronoun == "هم":
        plural = head.number == "p" and not head.folded.endswith("ات")  # «السلطات» is «ها»
        return _of_persons(parse, unit) or plural or unit.type in COLLECTIVES
    if pronoun == "هن":
        return head.folded.endswith("ات") or (head.gender == "f" and unit.type in ("people", "person"))
    if pronoun == "ها":
        if unit.type == "country":
            return head.folded not in MASCULINE_COUNTRIES
        feminine = head.gender == "f" or head.folded.endswith(("ه", "ات"))
        plural = head.number == "p" and not _of_persons(parse, unit)
        bare_name = (
            unit.mention is not None
            and unit.type == "armed"
            and unit.last == unit.head + 1
            and not head.definite
        )  # «حماس», «طالبان»: one may say «ها» of a movement
        bare_name = bare_name or entitled(parse, unit)
        return feminine or plural or bare_name or (unit.mention is not None and unit.type == "place")
    if pronoun == "ه":
        if unit.type == "country":
            return head.folded in MASCULINE_COUNTRIES
        several = head.folded.endswith(PERSONS) and head.number != "s"  # «الكمين» is one
        return head.gender != "f" and head.number != "p" and not (several or head.folded.endswith("ه"))
    return True


def agrees_with_relative(parse: Parse, unit: Unit, relative: str) -> bool:
    """Whether a relative pronoun («الذي», «التي», «الذين») can tell of a phrase."""
    pronoun = RELATIVES.get(relative.lstrip("وف"))
    head = parse.words[unit.head]
    if pronoun == "ه" and unit.type in ("place", "country") and head.pos == "name":
        return head.folded in MASCULINE_COUNTRIES  # towns and most countries are feminine
    if pronoun == "هم" and (unit.tag != "np" or unit.type not in PEOPLE):
        return False
    if pronoun == "ها" and head.number == "p" and head.lemma in MEN_OR_THINGS:
        return True
    return pronoun is not None and agrees_with_pronoun(parse, unit, pronoun)


def named(parse: Parse, unit: Unit) -> bool:
    """Whether a phrase is or ends with a name, whose gender nobody tells («داعش», «القائد محمد سالم»)."""
    last = parse.words[unit.last - 1]
    if unit.type in ("place", "country"):
        return False
    return (
        unit.type == "name"
        or (unit.mention is not None and unit.type in NAMED)
        or last.pos in ("name", "latin")
    )


def disagrees(parse: Parse, unit: Unit, relative: str) -> bool:
    """Whether a relative pronoun cannot tell of a phrase, nor of the last noun in its genitive; of a name, whose gender
    is not known, it always can."""
    if relative.lstrip("وف") not in RELATIVES or named(parse, unit):
        return False
    if unit.number is not None and not unit.number.dual:
        return False  # «عشرين جنديا», «ثلاث قرى»: the number decides
    told = agrees_with_relative(parse, unit, relative) or owner_told_of(parse, unit, relative) is not None
    return not told


def owner_told_of(parse: Parse, unit: Unit, relative: str) -> Unit | None:
    """«قائد القوات التي هاجمت», «حياة الجندي الذي»: the noun within a phrase that a relative clause tells of, where its
    head does not agree; None where the head does, or nothing within."""
    persons = relative.lstrip("وف") == "الذين" and unit.type in ACTS  # «مكافحة مقاتلي داعش الذين»
    if unit.tag == "event" and unit.last > unit.head + 1 and relative.lstrip("وف") in RELATIVES:
        within = (owner for owner in _owners(parse, unit) if owner.type in COLLECTIVES | {"person"})
        told = next((owner for owner in within if agrees_with_relative(parse, owner, relative)), None)
        return None if agrees_with_relative(parse, unit, relative) else told  # «تحرير الرهينة التي»
    if unit.tag != "np" or relative.lstrip("وف") not in RELATIVES or (named(parse, unit) and not persons):
        return None
    if agrees_with_relative(parse, unit, relative):
        return None
    owners = [owner for owner in _owners(parse, unit) if agrees_with_relative(parse, owner, relative)]
    if unit.type in ACTS:
        owners.sort(key=lambda owner: owner.type not in COLLECTIVES)  # «محط أنظار القوات التي»
    return owners[0] if owners else None


def person_within(parse: Parse, unit: Unit, verb: Word) -> Unit | None:
    """«جثث ثلاثة جنود | خطفهم», «جثة رجل | أعدمه», «مقبرة لمدنيين | قتلوا»: the people within a phrase of something else
    whom a bare relative clause tells of; None where it tells of the whole."""
    pronoun = verb.enclitic or ("هم" if verb.number == "p" else "")
    if unit.tag != "np" or unit.type not in HOLDING or pronoun not in ("ه", "ها", "هم"):
        return None
    if unit.type != "body" and pronoun != "هم" and agrees_with_pronoun(parse, unit, pronoun):
        return None  # «منزل ضابط | أحرقه»
    for owner in _owners(parse, unit, whose=True):
        if owner.type not in COLLECTIVES | {"person"} or not agrees_with_pronoun(parse, owner, pronoun):
            continue
        of = owner.head - (parse.words[owner.head - 1].folded == "من")  # «خمسة من المسلحين»
        number = next((n for n in parse.numbers if unit.head < n.first < n.last == of), None)
        return replace(owner, number=number, first=owner.head if number is None else number.first)
    return None


def party_within(parse: Parse, unit: Unit) -> Unit | None:
    """«ثكنة للجيش», «مواقع المعارضة»: the party whose position a phrase tells of; None where it names none."""
    if unit.tag != "np" or unit.type not in OWNED:
        return None
    for owner in _owners(parse, unit, whose=True):
        lemma = load_meanings().folded_lemma(parse.words[owner.head])
        side = owner.type == "org" and lemma in load_grammar().powers
        if side or owner.type in ("armed", "state", "country"):
            return owner
    return None


def owner_who_acts(parse: Parse, unit: Unit) -> Unit | None:
    """«إرهاب التنظيم», «مواقع الجيش»: the party within a phrase of something else; None where it names none."""
    if unit.tag != "np" or unit.type in NAMED | COLLECTIVES:
        return None
    return next((o for o in _owners(parse, unit) if o.type in ("armed", "org", "state", "country")), None)


def owner_they_mean(parse: Parse, unit: Unit) -> Unit | None:
    """«قصف الطيران مواقع المتمردين وأجبرهم على الفرار»: the fighters or people whose thing a phrase tells of, whom «هم»
    then means; None where the phrase itself is of persons."""
    if unit.tag != "np" or unit.mention is not None:
        return None
    if unit.type not in OWNED and load_meanings().folded_lemma(parse.words[unit.head]) not in GATHERINGS:
        return None
    for owner in _owners(parse, unit):
        if owner.type in COLLECTIVES and agrees_with_pronoun(parse, owner, "هم"):
            head = parse.words[owner.head]
            return owner if head.number == "p" or head.folded.endswith(PERSONS) else None
    return None


def _owners(parse: Parse, unit: Unit, *, whose: bool = False) -> Iterator[Unit]:
    """The nouns and names within a phrase, with what follows each; ``whose``: those after «لـ», too."""
    for k in range(unit.head + 1, unit.last):
        word = parse.words[k]
        mention = unit.name_at(k)
        type_ = mention.type if mention is not None else load_meanings().type_of(word)
        if (word.pos != "noun" and mention is None) or not type_ or ("ل" in word.proclitics and not whose):
            continue
        last = max(unit.last, mention.last) if mention is not None else unit.last
        yield Unit("np", k, last, k, type_, mention=mention, inner=unit.names_from(k),
                     definite=word.definite, unit_index=unit.unit_index)  # fmt: skip
