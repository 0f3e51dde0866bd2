"""Looking names up in the embedded gazetteer."""

from __future__ import annotations

import time

import pytest

from rawi.places.match import PlaceIndex
from rawi.places.resolve import default_index
from rawi.places.spelling import folded_name


@pytest.fixture(scope="module")
def index() -> PlaceIndex:
    return default_index()


def ids(index: PlaceIndex, name: str, fuzzy: bool = False) -> list[str]:
    return [candidate.entry.english for candidate in index.lookup(folded_name(name), fuzzy)]


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("البوكمال", "Al-Bukamal"),
        ("أبو كمال", "Al-Bukamal"),
        ("البو كمال", "Al-Bukamal"),
        ("ديرالزور", "Deir ez-Zor"),
        ("حسكة", "Al Ḩasakah"),
        ("سامرا", "Samarra"),
        ("تلعفر", "Tal Afar"),
        ("تل عفر", "Tal Afar"),
        ("مطار التيفور", "T4 Air Base (Tiyas)"),
        ("البوكمال-القائم", "Al-Bukamal crossing"),
        ("ريف حماة الشمالي", "Northern Hama countryside"),
        ("الغوطه الشرقيه", "Eastern Ghouta"),
        ("سوريا", "Syria"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(index: PlaceIndex, name: str, english: str) -> None:
    assert english in ids(index, name)


def test_the_closest_spelling_comes_first(index: PlaceIndex) -> None:
    found = index.lookup("الرقه")
    assert found[0].spelling == "same"
    order = ["same", "article", "variant"]
    assert [order.index(candidate.spelling) for candidate in found] == sorted(
        order.index(candidate.spelling) for candidate in found
    )


def test_a_letter_off_is_found_only_when_asked_for(index: PlaceIndex) -> None:
    assert ids(index, "معرة النعمن") == []
    assert "Maarrat al-Numan" in ids(index, "معرة النعمن", fuzzy=True)
    assert all(candidate.spelling == "edit" for candidate in index.lookup("معره النعمن", fuzzy=True))


def test_short_names_are_never_guessed(index: PlaceIndex) -> None:
    assert ids(index, "حلغ", fuzzy=True) == []


def test_an_unknown_name_has_no_candidates(index: PlaceIndex) -> None:
    assert index.lookup("ككككك") == []


def test_names_for_the_search_of_mentions(index: PlaceIndex) -> None:
    """Names of three letters and more; those that are everyday words too are flagged."""
    names = dict(index.names())
    assert len(names) > 8000
    assert min(map(len, names)) >= 3
    for everyday in ("الميادين", "الباب", "حضر", "النصر", "المدينه", "صلاح الدين", "القايم"):
        assert names[everyday], everyday
    for place in ("حلب", "دمشق", "غزه", "سراقب", "البوكمال", "الغوطه الشرقيه", "معبر رفح", "مطار المزه"):
        assert not names[place], place


def test_capitals(index: PlaceIndex) -> None:
    assert (capital := index.capital("SY")) and capital.english == "Damascus"
    assert (capital := index.capital("US")) and capital.english == "Washington"
    assert index.capital("XX") is None


def test_opening_and_the_first_look_up_take_no_time(index: PlaceIndex) -> None:
    """Far below the 60 ms that a person would notice at start-up; 150 ms for all names."""
    started = time.process_time()
    PlaceIndex(index.layers).lookup("حلب")
    assert time.process_time() - started < 0.06
    started = time.process_time()
    list(index.names())
    assert time.process_time() - started < 0.5
