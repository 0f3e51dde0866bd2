"""Outlets, spokesmen and titles: what the shipped files hold, and what the loader refuses."""

from __future__ import annotations

import time
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from rawi.arabic.fold import folded_word
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, read_tables
from rawi.knowledge.sources import Outlets, load_outlets, load_spokesmen, load_titles

SIDES = HERE / "actors" / "sides.toml"


def side_ids() -> set[str]:
    if not SIDES.exists():
        pytest.skip("actors/sides.toml is not there")
    return {table["id"] for _, table in read_tables(SIDES, "side")}


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


OUTLET = '[[outlet]]\nid = "one"\nname = "وكالة أولى"\nenglish = "One"\nkind = "agency"\n'
SPOKESMAN = (
    '[[spokesman]]\nid = "one"\nname = "فلان بن فلان"\nenglish = "So"\nrole = "spokesman"\nyears = "2015-"\n'
)
TITLE = '[[title]]\nlemma = "عقيد"\nkind = "rank"\nenglish = "colonel"\n'


# ------------------------------------------------------------------ outlets


def test_there_are_outlets_of_every_kind_and_of_many_countries() -> None:
    outlets = load_outlets()
    assert len(outlets) >= 230
    kinds = {outlet.kind for outlet in outlets.values()}
    assert kinds == {"agency", "tv", "paper", "site", "radio", "monitor", "media_office", "social"}
    countries = {outlet.country for outlet in outlets.values()}
    assert countries.issuperset(
        ("SY", "IQ", "LB", "PS", "IL", "YE", "LY", "SD", "EG", "SA", "IR", "TR", "RU", "US")
    )


@pytest.mark.parametrize(
    ("text", "id_", "tag"),
    [
        ("سانا", "sana", "alias"),
        ("SANA", "sana", "alias"),
        ("قناة الميادين", "almayadeen", "name"),
        ("الميادين", "almayadeen", "ambiguous"),
        ("البيان", "albayan", "ambiguous"),
        ("المرصد السوري لحقوق الإنسان", "sohr", "name"),
        ("الخوذ البيضاء", "white-helmets", "alias"),
        ("أوتشا", "un-ocha", "alias"),
        ("يونيسف", "unicef", "alias"),
        ("فرانس برس", "afp", "alias"),
        ("Airwars", "airwars", "alias"),
    ],
)
def test_an_outlet_is_found_under_its_spellings(text: str, id_: str, tag: str) -> None:
    assert (id_, tag) in {
        (outlet.id, found) for alias, outlet, found in load_outlets().aliases() if alias == text
    }


@pytest.mark.parametrize(
    "word", ["الميادين", "الشرق", "الحياة", "البيان", "الوطن", "العالم", "الحدث", "اليوم", "الحرة"]
)
def test_names_that_are_everyday_words_are_never_safe(word: str) -> None:
    tags = {tag for text, _, tag in load_outlets().aliases() if folded_word(text) == folded_word(word)}
    assert tags == {"ambiguous"}


def test_no_spelling_that_is_safe_is_a_single_short_word_or_belongs_to_two() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for text, outlet, tag in load_outlets().aliases():
        if tag != "ambiguous":
            owners[folded_word(text)].add(outlet.id)
            assert len(text) > 2 or text.isascii(), text
    assert {text: ids for text, ids in owners.items() if len(ids) > 1} == {}


def test_ambiguous_spellings_are_safe_for_no_other_outlet_once_folded() -> None:
    safe, ambiguous = set(), set()
    for text, _, tag in load_outlets().aliases():
        (ambiguous if tag == "ambiguous" else safe).add(folded_word(text))
    assert safe & ambiguous == set()


def test_every_side_is_one_of_the_registry_of_sides() -> None:
    sides = side_ids()
    for outlet in load_outlets().values():
        assert {outlet.side, outlet.side_after} - {""} <= sides, outlet.id
    for person in load_spokesmen().values():
        assert {person.side} - {""} <= sides, person.id


def test_a_body_or_person_of_the_registry_of_actors_is_known_to_be_the_same() -> None:
    registry = pytest.importorskip("rawi.knowledge.registry")
    known = {actor.id for _, actor, _ in registry.load_actors().aliases()}
    names = {
        folded_word(text): actor.id for text, actor, tag in registry.load_actors().aliases() if tag == "name"
    }
    for entry in (*load_outlets().values(), *load_spokesmen().values()):
        assert entry.actor in known | {""}, entry.id
        assert names.get(folded_word(entry.name), entry.actor) == entry.actor, entry.id
    assert load_outlets()["white-helmets"].actor == "sy-white-helmets"


def test_a_states_agency_speaks_for_whoever_governs_that_day() -> None:
    sana = load_outlets()["sana"]
    assert sana.side_on(date(2015, 5, 1)) == "sy-government"
    assert sana.side_on(date(2024, 12, 7)) == "sy-government"
    assert sana.side_on(date(2025, 1, 1)) == "sy-transition"
    assert sana.side_on(None) == "sy-government"
    assert load_outlets()["syria-tv"].side_on(date(2025, 1, 1)) == ""
    assert load_outlets()["almanar"].side_on(date(2025, 1, 1)) == "hezbollah"


@pytest.mark.parametrize(
    ("url", "id_"),
    [
        ("https://www.sana.sy/?p=12", "sana"),
        ("http://arabic.rt.com/news", "rt"),
        ("www.alwatan.com.sa", "alwatan-sa"),
        ("alwatan.sy", "alwatan-sy"),
        ("HTTPS://AAWSAT.COM/a", "asharq-alawsat"),
        ("https://notsana.sy.example.org/sana.sy", None),
        ("https://xsana.sy/", None),
        ("sy", None),
        ("", None),
        ("http://[broken", None),
    ],
)
def test_an_address_tells_its_outlet_by_whole_labels_of_the_domain(url: str, id_: str | None) -> None:
    found = load_outlets().of_url(url)
    assert (found.id if found else None) == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("سانا", "sana"),
        ("وكاله الاناضول", "anadolu"),
        ("BBC Arabic", "bbc"),
        ("aawsat", "asharq-alawsat"),
        ("Okaz (Saudi)", "okaz"),
        ("الميادين", "almayadeen"),
        ("sohr", "sohr"),
        ("https://www.spa.gov.sa/1", "spa"),
        ("الوطن", None),
        ("alwatan", None),
        ("جريدة لا وجود لها", None),
        ("", None),
        ("()", None),
    ],
)
def test_what_a_user_calls_an_outlet_is_found_unless_several_bear_the_name(
    text: str, id_: str | None
) -> None:
    found = load_outlets().find(text)
    assert (found.id if found else None) == id_


# ------------------------------------------------------------------ spokesmen


def test_spokesmen_have_a_body_or_a_side() -> None:
    spokesmen = load_spokesmen()
    assert len(spokesmen) >= 120
    assert [person.id for person in spokesmen.values() if not person.body and not person.side] == []
    assert {person.body for person in spokesmen.values()} - {""} <= set(load_outlets())


def test_names_with_abd_are_found_written_apart_and_together() -> None:
    texts = {text for text, person, _ in load_spokesmen().aliases() if person.id == "rami-abdulrahman"}
    assert {"رامي عبد الرحمن", "رامي عبدالرحمن"} <= texts


def test_a_name_that_many_people_bear_comes_only_as_ambiguous() -> None:
    tags = [
        (text, tag) for text, person, tag in load_spokesmen().aliases() if person.id == "mohammed-abdulsalam"
    ]
    assert ("محمد عبد السلام", "ambiguous") in tags
    assert all(tag != "name" for _, tag in tags)


def test_a_spokesman_is_in_office_in_the_years_of_his_entry() -> None:
    silo = load_spokesmen()["talal-silo"]
    assert (silo.since, silo.until) == (2015, 2017)
    assert silo.in_office(date(2017, 12, 31)) and silo.in_office(None)
    assert not silo.in_office(date(2018, 1, 1))
    assert load_spokesmen()["yahya-saree"].in_office(date(2030, 1, 1))


# ------------------------------------------------------------------ titles


def test_titles_cover_the_ranks_of_arab_armies_and_unnamed_sources() -> None:
    titles = load_titles()
    assert len(titles) >= 250
    ranks = "لواء عميد عقيد مقدم رائد نقيب ملازم فريق"
    assert all(titles[rank].kind == "rank" and titles[rank].before_name for rank in ranks.split())
    for source in ("مصدر أمني", "مصدر عسكري", "مصدر طبي", "مصدر محلي", "مصدر ميداني", "شاهد عيان", "ناشط"):
        assert titles[source].kind == "source" and titles[source].speaks, source
    assert "مصادر أمنية" in titles["مصدر أمني"].plural


@pytest.mark.parametrize("lemma", ["لواء", "عميد", "مقدم", "رائد", "فريق"])
def test_ranks_that_are_other_words_too_say_so(lemma: str) -> None:
    title = load_titles()[lemma]
    assert title.ambiguous
    assert {tag for _, found, tag in load_titles().aliases() if found is title} == {"ambiguous"}


def test_no_title_is_its_own_plural_or_another_titles_lemma() -> None:
    titles = load_titles()
    for title in titles.values():
        assert len(set(title.plural)) == len(title.plural), title.lemma
        assert not set(title.plural) & set(titles), title.lemma


# ------------------------------------------------------------------ what the loaders refuse


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (OUTLET.replace("agency", "blog"), 1, "«kind» cannot be «blog»"),
        (OUTLET.replace('id = "one"', 'id = "One"'), 1, "small Latin letters"),
        (OUTLET + "\n" + OUTLET, 7, "«one» stands twice"),
        (OUTLET + "\n" + OUTLET.replace('"one"', '"two"'), 7, "«وكالة أولى» is «one» already"),
        (OUTLET + 'aliases = ["وكالة أولى"]\n', 1, "already"),
        (OUTLET + 'aliases = ["أولى"]\nambiguous = ["أولى"]\n', 1, "safe and ambiguous"),
        (OUTLET + 'domains = ["https://one.sy"]\n', 1, "is no domain"),
        (OUTLET + 'country = "Syria"\n', 1, "two capital letters"),
        (OUTLET + 'side_until = "2024"\n', 1, "must be a day"),
        (OUTLET + 'side_after = "us"\n', 1, "needs «side_until»"),
        (OUTLET + 'colour = "red"\n', 1, "does not know «colour»"),
        (OUTLET.replace("english", "englisch"), 1, "lacks «english»"),
        (
            OUTLET
            + "\n"
            + OUTLET.replace("one", "two").replace("أولى", "ثانية")
            + 'ambiguous = ["وكالة أولى"]\n',
            7,
            "too",
        ),
    ],
)
def test_a_wrong_outlet_is_refused_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load_outlets(written(tmp_path, "outlets.toml", text))
    assert caught.value.line == line
    assert says in str(caught.value) and "outlets.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (SPOKESMAN.replace("2015-", "2015"), 1, "«years» must be like"),
        (SPOKESMAN.replace("2015-", "2015-2014"), 1, "«years» must be like"),
        (SPOKESMAN + 'body = "nowhere"\n', 1, "outlets.toml has no «nowhere»"),
        (SPOKESMAN + "\n" + SPOKESMAN.replace('"one"', '"two"'), 8, "is «one» already"),
        (SPOKESMAN + "\n" + SPOKESMAN, 8, "«one» stands twice"),
    ],
)
def test_a_wrong_spokesman_is_refused_with_his_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load_spokesmen(written(tmp_path, "spokesmen.toml", text))
    assert caught.value.line == line
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (TITLE.replace("rank", "grade"), 1, "«kind» cannot be «grade»"),
        (TITLE + 'follows = "place"\n', 1, "«follows» cannot be «place»"),
        (TITLE + 'speaks = "yes"\n', 1, "must be true or false"),
        (TITLE + "\n" + TITLE, 6, "stands twice"),
    ],
)
def test_a_wrong_title_is_refused_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load_titles(written(tmp_path, "titles.toml", text))
    assert caught.value.line == line
    assert says in str(caught.value)


def test_namesakes_are_two_people_when_their_name_is_ambiguous(tmp_path: Path) -> None:
    both = SPOKESMAN + 'ambiguous = ["فلان بن فلان"]\n'
    path = written(tmp_path, "spokesmen.toml", both + "\n" + both.replace('"one"', '"two"'))
    assert set(load_spokesmen(path)) == {"one", "two"}


def test_loading_is_quick_once_the_files_were_read() -> None:
    load_outlets(), load_spokesmen(), load_titles()
    best = 1.0
    for _ in range(5):
        for load in (load_outlets, load_spokesmen, load_titles):
            load.cache_clear()
        start = time.process_time()
        load_outlets(), load_spokesmen(), load_titles()
        best = min(best, time.process_time() - start)
    assert best < 0.15  # about 25 ms; the rest is for a busy machine


def test_an_empty_registry_finds_nothing() -> None:
    assert Outlets().find("سانا") is None
    assert list(Outlets().aliases()) == []
