"""Looking places up by name, tolerant of how the name is spelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rawi.places.build import embedded
from rawi.places.gazetteer import Entry, Layer
from rawi.places.relative import distance_km
from rawi.places.spelling import alike, one_edit, skeleton

__all__ = ["Candidate", "PlaceIndex", "Spelling"]

Spelling = Literal["same", "article", "variant", "edit"]
_GRADES: tuple[Spelling, ...] = ("same", "article", "variant")
_LEAST_LETTERS_FOR_EDITS = 6
SAME_PLACE_KM = 15.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    Attributes:
        entry: the place.
        name: the folded spelling of the gazetteer that matched.
        spelling: how it differs from the name asked for: not at all; by its article; in spaces, «أبو»,
            hamza or a last «ا»/«ه»; by one letter.
        ambiguous: that spelling is an everyday word, a person's name or an outlet too.
    """

    entry: Entry
    name: str
    spelling: Spelling
    ambiguous: bool


class PlaceIndex:
    """Places of one or more layers by name.

    Args:
        layers: earlier ones first; without any, the embedded gazetteer, which is built at its first use.

    Raises:
        SetupError: the embedded gazetteer cannot be built.
    """

    def __init__(self, layers: Sequence[Layer] = ()) -> None:
        self.layers = tuple(layers) or (embedded(),)
        self._remembered = lru_cache(maxsize=4096)(self._found)
        self._remembered_off = lru_cache(maxsize=1024)(lambda name: tuple(self._one_off(name)))

    def lookup(self, folded_name: str, fuzzy: bool = False) -> list[Candidate]:
        """The places that a folded name may mean, the closest spellings first.

        Args:
            folded_name: words folded like ``Word.folded``, parted by one blank.
            fuzzy: where no spelling matches, take names of six letters and more that are one letter off.
        """
        found = self._remembered(folded_name)
        if not found and fuzzy:
            found = self._remembered_off(folded_name)
        return list(found)

    def entry(self, entry_id: str) -> Entry | None:
        """The place with this id."""
        return next((found for layer in self.layers if (found := layer.entry(entry_id))), None)

    def capital(self, country: str) -> Entry | None:
        """The capital of the country with this ISO code."""
        return next((found for layer in self.layers if (found := layer.capital(country))), None)

    def province(self, country: str, admin1: str) -> Entry | None:
        """The province with this code in the country with this ISO code."""
        return next((found for layer in self.layers if (found := layer.province(country, admin1))), None)

    def names(self) -> Iterable[tuple[str, bool]]:
        """Every folded name of three letters and more of the first layer, and whether it is an everyday word too.

        Of the others none: half of all villages bear names that are words of the language, and looking out for them
        would cost more in wrong mentions (and in time at every start) than it brings. What stands as a place in its
        sentence is looked up in all layers.
        """
        return [(name, ambiguous) for name, ambiguous in self.layers[0].names() if len(name) >= 3]

    def _found(self, name: str) -> tuple[Candidate, ...]:
        best: dict[str, tuple[int, Candidate]] = {}
        for layer in self.layers:
            first = [(grade, known.entry) for grade, known in best.values()] if best else []
            for folded, ambiguous, entry in layer.of_skeleton(skeleton(name)):
                grade = alike(name, folded)
                if grade is None or (entry.id in best and best[entry.id][0] <= grade):
                    continue
                if any(known <= grade and _same_place(entry, other) for known, other in first):
                    continue
                best[entry.id] = grade, Candidate(entry, folded, _GRADES[grade], ambiguous)
        return tuple(candidate for _, candidate in sorted(best.values(), key=lambda found: found[0]))

    def _one_off(self, name: str) -> Iterator[Candidate]:
        """One letter's edit leaves either the first or the second half of a skeleton as it is."""
        bones = skeleton(name)
        if len(bones) < _LEAST_LETTERS_FOR_EDITS:
            return
        lengths = len(bones) - 1, len(bones) + 1
        half = len(bones) // 2
        seen = set()
        for layer in self.layers:
            for rows in (
                layer.of_start(bones[: half - 1], lengths),
                layer.of_end(bones[half + 1 :], lengths),
            ):
                for folded, ambiguous, entry in rows:
                    if entry.id not in seen and one_edit(bones, skeleton(folded)):
                        seen.add(entry.id)
                        yield Candidate(entry, folded, "edit", ambiguous)


def _same_place(entry: Entry, other: Entry) -> bool:
    """Whether an imported place is one that an earlier layer holds under the same name: it is so near."""
    if entry.lat is None or entry.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km(entry.lat, entry.lon, other.lat, other.lon) <= SAME_PLACE_KM
