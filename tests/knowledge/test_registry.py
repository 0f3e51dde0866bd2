"""The registry as it ships: who is called what, at which time, and for which side."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from rawi.arabic.fold import folded_word
from rawi.knowledge import registry_checks
from rawi.knowledge.actor import NAME_LISTS
from rawi.knowledge.registry import KINDS, Registry, load_actors

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """Loaded with an empty cache, so that every check runs."""
    load_actors.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAWI_CACHE", str(tmp_path_factory.mktemp("cache")))
        return load_actors()


def ids(registry: Registry, text: str, day: date | None = None) -> set[str]:
    return {actor.id for actor, _ in registry.named(text, day)}


def test_it_holds_more_than_six_hundred_actors_that_are_no_persons(registry):
    assert sum(actor.kind != "person" for actor in registry.actors.values()) >= 1300
    assert len(registry.actors) >= 1450


@pytest.mark.parametrize(
    ("country", "least"),
    [("SY", 250), ("IQ", 130), ("LB", 50), ("PS", 70), ("IL", 45), ("YE", 85), ("LY", 90), ("SD", 70),
     ("SS", 15), ("EG", 30), ("SO", 15), ("AF", 15), ("PK", 15), ("TR", 12), ("IR", 18),
     ("SA", 15), ("UA", 8)],
)  # fmt: skip
def test_every_theatre_is_covered(registry, country, least):
    assert sum(actor.country == country for actor in registry.actors.values()) >= least


def test_every_side_has_an_actor_and_every_actor_a_side(registry):
    assert {actor.side for actor in registry.actors.values()} == set(registry.sides)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قوات سوريا الديمقراطية", "sy-sdf"),
        ("قسد", "sy-sdf"),
        ("QSD", "sy-sdf"),
        ("داعش", "islamic-state"),
        ("تنظيم الدولة الإسلامية في العراق والشام", "islamic-state"),
        ("جبهة النصرة", "sy-nusra"),
        ("هيئة تحرير الشام", "sy-hts"),
        ("فرقة السلطان مراد", "sy-sultan-murad"),
        ("الخوذ البيضاء", "sy-white-helmets"),
        ("قوات الدعم السريع", "sd-rsf"),
        ("حركة تحرير السودان جناح عبد الواحد", "sd-slm-aw"),
        ("كتائب القسام", "ps-qassam"),
        ("سرايا القدس", "ps-saraya-quds"),
        ("جيش الدفاع الإسرائيلي", "il-army"),
        ("الشاباك", "il-shin-bet"),
        ("أنصار الله", "ye-houthi"),
        ("الحوثيين", "ye-houthi"),
        ("المجلس الانتقالي الجنوبي", "ye-stc"),
        ("التحالف العربي", "ye-coalition"),
        ("التحالف الدولي", "us-global-coalition"),
        ("قوات حفتر", "ly-lna"),
        ("قوة الردع الخاصة", "ly-rada"),
        ("مجلس شورى ثوار بنغازي", "ly-benghazi-shura"),
        ("الحشد الشعبي", "iq-pmf"),
        ("عصائب أهل الحق", "iq-aah"),
        ("البيشمركة", "iq-peshmerga"),
        ("حزب العمال الكردستاني", "pkk"),
        ("حزب الله", "lb-hezbollah"),
        ("كتائب حزب الله", "iq-kh"),
        ("فتح الإسلام", "lb-fatah-islam"),
        ("ولاية سيناء", "eg-sinai-province"),
        ("بوكو حرام", "ng-boko-haram"),
        ("حركة الشباب المجاهدين", "so-shabaab"),
        ("حركة طالبان", "af-taliban"),
        ("حركة طالبان باكستان", "pk-ttp"),
        ("فيلق القدس", "ir-quds-force"),
        ("اليونيفيل", "un-unifil"),
        ("القوات الجوية الفضائية الروسية", "ru-air-force"),
    ],
)
def test_a_name_says_who_it_is(registry, text, actor):
    assert ids(registry, text) == {actor}


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("قـــسد", "قسد"),
        ("الحَشْد الشَّعبي", "الحشد الشعبي"),
        ("الجيش الاسرائيلي", "الجيش الإسرائيلي"),
        ("القوات الامريكيه", "القوات الأميركية"),
        ("قوات سورية الديمقراطية", "قوات سوريا الديمقراطية"),
        ("عبدالملك الحوثي", "عبد الملك الحوثي"),
        ("لواء أبي الفضل العباس", "لواء أبو الفضل العباس"),
        ("ypg", "YPG"),
    ],
)
def test_spelling_makes_no_difference(registry, written, plain):
    assert ids(registry, written) == ids(registry, plain) != set()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قوات الأسد", "sy-army"),
        ("ميليشيا قسد", "sy-sdf"),
        ("مليشيا الحوثي", "ye-houthi"),
        ("جيش الاحتلال", "il-army"),
        ("قوات المخلوع صالح", "ye-saleh-forces"),
        ("العدوان السعودي", "ye-coalition"),
        ("مليشيا الدعم السريع", "sd-rsf"),
        ("دولة الاحتلال التركي", "tr"),
    ],
)
def test_what_adversaries_call_an_actor_is_the_same_actor_and_marked(registry, text, actor):
    assert [(found.id, tag) for found, tag in registry.named(text)] == [(actor, "hostile")]


def test_a_name_that_two_actors_used_in_turn_goes_to_the_one_of_the_day(registry):
    assert ids(registry, "الجيش السوري", date(2024, 12, 7)) == {"sy-army"}
    assert ids(registry, "الجيش السوري", date(2024, 12, 8)) == {"sy-new-army"}
    assert ids(registry, "الجيش السوري") == {"sy-army", "sy-new-army"}
    assert ids(registry, "الحكومة اليمنية", date(2014, 9, 20)) == {"ye-former-government"}
    assert ids(registry, "الحكومة اليمنية", date(2014, 9, 21)) == {"ye-government"}
    assert ids(registry, "الحكومة الأفغانية", date(2015, 5, 1)) == {"af-republic"}


def test_a_name_of_the_past_still_says_who_it_was(registry):
    """Reports of today tell of groups that are gone."""
    assert ids(registry, "جبهة النصرة", date(2023, 1, 1)) == {"sy-nusra"}


def test_generic_names_are_short_and_shared(registry):
    bearers = registry.named("الجيش")
    assert {tag for _, tag in bearers} == {"short"}
    assert {"sy-army", "iq-army", "lb-army", "il-army", "sd-army", "ye-army"} <= {
        actor.id for actor, _ in bearers
    }


@pytest.mark.parametrize(
    "word",
    [
        "النظام", "الحكومة", "الشرطة", "المقاومة", "المعارضة", "التحالف", "الاحتلال", "العدو",
        "التنظيم", "الحركة", "الحزب", "القاعدة", "أمل", "فتح", "مالي", "الشباب", "عمان",
        "الحر", "الفور", "بدر", "الإصلاح", "صالح", "هادي", "الأسد", "المهندس", "الدوري",
        "سريع", "الهيئة", "الدولة", "المشتركة", "الأحمر", "حسم", "تأسيس", "النجباء", "العوالق",
    ],
)  # fmt: skip
def test_everyday_words_are_never_matched_by_themselves(registry, word):
    assert {tag for _, tag in registry.named(word)} <= {"short", "ambiguous"}


def test_unconditional_names_are_no_longer_than_needed_and_no_single_letter(registry):
    for text, actor, tag in registry.aliases():
        if tag in {"name", "alias", "hostile"}:
            assert len(text) >= 3, (actor.id, text)
            assert len(text.split()) <= 10, (actor.id, text)


def test_an_unknown_name_is_nobody(registry):
    assert registry.named("نادي الهلال الرياضي") == ()


def test_activity_includes_both_ends_and_an_unknown_day(registry):
    nusra = registry.actors["sy-nusra"]
    assert (nusra.start, nusra.end) == (date(2012, 1, 1), date(2016, 7, 27))
    assert registry.active(nusra, date(2012, 1, 1)) and registry.active(nusra, date(2016, 7, 27))
    assert not registry.active(nusra, date(2011, 12, 31))
    assert not registry.active(nusra, date(2016, 7, 28))
    assert registry.active(nusra, None)


def test_an_alliance_holds_both_ways(registry):
    assert registry.allied("sy-government", "iran") and registry.allied("iran", "sy-government")
    assert registry.allied("ye-houthi", "ye-houthi")
    assert not registry.allied("sd-army", "sd-rsf")
    assert not registry.allied("sy-government", "sy-opposition")


def test_aliases_give_every_list_with_its_tag_and_leave_metonyms_apart(registry):
    israel = registry.actors["il"]
    told = {(text, tag) for text, actor, tag in registry.aliases() if actor is israel}
    assert ("إسرائيل", "name") in told
    assert ("الحكومة الإسرائيلية", "alias") in told
    assert ("الكيان الصهيوني", "hostile") in told
    assert ("الاحتلال", "short") in told
    assert ("إسرائيلي", "nisba") in told
    assert "تل أبيب" not in {text for text, _, _ in registry.aliases()}
    assert ("تل أبيب", israel) in set(registry.metonyms())


def test_capitals_are_places_before_they_are_parties(registry):
    """«دمشق» is never a plain name of a government."""
    capitals = {folded_word(text) for text, _ in registry.metonyms()}
    plain = {folded_word(text) for text, _, tag in registry.aliases() if tag in {"name", "alias", "hostile"}}
    assert not capitals & plain


def test_parts_of_a_force_stand_on_its_side(registry):
    """A division of an army speaks with the army's voice."""
    for actor in registry.actors.values():
        parent = registry.actors.get(actor.parent or "")
        if parent and {actor.kind, parent.kind} <= {"state_forces", "police", "intelligence"}:
            assert actor.side == parent.side, actor.id


def test_english_names_and_notes_describe_and_do_not_judge(registry):
    judging = re.compile(
        r"terroris(?!m\b)|regime\b|gang\b|mercenar|thug|extremis|puppet|so-called|illegal|criminal", re.I
    )
    for actor in registry.actors.values():
        assert not judging.search(actor.english), actor.id
    for side in registry.sides.values():
        assert not judging.search(f"{side.english} {side.note}"), side.id


def test_no_actor_goes_by_a_term_of_abuse(registry):
    abuse = re.compile(r"^(ال)?(ميليشيا|مليشيا|ميليشيات|مليشيات|عصابة|عصابات|مرتزقة)\b|إرهابي")
    for text, actor, tag in registry.aliases():
        if tag in {"name", "alias"}:
            assert not abuse.search(text), (actor.id, text)


def test_files_that_passed_are_not_checked_again(registry, tmp_path, monkeypatch):
    """The checks take longer than the rest; once files have passed, they are trusted until they change."""
    monkeypatch.setenv("RAWI_CACHE", str(tmp_path))
    load_actors.cache_clear()
    load_actors()

    def fail(*_: object) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr(registry_checks, "check_tables", fail)
    monkeypatch.setattr(registry_checks, "check_names", fail)
    load_actors.cache_clear()
    assert load_actors().actors == registry.actors
    load_actors.cache_clear()


def test_the_document_explains_every_key_and_kind():
    text = (ROOT / "docs" / "actors.md").read_text(encoding="utf-8")
    keys = [
        "id",
        "name",
        "english",
        "kind",
        "side",
        "inter",
        "country",
        "parent",
        "years",
        "wikidata",
        "metonyms",
    ]
    for word in (*keys, *NAME_LISTS.values(), *KINDS):
        assert f"`{word}`" in text, word


@pytest.mark.shared
def test_most_agents_of_real_reports_hold_a_name_of_the_registry(registry, gold):
    """A floor under the coverage: all agents as coded by hand, also «انتحاري» and «شخصان»."""
    names = {
        " ".join(re.findall(r"\w+", folded_word(text)))
        for text, _, tag in registry.aliases()
        if tag != "nisba"
    }
    agents = [
        agent for report in gold for statement in report["statements"] for agent in statement.get("agent", ())
    ]
    named = sum(_holds(agent, names) for agent in agents)
    assert named / len(agents) >= 0.70


def _holds(agent: str, names: set[str]) -> bool:
    words = re.findall(r"\w+", folded_word(agent))
    for at, word in enumerate(words):
        bare = re.sub("^[وفبكل]{1,2}(?=.{3})", "", word)
        for head in (word, bare, re.sub("^لل", "ال", word)):
            phrases = (" ".join([head, *words[at + 1 : end]]) for end in range(at + 1, at + 11))
            if any(phrase in names for phrase in phrases):
                return True
    return False
