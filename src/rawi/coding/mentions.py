"""Names that the registries know: actors, outlets, spokesmen, places.

Names are looked up word by word in one index, so a name is never found inside a longer word, and clitics («وللجيش») do
not hide it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from rawi.arabic.fold import fold, folded_word
from rawi.arabic.words import Word
from rawi.coding.document import Mention
from rawi.knowledge.registry import Actor, load_actors
from rawi.knowledge.sources import load_outlets, load_spokesmen
from rawi.places import default_index, load_countries

__all__ = ["NameIndex", "find_mentions", "key", "load_family_names", "load_names"]

# What an actor's kind means for the roles it may fill.
ACTOR_TYPES = {"state": "org", "government": "org", "organisation": "org", "party": "org", "person": "person"}
PARTIES = frozenset(("armed", "org", "person"))
IBB = "إب"  # a town that only its hamza tells from «أب»; other names of two letters are none
REMEMBERED = 60_000  # spellings of words whose names stay in memory


@dataclass(frozen=True, slots=True)
class Name:
    """An entry of the index; ``context`` names need a type word or quotes before them."""

    words: tuple[str, ...]
    type: str
    id: str
    english: str
    context: bool = False
    rank: int = 0
    actor: Actor | None = None


# Sound plurals before their genitive: «مسلحو العشائر» is «مسلحي العشائر» after a preposition.
CONSTRUCT = frozenset(
    [
        "ارهابيو", "انفصاليو", "انقلابيو", "متطرفو", "متطوعو", "متشددو", "متمردو", "مجاهدو", "مرتزقو", "مستوطنو", "مسلحو",
        "معارضو", "مقاتلو", "مقاومو", "موالو",
    ]
)  # fmt: skip


def key(word: str) -> str:
    """A word's spelling in the index: the case of a sound plural makes no difference."""
    if len(word) > 4 and word.endswith("ون"):
        return word[:-2] + "ين"
    if word in CONSTRUCT:
        return word[:-1] + "ي"
    if len(word) == 3 and word in ("ابا", "ابي"):
        return "ابو"
    return word


def spellings(folded: str) -> Iterator[tuple[str, int]]:
    """The ways a word may stand in a name, each with how many letters attached before it are cut off."""
    yield key(folded), 0
    rest, cut = folded, 0
    if rest[:1] in ("و", "ف") and len(rest) > 2:
        rest, cut = rest[1:], 1
        yield key(rest), cut
    if rest[:2] == "لل" and len(rest) > 4:
        yield key("ال" + rest[2:]), cut + 1
        yield key("ا" + rest[1:]), cut + 1
    elif rest[:1] in ("ب", "ك", "ل") and len(rest) > 2:
        yield key(rest[1:]), cut + 1


class NameIndex:
    """All names by their first word."""

    def __init__(self, names: Iterable[Name]) -> None:
        # by the first word, then by the second («» in names of one): many begin with «قوات», few go on with «سوريا»
        self.first: dict[str, dict[str, list[Name]]] = {}
        self.fighters: set[str] = set()  # first words of the names of armed actors
        self.of_parties: set[str] = set()  # all words of names of more than one, of parties
        for name in names:
            if name.type == "armed":
                self.fighters.add(name.words[0])
            if name.type in PARTIES and len(name.words) > 1:
                self.of_parties.update(name.words)
            second = name.words[1] if len(name.words) > 1 else ""
            self.first.setdefault(name.words[0], {}).setdefault(second, []).append(name)
        for by_second in self.first.values():
            for entries in by_second.values():
                entries.sort(key=lambda n: (-len(n.words), n.rank))
        self.begun_by = lru_cache(maxsize=REMEMBERED)(self._begun_by)

    def called(self, spelling: str) -> frozenset[str]:
        """The types of all whose whole name is this one word; none where nobody is called so."""
        return frozenset([name.type for name in self.first.get(spelling, {}).get("", ())])

    def names_party(self, spelling: str) -> bool:
        """Whether the word stands in the name of a party that has more words: «الكردستاني»."""
        return spelling in self.of_parties

    def begins_fighters(self, folded: str) -> bool:
        """Whether the name of an armed actor may begin with a word."""
        return any(spelling in self.fighters for spelling, _ in spellings(folded))

    def _begun_by(self, folded: str) -> tuple[tuple[dict[str, list[Name]], int], ...]:
        """The names that a word may begin, by their second word, each time with the letters cut off before it."""
        found = ((s, self.first[s], cut) for s, cut in spellings(folded) if s in self.first)
        # «لبي بي سي» holds a name, «لبي» alone none
        return tuple(
            ({second: n for second, n in names.items() if second} if cut and len(s) < 3 else names, cut)
            for s, names, cut in found
        )

    def at(self, words: Sequence[Word], i: int) -> Iterator[tuple[Name, int]]:
        """The names that begin at a word, the longest first, and how many letters are attached before each."""
        beginning = self.begun_by(words[i].folded)
        if words[i].text.endswith(IBB) and _is_ibb(words[i]):
            yield Name(("اب",), "place", "", "", rank=3), len(words[i].text) - len(IBB)
        if not beginning:
            return
        second = key(words[i + 1].folded) if i + 1 < len(words) else ""
        for by_second, cut in beginning:
            for name in by_second.get(second, ()) if second else ():
                end = i + len(name.words)
                if end <= len(words) and all(
                    key(words[i + k].folded) == name.words[k] for k in range(2, len(name.words))
                ):
                    yield name, cut
            for name in by_second.get("", ()):
                yield name, cut


def _is_ibb(word: Word) -> bool:
    """«إب», «وإب», «بإب»."""
    return word.text == IBB or (len(word.text) == 3 and word.text[0] in "وبلف")


# What must stand before a name that is also an everyday word, by the name's own meaning.
CALLED_FOR = {
    "media": frozenset(("media", "quote")),
    "place": frozenset(("place", "part", "facility", "quote")),
}
WHERE = frozenset(("في", "الي", "من", "عن", "داخل"))  # prepositions of place, as folded
OTHERWISE = frozenset(("armed", "org", "quote"))
INSIDE = frozenset(("في", "وفي", "داخل"))
HOLDERS = frozenset(("armed", "org"))  # who may be called like the land that they hold


def find_mentions(
    words: Sequence[Word], names: NameIndex, before: Callable[[int], str], day: date | None
) -> list[Mention]:
    """The names in a sentence, longest first, none inside another.

    Args:
        words: the sentence.
        names: the index.
        before: of the index of a word, the meaning of the word before it («quote» after an opening mark, «given» after a
            given name): «صحيفة اليوم» is a newspaper, «اليوم» is not.
        day: the report's date: of actors that bore a name in turn, the one active then.
    """
    found: list[Mention] = []
    nationalities: list[int] = []
    i = 0
    while i < len(words):
        best: Name | None = None
        attached, told = 0, ""
        begins = words[i].pos != "punct" and (names.begun_by(words[i].folded) or words[i].text.endswith(IBB))
        if begins and (named := list(names.at(words, i))):
            told = before(i)
            for name, cut in named:
                if cut and len(name.words) == 1 and _whole(words[i]):
                    continue  # «كمينا» is an ambush, not «like Mina», «فرقة» no «and Raqqa»
                if words[i].pos == "sub" and len(name.words) == 1:
                    continue  # «اتهمت الجيش الذي دخل المدينة بأنه…»: no town of Baneh
                called = told in CALLED_FOR.get(name.type, OTHERWISE)
                called = called or (name.context and name.type in HOLDERS and _of_members(words, i, cut))
                if name.context and not (called or _country_in_place(name, words, i, cut)):
                    continue
                if called and name.context and name.type == "place" and cut and words[i].folded[0] in "بلك":
                    continue  # «تخضع القاعدة لحصار»: what stands before the preposition is not its type
                if name.context and words[i].pos == "verb" and words[i - 1].definite:
                    continue  # «القصف في المخيم أدى إلى…»: a definite noun is complete, and a verb follows it
                if name.context and words[i].pos == "adj" and _described_by(words, i):
                    continue  # «السكك الحديدية»
                if name.type == "place" and len(name.words) == 1 and told == "given":
                    continue  # «جورج كتانه», «محمد حمص»: a family's name
                if best is None or _better(name, best, day):
                    best, attached = name, cut
        if best is not None and best.type in HOLDERS and not attached and i and words[i - 1].folded in INSIDE:
            land = (n for n, _ in named if n.type == "place" and len(n.words) == len(best.words))
            best = next((n for n in land if not n.context), best)  # «في بونتلاند»: the land, not who rules it
        if best is not None and _nationality(words, i, told, best):
            nationalities.append(i)
            best = None
        if best is None:
            i += 1
            continue
        last = i + len(best.words)
        cut = _second_party(words, i, last, best)
        found.append(Mention(i, cut, best.type, best.id, best.english, attached))
        if cut < last:
            found.append(Mention(cut, last, best.type, best.id, best.english, 1))
        i = last
    for i in nationalities:  # now that no word's meaning by the one before it is asked for any more
        words[i].pos = "adj"
    return found


def _country_in_place(name: Name, words: Sequence[Word], i: int, cut: int) -> bool:
    """«في مالي», «بمالي»: where a country's name is an everyday word too, a preposition of place tells it from that."""
    if name.type != "place" or load_countries().of_name(name.words) is None:
        return False
    if cut:
        return words[i].folded[:cut] in ("ب", "وب")
    return i > 0 and words[i - 1].folded in WHERE


# Members of a movement, what ties somebody to it, and whom somebody joins. Lemmas.
MEMBERS = frozenset(
    ("قيادي", "عضو", "عنصر", "مقاتل", "مسلح", "متشدد", "متطرف", "زعيم", "مسوول", "ناشط", "امير", "ارهابي")
)
TIED = frozenset(("مرتبط", "تابع", "موال", "موالي", "منتم", "منتمي", "متحالف", "مقرب"))
JOINING = frozenset(("انتمي", "انضم", "انتماء", "انضمام", "بايع", "مبايعه", "التحق", "التحاق", "ولاء"))
OF_BODY = frozenset(("في", "من", "الي"))


def _of_members(words: Sequence[Word], i: int, cut: int) -> bool:
    """«قيادي بارز في القاعدة», «عناصر من القاعدة», «المرتبطة بالقاعدة», «انضموا إلى القاعدة»: whether an everyday word
    stands where a movement does."""
    k = i - 1
    if k < 0:
        return False
    if not cut:
        if words[k].folded not in OF_BODY:
            return False
        k -= 1
    tied = TIED | JOINING
    if words[i].folded[:1] in "بل" and cut:
        return _lemma(words[k]) in tied
    if cut or k < 0:
        return False
    if _lemma(words[k]) in tied:
        return words[i - 1].folded == "الي"
    while k > 0 and words[k].pos == "adj" and _lemma(words[k]) not in MEMBERS:
        k -= 1
    if words[i - 1].folded == "الي" or (words[i - 1].folded == "من" and words[k].definite):
        return False  # «انسحب المسلحون من القاعدة»
    return _lemma(words[k]) in MEMBERS


def _lemma(word: Word) -> str:
    return folded_word(word.lemma or word.folded)


PERSONS = frozenset(("armed", "people", "person"))


def _nationality(words: Sequence[Word], i: int, before: str, name: Name) -> bool:
    """«جنديا تركيا», «شابا سوريا»: after a person in the accusative, the country's name is a nationality."""
    if i == 0 or len(name.words) > 1 or before not in PERSONS or not words[i].folded.endswith("يا"):
        return False
    head = words[i - 1]
    single = head.number == "s" and head.gender == "m" and not (head.definite or head.enclitic)
    accusative = single and head.folded.endswith("ا") and head.pos in ("noun", "adj")
    return accusative and not words[i].proclitics and load_countries().of_name(name.words) is not None


def _described_by(words: Sequence[Word], i: int) -> bool:
    """Whether a definite adjective stands right after a definite noun."""
    return i > 0 and words[i].definite and words[i - 1].definite and words[i - 1].pos == "noun"


def _whole(word: Word) -> bool:
    """Whether the analyser knows a word as an adjective («كبيرا»), noun or verb («بادر») with nothing attached before."""
    return (
        word.pos in ("noun", "adj", "verb")
        and not word.proclitics
        and word.folded[:1] in ("ك", "ل", "ب", "ف", "و")
    )


def _second_party(words: Sequence[Word], first: int, last: int, name: Name) -> int:
    """Where the second of two parties begins that are one actor of the registry («الحوثيون | وقوات صالح»)."""
    if name.actor is None or name.actor.kind != "coalition":
        return last
    return next((k for k in range(first + 1, last) if words[k].proclitics[:1] == ("و",)), last)


def _better(name: Name, best: Name, day: date | None) -> bool:
    """Whether a name is the better reading: longer, of an actor active then, of the surer registry."""
    active = [n.actor is None or load_actors().active(n.actor, day) for n in (name, best)]
    return (len(name.words), active[0], -name.rank) > (len(best.words), active[1], -best.rank)


def _words(folded: str) -> tuple[str, ...]:
    return tuple([key(word) for word in folded.replace("-", " ").split()])


def _actor_names() -> Iterator[Name]:
    countries = load_countries()
    for alias, actor, tag in load_actors().aliases():
        if tag in ("short", "nisba"):
            continue
        folded = fold(alias).text
        if words := _words(folded):
            country = (
                countries.of_name(folded.split()) is not None
            )  # as it is spelt: «الكاميرون» is no plural
            type_ = "country" if country else actor_type(actor)
            yield Name(words, type_, actor.id, actor.english, tag == "ambiguous", 0, actor)


def actor_type(actor: Actor) -> str:
    """What an actor means for the roles that it may fill."""
    return ACTOR_TYPES.get(actor.kind, "armed")


def _source_names() -> Iterator[Name]:
    for alias, outlet, tag in load_outlets().aliases():
        if words := _words(fold(alias).text):
            yield Name(words, "media", outlet.id, outlet.english, tag == "ambiguous", 2)
    for alias, spokesman, tag in load_spokesmen().aliases():
        if words := _words(fold(alias).text):
            yield Name(words, "person", spokesman.id, spokesman.english, tag == "ambiguous", 1)


def _place_names() -> Iterator[Name]:
    for folded, ambiguous in default_index().names():
        words = tuple(key(word) for word in folded.split())
        if words and words != ("ابو",):
            yield Name(words, "place", "", "", ambiguous, 3)


@cache
def load_names() -> NameIndex:
    """The index of every name that the registries know, built once."""
    return NameIndex([*_actor_names(), *_source_names(), *_place_names()])


# First words of a family's name of two words: «نصر الله», «دي ميستورا», «ولد الشيخ». Keys.
BEFORE_FAMILY = frozenset(
    ("نصر", "عبد", "ابو", "بن", "ابن", "دي", "ال", "ولد", "كي", "فان", "جاب", "خير", "سعد", "فتح")
)


@cache
def load_family_names() -> frozenset[tuple[str, ...]]:
    """The names by which headlines call the persons whom the registries know: their last word, or last two."""
    found = set()
    for by_second in load_names().first.values():
        for entries in by_second.values():
            for name in entries:
                if name.type == "person" and len(name.words) > 1:
                    two = name.words[-2] in BEFORE_FAMILY or name.words[-1] == "الله"
                    found.add(name.words[-2:] if two else name.words[-1:])
    return frozenset(found)
