"""Short names: who «الجيش», «القوات الحكومية», «التنظيم» is in this report.

A short name belongs to several actors. The full mention nearest before it decides, else the country that the report
speaks of most, where only one actor of that country bears the name. When neither does, nobody is meant for sure.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from rawi.arabic.fold import fold
from rawi.coding.document import Document, Mention, Parse
from rawi.knowledge.actor import Actor
from rawi.knowledge.registry import load_actors
from rawi.places import load_countries

__all__ = ["ShortNames"]

# «عناصر الشرطة», «قوات الجيش», «رجال الأمن»: the short name is what they are of. Folded.
OF = frozenset(
    (
        "قوات", "عناصر", "عنصر", "جنود", "رجال", "وحدات", "مقاتلي", "مقاتلو", "مسلحي", "مسلحو", "افراد", "قياده", "مواقع",
        "طائرات", "طيران", "مدفعيه", "حواجز", "حاجز", "موقع", "مقر", "مقرات",
    )
)  # fmt: skip
PERSONS = "person"
Known = tuple[str, str]  # id and English name
Said = tuple[int, Mention, tuple[str, ...]]
BACK = 15  # sentences within which a full mention decides


@cache
def _bearers() -> dict[tuple[str, ...], list[Actor]]:
    """Who bears a short name, by its folded words."""
    found: dict[tuple[str, ...], list[Actor]] = defaultdict(list)
    for text, actor, tag in load_actors().aliases():
        if tag == "short":
            found[tuple(fold(text).text.split())].append(actor)
    return dict(found)


class ShortNames:
    """Whom the short names of one report mean."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._said: list[Said] | None = None
        self._countries: tuple[str, ...] | None = None

    def meant(self, parse: Parse, first: int, last: int) -> Known | None:
        """Whom the words from ``first`` to ``last`` (exclusive), which are no full name, mean; None when not sure."""
        words = self.words(parse, first, last)
        candidates = _bearers().get(words)
        if candidates is None and len(words) > 1 and words[0] in OF:
            words = words[1:]
            candidates = _bearers().get(words)
        day = self.document.report.published
        active = {actor.id: actor for actor in candidates or () if load_actors().active(actor, day)}
        if not active and not parse.words[first].definite and parse.words[first].pos not in ("name", "noun"):
            return None
        return self.before(parse, first, words, active) or self.of_country(active)

    def words(self, parse: Parse, first: int, last: int) -> tuple[str, ...]:
        """The phrase's folded words, nothing attached before the first."""
        head = parse.words[first]
        stem = head.stem or head.folded
        if "ال" in head.proclitics and not stem.startswith("ال"):
            stem = "ال" + stem
        return (stem, *(word.folded for word in parse.words[first + 1 : last]))

    def before(self, parse: Parse, at: int, words: tuple[str, ...], active: dict[str, Actor]) -> Known | None:
        """The one that was mentioned in full last: by a name that this is the short form or the beginning of, or of a
        person the end («عبد الرحمن» for «رامي عبد الرحمن»)."""
        bare = (words[0].removeprefix("ال"), *words[1:])
        for index, mention, name in reversed(self.said):
            if index < parse.index - BACK:
                break
            part = name[-len(bare) :] if mention.type == PERSONS else name[: len(bare)]
            named = len(name) > len(bare) and part == bare
            if (index, mention.first) < (parse.index, at) and (mention.id in active or named):
                return mention.id, mention.english
        return None

    def of_country(self, active: dict[str, Actor]) -> Known | None:
        """The only one of the country that the report speaks of most and that has any."""
        for iso in self.countries[:2]:
            those = [a for a in active.values() if a.country == iso and a.kind != PERSONS]
            if those:
                return (those[0].id, those[0].english) if len(those) == 1 else None
        return None

    @property
    def said(self) -> list[Said]:
        """The full mentions of actors and persons, in order: sentence, mention, and its folded words without article."""
        if self._said is None:
            self._said = [
                (parse.index, mention, self.bare_words(parse, mention.first, mention.last))
                for parse in self.document.parses
                for mention in parse.mentions
                if mention.id and mention.type not in ("place", "media")
            ]
        return self._said

    def bare_words(self, parse: Parse, first: int, last: int) -> tuple[str, ...]:
        words = self.words(parse, first, last)
        return (words[0].removeprefix("ال"), *words[1:])

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries that the report names, the most often named first."""
        if self._countries is None:
            words = [word.folded for parse in self.document.parses for word in parse.words]
            self._countries = load_countries().named(words)
        return self._countries
