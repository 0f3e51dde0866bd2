"""From words to coordinates, or to none: namesakes, relative places, later mentions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rawi.places import Context, Layer, PlaceIndex, Resolution, parse_place, resolve, resolve_all
from rawi.places.gazetteer import Entry, write_layer
from rawi.places.relative import distance_km

DAMASCUS = (33.51, 36.29)
ALEPPO = (36.20, 37.16)


def alone(text: str, *countries: str) -> Resolution:
    return resolve(parse_place(text), Context((), countries))


def together(*texts: str, hints: tuple[str, ...] = ()) -> list[Resolution]:
    return resolve_all([parse_place(text) for text in texts], hints)


def away(resolution: Resolution, lat: float, lon: float) -> float:
    assert resolution.lat is not None and resolution.lon is not None, resolution.reason
    return distance_km(resolution.lat, resolution.lon, lat, lon)


class TestNamesakes:
    def test_a_city_is_meant_rather_than_its_province_or_villages(self) -> None:
        city = alone("حلب", "SY")
        assert city.kind == "city"
        assert away(city, *ALEPPO) < 5

    def test_the_province_is_meant_where_it_is_said(self) -> None:
        province = alone("محافظة حلب", "SY")
        assert province.gazetteer_id == "region:aleppo-governorate"
        assert province.name == "محافظة حلب"
        assert province.radius_km is not None and province.radius_km >= 50

    def test_a_province_without_a_town_of_its_name_needs_no_type_word(self) -> None:
        assert alone("الأنبار", "IQ").kind == "province"

    def test_a_great_city_needs_no_hint(self) -> None:
        assert away(alone("حلب"), *ALEPPO) < 5

    def test_the_place_that_the_report_says_it_lies_in_decides(self) -> None:
        """There is a دوما beside Damascus and one beside Nablus."""
        assert alone("بلدة دوما في ريف دمشق").country == "SY"
        assert alone("قرية دوما في محافظة نابلس").country == "PS"

    def test_places_named_nearby_decide(self) -> None:
        lebanon = together("طرابلس", "عكار", "باب التبانة")[0]
        libya = together("طرابلس", "مصراتة", "ترهونة")[0]
        assert (lebanon.country, libya.country) == ("LB", "LY")

    def test_hinted_countries_decide(self) -> None:
        assert alone("طرابلس", "LB").country == "LB"
        assert alone("طرابلس", "LY").country == "LY"

    def test_a_countrys_adjective_decides(self) -> None:
        assert alone("مدينة طرابلس اللبنانية", "LY", "LB").country == "LB"

    def test_the_type_word_decides(self) -> None:
        assert alone("الهول", "SY").kind == "town"
        assert alone("مخيم الهول", "SY").kind == "camp"
        assert alone("مطار دير الزور العسكري", "SY").kind == "base"

    def test_quarters_are_told_apart_by_the_city_named(self) -> None:
        assert away(together("مدينة حمص", "حي الخالدية", hints=("SY",))[1], 34.74, 36.72) < 5
        assert away(together("مدينة حلب", "حي الخالدية", hints=("SY",))[1], 36.22, 37.12) < 5

    def test_without_a_type_word_a_country_is_meant_rather_than_its_capital(self) -> None:
        assert alone("تونس", "TN").kind == "country"
        assert alone("العاصمة تونس", "TN").kind == "city"


class TestNone:
    """A wrong coordinate costs more than a missing one."""

    @pytest.fixture
    def villages(self, tmp_path: Path):
        """Two villages of one name far apart, and one of another name."""
        path = tmp_path / "villages.sqlite"
        village = Entry("t:1", "العالية", "North", "village", "SY", 36.5, 37.0)
        write_layer(
            path,
            [
                (village, ["العالية"]),
                (replace(village, id="t:2", english="South", lat=32.6), ["العالية"]),
                (replace(village, id="t:3", name="الغريدة", english="Only"), ["الغريدة"]),
            ],
            frozenset(),
        )
        layer = Layer(path)
        yield PlaceIndex([layer])
        layer.close()

    def test_namesakes_that_nothing_tells_apart_are_a_tie(self, villages: PlaceIndex) -> None:
        found = resolve(parse_place("قرية العالية"), Context((), ("SY",)), villages)
        assert not found.located
        assert "tie" in found.reason
        assert {candidate.entry.id for candidate in found.candidates} == {"t:1", "t:2"}

    def test_a_place_nearby_ends_the_tie(self, villages: PlaceIndex) -> None:
        near = Resolution("كذا", "x", 32.7, 36.9, 10.0, "t:9", "SY", "town")
        found = resolve(parse_place("قرية العالية"), Context((near,), ("SY",)), villages)
        assert found.english == "South"
        assert "km from كذا" in found.reason

    def test_a_village_alone_in_its_name_is_taken(self, villages: PlaceIndex) -> None:
        assert resolve(parse_place("قرية الغريدة"), Context((), ("SY",)), villages).english == "Only"

    def test_but_not_far_from_every_place_of_the_report(self, villages: PlaceIndex) -> None:
        others = tuple(
            Resolution("كذا", "x", 32.6 + i / 10, 36.2, 10.0, f"t:9{i}", "SY", "town") for i in range(2)
        )
        found = resolve(parse_place("قرية الغريدة"), Context(others, ("SY",)), villages)
        assert not found.located
        assert "far from every place" in found.reason

    def test_a_small_place_of_a_country_never_spoken_of_is_not_taken(self) -> None:
        assert not alone("أم الفحم", "YE", "SA").located

    def test_unless_its_name_is_like_no_other_of_the_list(self) -> None:
        """A report of one happening abroad may not name the country; «سروج» is one town."""
        assert alone("سروج", "YE", "SA").country == "TR"

    @pytest.mark.parametrize("word", ["النصر", "السلام", "الجديدة", "أحمد", "البلاد", "المنطقة الشرقية"])
    def test_everyday_words_are_no_places_by_themselves(self, word: str) -> None:
        assert not alone(word, "YE").located

    def test_with_its_type_word_or_places_nearby_an_everyday_word_is_a_place(self) -> None:
        assert alone("مدينة الميادين", "SY").located
        assert together("دير الزور", "الميادين", "البوكمال", hints=("SY",))[1].english == "Al-Mayadin"

    def test_hills_of_that_adjective_are_no_place(self) -> None:
        assert not alone("التلال الجبلية", "YE").located

    def test_an_unknown_village_in_a_known_region_lies_within_that_region(self) -> None:
        found = alone("قرية ككككك في ريف إدلب الجنوبي", "SY")
        assert found.gazetteer_id == "region:southern-idlib-countryside"
        assert "not in the gazetteer" in found.reason

    def test_a_country_has_a_name_and_no_coordinates(self) -> None:
        country = alone("سوريا")
        assert (country.name, country.country, country.lat) == ("سوريا", "SY", None)

    def test_a_border_has_none(self) -> None:
        assert not alone("الحدود السورية التركية", "SY", "TR").located
        assert not alone("قرب الحدود مع لبنان", "SY", "LB").located

    def test_nothing_at_all(self) -> None:
        assert resolve(parse_place(""), Context()) == Resolution(
            reason="no name, only a word for a kind of place"
        )

    def test_no_letter_of_a_name_is_taken_for_a_preposition(self) -> None:
        """«باردو» is not «ب» before «اردو», though both are towns."""
        assert alone("باردو", "YE").english in ("Bardo", None)


class TestRelative:
    def test_the_north_of_a_province_is_its_northern_countryside(self) -> None:
        assert alone("شمالي حلب", "SY").gazetteer_id == "region:northern-aleppo-countryside"
        assert alone("ريف حلب الشمالي", "SY").gazetteer_id == "region:northern-aleppo-countryside"

    def test_the_north_of_the_city_is_a_few_kilometres_out(self) -> None:
        found = alone("شمال مدينة حلب", "SY")
        assert found.lat is not None and found.lat > ALEPPO[0] + 0.04
        assert away(found, *ALEPPO) < 15

    def test_where_the_report_speaks_of_quarters_the_east_is_the_citys_own(self) -> None:
        countryside = together("شرق حلب", hints=("SY",))[0]
        city = together("شرق حلب", "حي الشعار", "حي صلاح الدين", hints=("SY",))[0]
        assert away(countryside, *ALEPPO) > 25
        assert away(city, *ALEPPO) < 12

    def test_the_countryside_of_a_town_lies_around_it(self) -> None:
        found = alone("ريف جرابلس", "SY")
        assert away(found, 36.82, 38.01) < 3
        assert found.radius_km == 20.0

    def test_the_countryside_of_a_city_is_that_of_its_province(self) -> None:
        assert alone("ريف حمص", "SY").radius_km == 60.0

    def test_so_many_kilometres_in_a_direction(self) -> None:
        found = alone("على بعد 30 كم شمال دمشق", "SY")
        assert away(found, *DAMASCUS) == pytest.approx(30, abs=2)
        assert found.lat is not None and found.lat > DAMASCUS[0] + 0.25
        assert found.radius_km == 7.5

    def test_near_is_wider_than_in(self) -> None:
        inside, near = alone("مدينة الباب", "SY"), alone("قرب مدينة الباب", "SY")
        assert (inside.lat, inside.lon) == (near.lat, near.lon)
        assert inside.radius_km == 10.0
        assert near.radius_km == 15.0

    def test_between_two_places_is_half_way(self) -> None:
        found = alone("بين سراقب وأريحا", "SY")
        assert away(found, 35.84, 36.71) < 3
        assert "between" in found.reason

    def test_two_places_that_are_one_crossing(self) -> None:
        assert alone("البوكمال-القائم", "SY", "IQ").kind == "crossing"

    def test_a_part_of_a_country_known_by_its_name(self) -> None:
        assert alone("الشمال السوري", "SY").gazetteer_id == "region:northern-syria"
        assert alone("شماليّ شرقيّ سوريا", "SY").gazetteer_id == "region:north-eastern-syria"

    def test_part_of_a_town_stays_in_the_town(self) -> None:
        found = alone("الجزء الغربي من الموصل", "IQ")
        assert 1 < away(found, 36.34, 43.13) < 8

    def test_words_after_a_well_known_name_do_not_hide_it(self) -> None:
        assert alone("مدينة تدمر السياحية الشهيرة", "SY").english == "Palmyra"

    def test_a_building_is_where_its_town_is(self) -> None:
        assert away(alone("مستشفى مدينة الباب", "SY"), 36.37, 37.52) < 3
        assert alone("السفارة الليبية في القاهرة", "LY", "EG").country == "EG"


class TestReport:
    def test_sure_places_help_those_before_them(self) -> None:
        """The namesake stands first; the places that tell it apart come later."""
        first = together("الزهراء", "نبل", "تل رفعت", hints=("SY",))[0]
        assert first.english == "Al-Zahraa (Aleppo)"

    def test_the_town_is_the_town_named_before(self) -> None:
        found = together("مدينة سراقب", "أطراف المدينة", "محافظة إدلب", "المحافظة", hints=("SY",))
        assert found[1].gazetteer_id == found[0].gazetteer_id
        assert "named before" in found[1].reason
        assert found[3].gazetteer_id == found[2].gazetteer_id

    def test_the_town_without_one_before_is_none(self) -> None:
        assert not together("المدينة", hints=("SY",))[0].located

    def test_its_countryside_is_of_the_place_before(self) -> None:
        assert away(together("مدينة منبج", "ريفها", hints=("SY",))[1], 36.53, 37.95) < 5

    def test_the_capital_is_that_of_the_country_spoken_of(self) -> None:
        assert together("العاصمة", hints=("YE",))[0].english == "Sanaa"
        assert together("العاصمة السورية", hints=("YE",))[0].english == "Damascus"

    def test_a_dual_type_word_holds_for_the_next_name(self) -> None:
        """«القاهرة» after «قريتي X و» is no metropolis."""
        found = together("قريتي ككككك", "القاهرة", hints=("SY",))
        assert found[1].english != "Cairo"
        assert together("محافظتي إدلب", "حلب", hints=("SY",))[1].kind == "province"

    def test_a_plural_type_word_holds_as_long_as_the_names_are_joined(self) -> None:
        texts = ("محافظات الضالع", "مأرب", "تعز")
        mentions = [parse_place(text) for text in texts]
        joined = [mentions[0], *(replace(mention, joined=True) for mention in mentions[1:])]
        apart = [mentions[0], *(replace(mention, joined=False) for mention in mentions[1:])]
        assert [place.kind for place in resolve_all(joined, ("YE",))] == ["province"] * 3
        assert [place.kind for place in resolve_all(apart, ("YE",))][2] == "city"

    def test_one_answer_for_each_mention_in_order(self) -> None:
        assert [place.english for place in together("دمشق", "سوريا", "ككككك")] == ["Damascus", "Syria", None]

    def test_every_answer_gives_its_reason_and_at_most_five_candidates(self) -> None:
        for place in together("دمشق", "الخالدية", "قرية كذا", "المنصورة", "سوريا"):
            assert place.reason
            assert "\n" not in place.reason
            assert len(place.candidates) <= 5

    def test_a_misspelt_name_is_read_where_its_surroundings_are_named(self) -> None:
        found = together("مدينة معرة النعمن", "سراقب", "خان شيخون", hints=("SY",))[0]
        assert found.english == "Maarrat al-Numan"
        assert found.reason.startswith("one letter off")


def test_a_village_abroad_is_not_believed_for_its_name_alone() -> None:
    """The only Wasit that is known may lie in Yemen: a report of Syria does not mean it."""
    found = resolve_all([parse_place("قرية كفرنبل"), parse_place("قرية واسط")], ["SY"])
    assert found[0].located and found[1].country != "YE"


def test_a_villages_name_with_other_words_after_it_is_another_name() -> None:
    assert not resolve(parse_place("قرية حنتوتين كحيطة"), Context(countries=("SY",))).located


def test_a_river_bank_is_the_west_bank_only_where_palestine_is_spoken_of() -> None:
    """«الضفة الشرقية» of the Euphrates is no place in Palestine."""
    assert resolve_all([parse_place("الضفة الشرقية")], ["SY", "IQ"])[0].lat is None
    west_bank = resolve_all([parse_place("مدن الضفة")], ["PS", "IL"])[0]
    assert west_bank.lat is not None and west_bank.country == "PS"


def test_an_adjective_after_a_type_word_is_no_city_abroad() -> None:
    """«كبيرة» is not «بيرا» with a letter before it."""
    assert resolve_all([parse_place("آخر مدينة كبيرة")], ["SY"])[0].lat is None
